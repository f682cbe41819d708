"""The letters of the text: how wide words are, by which tables are laid out, and those of code."""

from functools import cached_property

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from briefing.desktop.look import CODE_FACES, READING_FACES


class Letters:
    """The letters of a text that are ``size`` pixels high."""

    def __init__(self, size: int) -> None:
        self.size = size

    def width(self, words: str, bold: bool) -> float:
        """How wide some words are, as part of the size."""
        return self._metrics[bold].horizontalAdvance(words) / self.size

    @cached_property
    def code_face(self) -> str:
        """The face of code: that of the system where none of ours is there, in place of which Qt would take any."""
        named = next((each for each in CODE_FACES if QFontDatabase.hasFamily(each)), "")
        return named or QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()

    @cached_property
    def _metrics(self) -> tuple[QFontMetricsF, QFontMetricsF]:
        font = QFont([*READING_FACES, "serif"])
        font.setPixelSize(self.size)
        plain = QFontMetricsF(font)
        font.setWeight(QFont.Weight.Bold)
        return plain, QFontMetricsF(font)
