"""The strip of dates as a screen reader meets it: a slider that moves the right side, told in words."""

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAccessible

from briefing.desktop.parts.accessible import tells_keys
from briefing.desktop.parts.accessible_slider import AccessibleSlider
from briefing.imagery.comparing.comparison import Side
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.compare.date_strip import DateStrip


class AccessibleDates(AccessibleSlider):
    """Role slider, from the first date to the last: the number of the date on the right side."""

    def __init__(self, strip: "DateStrip") -> None:
        super().__init__(strip)
        self._strip = strip

    def text(self, kind: QAccessible.Text) -> str:
        """The name, which dates are compared, and the keys; on Linux no words of a value reach a screen reader."""
        match kind:
            case QAccessible.Text.Value:
                return self._strip.value_text()
            case _ if tells_keys(kind):
                keys = _("Arrow keys change the date on the right side, with Shift that on the left side.")
                return f"{self._strip.value_text()}. {keys}" if sys.platform == "linux" else keys
            case _:
                return super().text(kind)

    def currentValue(self) -> int:
        """The date on the right side, counted from 1."""
        return self._strip.pair[1] + 1

    def setCurrentValue(self, value: Any) -> None:
        """Bring the right side to a date, as a screen reader asks."""
        self._strip.bring(Side.AFTER, int(value) - 1)

    def minimumValue(self) -> int:
        """The first date."""
        return 1

    def maximumValue(self) -> int:
        """The last date."""
        return self._strip.count
