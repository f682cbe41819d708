"""That there is something to fix is told in a line, where a briefing is being written."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.files.glancing import Glance
from briefing.desktop.files.opening import Opener
from briefing.document.opening import open_briefing
from briefing.document.packing import pack
from briefing.errors import ManifestError
from briefing.paths import builtin_briefing
from tests.desktop.conftest import Desk
from tests.desktop.files.test_checking import dialog_of, shown, told
from tests.desktop.files.test_watching import RELOADED, reload
from tests.end_to_end.pair import write_pair

ONE = "There is 1 thing to fix in this briefing."
TWO = "There are 2 things to fix in this briefing."
IDLE = '[[sources]]\nid = "idle"\ntitle = "I"\npublisher = "P"\nkind = "report"\n'


@pytest.fixture
def glance(pair_desk: Desk) -> Glance:
    """What looks, in the window with a pair, where nothing is wrong yet."""
    made = Glance(pair_desk.window, pair_desk.opener, lambda: pair_desk.commands.checking.check())
    settle(made)
    assert pair_desk.message() == ""
    return made


def settle(glance: Glance) -> None:
    """Wait for what is looked for, and for what it comes to."""
    jobs.drain()
    QApplication.processEvents()
    assert glance._job is None


def open_(desk: Desk, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(desk.opener.shown):
        desk.opener.open(path)


def test_after_a_reload_it_is_told_how_much_there_is_to_fix_and_a_click_lists_it(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, glance: Glance
) -> None:
    (tmp_path / "pair/sections/en/first.md").write_text("##More[^paint]")
    with (tmp_path / "pair/briefing.toml").open("a") as file:
        file.write(IDLE)
    reload(pair_desk, qtbot)
    assert pair_desk.message() == RELOADED
    settle(glance)
    assert pair_desk.message() == f"{RELOADED} {TWO}"
    bar = pair_desk.window.messages
    assert bar._timer.isActive(), "it goes by itself"
    assert bar._extra.text() == "Show"
    bar._extra.click()
    assert pair_desk.message() == ""
    dialog_of(pair_desk, qtbot, rows=2)


def test_a_reload_of_a_whole_briefing_says_no_more_than_that(pair_desk: Desk, qtbot: QtBot, glance: Glance) -> None:
    reload(pair_desk, qtbot)
    settle(glance)
    assert pair_desk.message() == RELOADED


@pytest.mark.parametrize(
    ("packed", "idle", "said"), [(False, False, ONE), (False, True, ""), (True, False, ""), (True, True, "")]
)
def test_of_a_folder_that_is_opened_it_is_told_where_readers_miss_something(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, glance: Glance, packed: bool, idle: bool, said: str
) -> None:
    folder = write_pair(tmp_path / "other", (30, 20))
    if idle:
        with (folder / "briefing.toml").open("a") as file:
            file.write(IDLE)
    else:
        (folder / "sections/en/first.md").write_text("Words.[^none]")
    path = tmp_path / "other.briefing" if packed else folder
    if packed:
        path.write_bytes(pack(folder))
    open_(pair_desk, qtbot, path)
    settle(glance)
    assert pair_desk.message() == said
    pair_desk.window.set_language("nl")
    settle(glance)
    assert pair_desk.message() == "", "it is told once"
    pair_desk.window.set_language("en")
    reload(pair_desk, qtbot)
    settle(glance)
    assert pair_desk.message().startswith("The briefing has been reloaded")
    assert pair_desk.message().endswith(f". {ONE}"), "also where it is a hint alone"


def test_what_is_open_at_the_start_is_looked_at_too(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "pair/sections/en/first.md").write_text("Words.[^none]")
    settle(Glance(pair_desk.window, pair_desk.opener, lambda: None))
    assert pair_desk.message() == ONE


def test_where_the_window_of_findings_is_open_it_tells_by_itself(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, glance: Glance
) -> None:
    text = tmp_path / "pair/sections/en/first.md"
    text.write_text("##More[^paint]")
    pair_desk.trigger("check")
    dialog_of(pair_desk, qtbot, rows=1)
    text.write_text("##More[^paint]\n\n[^none]")
    reload(pair_desk, qtbot)
    dialog_of(pair_desk, qtbot, rows=2)
    settle(glance)
    assert pair_desk.message() == RELOADED


def test_nothing_is_told_over_what_went_wrong_or_offers_something(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, glance: Glance
) -> None:
    (tmp_path / "pair/sections/en/first.md").write_text("Words.[^none]")
    bar = pair_desk.window.messages
    for say in (lambda: bar.say_wrong("Wrong."), lambda: bar.offer(lambda: ("Offer.", "Do"), lambda: None)):
        reload(pair_desk, qtbot)
        say()
        before = pair_desk.message()
        settle(glance)
        assert pair_desk.message() == before


def test_of_a_briefing_that_is_left_meanwhile_nothing_is_told(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, glance: Glance, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, asked = Event(), []

    def told_by(data: bytes) -> None:
        asked.append(data)
        goes_on.wait(9)

    monkeypatch.setattr(pair_desk.service, "told_by", told_by)
    (tmp_path / "pair/sections/en/first.md").write_text("Words.[^none]")
    reload(pair_desk, qtbot)
    job = glance._job
    assert job is not None
    pair_desk.window.show_briefing(open_briefing(builtin_briefing()))
    assert job.is_cancelled
    pair_desk.window.say_no_more()
    goes_on.set()
    settle(glance)
    assert len(asked) == 1, "it ends before the second picture"
    assert pair_desk.message() == ""
    assert told(pair_desk) == []


@pytest.mark.parametrize("builtin", [True, False])
def test_neither_the_built_in_briefing_nor_what_is_nowhere_is_looked_at(
    desk: Desk, opener: Opener, qtbot: QtBot, builtin: bool
) -> None:
    if builtin:
        opener.begin(open_briefing(builtin_briefing()))
    assert Glance(desk.window, opener, lambda: None)._job is None


def test_what_cannot_be_opened_any_more_is_told_as_ever(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, glance: Glance
) -> None:
    (tmp_path / "pair/briefing.toml").write_text("format = 1")
    pair_desk.trigger("reload")
    qtbot.waitUntil(lambda: "cannot be opened" in pair_desk.message())
    with pytest.raises(ManifestError):
        open_briefing(tmp_path / "pair")
    settle(glance)
    assert "cannot be opened" in pair_desk.message()
    assert shown(pair_desk) == []
