"""The panel in which one chooses what is printed, and how."""

from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QMargins, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.language_names import language_name
from briefing.desktop.parts.accessible import announce, child_focused
from briefing.desktop.parts.labels import plain_label, plain_tip
from briefing.desktop.parts.whole_list import WholeList
from briefing.desktop.reading.part_titles import KEY_POINTS, SOURCES, TIMELINE, parts_around, title_of
from briefing.document.model import Briefing
from briefing.paper.options import PrintOptions
from briefing.translation import _

ID = Qt.ItemDataRole.UserRole
CHECKED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
MARGINS = QMargins(16, 16, 16, 8)


class OptionsPanel(QWidget):
    """``changed`` tells the options after each choice."""

    changed = Signal(object)

    def __init__(self, briefing: Briefing, options: PrintOptions) -> None:
        super().__init__()
        self._briefing = briefing
        self.options = options
        self.language = _choice({code: language_name(code) for code in briefing.languages}, options.language)
        self.paper = _choice({"a4": "A4", "letter": "Letter"}, options.paper)
        plates = {
            "side-by-side": _("Side by side"),
            "all-dates": _("All dates"),
            "on-screen": _("As on the screen"),
            "none": _("None"),
        }
        self.plates = _choice(plates, options.plates)
        self.colours = _box(_("Colours"), "", now=not options.grey)
        self.large = _box(_("Large print"), _("No letter is smaller than 18 points"), now=options.large)
        self.archive = _box(_("The briefing itself in the PDF"), _("PDF/A-3, for an archive"), now=options.archive)
        self.parts = self._part_list(options)
        self.all_parts = _box(_("All parts"), "", now=True)
        self._tell_whether_all()
        self.all_parts.checkStateChanged.connect(lambda _state: self._choose_all())
        self.lacking = _lacking()
        self._lay_out()
        for choice in (self.language, self.paper, self.plates):
            choice.currentIndexChanged.connect(self._choose)
        for box in self._boxes():
            box.toggled.connect(self._choose)
        self.parts.itemChanged.connect(self._choose)

    def give_way(self, taken: int) -> None:
        """Have the fields end where they did, though a scroll bar beside them has taken some pixels."""
        self._column.setContentsMargins(MARGINS - QMargins(0, 0, taken, 0))

    def _part_list(self, options: PrintOptions) -> "_Choices":
        """Key points, sections, timeline and sources, in the order in which they are printed."""
        briefing = self._briefing
        around = dict(parts_around(briefing))
        printed = {KEY_POINTS: options.key_points, TIMELINE: options.timeline, SOURCES: options.sources}
        wanted = (KEY_POINTS, *(section.id for section in briefing.sections), TIMELINE, SOURCES)
        parts = _Choices()
        parts.setObjectName("printed-parts")
        parts.setAccessibleName(_("Parts"))
        for part in (each for each in wanted if briefing.section(each) or each in around):
            title = title_of(briefing, part, options.language)
            item = QListWidgetItem(title)
            item.setToolTip(plain_tip(_("Beside the text and as a list") if part == SOURCES else title))
            item.setData(ID, part)
            item.setFlags(CHECKED)
            item.setCheckState(Qt.CheckState.Checked if printed.get(part, True) else Qt.CheckState.Unchecked)
            parts.addItem(item)
        parts.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)  # which is named when one comes there
        return parts

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        rows = ((_("Language"), self.language), (_("Paper"), self.paper), (_("Pictures"), self.plates))
        for row, (words, field) in enumerate(rows):
            label = plain_label(words, wraps=False)
            label.setBuddy(field)  # a name of its own would stand for what is chosen
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGINS)
        column.setSpacing(8)
        column.addLayout(form)
        column.addSpacing(4)
        for box in self._boxes():
            column.addWidget(box)
        column.addSpacing(8)
        if self.parts.count() > 1:
            every = QHBoxLayout()
            every.setSpacing(12)
            every.addWidget(self.all_parts)
            every.addWidget(self.lacking, 1)
            column.addLayout(every)
            column.addWidget(self.parts)

    def _boxes(self) -> tuple[QCheckBox, ...]:
        return self.colours, self.large, self.archive

    def _items(self) -> list[QListWidgetItem]:
        return [self.parts.item(row) for row in range(self.parts.count())]

    def _left_out(self) -> set[str]:
        return {item.data(ID) for item in self._items() if item.checkState() != Qt.CheckState.Checked}

    def _tell_whether_all(self) -> None:
        left_out = self._left_out()
        partly = Qt.CheckState.PartiallyChecked if len(left_out) < self.parts.count() else Qt.CheckState.Unchecked
        with QSignalBlocker(self.all_parts):
            self.all_parts.setCheckState(partly if left_out else Qt.CheckState.Checked)

    def _choose_all(self) -> None:
        """Choose all parts, or none where all were chosen."""
        items = self._items()
        every = any(item.checkState() != Qt.CheckState.Checked for item in items)
        with QSignalBlocker(self.parts):
            for item in items:
                item.setCheckState(Qt.CheckState.Checked if every else Qt.CheckState.Unchecked)
        self._choose()

    def _choose(self) -> None:
        self._tell_whether_all()
        left_out, sections = self._left_out(), [section.id for section in self._briefing.sections]
        chosen = tuple(each for each in sections if each not in left_out)
        self.options = replace(
            self.options,
            language=self.language.currentData(),
            paper=self.paper.currentData(),
            plates=self.plates.currentData(),
            grey=not self.colours.isChecked(),
            large=self.large.isChecked(),
            archive=self.archive.isChecked(),
            sections=None if len(chosen) == len(sections) else chosen,
            key_points=KEY_POINTS not in left_out,
            timeline=TIMELINE not in left_out,
            sources=SOURCES not in left_out,
        )
        none = self.options.sections == ()
        if none and self.lacking.isHidden():
            announce(self, self.lacking.text())
        self.lacking.setVisible(none)
        self.changed.emit(self.options)


class _Choices(WholeList):
    """Rows with boxes, whose words are clicked as those of any box are."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell screen readers in which row one is, once they know of the list: they look for one that is selected."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, lambda: child_focused(self, self.currentRow()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check or uncheck the row that was pressed, unless its box did that."""
        item = self.itemAt(event.position().toPoint())
        before = item.checkState() if item is not None else None
        super().mouseReleaseEvent(event)
        if item is None or event.button() is not Qt.MouseButton.LeftButton or item is not self.currentItem():
            return
        if item.checkState() is before:
            is_checked = before is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked)


def _choice(values: dict[str, str], now: str) -> QComboBox:
    choice = QComboBox()
    for value, words in values.items():
        choice.addItem(words, value)
    choice.setCurrentIndex(choice.findData(now))
    return choice


def choose_first() -> str:
    """What is said while no section is chosen."""
    return _("Choose at least one section.")


def _lacking() -> QLabel:
    """What is said beside the box of all parts while no section is chosen; its room is kept, so that nothing moves."""
    lacking = plain_label(choose_first())
    policy = lacking.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    lacking.setSizePolicy(policy)
    lacking.hide()
    return lacking


def _box(words: str, more: str, *, now: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setToolTip(more)
    box.setAccessibleDescription(more)
    box.setChecked(now)
    return box
