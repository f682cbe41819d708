"""The border between two panes as a screen reader meets it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAccessible

from briefing.desktop.parts.accessible import tells_keys
from briefing.desktop.parts.accessible_slider import AccessibleSlider
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.parts.borders import Border


class AccessibleBorder(AccessibleSlider):
    """Named after the panes that it parts; its value is how much of the room the first has, in percent.

    A slider too: of a separator Orca tells no value.
    """

    def __init__(self, border: "Border") -> None:
        super().__init__(border)
        self._border = border

    def text(self, kind: QAccessible.Text) -> str:
        """The name, the value in words, and the keys."""
        match kind:
            case QAccessible.Text.Name:
                return _(self._border.name)
            case QAccessible.Text.Value:
                return self._border.value_text()
            case _ if tells_keys(kind):
                return _("Arrow keys, Page Up and Page Down, Home and End move it.")
            case _:
                return super().text(kind)

    def currentValue(self) -> int:
        """Where it stands."""
        return self._border.percent()

    def setCurrentValue(self, value: Any) -> None:
        """Move it, as a screen reader asks."""
        self._border.move_to(round(float(value) / 100 * self._border.whole()))
