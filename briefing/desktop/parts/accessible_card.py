"""A card as a screen reader meets it."""

import sys

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class AccessibleCard(QAccessibleWidget):
    """A dialog on Linux, where older versions of Orca pass over a popup that is none.

    Elsewhere a screen reader would read what is in a dialog after its name, which says it all.
    """

    def __init__(self, card: QWidget) -> None:
        is_dialog = sys.platform == "linux"
        super().__init__(card, QAccessible.Role.Dialog if is_dialog else QAccessible.Role.Grouping)
