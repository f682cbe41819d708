import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.words import PairView, PictureView
from briefing.imagery.comparing.comparison import Comparison, Mode, Side
from tests.desktop.compare.conftest import BLUE, MATCHED, PAIR, RED, plain
from tests.desktop.compare.hands import LEFT, ColourAt, badge_words, drag, wheel


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
    assert "13 December 2021: The file is damaged." in interface.text(QAccessible.Text.Description)


def test_a_problem_counts_as_an_answer(empty_canvas: Canvas, qtbot: QtBot) -> None:
    empty_canvas.show_pair(PAIR)
    empty_canvas.show_problem(Side.BEFORE, "Not there.")
    with qtbot.waitSignal(empty_canvas.shown):
        empty_canvas.show_problem(Side.AFTER, "Not there either.")
    empty_canvas.grab()


def test_where_no_picture_is_there_is_nothing_to_measure(empty_canvas: Canvas) -> None:
    seen = []
    for metres in (0.5, None):
        empty_canvas.show_pair(replace(PAIR, metres_per_pixel=metres))
        for side in Side:
            empty_canvas.show_problem(side, "Not there.")
        seen.append(empty_canvas.grab().toImage())
    assert seen[0] == seen[1], "no scale bar"


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
    canvas.set_reduced_motion(True)
    assert not canvas.blinking.is_running
    assert any("Blinking is off" in text for text in badge_words(canvas))
    canvas.set_reduced_motion(False)
    canvas.set_mode(Mode.SWIPE)
    assert not canvas.blinking.is_running


def test_a_difference_marks_what_is_darker_and_lighter(canvas: Canvas) -> None:
    canvas.set_mode(Mode.DIFFERENCE)
    canvas.change(threshold=0.03)
    darker = canvas.grab().toImage().pixelColor(200, 200)
    assert darker.blue() > darker.red()
    canvas.swap()
    lighter = canvas.grab().toImage().pixelColor(200, 200)
    assert lighter.red() > lighter.blue()
    canvas.change(threshold=0.9)
    unmarked = canvas.grab().toImage().pixelColor(200, 200)
    assert unmarked.red() == unmarked.blue()


def noted(canvas: Canvas) -> QPoint:
    """A canvas with a note, and where that is."""
    canvas.overlays.notes = ("First page",)
    canvas.overlays.follow()
    return canvas.overlays.chips[-1].rect.center()


def test_a_click_on_a_note_puts_it_away_and_leaves_the_divider(canvas: Canvas) -> None:
    QTest.mouseClick(canvas, LEFT, pos=noted(canvas))
    assert not canvas.overlays.has_notes
    assert len(canvas.overlays.chips) == len(Side)
    assert canvas.comparison().position == 0.5


def test_a_note_that_is_put_away_leaves_what_was_done_to_the_pictures_told(canvas: Canvas) -> None:
    noted(canvas)
    canvas.toggle_tone()
    canvas.overlays.forget()
    canvas.overlays.put_away_notes()
    assert set(badge_words(canvas)) == {MATCHED}


def test_escape_goes_back_to_the_divider_before_it_puts_notes_away(canvas: Canvas) -> None:
    noted(canvas)
    canvas.set_mode(Mode.LENS)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert (canvas.comparison().mode, canvas.overlays.has_notes) == (Mode.SWIPE, True)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.overlays.has_notes


def test_the_pointer_tells_that_a_note_can_be_clicked(canvas: Canvas) -> None:
    QTest.mouseMove(canvas, noted(canvas))
    assert canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_the_frame_of_the_focus_goes_through_no_date_that_is_wider_than_the_pictures(
    empty_canvas: Canvas, qtbot: QtBot
) -> None:
    empty_canvas.show_pair(PAIR)
    for side, colour in ((Side.BEFORE, RED), (Side.AFTER, BLUE)):
        empty_canvas.set_pixels(side, plain(colour, 60, 300))
    empty_canvas.activateWindow()
    qtbot.waitUntil(empty_canvas.hasFocus)
    QTest.keyClick(empty_canvas, Qt.Key.Key_Space)
    framed = empty_canvas.grab().toImage()
    empty_canvas.clearFocus()
    bare = empty_canvas.grab().toImage()
    assert framed != bare
    dates = [chip.rect for chip in empty_canvas.overlays.chips[:2]]
    assert any(not empty_canvas.stage().contains(date) for date in dates)
    assert [framed.copy(date) for date in dates] == [bare.copy(date) for date in dates]
