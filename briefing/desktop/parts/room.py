"""How large a window may be on its screen, and where it was."""

import logging

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

FRAME = 40  # pixels that the title bar of a window may take


def room_for(window: QWidget) -> QSize:
    """What the screen of a window has for it, without its title bar."""
    return window.screen().availableGeometry().size() - QSize(0, FRAME)


def place_of(window: QWidget) -> str:
    """Where a window is and how large, for ``put_back``."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def put_back(window: QWidget, place: str, *, least: QSize, usual: QSize) -> None:
    """Put a window where it was, or give it its usual size, no larger than there is room for."""
    room = room_for(window)
    window.setMinimumSize(least.boundedTo(room))
    window.resize(usual.boundedTo(room))
    saved = QByteArray.fromBase64(place.encode("ascii", "replace"))
    if not saved.isEmpty() and not window.restoreGeometry(saved):
        log.info("the place of the window is of another screen, or none")
