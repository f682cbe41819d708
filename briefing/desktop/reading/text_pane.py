"""The pane where the text is read: a column of a comfortable width, links that stay inside, nothing loaded."""

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit

from briefing.desktop.parts.accessible import announce
from briefing.desktop.reading.foot_room import FootRoom
from briefing.desktop.reading.fragments import blocks_from, names_in
from briefing.desktop.reading.link_text import LinkText, link_at
from briefing.desktop.reading.rich_text import NOTE
from briefing.desktop.reading.setting import indent, set_letters
from briefing.desktop.reading.top_line import Place, TopLine
from briefing.document.addresses import leads_out

# A line of 66 letters is the middle of what is pleasant to read; a letter is about half as wide as it is high.
LETTERS_A_LINE = 68
LETTER_WIDTH = 0.5
LEAST_MARGIN = 24
TOP_MARGIN = 24
LANDMARKS = 5
FROM_TOP = 3  # what has to be brought into view comes to a third of the height
COPY_ADDRESS = "link-copy"  # in Qt's menu
SOON_MS = 200
PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class LinkPlace(NamedTuple):
    """A link in a page: where it begins, its address, which is empty where there is none, and how far down it is."""

    start: int
    address: str
    below: int


class TextPane(LinkText):
    """Shows a page of rich text; a link is told by its kind and never followed by the pane itself.

    ``side_changed`` tells how far from the edge the column begins, ``turned_past`` that a page was to be turned past
    the end, or by -1 past the start.
    """

    section_wanted = Signal(str)
    figure_wanted = Signal(str)
    source_wanted = Signal(str)
    citation_wanted = Signal(str, str)
    link_wanted = Signal(str)
    page_left = Signal()
    page_shown = Signal()
    side_changed = Signal(int)
    room_changed = Signal()
    turned_past = Signal(int)

    def __init__(self) -> None:
        self._only_colours = False
        super().__init__()
        self.setObjectName("text")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.link_followed.connect(self.follow)
        QTimer.singleShot(SOON_MS, self, self._heed_hands)
        self._size = 17
        self.foot = FootRoom(self, self._fit_column)
        self.top = TopLine(self)
        self._wanted, self._gone = 0.0, 0
        self.verticalScrollBar().rangeChanged.connect(self._go_on)
        self._marks: dict[str, Sequence[QTextEdit.ExtraSelection]] = {}
        self._by_keys = False
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(Qt.GlobalColor.transparent)

    def set_page(self, html: str, *, size: int, fraction: float = 0.0) -> None:
        """Show ``html``, whose letters are ``size`` pixels high, ``fraction`` (0 to 1) of the way down."""
        self._size = size
        self._fit_column()
        self.page_left.emit()
        self.setHtml(html)
        set_letters(self.document())
        self.document().setIndentWidth(indent(self.document(), size))
        self.scroll_to(fraction)
        self.page_shown.emit()

    def mark(self, layer: str, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Have words stand out for what ``layer`` says, until others do; hits stand out over highlights."""
        self._marks[layer] = marks
        self.setExtraSelections([each for name in ("highlights", "hits") for each in self._marks.get(name, ())])

    def come_to(self, chosen: QTextCursor) -> None:
        """Choose words, and bring them into view where they are not in it."""
        self.setTextCursor(chosen)
        self.bring_into_view(chosen)

    def bring_into_view(self, place: QTextCursor) -> None:
        """Scroll to where a cursor is, which need not be the one of the text, unless that is in view."""
        where, high = self.cursorRect(place), self.viewport().height()
        if where.top() < 0 or where.bottom() + where.height() > high:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + where.top() - max(0, min(high // FROM_TOP, high - where.height())))

    def show_as_found(self, found: bool) -> None:
        """Have what is selected look like a hit that was found, or as always."""
        if found is not self.property("finding"):
            self.setProperty("finding", found)
            self._only_colours = True
            self.style().polish(self)
            self._only_colours = False

    def choose_nothing(self) -> None:
        """Have no words chosen any more, and stay where one is."""
        bar, cursor = self.verticalScrollBar(), self.textCursor()
        at = bar.value()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        bar.setValue(at)

    def room(self, size: int) -> float:
        """How wide a line is, as part of the height of letters of ``size`` pixels."""
        spare = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * LEAST_MARGIN
        return min(LETTERS_A_LINE * LETTER_WIDTH, max(0, spare) // size)

    def fraction(self) -> float:
        """How far down the page is, 0 to 1."""
        last = self.foot.last
        return min(1.0, self.verticalScrollBar().value() / last) if last else self._wanted

    def scroll_to(self, fraction: float) -> None:
        """Go to ``fraction`` of the page, 0 to 1, at once or when the pane has its size."""
        self._wanted = fraction
        bar = self.verticalScrollBar()
        bar.setValue(round(fraction * self.foot.last))
        self._gone = bar.value()

    def turn(self, event: QKeyEvent) -> bool:
        """Turn a page where ``event`` is of a key that does so; return whether it is.

        The line that is cut at the edge is whole on the next page, which begins where this one ends, wherever Qt's
        cursor is. A key that is held down does not lead out of the text.
        """
        by = PAGE_KEYS.get(Qt.Key(event.key()), 0)
        if not by or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if bar.value() != (bar.maximum() if by > 0 else 0):
            line = self.cursorRect(self.cursorForPosition(QPoint(0, height - 1 if by > 0 else 0)))
            bar.setValue(bar.value() + by * max(height // 2, line.top() if by > 0 else height - line.bottom()))
            turned = bar.value()
            self.setTextCursor(self.cursorForPosition(QPoint(0, 0)))
            bar.setValue(turned)  # the line with the cursor may be cut
        elif not event.isAutoRepeat():
            self.turned_past.emit(by)
        return True

    def landmarks(self) -> list[Place]:
        """The line at the top, and where the paragraphs in sight begin; none at the beginning, where one stays."""
        place = self.top.place()
        if place is None:
            return []
        blocks = (each for each in blocks_from(self.cursorForPosition(QPoint(0, 0)).block()) if each.text().strip())
        begins = [self.top.place_of(QTextCursor(block)) for block in islice(blocks, LANDMARKS)]
        return [place, *begins] if place.words.strip() else begins

    def find_again(self, marks: Sequence[Place]) -> None:
        """Bring the first of ``landmarks`` that is still there to where it was."""
        self.top.come_back(next(filter(self.top.is_there, marks), None))

    def paragraph_in_sight(self) -> QTextBlock:
        """The paragraph with the cursor, or the first that begins in sight where that is out of it."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        block = cursor.block()
        if not 0 <= self.cursorRect(cursor).top() < self.viewport().height():
            block = self.cursorForPosition(QPoint(0, 0)).block()
            begins = self._top(block) >= self.verticalScrollBar().value() and block.text().strip()
            block = block if begins or not block.next().isValid() else block.next()
        while not block.text().strip() and block.previous().isValid():  # as Qt has below a table
            block = block.previous()
        return block

    def link_place(self) -> QPoint:
        """Where on the screen what is told of a link comes up: at the mouse, or at the cursor for who uses keys."""
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if self._by_keys else QCursor.pos()

    def link_here(self) -> LinkPlace:
        """The link at the cursor."""
        cursor = self.textCursor()
        address = link_at(cursor)
        cursor.setPosition(cursor.selectionStart())
        while address and not cursor.atStart() and cursor.charFormat().anchorHref() == address:  # of the letter before
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return LinkPlace(cursor.position(), address, self.cursorRect(cursor).top())

    def come_to_link(self, link: LinkPlace) -> None:
        """Come to a link as the tab key does, at the height where it was, unless there is another now, or none."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(link.start, self.document().characterCount() - 1))
        if link.address and link_at(cursor) == link.address:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - link.below)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reach_link(cursor)

    def _top(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """Load nothing: None or no bytes would let Qt read the file itself, a picture of one point does not."""
        return self._nothing

    def minimumSizeHint(self) -> QSize:
        """Room for a short line."""
        return QSize(280, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at its measure, whatever the width of the pane, and the line at the top there."""
        where, place = self.fraction(), self.top.place()
        self._fit_column()
        super().resizeEvent(event)
        self.scroll_to(where)
        self.top.come_back(place)
        if event.size().width() != event.oldSize().width():
            self.room_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Stay at the place; the first time Qt would go to the cursor, which is at the top."""
        where = self.fraction()
        super().showEvent(event)
        self.scroll_to(where)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out the page for other letters, but not where only colours change, which Qt tells with the letters."""
        if not (self._only_colours and event.type() is QEvent.Type.FontChange):
            super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the space bar to the pictures, and to the window what copies nothing; the page keys turn pages."""
        copies_nothing = event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection()
        if event.key() == Qt.Key.Key_Space or copies_nothing:
            event.ignore()
        elif not self.turn(event):
            self._by_keys = True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.follow(QUrl(link_at(self.textCursor())))
            else:
                super().keyPressEvent(event)
            self._by_keys = False

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy a mark as the number of its source in brackets; Qt would put it bare behind the last word."""
        from briefing.desktop.reading.quoting import copied

        return copied(self.textCursor())

    def event(self, event: QEvent) -> bool:
        """Scroll by the wheel and select words by the mouse over the margins too, with which Qt does nothing."""
        if event.type() is QEvent.Type.Wheel:
            QApplication.sendEvent(self.verticalScrollBar(), event)
            return event.isAccepted()
        if isinstance(event, QMouseEvent) and Qt.MouseButton.LeftButton in event.buttons() | event.button():
            self.viewportEvent(_moved(event, self.viewport().mapFrom(self, event.position())))
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what Qt does, and the actions of the pane; an address within the briefing is of no use elsewhere.

        They are about the words that are chosen, or else those at which the mouse points.
        """
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == COPY_ADDRESS:
                action.setVisible(leads_out(self.anchorAt(event.pos())))
        menu.insertActions(menu.actions()[1], self.actions())
        menu.popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark words, but not by a finger."""
        if not self._is_scrolling(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link, but not where a finger that scrolled let go."""
        if not self._is_scrolling(event):
            super().mouseReleaseEvent(event)

    def _heed_hands(self) -> None:
        """Scroll by a finger, and have an arrow under a mouse that rests since the start, not the bar of Qt."""
        from briefing.desktop.parts.fingers import scroll_by_finger

        scroll_by_finger(self)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def _is_scrolling(self, event: QMouseEvent) -> bool:
        from briefing.desktop.parts.fingers import is_scrolling

        return is_scrolling(self, event)

    def _fit_column(self) -> None:
        measure = round(self._size * LETTER_WIDTH * LETTERS_A_LINE)
        bar = self.verticalScrollBar()
        spare = self.width() - (bar.width() if bar.isVisible() else 0) - measure
        side = max(LEAST_MARGIN, -(-spare // 2))
        self.setViewportMargins(side, TOP_MARGIN, side, self.foot.covered)
        self.side_changed.emit(self.viewportMargins().left())  # which may be another by now, the bar having gone

    def _go_on(self) -> None:
        """Go on to the place that is wanted: it is farther down, or only there now, once Qt has laid out more."""
        stays = self.verticalScrollBar().value() == self._gone
        if not self.top.go_on() and stays:
            self.scroll_to(self._wanted)

    def come_to_place(self, anchor: str, number: int = 1) -> None:
        """Bring what has a name to the top, and the reading there; of several, as footnotes, the one of that number."""
        blocks = blocks_from(self.document().begin())
        named = (block for block in blocks for name in names_in(block) if name == anchor)
        if (block := next(islice(named, number - 1, None), None)) is not None:
            self.setTextCursor(QTextCursor(block))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top())
            announce(self, block.text())

    def follow(self, url: QUrl) -> None:
        """Tell by its kind where a link leads."""
        address = url.toString()
        kind, _colon, rest = address.partition(":")
        match kind:
            case "section":
                self.section_wanted.emit(rest)
            case "figure":
                self.figure_wanted.emit(rest)
            case "source":
                self.source_wanted.emit(rest)
            case "cited":
                source, _colon, part = rest.partition(":")
                self.citation_wanted.emit(part, source)
            case "note":
                self.come_to_place(NOTE, int(rest))
            case "http" | "https" | "mailto" if leads_out(address):
                self.link_wanted.emit(address)


def _moved(event: QMouseEvent, where: QPointF) -> QMouseEvent:
    """The same for a widget of which it is elsewhere."""
    return QMouseEvent(
        event.type(),
        where,
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )
