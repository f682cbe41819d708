import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.aligner import Aligner
from briefing.desktop.compare.canvas import Canvas
from briefing.imagery.comparing.comparison import WHOLE, Comparison, Mode, Side, View
from tests.desktop.compare.conftest import PAIR, RED, plain
from tests.desktop.compare.hands import LEFT, badge_words, drag, wheel


def test_the_wheel_zooms_at_the_pointer(canvas: Canvas) -> None:
    at = QPoint(100, 60)
    before = canvas.ground_at(QPointF(at))
    wheel(canvas, at, 3)
    assert canvas.zoom_percent > 180
    assert canvas.ground_at(QPointF(at)) == pytest.approx(before, abs=1)


def test_zooming_out_stops_at_the_whole(canvas: Canvas) -> None:
    wheel(canvas, QPoint(100, 60), 2)
    wheel(canvas, QPoint(100, 60), -9)
    assert canvas.comparison().view == WHOLE


def test_what_is_seen_whole_and_zooms_out_no_further_is_told_by_the_key_alone_and_once(empty_canvas: Canvas) -> None:
    empty_canvas.show_pair(PAIR)
    for side in Side:
        empty_canvas.set_pixels(side, plain(RED), (4000, 3000))
    told: list[str] = []
    empty_canvas.refused.connect(told.append)
    wheel(empty_canvas, QPoint(100, 60), -3)
    assert told == []
    QTest.keyClick(empty_canvas, Qt.Key.Key_Minus)
    assert told == ["The pictures are as small as they can be shown."]
    assert empty_canvas.comparison().view == WHOLE


def test_control_and_the_wheel_zoom_in_the_lens_too(canvas: Canvas) -> None:
    canvas.set_mode(Mode.LENS)
    wheel(canvas, QPoint(100, 60), 1, Qt.KeyboardModifier.ControlModifier)
    assert canvas.zoom_percent == pytest.approx(125)


def test_keys_zoom(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom_percent == pytest.approx(125)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.comparison().view == WHOLE
    canvas.zoom_to(4)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.comparison().view == WHOLE


def test_a_large_picture_goes_to_a_pixel_a_pixel_by_a_double_click(empty_canvas: Canvas, qtbot: QtBot) -> None:
    empty_canvas.show_pair(PAIR)
    for side in Side:
        empty_canvas.set_pixels(side, plain(RED), (4000, 3000))
    assert empty_canvas.zoom_percent == pytest.approx(10)
    QTest.mouseDClick(empty_canvas, LEFT, pos=QPoint(300, 200))
    assert empty_canvas.zoom_percent == pytest.approx(100)
    assert empty_canvas.ground_at(QPointF(300, 200)) == pytest.approx((3000, 2000), abs=1)
    QTest.mouseDClick(empty_canvas, LEFT, pos=QPoint(300, 200))
    assert empty_canvas.comparison().view == WHOLE


@pytest.mark.parametrize("mode", [Mode.SWIPE, Mode.TOGGLE, Mode.FADE, Mode.BLINK])
@pytest.mark.parametrize("whole", [None, Side.AFTER])
def test_a_double_click_zooms_and_changes_nothing_else(empty_canvas: Canvas, mode: Mode, whole: Side | None) -> None:
    canvas = empty_canvas
    canvas.show_pair(PAIR)
    for side in Side:
        canvas.set_pixels(side, plain(RED), (4000, 3000))
    canvas.set_reduced_motion(reduced=True)
    canvas.set_mode(mode)
    canvas.change(whole=whole, position=0.4, opacity=0.3)
    before = canvas.comparison()
    for is_zoomed in (True, False):
        QTest.mouseClick(canvas, LEFT, pos=QPoint(300, 100))  # as the first of two
        QTest.mouseDClick(canvas, LEFT, pos=QPoint(300, 100))
        assert canvas.is_zoomed is is_zoomed
        assert replace(canvas.comparison(), view=WHOLE) == before


def test_a_drag_away_from_the_divider_pans_what_is_zoomed_and_a_click_places_it(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(3)
    before = canvas.ground_at(QPointF(300, 100))
    drag(qtbot, canvas, QPoint(300, 100), QPoint(340, 130))
    assert canvas.ground_at(QPointF(340, 130)) == pytest.approx(before, abs=0.5)
    assert canvas.comparison().position == 0.5
    drag(qtbot, canvas, QPoint(200, 30), QPoint(260, 30))
    assert canvas.comparison().position == pytest.approx(0.65)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(100, 100))
    assert canvas.comparison().position == pytest.approx(0.25)


def test_arrows_pan_what_is_zoomed_and_shift_moves_the_divider(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(3)
    before = canvas.ground_at(QPointF(200, 150))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.ground_at(QPointF(200, 150))[0] == pytest.approx(before[0] + 16, abs=0.5)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.comparison().position == pytest.approx(0.51)


def test_the_small_map_goes_where_it_is_clicked(canvas: Canvas, qtbot: QtBot) -> None:
    from briefing.desktop.compare import minimap

    canvas.resize(800, 600)
    canvas.zoom_to(8)
    box = minimap.area(canvas, canvas.overlays.chips)
    QTest.mouseClick(canvas, LEFT, pos=(box.topLeft() + QPointF(box.width() * 0.75, box.height() * 0.25)).toPoint())
    middle = canvas.ground_at(QPointF(400, 300))
    assert middle == pytest.approx((300, 75), abs=4)
    assert canvas.comparison().position == 0.5
    canvas.grab()


def test_no_sign_lies_on_the_small_map(canvas: Canvas) -> None:
    from briefing.desktop.compare import minimap

    canvas.resize(800, 600)
    canvas.zoom_to(8)
    low = minimap.area(canvas, canvas.overlays.chips).bottom()
    for angle in (0.0, 37.0, 90.0, 180.0, -143.0):
        canvas.change(angle=angle)
        box = minimap.area(canvas, canvas.overlays.chips)
        assert not any(box.intersects(QRectF(chip.rect)) for chip in canvas.overlays.chips)
    canvas.change(angle=37.0)
    assert minimap.area(canvas, canvas.overlays.chips).bottom() < low


def test_the_zoom_stays_when_the_window_changes_and_all_stays_all(canvas: Canvas) -> None:
    canvas.grab()
    canvas.zoom_to(2)
    middle = canvas.ground_at(QPointF(200, 150))
    canvas.resize(600, 440)
    assert canvas.zoom_percent == pytest.approx(200, rel=0.01)
    assert canvas.ground_at(QPointF(300, 220)) == pytest.approx(middle, abs=1)
    canvas.zoom_fit()
    canvas.resize(200, 150)
    assert canvas.zoom_percent == pytest.approx(50, rel=0.01)


def test_a_spot_that_is_zoomed_stays_the_same_over_a_large_screen(canvas: Canvas) -> None:
    canvas.grab()
    for large in ((800, 600), (2000, 1500)):  # in which a part is seen, and all
        canvas.zoom_to(4, QPointF(400, 0))
        spot = canvas.comparison().view
        canvas.resize(*large)
        assert canvas.scale == pytest.approx(max(4, canvas.fitting_scale))
        canvas.set_mode(Mode.FADE)
        canvas.resize(400, 300)
        assert canvas.comparison().view == spot
        assert canvas.zoom_percent == pytest.approx(400)
        canvas.zoom_fit()
    canvas.resize(800, 600)
    canvas.zoom_to(1)
    canvas.resize(1600, 1200)
    assert canvas.zoom_percent == pytest.approx(100), "what was made smaller than it fits stays so"


def test_what_is_zoomed_at_first_is_so_at_the_size_that_the_canvas_gets(empty_canvas: Canvas) -> None:
    view = View(left=0.25, top=0.25, width=0.5, height=0.5)
    empty_canvas.show_pair(PAIR, Comparison(view=view))
    for side in Side:
        empty_canvas.set_pixels(side, plain(RED))
    empty_canvas.resize(800, 600)
    assert empty_canvas.zoom_percent == pytest.approx(400)
    assert empty_canvas.comparison().view == view


def test_spot_and_zoom_stay_the_same_in_every_mode(canvas: Canvas) -> None:
    canvas.zoom_to(4, QPointF(300, 100))
    view = canvas.comparison().view
    for mode in (*Mode, Mode.SWIPE):
        canvas.set_mode(mode)
        now = canvas.comparison().view
        assert canvas.scale == pytest.approx(4)
        assert now.left + now.width / 2 == pytest.approx(view.left + view.width / 2)
        assert now.top + now.height / 2 == pytest.approx(view.top + view.height / 2)
        canvas.grab()
    assert canvas.comparison().view == view


def test_a_click_on_the_picture_toggles(canvas: Canvas) -> None:
    canvas.set_mode(Mode.TOGGLE)
    before = canvas.comparison().shown
    QTest.mouseClick(canvas, LEFT, pos=QPoint(200, 150))
    assert canvas.comparison().shown is before.other
    QTest.mouseClick(canvas, LEFT, pos=QPoint(200, 150))
    assert canvas.comparison().shown is before


def test_undoing_an_alignment_takes_its_pins_out(canvas: Canvas) -> None:
    canvas.start_aligning()
    QTest.mousePress(canvas, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(canvas, QPoint(120, 110))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(120, 110))
    assert isinstance(canvas.tool, Aligner)
    assert canvas.tool.pins
    canvas.undo_alignment()
    assert not canvas.tool.pins
    assert canvas.comparison().alignment.is_none


def test_without_any_picture_there_is_no_zoom(empty_canvas: Canvas) -> None:
    empty_canvas.show_pair(PAIR)
    for side in Side:
        empty_canvas.show_problem(side, "broken")
    empty_canvas.zoom_actual()
    assert not empty_canvas.is_zoomed
    empty_canvas.toggle_tone()
    assert badge_words(empty_canvas) == []
