"""The row in which one types what is looked for, with the count of the hits, and what leads from one to the next."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from briefing.desktop.parts.accessible import name_clear_button
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.parts.labels import plain_label
from briefing.translation import _

MARGIN, SPACING = 12, 4
LEAST_FIELD = 16  # letters, with room for what clears them
COUNT_GAP = 6  # that more before the count, which is no part of the field
SIGNS = {"list": "≡", "previous": "↑", "next": "↓", "close": "✕"}


class FindRow(QWidget):
    """A field, a count and buttons, which a narrow row has below the field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = _Field()
        self.field.setClearButtonEnabled(True)
        self.count = plain_label(wraps=False)
        self.count.setContentsMargins(COUNT_GAP, 0, 0, 0)
        self.buttons = {name: QToolButton() for name in SIGNS}
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(MARGIN, 6, MARGIN, 6)
        self._rows.setSpacing(SPACING)
        self._rows.addWidget(self.field, 1)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        self._rows.addLayout(row)
        for name, button in self.buttons.items():
            button.setObjectName(f"find-{name}")
            button.setText(SIGNS[name])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            press_by_enter(button)
            row.addWidget(button)
        self.buttons["list"].setCheckable(True)
        self.name()

    def name(self) -> None:
        """Say what each is, in the language of the reader."""
        self.field.setPlaceholderText(_("Find in the briefing"))
        self.field.setAccessibleName(_("Find in the briefing"))
        name_clear_button(self.field)
        words = {
            "list": _("List the hits"),
            "previous": _("Find previous"),
            "next": _("Find next"),
            "close": _("Close"),
        }
        for name, button in self.buttons.items():
            button.setToolTip(words[name])
            button.setAccessibleName(words[name])

    def say(self, count: str) -> bool:
        """Say which of how many hits it is; return whether that is another than before."""
        if count == self.count.text():
            return False
        self.count.setText(count)
        return True

    def event(self, event: QEvent) -> bool:
        """Put everything where there is room for it, whenever that, or what is in it, has another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit(self.width())
        return super().event(event)

    def _fit(self, width: int) -> None:
        """Have two rows, and leave out the button for the list, to which the arrow down leads as well.

        How many rows there are does not change with the count, unless that is wider than any of many hits.
        """
        room = width - 2 * MARGIN
        field = LEAST_FIELD * self.field.fontMetrics().averageCharWidth()
        many = self.count.fontMetrics().horizontalAdvance(_("{at} of {count}").format(at=88, count=888)) + COUNT_GAP
        count = self.count.sizeHint().width()
        others = sum(button.sizeHint().width() + SPACING for button in self.buttons.values())
        is_narrow = room < field + SPACING + max(many, count) + others
        self._rows.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self.buttons["list"].setVisible(room >= count + others)


class _Field(QLineEdit):
    """``entered`` tells of Enter, and whether it is to go backwards, with Shift; ``down`` of the arrow."""

    entered = Signal(bool)
    down = Signal()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window, which opens them, and take words."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter, and keep it from pressing anything else."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
