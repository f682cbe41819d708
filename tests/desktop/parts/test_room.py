"""Windows of the reader do not lie on top of each other."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.parts.room import STEP, STEPS, step_aside


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.move(made.screen().availableGeometry().topLeft() + QPoint(100, 90))
    return made


def test_each_window_stands_a_step_beside_those_before(widget: QWidget) -> None:
    first, places = widget.pos(), []
    for others in range(STEPS + 1):
        widget.move(first)
        step_aside(widget, others)
        places.append(widget.pos())
    assert places == [first + QPoint(step * STEP, step * STEP) for step in range(STEPS + 1)]
    step_aside(widget, STEPS + 1)
    assert widget.pos() == places[-1] + QPoint(STEP, STEP)


def test_a_window_at_the_corner_begins_again_at_the_other(widget: QWidget) -> None:
    room = widget.screen().availableGeometry()
    widget.move(room.bottomRight() - QPoint(widget.width(), widget.height()))
    step_aside(widget, 2)
    assert widget.pos() == room.topLeft() + QPoint(2 * STEP, 2 * STEP)


def test_a_window_that_fills_the_screen_stays(widget: QWidget) -> None:
    room = widget.screen().availableGeometry()
    widget.setGeometry(room)
    step_aside(widget, 1)
    assert widget.geometry() == room
    widget.resize(300, 200)
    widget.setWindowState(Qt.WindowState.WindowMaximized)
    before = widget.pos()
    step_aside(widget, 1)
    assert widget.pos() == before
