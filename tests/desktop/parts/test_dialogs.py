"""Where a dialog stands that leads to places in the text of a window."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from briefing.desktop.parts.dialogs import stand_aside

SIZE = QSize(560, 340)
EDGES = QSize(2, 24)  # of a window manager


def place(frame: QRect, screen: QSize, way: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> QRect:
    """Where a dialog comes to stand, with its edges."""
    moved: list[QPoint] = []
    room = SimpleNamespace(availableGeometry=lambda: QRect(QPoint(), screen))
    dialog = SimpleNamespace(screen=lambda: room, size=lambda: SIZE, move=lambda x, y: moved.append(QPoint(x, y)))
    window = SimpleNamespace(
        frameGeometry=lambda: frame, size=lambda: frame.size() - EDGES, layoutDirection=lambda: way
    )
    stand_aside(cast(QDialog, cast(Any, dialog)), cast(QWidget, cast(Any, window)))
    return QRect(moved[0], SIZE + EDGES)


def test_it_stands_beside_where_the_screen_has_room() -> None:
    at_left, at_right = QRect(0, 100, 1320, 840), QRect(600, 100, 1320, 840)
    screen = QSize(1920, 1080)
    assert place(at_left, screen).bottomLeft() == at_left.bottomRight() + QPoint(1, 0)
    assert place(at_right, screen).bottomRight() == at_right.bottomLeft() - QPoint(1, 0)
    both = QRect(620, 100, 1320, 840)
    assert place(both, QSize(2560, 1440)).left() > both.right()
    assert place(both, QSize(2560, 1440), Qt.LayoutDirection.RightToLeft).right() < both.left()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_else_it_covers_the_lower_corner_where_the_pictures_are(way: Qt.LayoutDirection) -> None:
    screen, frame = QSize(1400, 1000), QRect(40, 70, 1320, 860)
    stands = place(frame, screen, way)
    room = QRect(QPoint(), screen)
    assert stands.bottom() == frame.bottom()
    if way is Qt.LayoutDirection.LeftToRight:
        assert stands.right() == room.right()
    else:
        assert stands.left() == room.left()


def test_it_is_never_off_the_screen() -> None:
    room = QRect(0, 0, 640, 400)
    assert place(QRect(300, 300, 720, 480), room.size()).topLeft() == QPoint(640 - 562, 400 - 364)
    assert place(QRect(-300, -200, 500, 300), QSize(500, 300)).topLeft() == QPoint(0, 0)
