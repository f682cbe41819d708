"""The title of a figure and the buttons beside or below it, in a pane that is narrow."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.captions import EDGE, Captions
from briefing.desktop.compare.fitting import cut
from tests.desktop.compare.conftest import PAIR

LONG = "Before and after the arrival of the troops near the coast"
LONGER = f"{LONG}, {LONG}, {LONG}, {LONG}"
SHORT = "The troops"


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
    for name, lines, below, is_cut in (
        (LONG, 25, True, False),
        (SHORT, 25, False, False),
        (LONG, 25, True, False),
        (LONG, 8, False, True),
        (LONGER, 25, False, True),
    ):
        say(captions, name, lines)
        assert is_below(captions) is below
        assert (captions.title.text() != name) is is_cut
        assert captions.title.accessibleName() == name
        assert bool(captions.title.toolTip()) is is_cut
        assert captions.title.height() >= captions.title.heightForWidth(captions.title.width())
        assert captions.place.geometry().right() == captions.rect().right()
