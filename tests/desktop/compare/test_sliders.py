import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.parts import accessible
from briefing.imagery.comparing.comparison import Comparison, Mode, Side
from tests.desktop.heard import announced


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
    canvas.set_reduced_motion(True)
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
    canvas.set_mode(Mode.LENS)
    said = announced(monkeypatch, accessible)
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


def test_the_canvas_is_a_slider_to_a_screen_reader(canvas: Canvas) -> None:
    canvas.set_position(0.37)
    interface = QAccessible.queryAccessibleInterface(canvas)
    value = interface.valueInterface()
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "The base, Swipe"
    assert interface.text(QAccessible.Text.Value) == "7 October 2021 on 37 percent, 13 December 2021 on 63 percent"
    description = interface.text(QAccessible.Text.Description)
    assert "7 October 2021, Illustration: Empty fields." in description
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
    said = announced(monkeypatch, accessible)
    QTest.keyClick(canvas, Qt.Key.Key_4)
    QTest.keyClick(canvas, Qt.Key.Key_1)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    canvas.zoom_in()
    assert said == ["Fade", "Swipe", "7 October 2021 whole", "125 percent"]


@pytest.mark.parametrize(
    ("mode", "keys", "told"),
    [
        (Mode.SWIPE, (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Home), ["It goes no further."] * 2),
        (Mode.SWIPE, (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Left), ["It goes no further."]),
        (
            Mode.TOGGLE,
            (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Right),
            ["7 October 2021 whole", "13 December 2021 whole", "13 December 2021 whole"],
        ),
        (Mode.SIDE_BY_SIDE, (Qt.Key.Key_Right,), ["Side by side there is nothing to move."]),
    ],
)
def test_a_key_that_moves_nothing_is_heard_to_do_so_once(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch, mode: Mode, keys: tuple[Qt.Key, ...], told: list[str]
) -> None:
    canvas.set_mode(mode)
    shown: list[str] = []
    canvas.refused.connect(shown.append)
    said: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _canvas, words: said.append(words))
    for key in keys:
        QTest.keyClick(canvas, key)
    held = QKeyEvent(QEvent.Type.KeyPress, keys[-1], Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(canvas, held)
    assert said == told
    assert shown == [], "nobody who sees it needs to be told"


def test_pictures_that_are_zoomed_go_no_further_than_their_edge_in_any_way_to_compare(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.set_mode(Mode.TOGGLE)
    canvas.zoom_in()
    canvas.pan_by(100_000, 0)
    said: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _canvas, words: said.append(words))
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert said == ["It goes no further."]


def test_side_by_side_it_is_told_which_keys_move_pictures_that_are_zoomed(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.set_mode(Mode.SIDE_BY_SIDE)
    canvas.zoom_in()
    said: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _canvas, words: said.append(words))
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert said == ["Side by side the arrow keys move the pictures."] * 2


def test_a_tool_that_moves_by_the_arrows_is_not_said_to_go_no_further(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.start_ruler()
    said: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _canvas, words: said.append(words))
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert "It goes no further." not in said


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
    assert signs[0].kind == "Illustration"


def test_a_key_shows_what_the_pictures_show_as_text(canvas: Canvas, qtbot: QtBot) -> None:
    from briefing.desktop.compare import description

    canvas.clearFocus()
    plain_canvas = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_I)
    assert canvas.grab().toImage() != plain_canvas
    assert ("7 October 2021", "Empty fields.") in description.lines(canvas)
    assert ("Title", "The base") in description.lines(canvas)
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
