"""The sidebar: what is read, and its parts."""

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QListWidget, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from briefing.desktop.parts.breaking import LONG, breakable
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.parts.viewports import give_viewport
from briefing.desktop.parts.whole_rows import PADDING, height_of_whole, show_whole_rows
from briefing.document.binding import bound
from briefing.document.directions import is_right_to_left
from briefing.translation import _

MARGIN, SIDEBAR = 16, 232
# Below the title, what is said of it, and the sections where a list follows: where there is room, and where the parts
# need it.
GAPS, TIGHT = (6, 14, 14), (4, 6, 6)
HIGHEST = 16_777_215  # Qt's
ENOUGH = 100  # rows, which are higher than any screen
LONGEST = 20  # names in letters, among which is the widest
PASSED_ON = (Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Sidebar(QWidget):
    """The title of a briefing, its sections in order, and below them what stands round the text."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._about = plain_label(style="title"), plain_label(style="quiet")
        for label in (self._title, self._about):
            label.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._words = "", ""
        self.sections = _PartList("sections", least=3)
        self.around = _PartList("around", least=4)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, MARGIN, 0, 0)
        layout.setSpacing(0)
        self._gaps = [QSpacerItem(0, gap) for gap in GAPS]
        for widget, gap in zip((self._title, self._about, self.sections), self._gaps, strict=True):
            layout.addWidget(widget)
            layout.addItem(gap)
        layout.addWidget(self.around)
        layout.addStretch(1)
        for one, other in ((self.sections, self.around), (self.around, self.sections)):
            one.chosen.connect(lambda part, other=other: self._choose(part, other))
        scrolled = self.sections.verticalScrollBar()
        for moved in (scrolled.valueChanged, scrolled.rangeChanged):
            moved.connect(lambda *_values: self.update())
        self.sections.past_end.connect(lambda: _enter(self.around, 0))
        self.around.past_start.connect(lambda: _enter(self.sections, self.sections.count() - 1))

    def show_parts(
        self,
        title: str,
        about: str,
        sections: Sequence[tuple[str, str]],
        around: Sequence[tuple[str, str]],
        language: str = "",
    ) -> None:
        """Show a briefing: its title, a line about it, and pairs of id and words for its parts, in a language."""
        rtl = is_right_to_left(language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignAbsolute | (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        self._about.setAlignment(Qt.AlignmentFlag.AlignVCenter | side)  # in whatever letters it is
        self._words = title, bound(about)
        for parts, shown in ((self.sections, sections), (self.around, around)):
            parts.mirror(rtl)
            parts.show_parts(shown)
        self.sections.setAccessibleName(_("Sections"))
        self.around.setAccessibleName(_("About this briefing"))
        self.fit_letters()

    def fit_letters(self) -> None:
        """Break long words where letters of their size need it, and part the room anew."""
        for label, words in zip((self._title, self._about), self._words, strict=True):
            label.ensurePolished()
            room = SIDEBAR - 2 * MARGIN
            label.setText(breakable(words, min(LONG, room // label.fontMetrics().averageCharWidth())))
        for parts in (self.sections, self.around):
            parts.fit()
        self._space()

    def mark(self, part: str) -> None:
        """Show ``part`` as the one being read."""
        has_focus = self.sections.hasFocus() or self.around.hasFocus()
        for parts in (self.sections, self.around):
            parts.mark(part)
        if has_focus:
            self.list_of_choice().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the room anew."""
        super().resizeEvent(event)
        self._space()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line where the sections go on, above the first that is seen or below the last."""
        super().paintEvent(event)
        bar, place = self.sections.verticalScrollBar(), self.sections.geometry()
        ends = (place.top() - 1, bar.value() > bar.minimum()), (place.bottom() + 1, bar.value() < bar.maximum())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            for y, goes_on in ends:
                if goes_on:
                    painter.drawLine(0, y, self.width(), y)

    def sizeHint(self) -> QSize:
        """A width at which a title of a few words breaks well."""
        return QSize(SIDEBAR, 400)

    def minimumSizeHint(self) -> QSize:
        """The least width at which names of sections are whole."""
        return QSize(176, 200)

    def list_of_choice(self) -> QWidget:
        """The list in which the part is that is read."""
        return self.around if self.around.currentRow() >= 0 else self.sections

    def words_of(self, part: str) -> str:
        """How a part is named."""
        return next((words for parts in (self.sections, self.around) if (words := parts.words_of(part))), "")

    def _space(self) -> None:
        """Move the parts together where all of them can be seen then, and only then.

        Where there is no room for a few of them below all that is said, less is said.
        """
        lists = [parts for parts in (self.sections, self.around) if not parts.isHidden()]
        wide, tight = ((*gaps[:-1], gaps[-1] if len(lists) > 1 else 0) for gaps in (GAPS, TIGHT))
        room = self.height() - MARGIN
        least = sum(wide) + sum(parts.minimumSizeHint().height() for parts in lists)
        said = True
        for label in (self._title, self._about):
            high = label.heightForWidth(self.width())
            said = said and room - high >= least
            label.setVisible(said)
            room -= high if said else 0
        left = room - sum(wide) - sum(parts.sizeHint().height() for parts in lists if parts is not self.sections)
        room -= sum(parts.sizeHint().height() for parts in lists)
        self.sections.setMaximumHeight(self.sections.whole_rows(left) if room < sum(tight) else HIGHEST)
        gaps = tight if sum(tight) <= room < sum(wide) + MARGIN else wide
        for gap, height in zip(self._gaps, gaps, strict=True):
            gap.changeSize(0, height)
        self._column.invalidate()

    def _choose(self, part: str, other: "_PartList") -> None:
        other.clear_choice()
        self.chosen.emit(part)


class _PartList(QListWidget):
    chosen = Signal(str)
    past_end = Signal()
    past_start = Signal()

    def __init__(self, name: str, least: int) -> None:
        super().__init__()
        give_viewport(self)
        self._least = least
        self.setObjectName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        show_whole_rows(self)
        self._ids: list[str] = []
        self._longest: list[str] = []
        self._searching = QElapsedTimer()
        self.currentRowChanged.connect(self._tell)

    def mirror(self, mirrored: bool) -> None:
        """Have the bar of what is chosen at the right, as where one reads from there."""
        if mirrored is not bool(self.property("mirrored")):
            self.setProperty("mirrored", mirrored)
            self.style().polish(self)

    def show_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        self._ids = [part for part, _words in parts]
        self._longest = nlargest(LONGEST, (words for _part, words in parts), key=len)
        with QSignalBlocker(self):
            self.clear()
            self.addItems([words for _part, words in parts])
        self.setVisible(bool(parts))
        self.fit()

    def fit(self) -> None:
        """Reckon anew how high the rows are: all alike where no name breaks, which is quicker with many."""
        self.ensurePolished()
        widest = max(map(self.fontMetrics().horizontalAdvance, self._longest), default=0)
        self.setUniformItemSizes(widest <= self.viewport().width() - PADDING[0])
        self.updateGeometry()

    def mark(self, part: str) -> None:
        if part not in self._ids:
            self.clear_choice()
            return
        with QSignalBlocker(self):
            self.setCurrentRow(self._ids.index(part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def words_of(self, part: str) -> str:
        return self.item(self._ids.index(part)).text() if part in self._ids else ""

    def clear_choice(self) -> None:
        """Have nothing chosen; the tab key goes to the list in which something is."""
        with QSignalBlocker(self):
            self.clearSelection()
            self.setCurrentRow(-1, QItemSelectionModel.SelectionFlag.Clear)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose nothing for having come here, which Qt would where nothing is chosen."""
        chosen = self.currentRow()
        with QSignalBlocker(self):
            super().focusInEvent(event)
        if chosen < 0:
            self.clear_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk on into the other list at either end; page keys, and Shift with a letter, are for others."""
        if event.key() == Qt.Key.Key_Down and self.currentRow() == self.count() - 1:
            self.past_end.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.past_start.emit()
        elif event.key() in PASSED_ON or (_is_sign(event) and not self._finds(event)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _finds(self, event: QKeyEvent) -> bool:
        """Whether a name begins with what is typed, or with that and what was typed just before."""
        if event.text().isdigit() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        goes_on = self._searching.isValid() and not self._searching.hasExpired(QApplication.keyboardInputInterval())
        found = goes_on or bool(self.findItems(event.text(), Qt.MatchFlag.MatchStartsWith))
        if found:
            self._searching.start()
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reckon anew where names break, and keep in sight what is chosen."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
        if self.currentRow() >= 0:
            self.scrollToItem(self.currentItem())

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        rows = self.count()
        if self.uniformItemSizes():
            return QSize(200, max(0, self.sizeHintForRow(0)) * rows + 2)
        return QSize(200, sum(map(self.sizeHintForRow, range(min(rows, ENOUGH)))) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), self._least * max(0, self.sizeHintForRow(0)) + 2))

    def whole_rows(self, room: int) -> int:
        """How high it is with so many rows as are whole in ``room``."""
        return height_of_whole(self, ENOUGH, room - 2) + 2

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._ids[row])


def _enter(parts: _PartList, row: int) -> None:
    if parts.count():
        parts.setFocus()
        parts.setCurrentRow(row)


def _is_sign(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bool(event.text()) and event.text().isprintable() and not held
