"""The segmented control over the canvas: the ways to compare, of which the one in use shows its name."""

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from briefing.desktop.compare.glyphs import SIDE, draw_mode
from briefing.desktop.compare.words import mode_name
from briefing.desktop.parts import accessible
from briefing.desktop.theme import line_height
from briefing.imagery.comparing.comparison import Mode
from briefing.translation import _

ROUND = 12  # pixels above and below a line, as fields and buttons have it
PAD, LEAST_PAD, GAP = 8, 4, 6
RADIUS = 5


class ModeBar(QWidget):
    """One button for each mode, in the order of the keys 1 to 7; arrow keys move between them."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        accessible.install()
        self.setObjectName("modes")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons = {mode: _Segment(mode) for mode in Mode}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in self.buttons.values():
            button.clicked.connect(lambda _checked=False, mode=button.mode: self.chosen.emit(mode))
            button.toggled.connect(lambda on, mode=button.mode: self.chosen.emit(mode) if on else None)
            layout.addWidget(button)
        self.retranslate()
        self.show_mode(Mode.SWIPE)

    def interface_class(self) -> type:
        """What a screen reader meets."""
        from briefing.desktop.parts.accessible_group import AccessibleGroup

        return AccessibleGroup

    def show_mode(self, mode: Mode) -> None:
        """Show ``mode`` as the one in use, with the focus where the bar has that."""
        had_focus = self.has_focus()
        with QSignalBlocker(self.buttons[mode]):
            self.buttons[mode].setChecked(True)
        for each, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if each is mode else Qt.FocusPolicy.NoFocus)
            button.updateGeometry()
        if had_focus:
            self.buttons[mode].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether one of the buttons has the focus, of which a screen reader then says the mode."""
        return any(button.hasFocus() for button in self.buttons.values())

    def come_before(self, control: QWidget) -> None:
        """Have the tab key go on from here to ``control``; Qt heeds no order of what that key does not come to."""
        last = self.buttons[Mode.DIFFERENCE]
        policy = last.focusPolicy()
        last.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(last, control)
        last.setFocusPolicy(policy)

    def fit(self, room: int, width: int) -> None:
        """Name the mode in use where there is room, in pixels, for the longest of the names.

        Where not even all of the ``width`` has room for the buttons, they stand closer to each other.
        """
        pad = max(LEAST_PAD, min(PAD, (width // len(self.buttons) - SIDE) // 2))
        has_room = max(map(self._named_width, Mode)) <= room
        for button in self.buttons.values():
            if (button.is_named, button.pad) != (has_room, pad):
                button.is_named, button.pad = has_room, pad
                button.updateGeometry()
                button.update()

    def width_in(self, mode: Mode) -> int:
        """How wide it is in a mode."""
        button = self.buttons[mode]
        return self._named_width(mode) if button.is_named else len(self.buttons) * button.bare()

    def _named_width(self, mode: Mode) -> int:
        """How wide it is where there is room for all."""
        return len(self.buttons) * (SIDE + 2 * PAD) + self.buttons[mode].name_width()

    def retranslate(self) -> None:
        """Put the names into the language in use."""
        self.setAccessibleName(_("Ways to compare"))
        for number, (mode, button) in enumerate(self.buttons.items(), start=1):
            button.setText(mode_name(mode))
            button.setToolTip(_("{mode} ({key})").format(mode=mode_name(mode), key=number))
            button.setAccessibleDescription(str(number))  # or the tip would be read, which says the name again

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the outline that holds the segments together."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class _Segment(QAbstractButton):
    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self.mode = mode
        self.is_named = True
        self.pad = PAD
        self.setObjectName(f"mode-{mode.value}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def bare(self) -> int:
        """How wide it is without its name."""
        return SIDE + 2 * self.pad

    def name_width(self) -> int:
        return GAP + QFontMetrics(self.font()).horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:
        wide = self.bare() + (self.name_width() if self.isChecked() and self.is_named else 0)
        return QSize(wide, line_height(QFontInfo(self.font()).pixelSize()) + ROUND)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette = self.palette()
            ink = palette.color(QPalette.ColorRole.WindowText)
            accent = palette.color(QPalette.ColorRole.Accent)
            whole = QRectF(self.rect())
            if self.isChecked():
                painter.setPen(accent)
                painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
                painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            elif self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(ink.red(), ink.green(), ink.blue(), 20))
                painter.drawRoundedRect(whole.adjusted(2, 2, -2, -2), RADIUS - 1, RADIUS - 1)
            if self.hasFocus():
                painter.setPen(QPen(accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            painter.translate(self.pad, (self.height() - SIDE) / 2)
            draw_mode(painter, self.mode, ink)
            painter.resetTransform()
            if self.isChecked() and self.is_named:
                painter.setPen(ink)
                left = self.pad + SIDE + GAP
                painter.drawText(whole.adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
