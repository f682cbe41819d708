"""A widget of our own as a screen reader meets it: a slider with a name, a value and words for it."""

from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

NOTHING = Shiboken.VoidPtr(0)


class AccessibleSlider(QAccessibleWidget, QAccessibleValueInterface):
    """Role slider, 0 to 100 in steps of 1; what is slid is told by the classes made of this one."""

    def __init__(self, widget: QWidget) -> None:
        QAccessibleWidget.__init__(self, widget, QAccessible.Role.Slider)
        QAccessibleValueInterface.__init__(self)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Offer the value beside what every widget offers.

        What is asked for is an address. PySide crashes on None, and takes the object itself for the address of its
        first base class, so that Qt would call other functions than those of a value. An address is not true, either.
        """
        if kind == QAccessible.InterfaceType.ValueInterface:
            return Shiboken.VoidPtr(Shiboken.getCppPointer(self)[1])
        offered = QAccessibleWidget.interface_cast(self, kind)
        return NOTHING if offered is None else offered

    def minimumValue(self) -> int:
        """The least value."""
        return 0

    def maximumValue(self) -> int:
        """The last value."""
        return 100

    def minimumStepSize(self) -> int:
        """What an arrow key moves."""
        return 1
