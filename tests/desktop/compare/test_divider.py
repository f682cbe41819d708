import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.controls import ZoomLabel
from briefing.desktop.compare.divider import HANDLE
from briefing.desktop.compare.surface import rects_of
from briefing.imagery.comparing.comparison import Mode, Side
from tests.desktop.compare.hands import LEFT, ColourAt, drag


def test_the_divider_parts_the_two_pictures(canvas: Canvas, colour_at: ColourAt) -> None:
    canvas.set_position(0.25)
    assert colour_at(60, 200) == "red"
    assert colour_at(140, 200) == "blue"


def test_a_click_places_the_divider_and_a_drag_anywhere_moves_it(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.mouseClick(canvas, LEFT, pos=QPoint(100, 250))
    assert canvas.comparison().position == pytest.approx(0.25)
    drag(qtbot, canvas, QPoint(300, 30), QPoint(340, 40))
    assert canvas.comparison().position == pytest.approx(0.85)


def test_a_grip_beside_the_line_does_not_make_it_jump(canvas: Canvas, qtbot: QtBot) -> None:
    drag(qtbot, canvas, QPoint(206, 20), QPoint(246, 20))
    assert canvas.comparison().position == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("key", "modifier", "position"),
    [
        (Qt.Key.Key_Right, None, 0.51),
        (Qt.Key.Key_Up, None, 0.51),
        (Qt.Key.Key_Left, None, 0.49),
        (Qt.Key.Key_Down, None, 0.49),
        (Qt.Key.Key_PageUp, None, 0.6),
        (Qt.Key.Key_PageDown, None, 0.4),
        (Qt.Key.Key_Home, None, 0.0),
        (Qt.Key.Key_End, None, 1.0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 0.501),
    ],
)
def test_keys_move_the_divider(
    canvas: Canvas, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None, position: float
) -> None:
    QTest.keyClick(canvas, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert canvas.comparison().position == pytest.approx(position)


def test_the_divider_stops_at_the_ends(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_End)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.comparison().position == 1.0
    drag(qtbot, canvas, QPoint(200, 100), QPoint(-50, 100))
    assert canvas.comparison().position == 0.0


def test_space_shows_whole_pictures_in_turn_and_escape_goes_back(
    canvas: Canvas, qtbot: QtBot, colour_at: ColourAt
) -> None:
    seen = []
    for _each in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Space)
        seen.append((colour_at(60, 200), colour_at(340, 200)))
    assert seen == [("red", "red"), ("blue", "blue"), ("red", "red")]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert (colour_at(60, 200), colour_at(340, 200)) == ("red", "blue")


@pytest.mark.parametrize("mode", [Mode.FADE, Mode.SIDE_BY_SIDE, Mode.DIFFERENCE])
def test_space_shows_whole_pictures_in_other_ways_to_compare_and_escape_goes_back_to_these(
    canvas: Canvas, colour_at: ColourAt, mode: Mode
) -> None:
    canvas.set_mode(mode)
    before = colour_at(60, 200), colour_at(340, 200)
    seen = []
    for _each in range(2):
        QTest.keyClick(canvas, Qt.Key.Key_Space)
        seen.append((colour_at(60, 200), colour_at(340, 200)))
    assert seen == [("red", "red"), ("blue", "blue")]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.comparison().mode is mode
    assert (colour_at(60, 200), colour_at(340, 200)) == before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.is_swiping


def test_the_zoom_of_a_whole_picture_is_told(canvas: Canvas, qtbot: QtBot) -> None:
    label = ZoomLabel(canvas)
    qtbot.addWidget(label)
    canvas.set_mode(Mode.SIDE_BY_SIDE)
    beside = label.text()
    canvas.toggle_side()
    assert label.text() == f"{round(canvas.zoom_percent)}%" != beside
    canvas.escape()
    assert label.text() == beside


def test_a_whole_picture_is_seen_at_the_place_and_zoom_of_two_side_by_side(canvas: Canvas) -> None:
    canvas.set_mode(Mode.SIDE_BY_SIDE)
    canvas.zoom_to(3)
    scale, middle = canvas.scale, canvas.comparison().view
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    wide = canvas.comparison().view
    assert canvas.scale == pytest.approx(scale)
    assert wide.left + wide.width / 2 == pytest.approx(middle.left + middle.width / 2, abs=0.02)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.scale == pytest.approx(scale)


def test_moving_the_divider_goes_back_to_the_swipe(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.comparison().whole is None
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(40, 200))
    assert canvas.is_swiping


def test_the_ring_of_the_handle_turns_the_divider(canvas: Canvas, qtbot: QtBot, colour_at: ColourAt) -> None:
    middle = QPoint(200, 150)
    QTest.mouseMove(canvas, middle)
    assert canvas.ring_shown
    drag(qtbot, canvas, middle - QPoint(0, 31), middle + QPoint(60, 0))
    assert canvas.comparison().angle == 90
    assert colour_at(20, 90) == "red"
    assert colour_at(380, 200) == "blue"


def test_an_angle_is_kept_within_half_a_turn(canvas: Canvas) -> None:
    canvas.set_angle(200)
    assert canvas.comparison().angle == -160
    canvas.turn_by(-40)
    assert canvas.comparison().angle == 160


class Painted(QObject):
    """Collects what a canvas is asked to paint."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.region = QRegion()
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)

    def area(self) -> float:
        return sum(rect.width() * rect.height() for rect in rects_of(self.region))


@pytest.mark.parametrize("angle", [0.0, 90.0, 30.0])
def test_a_step_of_the_divider_paints_only_the_strip_it_crossed(canvas: Canvas, angle: float) -> None:
    canvas.resize(1200, 900)
    canvas.set_angle(angle)
    canvas.set_position(0.4)
    QApplication.processEvents()
    painted = Painted(canvas)
    canvas.set_position(0.41)
    QApplication.processEvents()
    assert 0 < painted.area() < 0.2 * 1200 * 900


@pytest.mark.parametrize("angle", [0.0, 90.0, 30.0, 75.0, 180.0])
def test_steps_leave_the_same_picture_as_a_full_paint(canvas: Canvas, angle: float) -> None:
    canvas.resize(500, 400)
    canvas.set_angle(angle)
    for position in (0.5, 0.45, 0.52, 0.9, 0.1, 0.6):
        canvas.set_position(position)
        QApplication.processEvents()
        on_screen = canvas.screen().grabWindow(canvas.winId()).toImage()
        assert on_screen.convertToFormat(QImage.Format.Format_RGB32) == canvas.grab().toImage()


def test_a_lens_leaves_the_same_picture_as_a_full_paint(canvas: Canvas) -> None:
    canvas.set_mode(Mode.LENS)
    for x, size in ((0.4, 0.2), (0.43, 0.2), (0.45, 0.3), (0.9, 0.1)):
        canvas.set_lens((x, 0.5), size)
        QApplication.processEvents()
        on_screen = canvas.screen().grabWindow(canvas.winId()).toImage()
        assert on_screen.convertToFormat(QImage.Format.Format_RGB32) == canvas.grab().toImage()


@pytest.mark.parametrize("size", [(401, 300), (300, 401), (201, 150)])
def test_side_by_side_leaves_nothing_behind_around_and_between_the_pictures(
    canvas: Canvas, size: tuple[int, int]
) -> None:
    canvas.resize(*size)
    canvas.set_mode(Mode.SIDE_BY_SIDE)
    QTest.keyClick(canvas, Qt.Key.Key_I)
    QApplication.processEvents()
    canvas.clearFocus()
    canvas.toggle_description()
    QApplication.processEvents()
    on_screen = canvas.screen().grabWindow(canvas.winId()).toImage()
    assert on_screen.convertToFormat(QImage.Format.Format_RGB32) == canvas.grab().toImage()


def test_the_date_of_a_picture_that_is_not_seen_is_dimmed(canvas: Canvas) -> None:
    scene = canvas.scene
    assert scene is not None

    def dimmed() -> set[str]:
        signs = (canvas.overlays._sign(scene, side) for side in Side)
        return {sign.first for sign in signs if sign.dimmed}

    assert dimmed() == set()
    canvas.set_position(1)
    assert dimmed() == {"13 December 2021"}
    canvas.set_position(0)
    assert dimmed() == {"7 October 2021"}
    signs = list(canvas.overlays.chips)
    canvas.set_position(0.5)
    assert dimmed() == set()
    assert canvas.overlays.chips != signs


@pytest.mark.parametrize("position", [0.0, 0.01, 0.5, 0.99, 1.0])
@pytest.mark.parametrize("angle", [0.0, 45.0, 90.0, 180.0])
def test_the_handle_is_on_its_line_and_can_be_grabbed_at_every_edge(
    canvas: Canvas, qtbot: QtBot, position: float, angle: float
) -> None:
    canvas.set_angle(angle)
    canvas.set_position(position)
    divider = canvas.divider()
    assert divider is not None
    assert divider._distance(divider.middle) < 1
    assert divider.handle_rect().intersects(canvas.rect())
    inside = (divider.middle * 7 + QPointF(canvas.rect().center())) / 8
    drag(qtbot, canvas, inside.toPoint(), canvas.rect().center())
    assert abs(canvas.comparison().position - 0.5) < 0.15


def test_in_a_low_pane_the_handle_stands_clear_of_the_dates(canvas: Canvas) -> None:
    canvas.resize(400, 130)
    for position in (0.1, 0.5, 0.9):
        canvas.set_position(position)
        divider = canvas.divider()
        assert divider is not None
        handle = QRectF(-HANDLE, -HANDLE, 2 * HANDLE, 2 * HANDLE).translated(divider.middle).toRect()
        assert not any(chip.rect.intersects(handle) for chip in canvas.overlays.chips)
        assert canvas.rect().contains(handle)
        assert divider._distance(divider.middle) < 1
    canvas.resize(400, 300)
    divider = canvas.divider()
    assert divider is not None
    assert divider.middle.y() == pytest.approx(150)
