"""A key that does nothing says why, in the window and aloud."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop.actions import TABLE
from briefing.desktop.compare.date_strip import DateStrip
from briefing.desktop.message_bar import MessageBar
from briefing.document.opening import open_briefing
from briefing.document.values import partial_date
from briefing.imagery.comparing.comparison import Side
from tests.desktop.conftest import Desk

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
YEARS = [partial_date(datetime.date(year, 5, 1)) for year in range(2015, 2020)]


@pytest.fixture
def years(qtbot: QtBot) -> DateStrip:
    """The strip of a figure with five dates, the first and the last of which are compared."""
    strip = DateStrip()
    qtbot.addWidget(strip)
    strip.show_dates(YEARS, [str(each.first.year) for each in YEARS], 0, 4)
    return strip


@pytest.mark.parametrize(
    ("key", "held", "pair", "told"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (0, 4), "There is no later date for the right side."),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, (0, 4), "There is no later date for the right side."),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, (3, 4), "There is no later date for the left side."),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, (0, 1), "There is no earlier date for the right side."),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier, (0, 4), "There is no earlier date for the left side."),
    ],
)
def test_at_the_last_date_of_five_it_is_told_that_there_is_no_other(
    years: DateStrip, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, pair: tuple[int, int], told: str
) -> None:
    years.show_pair(*pair)
    with qtbot.waitSignal(years.told) as heard:
        QTest.keyClick(years, key, held)
    assert heard.args == [told]
    assert years.pair == pair


def test_a_long_step_ends_before_the_date_of_the_other_side(years: DateStrip) -> None:
    years.show_pair(4, 2)
    years.step(Side.AFTER, 3)
    assert years.pair == (4, 3)
    years.show_pair(0, 2)
    years.step(Side.AFTER, -3)
    assert years.pair == (0, 1)


def test_it_is_told_once_that_a_key_has_brought_the_later_picture_to_the_left(years: DateStrip) -> None:
    heard: list[str] = []
    years.told.connect(heard.append)
    years.show_pair(0, 2)
    for side, by in ((Side.BEFORE, 1), (Side.BEFORE, 1), (Side.BEFORE, 1)):
        years.step(side, by)
    assert years.pair == (4, 2)
    assert heard == ["The later picture is on the left side now."]
    years.show_pair(2, 3)
    years.step(Side.AFTER, -1)
    assert years.pair == (2, 1)
    assert heard == ["The later picture is on the left side now."] * 2


def test_where_no_order_is_known_no_picture_is_told_to_be_the_later_one(years: DateStrip) -> None:
    heard: list[str] = []
    years.told.connect(heard.append)
    years.show_dates(YEARS[:1] * 5, list("abcde"), 0, 1)
    years.step(Side.BEFORE, 1)
    assert years.pair == (2, 1)
    assert heard == []


def test_a_figure_of_two_pictures_has_no_other_dates(pair_desk: Desk) -> None:
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Less):
        pair_desk.window.say_no_more()
        QTest.keyClick(pair_desk.window.images.canvas, key)
        assert pair_desk.message() == "This figure has no other dates."


def test_the_first_and_the_last_part_are_told(pair_desk: Desk) -> None:
    pair_desk.trigger("previous-section")
    assert pair_desk.message() == "This is the first part of the briefing."
    pair_desk.window.go(pair_desk.window.parts()[-1])
    pair_desk.trigger("next-section")
    assert pair_desk.message() == "This is the last part of the briefing."


def test_with_the_pictures_alone_the_first_and_the_last_figure_are_told(pair_desk: Desk) -> None:
    pair_desk.trigger("pictures-alone")
    pair_desk.trigger("previous-section")
    assert pair_desk.message() == "This is the first figure of the briefing."
    pair_desk.trigger("next-section")
    assert pair_desk.message() == "This is the last figure of the briefing."


def test_where_nothing_was_read_before_that_is_told(pair_desk: Desk) -> None:
    pair_desk.trigger("back")
    assert pair_desk.message() == "There is nothing to go back to."
    pair_desk.trigger("forward")
    assert pair_desk.message() == "There is nothing to go forward to."


def test_what_stays_until_it_is_closed_stays_and_the_reason_is_only_read_aloud(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("briefing.desktop.message_bar.announce", lambda _bar, words, **_how: heard.append(words))
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.hint("Nothing there.")
    bar.hint("Nothing here.")
    assert bar.words.text() == "Nothing here."
    bar.say_wrong("Something went wrong.")
    bar.hint("Nothing there.")
    assert bar.words.text() == "Something went wrong."
    bar.say_done("Aligned.", then=("Undo", lambda: None))
    bar.hint("Nothing here.")
    assert bar.words.text() == "Aligned.", "with what can still be done"
    said = ["Nothing there.", "Nothing here.", "Something went wrong.", "Nothing there."]
    assert heard == [*said, "Aligned. Button: Undo", "Nothing here."]


def test_the_key_of_what_cannot_be_done_says_why(pair_desk: Desk) -> None:
    text, canvas = pair_desk.window.text, pair_desk.window.images.canvas
    for where, key, held, told in (
        (text, Qt.Key.Key_Z, CONTROL, "There is nothing to undo."),
        (text, Qt.Key.Key_C, CONTROL, "There is nothing chosen that can be copied."),
        (canvas, Qt.Key.Key_A, CONTROL, "There are no words here to select."),
        (canvas, Qt.Key.Key_Y, CONTROL, "There is nothing to redo."),
        (canvas, Qt.Key.Key_U, NONE, "Nothing is aligned or matched."),
        (canvas, Qt.Key.Key_G, NONE, "This figure does not say how large its pixels are."),
        (canvas, Qt.Key.Key_N, NONE, "There are no notes on these pictures."),
        (canvas, Qt.Key.Key_M, NONE, "This figure does not say where it is."),
    ):
        pair_desk.window.say_no_more()
        where.setFocus()
        QTest.keyClick(where, key, held)
        assert pair_desk.message() == told


def test_words_that_are_chosen_are_copied_and_nothing_is_said(pair_desk: Desk) -> None:
    text = pair_desk.window.text
    text.setFocus()
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_C, CONTROL)
    assert pair_desk.message() == ""
    assert QApplication.clipboard().text()


def test_a_key_that_is_held_down_says_it_once(pair_desk: Desk) -> None:
    canvas = pair_desk.window.images.canvas
    for held, told in ((False, "This figure does not say how large its pixels are."), (True, "")):
        pair_desk.window.say_no_more()
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_G, NONE, "g", held)
        QApplication.sendEvent(canvas, press)
        assert pair_desk.message() == told


def test_both_keys_that_zoom_in_say_why_nothing_is_larger(desk: Desk) -> None:
    desk.commands.pictures.refresh()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        desk.window.say_no_more()
        QTest.keyClick(desk.window.images.canvas, key)
        assert desk.message() == "No pictures are shown."


@pytest.mark.parametrize("at_pictures", [True, False])
def test_a_chosen_key_does_what_has_become_possible_since_it_was_looked(pair_desk: Desk, at_pictures: bool) -> None:
    canvas = pair_desk.window.images.canvas
    where = canvas if at_pictures else pair_desk.window.text
    pair_desk.commands.actions.set_keys("undo-alignment", ["Ctrl+J"])
    QTest.keyClick(where, Qt.Key.Key_J, CONTROL)
    assert pair_desk.message() == "Nothing is aligned or matched."
    pair_desk.window.say_no_more()
    canvas.change(tone=True)
    QTest.keyClick(where, Qt.Key.Key_J, CONTROL)
    assert not canvas.comparison().tone
    assert pair_desk.message() != "Nothing is aligned or matched.", "it was, when the key was pressed"


def test_what_needs_the_text_says_so_while_the_pictures_are_alone(pair_desk: Desk) -> None:
    pair_desk.trigger("pictures-alone")
    QTest.keyClick(pair_desk.window.images.canvas, Qt.Key.Key_D, CONTROL)
    assert pair_desk.message() == "The text is not in sight while the pictures are alone."


def test_a_window_without_a_briefing_says_why_nothing_is_done(desk: Desk) -> None:
    desk.commands.pictures.refresh()
    desk.window.briefing_shown.emit()
    for key, told in (
        (Qt.Key.Key_F5, "What is open is not saved as a briefing yet."),
        (Qt.Key.Key_F9, "There are no pictures in this briefing."),
    ):
        QTest.keyClick(desk.window.text, key)
        assert desk.message() == told


def test_a_key_of_the_pictures_that_is_heard_everywhere_says_why_too(pair_desk: Desk) -> None:
    pair_desk.store.set(settings.SINGLE_KEYS, False)
    QTest.keyClick(pair_desk.window.text, Qt.Key.Key_G)
    assert pair_desk.message() == ""
    pair_desk.store.set(settings.SINGLE_KEYS, True)
    QTest.keyClick(pair_desk.window.text, Qt.Key.Key_G)
    assert pair_desk.message() == "This figure does not say how large its pixels are."


@pytest.mark.parametrize(("typed", "told"), [(".", "This figure has no other dates."), ("", ""), ("\x1b", "")])
def test_only_what_types_a_sign_is_a_key_of_the_pictures_everywhere(pair_desk: Desk, typed: str, told: str) -> None:
    pair_desk.store.set(settings.SINGLE_KEYS, True)
    held = CONTROL | Qt.KeyboardModifier.AltModifier  # which some keyboards want held for a sign
    QApplication.sendEvent(pair_desk.window.text, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Period, held, typed))
    assert pair_desk.message() == told


def test_a_tool_that_is_out_has_its_keys_before_a_reason_is_told(pair_desk: Desk) -> None:
    canvas = pair_desk.window.images.canvas
    canvas.start_aligning()
    QTest.keyClick(canvas, Qt.Key.Key_Period)
    assert pair_desk.message() == ""
    assert canvas.comparison().alignment.scale > 1


def test_a_single_picture_is_told_where_two_would_be_compared(pair_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "pair/briefing.toml"
    whole = path.read_text()
    path.write_text(whole[: whole.rindex("[[figures.pictures]]")])
    canvas = pair_desk.window.images.canvas
    with qtbot.waitSignal(canvas.shown):
        pair_desk.window.show_briefing(open_briefing(tmp_path / "pair"))
    for key in (Qt.Key.Key_2, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_T, Qt.Key.Key_A, Qt.Key.Key_Space):
        pair_desk.window.say_no_more()
        QTest.keyClick(canvas, key)
        assert pair_desk.message() == "This figure has a single picture."


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_1, "Swipe is in use already."),
        (Qt.Key.Key_V, "The divider stands so already."),
        (Qt.Key.Key_0, "All of the pictures is seen already."),
        (Qt.Key.Key_Minus, "The pictures are as small as they can be shown."),
    ],
)
def test_what_is_so_already_is_told(pair_desk: Desk, key: Qt.Key, told: str) -> None:
    canvas = pair_desk.window.images.canvas
    before = canvas.comparison()
    for _each in range(30):
        QTest.keyClick(canvas, key)
    assert pair_desk.message() == told
    assert canvas.comparison().mode is before.mode


def test_the_way_back_from_a_whole_picture_is_no_key_that_does_nothing(pair_desk: Desk) -> None:
    canvas = pair_desk.window.images.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_1)
    assert canvas.comparison().whole is None
    assert pair_desk.message() == ""


def test_a_wheel_that_zooms_no_further_says_nothing(pair_desk: Desk) -> None:
    canvas = pair_desk.window.images.canvas
    canvas.zoom_by(0.5)
    canvas.zoom_by(0.01)
    assert pair_desk.message() == ""


def test_every_action_that_is_off_has_a_reason(pair_desk: Desk) -> None:
    commands = pair_desk.commands
    for name in ("edit", "picture"):
        commands.actions.menus[name].aboutToShow.emit()
    off = [row.name for row in TABLE if not commands.actions[row.name].isEnabled()]
    assert {"undo", "grid", "place", "after-next"} <= set(off)
    assert all(map(commands.actions.reason, off))
    assert not any(commands.actions.reason(row.name) for row in TABLE if row.name not in off)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pictures-alone", ["Pictures alone", "Text and pictures"]),
        ("text-alone", ["Text alone", "Text and pictures"]),
        ("full-screen", ["Full screen", "Full screen ended"]),
    ],
)
def test_what_has_all_of_the_room_is_told_and_that_it_has_it_no_more(
    pair_desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, told: list[str]
) -> None:
    heard: list[str] = []
    for module in ("alone", "commands"):
        monkeypatch.setattr(f"briefing.desktop.{module}.announce", lambda _window, words: heard.append(words))
    for _each in told:
        pair_desk.trigger(name)
    assert heard == told
