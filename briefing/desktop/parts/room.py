"""How large a window may be on its screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = 40  # pixels that the title bar of a window may take


def room_for(window: QWidget) -> QSize:
    """What the screen of a window has for it, without its title bar."""
    return window.screen().availableGeometry().size() - QSize(0, FRAME)
