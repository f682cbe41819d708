"""What stands at the top of a text, for it to stand there still when the text is laid out anew."""

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefing.desktop.reading.fragments import blocks_from

MARGIN = 25  # pixels, more than a pane leaves below the last line


class Place(Struct, frozen=True):
    """The letter with which the line at the top begins, and how far below the edge it is, in heights of its line."""

    block: int
    words: str
    at: int
    below: float


class TopLine:
    """Finds the line at the top of ``pane`` again; until one scrolls it is the same, however often that is done.

    Of the line that came to the top instead, the first letter is another, and from step to step one would go back.
    """

    def __init__(self, pane: QTextEdit) -> None:
        self._pane = pane
        self._kept: tuple[Place, int] | None = None
        self._awaited: tuple[Place, int] | None = None
        pane.cursorPositionChanged.connect(self._stay)

    def place(self) -> Place | None:
        """Where one is now; nothing at the beginning, where one stays."""
        gone = self._pane.verticalScrollBar().value()
        if self._awaited is not None and self._awaited[1] == gone:
            return self._awaited[0]
        if not gone:
            return None
        if self._kept is not None and self._kept[1] == gone and self._block(self._kept[0]) is not None:
            return self._kept[0]
        cursor = self._pane.cursorForPosition(QPoint(0, 0))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self.place_of(cursor)

    def place_of(self, cursor: QTextCursor) -> Place:
        """Where the line of a cursor is."""
        where, block = self._pane.cursorRect(cursor), cursor.block()
        return Place(block.blockNumber(), block.text(), cursor.positionInBlock(), where.top() / max(1, where.height()))

    def is_there(self, place: Place) -> bool:
        """Whether the paragraph of a place is in the text that is shown."""
        return self._block(place) is not None

    def come_back(self, place: Place | None) -> None:
        """Bring the line there to where it was, if it is in the text that is shown, once that is laid out so far."""
        self._awaited = None
        block = self._block(place) if place is not None else None
        if place is None or block is None:
            return
        cursor, bar = QTextCursor(block), self._pane.verticalScrollBar()
        if block.position() + place.at > self._last_laid_out():
            bar.setValue(bar.maximum())
            self._awaited = place, bar.value()
            return
        cursor.setPosition(block.position() + place.at)
        where = self._pane.cursorRect(cursor)
        bar.setValue(bar.value() + where.top() - round(place.below * where.height()))
        self._kept = place, bar.value()

    def go_on(self) -> bool:
        """Come back to the line that was not laid out yet, unless one has gone elsewhere since; whether that was so."""
        if self._awaited is None or self._awaited[1] != self._pane.verticalScrollBar().value():
            return False
        self.come_back(self._awaited[0])
        return True

    def _stay(self) -> None:
        """Wait for no line any more."""
        self._awaited = None

    def _last_laid_out(self) -> int:
        """The last place in the text that can be at the top so far; what is below Qt lays out when it has time."""
        last = QPointF(0, max(0, self._pane.verticalScrollBar().maximum() - MARGIN))
        return self._pane.document().documentLayout().hitTest(last, Qt.HitTestAccuracy.FuzzyHit)

    def _block(self, place: Place) -> QTextBlock | None:
        """The paragraph of a place: that of its number, or the nearest with its words."""
        document = self._pane.document()
        block = document.findBlockByNumber(place.block)
        if block.isValid() and block.text() == place.words:
            return block
        alike = [each for each in blocks_from(document.begin()) if each.text() == place.words]
        return min(alike, key=lambda each: abs(each.blockNumber() - place.block), default=None)
