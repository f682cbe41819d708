"""Text that is only read, with links that the tab key goes through, from where one reads.

It is no QTextBrowser: screen readers take that for a label, and read all of it whenever the focus comes back. Nor does
its tab key begin where one reads.
"""

from collections.abc import Iterator
from itertools import dropwhile

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QToolTip

from briefing.desktop.parts.accessible import announce
from briefing.desktop.reading.fragments import Piece, between, blocks_from, names_in, pieces
from briefing.desktop.reading.structure import structure
from briefing.desktop.reading.word_text import WordText

LINE_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CURSOR = 1  # how wide it is for who reads by keys; it stands before no title for who has clicked
BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class LinkText(WordText):
    """``link_followed`` tells a link that is followed, which the text itself never does.

    ``link_reached`` tells the words and the address of a link to which the tab key came.
    """

    link_followed = Signal(QUrl)
    link_reached = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMouseTracking(True)
        self._link: QTextCursor | None = None
        self._left: QTextCursor | None = None
        self._pressed: QPoint | None = None
        self.cursorPositionChanged.connect(self._repaint)
        self.setCursorWidth(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go line by line through the cells of a table in the order in which they are read, not down a column.

        What one comes to is told where it is more than words.
        """
        before = self.textCursor()
        by = 0 if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else LINE_KEYS.get(Qt.Key(event.key()), 0)
        after = self._cell_after_line(by) if by else None
        if after is None:
            super().keyPressEvent(event)
        else:
            self.setTextCursor(after)
        if self.textCursor() != before:
            self.setCursorWidth(CURSOR)
        announce(self, structure(self.textCursor(), before))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tip of the words under the mouse; Qt takes those as far off as the margins of the text are wide."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            tip = self.cursorForPosition(event.pos()).charFormat().toolTip()
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show by the cursor that the keys have come here."""
        super().focusInEvent(event)
        if event.reason() in BY_KEYS:
            self.setCursorWidth(CURSOR)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a link is pressed."""
        super().mousePressEvent(event)
        self.setCursorWidth(0)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link that is let go where it was pressed; farther off, words of it were marked."""
        super().mouseReleaseEvent(event)
        at, here = self._pressed, event.position().toPoint()
        self._pressed = None
        if at is not None and (here - at).manhattanLength() < QApplication.startDragDistance() and self.anchorAt(at):
            self._link = self.textCursor()
            self.setTextCursor(self._link)  # which takes back the frame of dots that Qt puts round it
            self.link_followed.emit(QUrl(self.anchorAt(at)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Have a hand over links."""
        super().mouseMoveEvent(event)
        over = not event.buttons() and self.anchorAt(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Go on to the next link from where one reads, and tell which it is; past the last, leave the text.

        Who left it so begins anew from the other end.
        """
        here = self.textCursor()
        if here == self._left:
            here.movePosition(QTextCursor.MoveOperation.Start if next else QTextCursor.MoveOperation.End)
        if self.reach_link(here, back=not next):
            return True
        here = self.textCursor()
        here.clearSelection()
        self.setTextCursor(here)
        self._left = here
        return super().focusNextPrevChild(next)

    def reach_link(self, cursor: QTextCursor, *, back: bool = False) -> bool:
        """Come to the link at or after a cursor, or the last before it; whether there is one."""
        return self._reach(self._link_before(cursor) if back else self._link_after(cursor))

    def reach_first(self, address: str, place: str = "") -> None:
        """Come to the first link that leads to an address, if there is one, from a ``place`` of that name on."""
        blocks = blocks_from(self.document().begin())
        if place:
            blocks = dropwhile(lambda block: place not in names_in(block), blocks)
        links = (link for block in blocks for link in _links(block))
        self._reach(next((link for link in links if link.address == address), None))

    def _reach(self, link: Piece | None) -> bool:
        if link is None:
            return False
        chosen = between(self.document(), link.start, link.end)
        self._link, self._left = chosen, None
        self.setTextCursor(chosen)
        self.setCursorWidth(0)  # the ring tells enough
        self.link_reached.emit(chosen.selectedText().strip(), link.address)
        return True

    def link_reached_last(self) -> QTextCursor | None:
        """The link to which the tab key came, while it is chosen."""
        link = self._link
        return link if link is not None and link.hasSelection() and link == self.textCursor() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put a ring round the link to which the tab key came."""
        super().paintEvent(event)
        link = self.link_reached_last()
        here = self.hasFocus() or QApplication.activePopupWidget() is not None  # such as the card of a source
        if here and link is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
                for line in self._lines_of(link):
                    painter.drawRoundedRect(QRectF(line).adjusted(-1, 0, 1, 0), 3, 3)

    def _repaint(self) -> None:
        """Paint the ring anew, if it can be seen; ``parts.viewports`` says what it is to ask for a viewport early."""
        if self.isVisible():
            self.viewport().update()

    def _cell_after_line(self, by: int) -> QTextCursor | None:
        """Where the next block begins, or ends the one before, if one of the two is in a table, and no line between."""
        here = self.textCursor()
        block = here.block()
        line = block.layout().lineForTextPosition(here.positionInBlock()).lineNumber()
        if line != (block.layout().lineCount() - 1 if by > 0 else 0):
            return None
        beside = block.next() if by > 0 else block.previous()
        if not beside.isValid():
            return None
        there = QTextCursor(beside)
        if here.currentTable() is None and there.currentTable() is None:
            return None
        if by < 0:
            there.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            there.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return there

    def _link_after(self, cursor: QTextCursor) -> Piece | None:
        at = cursor.selectionEnd()
        links = (link for block in blocks_from(self.document().findBlock(at)) for link in _links(block))
        return next((link for link in links if link.start >= at), None)

    def _link_before(self, cursor: QTextCursor) -> Piece | None:
        at, block = cursor.selectionStart(), self.document().findBlock(cursor.selectionStart())
        while block.isValid():
            for link in reversed(list(_links(block))):
                if link.end <= at:
                    return link
            block = block.previous()
        return None

    def _lines_of(self, chosen: QTextCursor) -> list[QRect]:
        """What is chosen, line by line."""
        lines = []
        cursor, place, end = QTextCursor(chosen), chosen.selectionStart(), chosen.selectionEnd()
        while place <= end:
            cursor.setPosition(place)
            layout, start = cursor.block().layout(), self.cursorRect(cursor)
            line = layout.lineForTextPosition(cursor.positionInBlock())
            goes_on = line.lineNumber() < layout.lineCount() - 1  # then its end is the start of the next
            last = cursor.block().position() + line.textStart() + line.textLength() - goes_on
            cursor.setPosition(min(end, max(place, last)))
            lines.append(start.united(self.cursorRect(cursor)))
            place = cursor.position() + 1
        return lines


def _links(block: QTextBlock) -> Iterator[Piece]:
    return (piece for piece in pieces(block) if piece.address)


def link_at(cursor: QTextCursor) -> str:
    """The address of the link in which a cursor stands, or before which; nothing where there is none."""
    document, at = cursor.document(), cursor.selectionStart()
    cursor = QTextCursor(document)
    for end in (at + 1, at):  # the letters after the cursor, then those before it
        cursor.setPosition(min(end, document.characterCount() - 1))
        address = cursor.charFormat().anchorHref()
        if address:
            return address
    return ""
