"""What a finger does on a touch screen."""

import pytest
from PySide6.QtCore import QPoint, QSizeF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScroller, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.preview.sheet_area import SheetArea
from briefing.imagery.comparing.comparison import Side
from tests.desktop.compare.conftest import BLUE, PAIR, RED, plain
from tests.desktop.text_panes import shown_pane

TEXT = "".join(f'<p><a href="section:s{at}">{"words of a link " * 30}</a></p>' for at in range(40))


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def drag(widget: QWidget, finger: QPointingDevice, start: QPoint, by: QPoint) -> None:
    steps = 10
    QTest.touchEvent(widget, finger).press(0, start, widget).commit()
    for step in range(1, steps + 1):
        QTest.qWait(20)
        QTest.touchEvent(widget, finger).move(0, start + by * (step / steps), widget).commit()
    QTest.touchEvent(widget, finger).release(0, start + by, widget).commit()


def test_a_finger_scrolls_the_text_and_a_tap_follows_a_link(qtbot: QtBot, finger: QPointingDevice) -> None:
    pane = shown_pane(qtbot, 500, 600)
    pane.set_page(TEXT, size=17)
    followed: list[str] = []
    pane.section_wanted.connect(followed.append)
    view, bar = pane.viewport(), pane.verticalScrollBar()
    qtbot.waitUntil(lambda: QScroller.hasScroller(view))
    drag(view, finger, QPoint(100, 400), QPoint(0, -200))
    QScroller.scroller(view).stop()
    assert bar.value() > 100
    assert followed == []
    assert not pane.textCursor().hasSelection()
    where = next(QPoint(60, y) for y in range(90, 200) if pane.anchorAt(QPoint(60, y)))
    QTest.touchEvent(view, finger).press(0, where, view).commit()
    QTest.touchEvent(view, finger).release(0, where, view).commit()
    qtbot.waitUntil(lambda: len(followed) == 1)


def test_a_finger_scrolls_the_pages_that_are_printed(qtbot: QtBot, finger: QPointingDevice) -> None:
    area = SheetArea()
    qtbot.addWidget(area)
    area.resize(500, 600)
    area.show()
    area.show_pages(5, QSizeF(595, 842), {}, 96)
    drag(area.viewport(), finger, QPoint(100, 400), QPoint(0, -200))
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 100)


def test_two_fingers_zoom_and_leave_the_divider_where_it_is(qtbot: QtBot, finger: QPointingDevice) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    canvas.show_pair(PAIR)
    for side, colour in ((Side.BEFORE, RED), (Side.AFTER, BLUE)):
        canvas.set_pixels(side, plain(colour, 1600, 1200))
    drag(canvas, finger, QPoint(200, 150), QPoint(100, 0))
    assert canvas.comparison().position == pytest.approx(0.75, abs=0.02)
    left, right = QPoint(150, 150), QPoint(250, 150)
    QTest.touchEvent(canvas, finger).press(0, left, canvas).commit()
    QTest.touchEvent(canvas, finger).stationary(0).press(1, right, canvas).commit()
    for step in range(1, 11):
        away = QPoint(8 * step, 0)
        QTest.touchEvent(canvas, finger).move(0, left - away, canvas).move(1, right + away, canvas).commit()
    QTest.touchEvent(canvas, finger).release(0, left - away, canvas).release(1, right + away, canvas).commit()
    assert canvas.is_zoomed
    assert canvas.comparison().position == pytest.approx(0.75, abs=0.02)
