"""The hits of a search in a list, each with the words around it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem

from briefing.desktop.compare.fitting import cut
from briefing.desktop.finding.counts import grouped
from briefing.desktop.finding.hit_rows import MarkedRow
from briefing.desktop.parts.whole_rows import PADDING, Index, WholeRow, height_of_whole, show_whole_rows
from briefing.desktop.reading.figure_texts import FIGURE
from briefing.desktop.reading.page_texts import JOINT, PageText
from briefing.desktop.reading.text_pane import TOP_MARGIN, TextPane
from briefing.paper.shortening import shortened
from briefing.translation import _

MOST = 500
BEFORE, AFTER = 32, 160  # letters round a hit
ROWS = 6
# A list with less room than for so many letters breaks its rows, which are cut sooner then; it is no higher than a part
# of the window.
LEAST_LETTERS, MOST_LETTERS, HIGHEST = 36, 72, 1 / 3
PLACE, WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LEAST_TEXT, ENOUGH_TEXT = 64, 104  # pixels that the text keeps above the list
LOST = 1  # line of a broken row, or so, that the ends of the others take
LEAST_TITLE = 0.3  # of a row, where the title has to give way to the hit


class Hit(Struct, frozen=True):
    """The ``at``-th hit in a part, from 0, and the words around it, of which it is those from ``start`` to ``end``."""

    part: str
    at: int
    words: str
    start: int = 0
    end: int = 0


def hits_in(texts: Mapping[str, PageText], parts: Iterable[str], wanted: str) -> Iterator[Hit]:
    """The hits of ``wanted``, which is folded, in some parts; a figure is one, however often it has the words."""
    for part in parts:
        text = texts.get(part)
        at = text.folded.find(wanted) if text is not None and wanted else -1
        count = 0
        while text is not None and at >= 0:
            yield Hit(part, count, *_around(text.words, at, len(wanted)))
            at = -1 if part.startswith(FIGURE) else text.folded.find(wanted, at + len(wanted))
            count += 1


def count_of(texts: Mapping[str, PageText], part: str, wanted: str) -> int:
    """How many hits a part has, as they are listed."""
    count = texts[part].folded.count(wanted) if wanted and part in texts else 0
    return min(count, 1) if part.startswith(FIGURE) else count


def _around(text: str, at: int, length: int) -> tuple[str, int, int]:
    """The words round a place in its line, which begin and end with whole ones, and where in them it is."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + length)
    end = len(text) if end < 0 else end
    first, last = max(start, at - BEFORE), min(end, at + length + AFTER)
    if first > start:
        first = min(at, max(text.find(" ", first, at), first) + 1)
    before, hit, after = (
        each.replace(JOINT, "") for each in (text[first:at].lstrip(), text[at : at + length], text[at + length : last])
    )
    before = ("… " if first > start else "") + before
    words = (before + hit + after).rstrip() + (" …" if last < end else "")
    return words, len(before), len(before + hit)


def in_line(title: str, hit: Hit, metrics: QFontMetrics, room: int) -> str:
    """What a row says of a hit; in a small one with fewer words before it, or less of the title, for it to be seen."""
    before, found, rest = hit.words[: hit.start], hit.words[hit.start : hit.end], hit.words[hit.start :]
    if metrics.horizontalAdvance(f"{title}: {before}{found} …") <= room:
        return f"{title}: {hit.words}"
    sign = "… " if before else ""
    spare = room - metrics.horizontalAdvance(f": {sign}{found} …")
    title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(spare, round(room * LEAST_TITLE)))
    spare -= metrics.horizontalAdvance(title)
    last = before.removeprefix(sign)
    while last and metrics.horizontalAdvance(last) > spare:
        last = last.partition(" ")[2]
    return f"{title}: {sign}{last}{rest}"


class HitList(QListWidget):
    """As high as a few rows, all of them whole; ``wanted`` tells to which hit to go: the part, and which of its hits.

    ``reached`` tells at which one is by keys before going there, ``left`` that one went up from the first, and ``gone``
    that the focus went elsewhere.
    """

    wanted = Signal(str, int)
    reached = Signal(str, int)
    left = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hits")
        self.ground = QColor(Qt.GlobalColor.transparent)
        self._room = self.maximumHeight()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show_lines()
        for signal in (self.itemClicked, self.itemActivated):
            signal.connect(self._tell)
        self.currentRowChanged.connect(self._reach)

    def show_hits(self, hits: Iterable[Hit], titles: Mapping[str, str], whole: int) -> None:
        """List hits, of which there are so many as a ``whole``, each behind the title of its part."""
        self.clear()
        self.setAccessibleName(_("Hits"))
        for hit in islice(hits, MOST):
            item = QListWidgetItem(self)
            item.setData(PLACE, (hit.part, hit.at))
            item.setData(WORDS, (titles[hit.part], hit))
            self._say(item)
        more = whole - self.count()
        if more > 0:
            last = QListWidgetItem(_("and {count} more").format(count=grouped(more)), self)
            last.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setFixedHeight(self.sizeHint().height())

    def set_room(self, height: int) -> None:
        """Be no higher than that, unless for the first row."""
        if height != self._room:
            self._room = height
            self._fit()

    def choose(self, part: str, at: int) -> None:
        """Show at which hit one is, of one part, or at none."""
        rows = (row for row in range(self.count()) if tuple(self.item(row).data(PLACE) or ()) == (part, at))
        self.setCurrentRow(next(rows, -1))

    def enter(self) -> None:
        """Come here by keys, to the hit where one is, or the first."""
        row = max(0, self.currentRow())
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up from the first row to where one came from."""
        if event.key() == Qt.Key.Key_Up and self.currentRow() == 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus is gone, unless it comes back with the window."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows where they are too narrow now, or no longer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same for letters of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Room for the hits, or as many as there is room for."""
        frame = 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height_of_whole(self, ROWS, self._most() - frame) + frame)

    def _most(self) -> int:
        return min(self._room, round(HIGHEST * self.window().height()))

    def _fit(self) -> None:
        breaks = LEAST_LETTERS * self.fontMetrics().averageCharWidth() > self.width()
        changes = breaks is not self.wordWrap()
        if changes:
            if breaks:
                show_whole_rows(self, _Broken(self))
            else:
                self._show_lines()
        if breaks or changes:
            for row in range(self.count()):
                self._say(self.item(row))
        self.setFixedHeight(self.sizeHint().height())

    def _show_lines(self) -> None:
        self.setWordWrap(False)
        self.setItemDelegate(_Line(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _say(self, item: QListWidgetItem) -> None:
        if said := item.data(WORDS):
            title, hit = said
            words = f"{title}: {hit.words}"
            if self.wordWrap():
                metrics = self.fontMetrics()
                lines = max(1, (self._most() - PADDING[1]) // metrics.lineSpacing())
                width = self.viewport().width() - PADDING[0]
                words = in_line(title, hit, metrics, max(1, lines - LOST) * width)
                words = cut(shortened(words, len(title) + 2 + MOST_LETTERS), metrics, width, lines)
            item.setText(words)

    def _reach(self, row: int) -> None:
        if place := self.item(row).data(PLACE) if self.hasFocus() and row >= 0 else None:
            self.reached.emit(*place)

    def _tell(self, item: QListWidgetItem) -> None:
        place = item.data(PLACE)
        if place is not None:
            self.wanted.emit(*place)


class _Row(MarkedRow):
    """Marks the hit as the text does."""

    def __init__(self, view: HitList) -> None:
        super().__init__(view)
        self._hits = view

    def marked(self, index: Index, words: str) -> tuple[int, int]:
        """Where the hit is: what is shown ends with it and with as much of what follows as there is room for."""
        if not (said := index.data(WORDS)):
            return 0, 0
        _title, hit = said
        shown, rest, length = words.rstrip(" …"), hit.words[hit.start :], hit.end - hit.start
        starts = range(len(shown) - length + 1)
        at = next((at for at in starts if rest.startswith(shown[at:])), -length)
        return max(0, at), at + length

    def ground(self) -> QColor:
        """What is under it in the text."""
        return self._hits.ground


class _Line(_Row):
    """Shows so much of a row that its hit is seen; as it is read aloud it is whole."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Have the words that there is room for."""
        super().initStyleOption(option, index)
        if said := index.data(WORDS):
            title, hit = said
            option.text = in_line(title, hit, self._hits.fontMetrics(), self._hits.viewport().width() - PADDING[0])


class _Broken(_Row, WholeRow):
    """The same on as many lines as the words need."""


def room_above(text: TextPane, spare: int) -> int:
    """How high the text stays above a list that leaves it some pixels: not too low for one of its lines."""
    return max(LEAST_TEXT, TOP_MARGIN + text.cursorRect().height(), min(ENOUGH_TEXT, spare))
