"""What ties the canvas to screen readers; light, since most readers never ask for it.

A reference to each interface is kept here, for Qt keeps none.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

    from briefing.desktop.compare.comparing import Comparing

_interfaces: dict[int, "QAccessibleInterface"] = {}
_installed: list[Any] = []


def install() -> None:
    """Let Qt ask here for the interface of a canvas; done once."""
    if not _installed:
        _installed.append(_interface_of)
        QAccessible.installFactory(_interface_of)


def value_changed(canvas: "Comparing") -> None:
    """Tell screen readers that the slider has moved."""
    if QAccessible.isActive():
        from PySide6.QtGui import QAccessibleValueChangeEvent

        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(canvas, canvas.value_text()))


def announce(canvas: "Comparing", words: str) -> None:
    """Have a screen reader say ``words``."""
    if QAccessible.isActive():
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(canvas, words))


def _interface_of(_class: str, thing: QObject | None) -> "QAccessibleInterface | None":
    from briefing.desktop.compare.comparing import Comparing

    if not isinstance(thing, Comparing):
        return None
    key = id(thing)
    if key not in _interfaces:
        from briefing.desktop.compare.accessible_canvas import AccessibleCanvas

        _interfaces[key] = AccessibleCanvas(thing)
        thing.destroyed.connect(lambda: _interfaces.pop(key, None))
    return _interfaces[key]
