from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPaintEvent, QPalette, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.compare import accessible
from briefing.desktop.compare.aligner import Aligner
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.surface import rects_of
from briefing.desktop.compare.words import PairView, PictureView
from briefing.imagery.comparison import WHOLE, Alignment, Comparison, Method, Mode, Side, View
from tests.desktop.compare.conftest import BLUE, PAIR, RED, plain

LEFT = Qt.MouseButton.LeftButton
ColourAt = Callable[[int, int], str]


def drag(qtbot: QtBot, canvas: Canvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, pos=end)


def wheel(
    canvas: Canvas, at: QPoint, notches: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


# The divider


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


# Scenes


def test_the_last_pair_stays_until_the_next_has_its_pixels(canvas: Canvas, colour_at: ColourAt) -> None:
    other = PairView(name="Other", before=PictureView(date="1 May 2020"), after=PictureView(date="2 May 2020"))
    canvas.show_pair(other, Comparison(position=0.1))
    assert colour_at(60, 200) == "red"
    canvas.set_pixels(Side.BEFORE, plain(QColor("#00ff00")))
    assert colour_at(60, 200) == "red"
    canvas.set_pixels(Side.AFTER, plain(QColor("#ffff00")))
    assert colour_at(60, 200) == "#ffff00"
    assert canvas.comparison().position == 0.1


def test_a_picture_that_cannot_be_shown_gives_its_reason(canvas: Canvas) -> None:
    canvas.show_problem(Side.AFTER, "The file is damaged.")
    assert canvas.scene is not None
    assert canvas.scene.problems == {Side.AFTER: "The file is damaged."}
    canvas.grab()
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert "The file is damaged." in interface.text(QAccessible.Text.Description)


def test_a_problem_counts_as_an_answer(empty_canvas: Canvas, qtbot: QtBot) -> None:
    empty_canvas.show_pair(PAIR)
    empty_canvas.show_problem(Side.BEFORE, "Not there.")
    with qtbot.waitSignal(empty_canvas.shown):
        empty_canvas.show_problem(Side.AFTER, "Not there either.")
    empty_canvas.grab()


def test_an_empty_canvas_takes_everything_calmly(empty_canvas: Canvas, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Plus):
        QTest.keyClick(empty_canvas, key)
    QTest.mouseClick(empty_canvas, LEFT, pos=QPoint(10, 10))
    empty_canvas.zoom_in()
    empty_canvas.pan_by(3, 3)
    empty_canvas.set_pixels(Side.BEFORE, plain(RED))
    empty_canvas.show_problem(Side.BEFORE, "x")
    empty_canvas.grab()
    assert empty_canvas.scene is None


def test_a_single_picture_has_no_divider(empty_canvas: Canvas, qtbot: QtBot) -> None:
    empty_canvas.show_pair(PairView(name="One", before=PictureView(date="1 May 2020")))
    empty_canvas.set_pixels(Side.BEFORE, plain(RED))
    QTest.mouseClick(empty_canvas, LEFT, pos=QPoint(100, 100))
    assert empty_canvas.divider() is None
    assert empty_canvas.grab().toImage().pixelColor(390, 290) == RED
    assert empty_canvas.value_text() == "1 May 2020"


def test_showing_nothing_empties_the_canvas(canvas: Canvas) -> None:
    canvas.show_nothing()
    ground = canvas.palette().color(QPalette.ColorRole.Midlight)
    assert canvas.grab().toImage().pixelColor(200, 200).name() == ground.name()


def test_swapping_changes_the_sides(canvas: Canvas, colour_at: ColourAt) -> None:
    canvas.swap()
    assert (colour_at(60, 200), colour_at(340, 200)) == ("blue", "red")
    assert (canvas.comparison().before, canvas.comparison().after) == (1, 0)
    assert canvas.value_text().startswith("13 December 2021 on")


# Modes


@pytest.mark.parametrize(("key", "mode"), [(Qt.Key.Key_1 + at, mode) for at, mode in enumerate(Mode)])
def test_the_keys_1_to_7_choose_the_mode(canvas: Canvas, qtbot: QtBot, key: int, mode: Mode) -> None:
    canvas.set_mode(Mode.FADE if mode is Mode.SWIPE else Mode.SWIPE)
    with qtbot.waitSignal(canvas.mode_changed) as told:
        QTest.keyClick(canvas, key)
    assert told.args == [mode]
    assert canvas.comparison().mode is mode
    canvas.grab()


def test_a_fade_mixes_the_pictures(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.set_mode(Mode.FADE)
    canvas.set_opacity(0.25)
    colour = canvas.grab().toImage().pixelColor(200, 200)
    assert colour.red() == pytest.approx(RED.red() * 0.75 + BLUE.red() * 0.25, abs=1)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.comparison().opacity == pytest.approx(0.26)
    drag(qtbot, canvas, QPoint(100, 100), QPoint(300, 100))
    assert canvas.comparison().opacity == pytest.approx(0.75)
    assert canvas.comparison().mode is Mode.FADE


def test_the_lens_follows_the_pointer_and_the_wheel_sizes_it(canvas: Canvas, qtbot: QtBot, colour_at: ColourAt) -> None:
    canvas.set_mode(Mode.LENS)
    QTest.mouseMove(canvas, QPoint(100, 150))
    assert colour_at(100, 150) == "red"
    assert colour_at(300, 150) == "blue"
    size = canvas.comparison().lens_size
    wheel(canvas, QPoint(100, 150), 2)
    assert canvas.comparison().lens_size > size
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.comparison().lens[0] == pytest.approx(0.27)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert colour_at(108, 150) == "blue"


def test_side_by_side_shows_both_whole(canvas: Canvas, colour_at: ColourAt) -> None:
    canvas.set_mode(Mode.SIDE_BY_SIDE)
    assert colour_at(150, 200) == "red"
    assert colour_at(350, 200) == "blue"


def test_a_blink_is_never_faster_than_three_a_second_and_stops_where_motion_is_reduced(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.blinking.set_rate(50)
    assert canvas.blinking.interval >= 334
    canvas.set_mode(Mode.BLINK)
    assert canvas.blinking.is_running
    shown = canvas.comparison().shown
    with qtbot.waitSignal(canvas.comparison_changed, timeout=2000):
        pass
    assert canvas.comparison().shown is shown.other
    canvas.blinking.set_reduced_motion(True)
    assert not canvas.blinking.is_running
    assert any("Blinking is off" in text for text in badge_words(canvas))
    canvas.blinking.set_reduced_motion(False)
    canvas.set_mode(Mode.SWIPE)
    assert not canvas.blinking.is_running


def badge_words(canvas: Canvas) -> list[str]:
    return [sign.second for sign, _width in canvas.overlays._drawn if not sign.first]


def test_a_difference_marks_what_is_darker_and_lighter(canvas: Canvas) -> None:
    canvas.set_mode(Mode.DIFFERENCE)
    canvas.set_threshold(0.03)
    darker = canvas.grab().toImage().pixelColor(200, 200)
    assert darker.blue() > darker.red()
    canvas.swap()
    lighter = canvas.grab().toImage().pixelColor(200, 200)
    assert lighter.red() > lighter.blue()
    canvas.set_threshold(0.9)
    unmarked = canvas.grab().toImage().pixelColor(200, 200)
    assert unmarked.red() == unmarked.blue()


# Zoom and pan


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
    box = minimap.area(canvas)
    QTest.mouseClick(canvas, LEFT, pos=(box.topLeft() + QPointF(box.width() * 0.75, box.height() * 0.25)).toPoint())
    middle = canvas.ground_at(QPointF(400, 300))
    assert middle == pytest.approx((300, 75), abs=4)
    assert canvas.comparison().position == 0.5
    canvas.grab()


def test_the_zoom_stays_when_the_window_changes_and_all_stays_all(canvas: Canvas) -> None:
    canvas.zoom_to(2)
    middle = canvas.ground_at(QPointF(200, 150))
    canvas.resize(600, 440)
    assert canvas.zoom_percent == pytest.approx(200, rel=0.01)
    assert canvas.ground_at(QPointF(300, 220)) == pytest.approx(middle, abs=1)
    canvas.zoom_fit()
    canvas.resize(200, 150)
    assert canvas.zoom_percent == pytest.approx(50, rel=0.01)


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


# The slider of each mode


@pytest.mark.parametrize(
    ("mode", "home", "end"),
    [
        (Mode.SWIPE, 0, 100),
        (Mode.TOGGLE, 0, 100),
        (Mode.BLINK, 0, 100),
        (Mode.FADE, 0, 100),
        (Mode.LENS, 0, 100),
        (Mode.SIDE_BY_SIDE, 50, 50),
        (Mode.DIFFERENCE, 0, 100),
    ],
)
def test_the_keys_of_a_slider_work_in_every_mode_and_do_not_leave_it(
    canvas: Canvas, qtbot: QtBot, mode: Mode, home: int, end: int
) -> None:
    canvas.blinking.set_reduced_motion(True)
    canvas.set_mode(mode)
    value = QAccessible.queryAccessibleInterface(canvas).valueInterface()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert value.currentValue() == home
    QTest.keyClick(canvas, Qt.Key.Key_PageUp)
    assert value.currentValue() == (home if home == end else 100 if mode in (Mode.TOGGLE, Mode.BLINK) else 10)
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert value.currentValue() == home
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert value.currentValue() == end
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert value.currentValue() <= end
    assert canvas.comparison().mode is mode


def test_the_size_of_the_lens_and_the_threshold_are_announced(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    canvas.set_mode(Mode.LENS)
    monkeypatch.setattr(accessible, "announce", lambda _canvas, words: said.append(words))
    QTest.keyClick(canvas, Qt.Key.Key_End)
    canvas.set_mode(Mode.DIFFERENCE)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert said == ["100 percent", "Difference", "0 percent"]


@pytest.mark.parametrize(
    "held",
    [
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    ],
)
def test_signs_work_however_the_keyboard_has_them_typed(
    canvas: Canvas, qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight, held)
    assert canvas.comparison().angle == 5
    QTest.keyClick(canvas, Qt.Key.Key_7, held)
    assert canvas.comparison().mode is Mode.DIFFERENCE


def test_letters_with_a_modifier_are_other_keys(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not canvas.comparison().tone


def test_keys_lay_the_divider_flat_and_upright(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_H)
    assert canvas.comparison().angle == 90
    QTest.keyClick(canvas, Qt.Key.Key_V)
    assert canvas.comparison().angle == 0


@pytest.mark.parametrize(
    ("key", "modifier", "signal", "told"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "alignment_wanted", []),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "copy_wanted", []),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.NoModifier, "date_step_wanted", [Side.AFTER, -1]),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.NoModifier, "date_step_wanted", [Side.AFTER, 1]),
        (Qt.Key.Key_Less, Qt.KeyboardModifier.ShiftModifier, "date_step_wanted", [Side.BEFORE, -1]),
        (Qt.Key.Key_Greater, Qt.KeyboardModifier.NoModifier, "date_step_wanted", [Side.BEFORE, 1]),
    ],
)
def test_keys_ask_for_what_is_not_the_canvas_s_own(
    canvas: Canvas, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str, told: list[object]
) -> None:
    with qtbot.waitSignal(getattr(canvas, signal)) as waited:
        QTest.keyClick(canvas, key, modifier)
    assert waited.args == told


# Words


def test_the_canvas_is_a_slider_to_a_screen_reader(canvas: Canvas) -> None:
    canvas.set_position(0.37)
    interface = QAccessible.queryAccessibleInterface(canvas)
    value = interface.valueInterface()
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "The base, Swipe"
    assert interface.text(QAccessible.Text.Value) == "7 October 2021 on 37 percent, 13 December 2021 on 63 percent"
    description = interface.text(QAccessible.Text.Description)
    assert "7 October 2021: Empty fields." in description
    assert "13 December 2021: Rows of tents." in description
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, 37, 100)
    value.setCurrentValue(80)
    assert canvas.comparison().position == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (Comparison(mode=Mode.TOGGLE, shown=Side.BEFORE), "7 October 2021 whole"),
        (Comparison(whole=Side.AFTER), "13 December 2021 whole"),
        (Comparison(mode=Mode.FADE, opacity=0.25), "7 October 2021 on 75 percent, 13 December 2021 on 25 percent"),
        (Comparison(mode=Mode.LENS), "7 October 2021 in the lens, 13 December 2021 around it"),
        (Comparison(mode=Mode.SIDE_BY_SIDE), "7 October 2021 beside 13 December 2021"),
        (Comparison(mode=Mode.DIFFERENCE), "what differs between 7 October 2021 and 13 December 2021"),
    ],
)
def test_each_mode_has_its_words(canvas: Canvas, comparison: Comparison, words: str) -> None:
    canvas.set_comparison(comparison)
    assert QAccessible.queryAccessibleInterface(canvas).text(QAccessible.Text.Value) == words


def test_changes_are_announced(canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _canvas, words: said.append(words))
    QTest.keyClick(canvas, Qt.Key.Key_4)
    QTest.keyClick(canvas, Qt.Key.Key_1)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    canvas.zoom_in()
    assert said == ["Fade", "Swipe", "7 October 2021 whole", "125 percent"]


def test_both_dates_stand_on_their_sides_at_every_angle_and_mode(canvas: Canvas) -> None:
    for mode in Mode:
        canvas.set_mode(mode)
        signs = {sign.first for sign, _width in canvas.overlays._drawn}
        assert {"7 October 2021", "13 December 2021"} <= signs
    canvas.set_mode(Mode.SWIPE)
    for angle in range(-180, 180, 15):
        canvas.set_angle(angle)
        before, after = (chip.rect for chip in canvas.overlays.chips[:2])
        assert canvas.rect().contains(before)
        assert canvas.rect().contains(after)
        assert not before.intersects(after)


def test_an_illustration_always_says_so(canvas: Canvas) -> None:
    signs = [sign for sign, _width in canvas.overlays._drawn if sign.first == "7 October 2021"]
    assert signs[0].second == "Before · Illustration"


def test_a_key_shows_what_the_pictures_show_as_text(canvas: Canvas, qtbot: QtBot) -> None:
    from briefing.desktop.compare import description

    canvas.clearFocus()
    plain_canvas = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_I)
    assert canvas.grab().toImage() != plain_canvas
    assert ("7 October 2021", "Empty fields.") in description.lines(canvas)
    assert ("Caption", "The same place twice.") in description.lines(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.grab().toImage() == plain_canvas


def test_a_change_of_colours_is_followed(canvas: Canvas) -> None:
    palette = canvas.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#101010"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#fefefe"))
    before = canvas.grab(QRect(0, 0, 150, 60)).toImage()
    canvas.setPalette(palette)
    assert canvas.grab(QRect(0, 0, 150, 60)).toImage() != before


# Alignment and measures


def test_the_later_picture_is_nudged_by_arrow_keys_disclosed_and_undone_by_a_key(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_A)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.comparison().alignment == Alignment(dx=1, dy=-10, method=Method.NUDGED)
    assert "Aligned by hand: +1, −10 pixels" in badge_words(canvas)
    canvas.grab()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is None
    QTest.keyClick(canvas, Qt.Key.Key_T)
    assert "Tones matched" in badge_words(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_U)
    assert canvas.comparison().alignment.is_none
    assert not canvas.comparison().tone


def test_pins_shift_then_turn_and_scale(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.start_aligning()
    drag(qtbot, canvas, QPoint(100, 100), QPoint(110, 105))
    shift = canvas.comparison().alignment
    assert (shift.dx, shift.dy, shift.scale) == pytest.approx((10, 5, 1))
    assert shift.method is Method.PINNED
    drag(qtbot, canvas, QPoint(310, 105), QPoint(330, 105))
    both = canvas.comparison().alignment
    assert both.scale == pytest.approx(1.1)
    canvas.grab()


def test_matched_tones_are_shown_and_undone(canvas: Canvas, colour_at: ColourAt) -> None:
    canvas.set_position(0.25)
    canvas.toggle_tone()
    assert colour_at(300, 200) == "red"
    canvas.swap()
    assert (colour_at(60, 200), colour_at(300, 200)) == ("blue", "blue")
    canvas.undo_alignment()
    assert (colour_at(60, 200), colour_at(300, 200)) == ("blue", "red")


def test_the_ruler_measures_in_metres(canvas: Canvas, qtbot: QtBot) -> None:
    from briefing.desktop.compare.ruler import Ruler

    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert isinstance(canvas.tool, Ruler)
    canvas.grab()
    drag(qtbot, canvas, QPoint(100, 100), QPoint(220, 100))
    assert canvas.tool.words() == "60 m"
    assert canvas.comparison().position == 0.5
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    canvas.grab()
    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.tool is None


def test_a_grid_and_a_bar_of_round_metres(canvas: Canvas, qtbot: QtBot) -> None:
    plain_canvas = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_G)
    assert canvas.grab().toImage() != plain_canvas


def test_pictures_of_different_shape_say_so(empty_canvas: Canvas) -> None:
    empty_canvas.show_pair(PAIR)
    empty_canvas.set_pixels(Side.BEFORE, plain(RED))
    empty_canvas.set_pixels(Side.AFTER, plain(BLUE, 300, 300))
    assert any("differ in shape" in words for words in badge_words(empty_canvas))


def test_a_restored_view_is_shown(empty_canvas: Canvas) -> None:
    view = View(left=0.25, top=0.25, width=0.5, height=0.5)
    empty_canvas.show_pair(PAIR, Comparison(view=view))
    for side in Side:
        empty_canvas.set_pixels(side, QImage(plain(RED)))
    assert empty_canvas.zoom_percent == pytest.approx(200)
    assert empty_canvas.ground_at(QPointF(200, 150)) == pytest.approx((200, 150))
