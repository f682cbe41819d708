"""How large a window may be on its screen, and where it was."""

import logging

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

FRAME = 40  # pixels that the title bar of a window may take
STEP, STEPS = 36, 5  # pixels, so that it and the menus of the window below are seen, and how often


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


def step_aside(window: QWidget, others: int) -> None:
    """Stand a step beside each of so many windows that may be at the same place, as far as there is room."""
    if not others or window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return
    room, step = window.screen().availableGeometry(), STEP * (others % STEPS or STEPS)
    place = window.geometry().translated(step, step)
    if not room.contains(place):
        place.moveTopLeft(room.topLeft() + QPoint(step, step))
    if room.contains(place):
        window.move(place.topLeft())
