"""A key that does nothing says why, in the window and aloud."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.date_strip import DateStrip
from briefing.desktop.message_bar import MessageBar
from briefing.document.values import partial_date
from briefing.imagery.comparing.comparison import Side
from tests.desktop.conftest import Desk

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
    with qtbot.waitSignal(years.ended) as ended:
        QTest.keyClick(years, key, held)
    assert ended.args == [told]
    assert years.pair == pair


def test_a_long_step_ends_before_the_date_of_the_other_side(years: DateStrip) -> None:
    years.show_pair(4, 2)
    years.step(Side.AFTER, 3)
    assert years.pair == (4, 3)
    years.show_pair(0, 2)
    years.step(Side.AFTER, -3)
    assert years.pair == (0, 1)


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
    assert heard == ["Nothing there.", "Nothing here.", "Something went wrong.", "Nothing there."]
