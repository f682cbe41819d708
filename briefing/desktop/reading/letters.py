"""The letters of the text, by which the words of a table are measured."""

from functools import cached_property

from PySide6.QtGui import QFont, QFontMetricsF

from briefing.desktop.look import READING_FACES


class Letters:
    """The letters of a text that are ``size`` pixels high."""

    def __init__(self, size: int) -> None:
        self._size = size

    def width(self, words: str, bold: bool) -> float:
        """How wide some words are, as part of the size."""
        return self._metrics[bold].horizontalAdvance(words) / self._size

    @cached_property
    def _metrics(self) -> tuple[QFontMetricsF, QFontMetricsF]:
        font = QFont([*READING_FACES, "serif"])
        font.setPixelSize(self._size)
        plain = QFontMetricsF(font)
        font.setWeight(QFont.Weight.Bold)
        return plain, QFontMetricsF(font)
