"""The title of a figure and the buttons beside or below it, in a pane that is narrow."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.captions import EDGE, Captions
from briefing.desktop.compare.fitting import cut
from tests.desktop.compare.conftest import PAIR

LONG = "Before and after the arrival of the troops near the coast"
LONGER = f"{LONG}, {LONG}, {LONG}, {LONG}"
SHORT = "The troops"
NARROW = 336  # pixels, what the narrowest pane leaves them


@pytest.fixture
def captions(qtbot: QtBot) -> Captions:
    """As wide as the long title is in three lines, with room for some words beside the button."""
    captions = Captions()
    qtbot.addWidget(captions)
    captions.show()
    say(captions, LONG, lines=25)
    metric = QFontMetrics(captions.title.font())
    width = next(each for each in range(50, 500) if cut(LONG, metric, each, 3) == LONG)
    captions.resize(width + 2 * EDGE + 4, 300)
    return captions


def say(captions: Captions, name: str, lines: int) -> None:
    captions.set_room(lines * captions.caption.fontMetrics().lineSpacing(), 0)
    captions.show_figure(replace(PAIR, name=name, caption=""), has_place=True)
    QApplication.processEvents()


def is_below(captions: Captions) -> bool:
    return captions.place.y() > captions.title.geometry().bottom()


def test_buttons_are_below_a_title_that_they_would_cut_where_it_has_room(captions: Captions) -> None:
    for name, below in ((LONG, True), (SHORT, False), (LONG, True)):
        say(captions, name, 25)
        assert is_below(captions) is below
        assert captions.title.text() == captions.title.accessibleName() == name
        assert not captions.title.toolTip()
        assert not captions.more.isVisible()
        assert captions.title.height() >= captions.title.heightForWidth(captions.title.width())
        assert captions.place.geometry().right() == captions.rect().right()


@pytest.mark.parametrize(("lines", "of_title"), [(9, 1), (10, 2), (25, 3)])
def test_a_title_that_has_no_room_is_cut_beside_a_button_that_leads_to_all_of_it(
    captions: Captions, lines: int, of_title: int
) -> None:
    captions.resize(NARROW, 300)
    say(captions, LONGER, lines)
    assert captions.title.text().endswith("…")
    assert captions.title.accessibleName() == LONGER
    assert captions.title.toolTip()
    high = captions.title.heightForWidth(captions.title.width())
    assert high // QFontMetrics(captions.title.font()).lineSpacing() == of_title
    assert captions.title.height() >= high
    assert not is_below(captions)
    wanted: list[bool] = []
    captions.whole_wanted.connect(lambda: wanted.append(True))
    QTest.mouseClick(captions.more, Qt.MouseButton.LeftButton)
    assert wanted == [True]


def test_credits_that_are_cut_have_a_button_that_leads_to_all_of_them(captions: Captions) -> None:
    captions.resize(NARROW, 300)
    captions.set_room(25 * captions.caption.fontMetrics().lineSpacing(), 0)
    for credit, is_cut in ((f"Agency, {LONGER}, {LONGER}", True), ("Agency", False)):
        pair = replace(PAIR, name=SHORT, caption="", before=replace(PAIR.before, credit=credit))
        captions.show_figure(pair, has_place=False)
        assert captions.title.text() == SHORT
        assert captions.credit.text().endswith("…") is is_cut
        assert captions.more.isVisible() is is_cut


@pytest.mark.parametrize("rtl", [False, True])
def test_in_a_wide_pane_there_is_room_beside_the_words_at_the_end_of_the_line(captions: Captions, rtl: bool) -> None:
    captions.resize(1200, 300)
    captions.show_figure(PAIR, has_place=True, right_to_left=rtl)
    QApplication.processEvents()
    room = captions.beside()
    assert room.width() > NARROW
    assert not any(room.intersects(each.geometry()) for each in (captions.caption, captions.credit))
    assert (room.left() == 0) is rtl
