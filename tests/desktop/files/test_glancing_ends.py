"""What looks for something to fix ends where nobody wants it any more, and is silent where it is told already."""

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop.files.glancing import Glance
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing
from tests.desktop.conftest import Desk
from tests.desktop.files.test_checking import dialog_of
from tests.desktop.files.test_glancing import settle
from tests.desktop.files.test_watching import RELOADED, reload


class Looking:
    """The picture service, ``asked`` so often; the first time it tells something once it ``goes_on``."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.goes_on, self.has_begun, self.asked = Event(), Event(), 0
        monkeypatch.setattr(desk.service, "told_by", self._told_by)

    def _told_by(self, _data: bytes) -> None:
        self.asked += 1
        if self.asked == 1:
            self.has_begun.set()
            assert self.goes_on.wait(60)


@pytest.fixture
def glance(pair_desk: Desk) -> Glance:
    made = Glance(pair_desk.window, pair_desk.opener, lambda: None)
    settle(made)
    return made


def test_no_further_picture_is_looked_at_once_another_briefing_is_open(
    pair_desk: Desk, qtbot: QtBot, glance: Glance, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = Looking(pair_desk, monkeypatch)
    reload(pair_desk, qtbot)
    qtbot.waitUntil(looking.has_begun.is_set)
    pair_desk.window.show_briefing(open_briefing(builtin_briefing()))
    looking.goes_on.set()
    settle(glance)
    assert looking.asked == 1, "of two"


def test_nothing_is_told_where_the_window_of_findings_is_opened_meanwhile(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, glance: Glance, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pair/sections/en/first.md").write_text("Words.[^none]")
    looking = Looking(pair_desk, monkeypatch)
    reload(pair_desk, qtbot)
    qtbot.waitUntil(looking.has_begun.is_set)
    pair_desk.trigger("check")
    dialog_of(pair_desk, qtbot, rows=1)
    looking.goes_on.set()
    settle(glance)
    assert pair_desk.message() == RELOADED
