"""Buttons of which one is chosen, as a screen reader meets what holds them."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class AccessibleGroup(QAccessibleWidget):
    """A group, whose name is said before that of the button to which one comes; what is just a widget has none said."""

    def __init__(self, group: QWidget) -> None:
        super().__init__(group, QAccessible.Role.Grouping)
