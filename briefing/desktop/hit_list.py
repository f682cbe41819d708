"""The hits of a search in a list, each with the words around it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate

from briefing.desktop.parts.whole_rows import show_whole_rows
from briefing.desktop.reading.figure_texts import FIGURE
from briefing.desktop.reading.page_texts import JOINT, PageText
from briefing.paper.shortening import shortened
from briefing.translation import _

MOST = 500
BEFORE, AFTER = 32, 160  # letters round a hit
ROWS = 6
# A list with less room than for so many letters breaks its rows, which are cut sooner then; it is no higher than a part
# of the window.
LEAST_LETTERS, MOST_LETTERS, HIGHEST = 36, 72, 1 / 3
PLACE, WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Hit(Struct, frozen=True):
    """The ``at``-th hit in a part, from 0, and the words around it."""

    part: str
    at: int
    words: str


def hits_in(texts: Mapping[str, PageText], parts: Iterable[str], wanted: str) -> Iterator[Hit]:
    """The hits of ``wanted``, which is folded, in some parts; a figure is one, however often it has the words."""
    for part in parts:
        text = texts.get(part)
        at = text.folded.find(wanted) if text is not None and wanted else -1
        count = 0
        while text is not None and at >= 0:
            yield Hit(part, count, _around(text.words, at, len(wanted)))
            at = -1 if part.startswith(FIGURE) else text.folded.find(wanted, at + len(wanted))
            count += 1


def count_of(texts: Mapping[str, PageText], part: str, wanted: str) -> int:
    """How many hits a part has, as they are listed."""
    count = texts[part].folded.count(wanted) if wanted and part in texts else 0
    return min(count, 1) if part.startswith(FIGURE) else count


def _around(text: str, at: int, length: int) -> str:
    """The words round a place in its line, which begin and end with whole ones."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + length)
    end = len(text) if end < 0 else end
    first, last = max(start, at - BEFORE), min(end, at + length + AFTER)
    if first > start:
        first = min(at, max(text.find(" ", first, at), first) + 1)
    words = text[first:last].strip().replace(JOINT, "")
    return ("… " if first > start else "") + words + (" …" if last < end else "")


class HitList(QListWidget):
    """As high as a few rows; ``wanted`` tells to which hit to go: the part, and which of its hits.

    ``left`` tells that one went up from the first.
    """

    wanted = Signal(str, int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hits")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for signal in (self.itemClicked, self.itemActivated):
            signal.connect(self._tell)

    def show_hits(self, hits: Iterable[Hit], titles: Mapping[str, str]) -> None:
        """List hits, each behind the title of its part."""
        self.clear()
        self.setAccessibleName(_("Hits"))
        rest = iter(hits)
        for hit in islice(rest, MOST):
            item = QListWidgetItem(self)
            item.setData(PLACE, (hit.part, hit.at))
            item.setData(WORDS, (titles[hit.part], hit.words))
            self._say(item)
        more = sum(1 for _hit in rest)
        if more:
            last = QListWidgetItem(_("and {count} more").format(count=more), self)
            last.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setFixedHeight(self.sizeHint().height())

    def choose(self, part: str, at: int) -> None:
        """Show at which hit one is, of one part, or at none."""
        rows = (row for row in range(self.count()) if tuple(self.item(row).data(PLACE) or ()) == (part, at))
        self.setCurrentRow(next(rows, -1))

    def enter(self) -> None:
        """Come here by keys, to the hit where one is, or the first."""
        self.setCurrentRow(max(0, self.currentRow()))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up from the first row to where one came from."""
        if event.key() == Qt.Key.Key_Up and self.currentRow() == 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)

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
        high = sum(map(self.sizeHintForRow, range(min(self.count(), ROWS))))
        most = round(HIGHEST * self.window().height())
        return QSize(super().sizeHint().width(), min(high, most) + 2 * self.frameWidth())

    def _fit(self) -> None:
        breaks = LEAST_LETTERS * self.fontMetrics().averageCharWidth() > self.width()
        if breaks is not self.wordWrap():
            if breaks:
                show_whole_rows(self)
            else:
                self.setWordWrap(False)
                self.setItemDelegate(QStyledItemDelegate(self))
                self.setTextElideMode(Qt.TextElideMode.ElideRight)
            for row in range(self.count()):
                self._say(self.item(row))
        self.setFixedHeight(self.sizeHint().height())

    def _say(self, item: QListWidgetItem) -> None:
        if said := item.data(WORDS):
            title, words = said
            item.setText(f"{title}: {shortened(words, MOST_LETTERS) if self.wordWrap() else words}")

    def _tell(self, item: QListWidgetItem) -> None:
        place = item.data(PLACE)
        if place is not None:
            self.wanted.emit(*place)
