"""A label of plain words, of which some lead somewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QLabel

from briefing.desktop.compare.words import Span
from briefing.desktop.parts.labels import escape

REDRAWN = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class LinkLabel(QLabel):
    """The tab key comes to the label, and goes on through its links, which Enter follows: ``linkActivated``.

    ``link_reached`` tells the words and the address of the one to which it came, and ``pressed`` of a click elsewhere.
    """

    link_reached = Signal(str, str)
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._followed = False
        self.linkActivated.connect(self._follow)
        self._links: Sequence[Span] = ()
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_words(self, words: str, links: Sequence[Span]) -> None:
        """Show words with the links in them."""
        self.words, self._links = words, links
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Put on new colours."""
        super().changeEvent(event)
        if event.type() in REDRAWN:
            self._write()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click that marked no words and followed no link."""
        self._followed = False
        super().mouseReleaseEvent(event)
        inside = event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint())
        if inside and not self._followed and not self.hasSelectedText():
            self.pressed.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Tell to which link the tab key came."""
        stays = super().focusNextPrevChild(next)
        start = self.selectionStart()
        for link in self._links if stays and self.hasFocus() else ():
            if link.start <= start < link.end:
                self.setSelection(start, len(self.selectedText()))  # or Qt would put a frame of dots round it
                self.link_reached.emit(self.selectedText().strip(), link.address)
        return stays

    def _follow(self, _address: str) -> None:
        self._followed = True

    def _write(self) -> None:
        if not self._links:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(self.words)
            return
        done, parts = 0, []
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        for link in self._links:
            line = "none" if link.address.startswith("source:") else "underline"
            style = f"color: {ink}; text-decoration: {line}"
            inside = escape(self.words[link.start : link.end])
            parts.append(escape(self.words[done : link.start]))
            parts.append(f'<a href="{escape(link.address)}" style="{style}">{inside}</a>')
            done = link.end
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText("".join([*parts, escape(self.words[done:])]))
