"""What can be set of the mode in use, beside the mode bar: the angle, the fade, the rate, the size or the threshold."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from briefing.desktop.compare.blinking import FASTEST, SLOWEST
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.number_field import NumberField, width_for
from briefing.desktop.parts.labels import plain_label
from briefing.imagery.comparing.comparison import Comparison, Mode
from briefing.imagery.comparing.slider import value_of
from briefing.translation import _

STEPS = 100  # so that a screen reader says percents
SHORTEST, LONGEST = 64, 120
SIGNS = {Mode.SWIPE: "∠"}  # where a label has no room; the other fields tell enough without one
WIDEST = {Mode.SWIPE: "−180°", Mode.BLINK: "0.2/s"}  # what is written in the fields


class Options(QWidget):
    """One ``control`` for the mode in use, made when the mode is first used; none for toggle and side by side."""

    remade = Signal()

    def __init__(self, canvas: Canvas, blink_rate_chosen: Callable[[float], None]) -> None:
        super().__init__()
        self.setObjectName("options")
        self._canvas = canvas
        self._blink_rate_chosen = blink_rate_chosen
        self._mode: Mode | None = None
        self.control: QSlider | NumberField | None = None
        self._hint = ""
        self._label = plain_label(wraps=False)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._label)
        canvas.mode_changed.connect(lambda _mode: self.follow())
        canvas.comparison_changed.connect(lambda _comparison: self.follow())

    def follow(self) -> None:
        """Show the control of the mode in use, at the value in use."""
        comparison = self._canvas.comparison()
        if comparison.mode is not self._mode:
            self._mode = comparison.mode
            self._make()
        self._show_value(comparison)

    def has_focus(self) -> bool:
        """Whether the control has the focus, of which a screen reader then says the value."""
        return self.control is not None and self.control.hasFocus()

    def wanted(self) -> dict[Mode, int]:
        """How many pixels each mode would have for its label and its control."""
        metric = QFontMetrics(self._label.font())
        return {
            mode: metric.horizontalAdvance(name)
            + self._layout.spacing()
            + (width_for(WIDEST[mode], metric) if mode in WIDEST else SHORTEST)
            for mode, name in _names().items()
        }

    def fit(self, room: int, *, labelled: bool) -> None:
        """Take no more than so many pixels: leave out the label unless ``labelled``, the control where they do not do.

        Where there is a sign of what the label says, that stays. The name of the control remains as its tip, and its
        keys go on working on the pictures.
        """
        control = self.control
        if control is None or room < _least_width(control):
            self.hide()
            return
        words = self._words_in(room - self._layout.spacing() - _least_width(control), labelled=labelled)
        self._label.setText(words)
        self._label.setVisible(bool(words))
        self.setMaximumWidth(room)
        self.show()

    def _words_in(self, room: int, *, labelled: bool) -> str:
        """What the label says in so many pixels: the name, the sign, or nothing."""
        if self._mode is None:
            return ""
        metric = QFontMetrics(self._label.font())
        tried = (_names().get(self._mode, "") if labelled else "", SIGNS.get(self._mode, ""))
        return next((words for words in tried if words and metric.horizontalAdvance(words) <= room), "")

    def _make(self) -> None:
        if self.control is not None:
            self.control.deleteLater()
        self.control = self._control_for(self._mode) if self._mode is not None else None
        if self.control is not None:
            self._layout.addWidget(self.control)
            self._hint = self.control.toolTip()
        self.retranslate()
        self.remade.emit()

    def _control_for(self, mode: Mode) -> QSlider | NumberField | None:
        canvas = self._canvas
        match mode:
            case Mode.SWIPE:
                return NumberField(-180, 180, 1, "°", canvas.set_angle)
            case Mode.BLINK:
                return NumberField(SLOWEST, FASTEST, 0.1, "/s", self._set_rate)
            case Mode.FADE | Mode.LENS | Mode.DIFFERENCE:
                return _slider(canvas.set_value)
        return None

    def _set_rate(self, rate: float) -> None:
        self._canvas.blinking.set_rate(rate)
        self._blink_rate_chosen(rate)

    def _show_value(self, comparison: Comparison) -> None:
        control = self.control
        if control is None:
            return
        if isinstance(control, NumberField):
            control.set_value(comparison.angle if comparison.mode is Mode.SWIPE else self._canvas.blinking.rate)
            return
        with QSignalBlocker(control):
            control.setValue(round(value_of(comparison) * STEPS))

    def retranslate(self) -> None:
        """Put the words into the language in use."""
        if self.control is not None and self._mode is not None:
            name = _told_names().get(self._mode, "")
            self.control.setAccessibleName(name)
            self.control.setAccessibleDescription(self._hint)  # or the tip would be read, which says the name again
            self.control.setToolTip("\n".join(filter(None, (name, self._hint))))


def _names() -> dict[Mode, str]:
    return {
        Mode.SWIPE: _("Angle"),
        Mode.BLINK: _("Times a second"),
        Mode.FADE: _("Picture on top"),
        Mode.LENS: _("Size"),
        Mode.DIFFERENCE: _("Threshold"),
    }


def _told_names() -> dict[Mode, str]:
    """The same where nothing beside them tells of what they are."""
    return {**_names(), Mode.SWIPE: _("Angle of the divider")}


def _slider(chosen: Callable[[float], None]) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, STEPS)
    slider.setSingleStep(1)
    slider.setPageStep(STEPS // 10)
    slider.setMinimumWidth(SHORTEST)
    slider.setMaximumWidth(LONGEST)
    slider.valueChanged.connect(lambda value: chosen(value / STEPS))
    return slider


def _least_width(control: QWidget) -> int:
    return max(control.minimumWidth(), control.minimumSizeHint().width())
