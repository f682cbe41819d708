"""A small field for a number, typed or stepped by the up and down keys.

A spin box would do, but under the style sheet of qt-material its text has no room.
"""

from collections.abc import Callable
from math import isnan, nan

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from briefing.desktop.parts.accessible import announce
from briefing.translation import _, number


class NumberField(QLineEdit):
    """Holds a number from ``least`` to ``most``; ``chosen`` is called when somebody has settled on another."""

    def __init__(self, least: float, most: float, step: float, suffix: str, chosen: Callable[[float], None]) -> None:
        super().__init__()
        self._least, self._most, self._step = least, most, step
        self._suffix = suffix
        self._chosen = chosen
        self._value = least
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAcceptDrops(False)  # files are for the window
        self._widest = max(_written(least, suffix), _written(most, suffix), key=len)
        self._fit()
        self.setToolTip(_("Type a number, or step with the up and down keys"))
        self.editingFinished.connect(self._typed)

    def set_value(self, value: float) -> None:
        """Show a number without telling anybody; what is being typed is left alone."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._write(value)

    def value(self) -> float:
        """The number last settled on."""
        return self._value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step up or down."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._settle(self._value + by * self._step)
            announce(self, self.text())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step by the wheel while the field has the focus."""
        if self.hasFocus() and event.angleDelta().y():
            self._settle(self._value + (self._step if event.angleDelta().y() > 0 else -self._step))
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Have the width for letters of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(width_for(self._widest, self.fontMetrics()))

    def _typed(self) -> None:
        words = self.text().replace(",", ".").replace("−", "-").strip().removesuffix(self._suffix).strip()
        try:
            typed = float(words)
        except ValueError:
            typed = nan
        self._settle(self._value if isnan(typed) else typed)

    def _settle(self, value: float) -> None:
        value = round(min(self._most, max(self._least, value)), 2)
        changed = value != self._value
        self._value = value
        self._write(value)
        self.setModified(False)
        if changed:
            self._chosen(value)

    def _write(self, value: float) -> None:
        """Show a number; one that is shown already is not new to a screen reader."""
        words = _written(value, self._suffix)
        if words != self.text():
            self.setText(words)


def width_for(words: str, metrics: QFontMetrics) -> int:
    """How wide a field is with room for some words."""
    return metrics.horizontalAdvance(words) + 34


def _written(value: float, suffix: str) -> str:
    return number(value, 1) + suffix
