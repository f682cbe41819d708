import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from briefing import disks, settings
from briefing.desktop.commands import Commands
from briefing.desktop.files import opening
from briefing.desktop.files.opening import Opener
from briefing.desktop.jobs import Job
from briefing.desktop.session import MOST_RECENT, add_recent
from briefing.desktop.starting.first import find_first
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.document.packing import pack
from briefing.errors import NotABriefing, UnreadablePart
from briefing.paths import builtin_briefing
from briefing.settings import Settings
from tests.end_to_end.pair import write_pair
from tests.raising import silent


def test_a_briefing_opens_in_the_background_and_is_the_first_of_the_recent_ones(
    window: MainWindow, opener: Opener, pair: Path, qtbot: QtBot, store: Settings
) -> None:
    with qtbot.waitSignal(window.briefing_shown):
        opener.open(pair)
    assert window.windowTitle().endswith("Two colours — Briefing")
    assert store.get(settings.RECENT) == [str(pair)]
    assert store.get(settings.LAST) == str(pair)


def test_what_was_to_follow_does_not_where_another_was_wanted_since(
    reading: MainWindow, opener: Opener, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    followed: list[str] = []
    other = write_pair(tmp_path / "other", (60, 40))
    opener.open(pair, then=lambda: followed.append("first"))
    opener.open(other, then=lambda: followed.append("last"))
    qtbot.waitUntil(lambda: not opener.findChildren(Job))
    assert followed == ["last"]
    assert reading.opened is not None
    assert reading.opened.path == other


def test_a_broken_briefing_is_told_and_what_was_open_stays(
    reading: MainWindow, opener: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.briefing"
    broken.write_bytes(b"no archive")
    opened = reading.opened
    opener.open(broken)
    qtbot.waitUntil(reading.messages.isVisible)
    assert reading.opened is opened
    assert "broken.briefing" in reading.messages.words.text()
    assert reading.messages.words.text().count("\n") == 0


@pytest.mark.parametrize("name", ["none", "folder", "folder/briefing.toml"])
def test_the_log_names_a_briefing_that_is_refused_once_a_line(
    window: MainWindow, opener: Opener, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    if name != "folder":
        (tmp_path / "folder/briefing.toml").write_text("format = 1")
    opener.open(tmp_path / name)
    qtbot.waitUntil(lambda: "cannot be opened" in window.messages.words.text())
    (line,) = (each.getMessage() for each in caplog.records if each.name == "briefing.desktop.files.opening")
    assert line.count(str(tmp_path)) == 1
    assert line.count("briefing.toml") <= 1


def test_what_cannot_be_opened_is_named_once(window: MainWindow, opener: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "coast.jpg").write_bytes(b"no briefing")
    opener.open(tmp_path / "coast.jpg")
    qtbot.waitUntil(lambda: "cannot be opened" in window.messages.words.text())
    assert window.messages.words.text().startswith("“coast.jpg” cannot be opened. This is not a briefing. ")


def test_of_two_that_are_opened_at_once_the_later_one_is_shown(
    window: MainWindow, opener: Opener, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = write_pair(tmp_path / "other", (30, 20))
    manifest = other / "briefing.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Two colours", "Another"), encoding="utf-8")
    with qtbot.waitSignal(window.briefing_shown):
        opener.open(pair)
        opener.open(other)
    assert "Another" in window.windowTitle()


def test_a_file_named_in_capitals_is_dropped_as_any_other(
    window: MainWindow, opener: Opener, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "PAIR.BRIEFING"
    file.write_bytes(pack(pair))
    with qtbot.waitSignal(window.briefing_shown):
        opener.open_dropped([file])
    assert window.opened is not None
    assert window.opened.path == file


def test_the_reader_begins_with_what_is_open_already_and_says_why_it_is_not_another(
    window: MainWindow, opener: Opener, store: Settings
) -> None:
    refusal = NotABriefing("there is nothing at this path", where="/gone")
    opener.begin(open_briefing(builtin_briefing()), Path("/gone"), refusal)
    assert "/gone" in window.messages.words.text()
    assert store.get(settings.LAST) == ""


def test_where_the_reader_was_left_is_known_until_somebody_opens_another(
    window: MainWindow, opener: Opener, store: Settings, pair: Path, qtbot: QtBot
) -> None:
    store.set(settings.LAST, str(pair))
    refusal = NotABriefing("there is nothing at this path", where="/gone")
    opener.begin(open_briefing(builtin_briefing()), Path("/gone"), refusal)
    window.messages.end()
    opener.try_again()
    qtbot.waitUntil(lambda: "reloaded" in window.messages.words.text())
    assert window.opened is not None
    assert window.opened.path == builtin_briefing()
    assert store.get(settings.LAST) == str(pair)
    with qtbot.waitSignal(window.briefing_shown):
        opener.open_builtin()
    assert store.get(settings.LAST) == ""


@pytest.mark.parametrize("end", [".", "briefing.toml"])
def test_a_damaged_briefing_where_the_reader_was_left_is_told_by_its_name(
    window: MainWindow, opener: Opener, store: Settings, pair: Path, end: str
) -> None:
    (pair / "briefing.toml").write_text("format = 1\n", encoding="utf-8")
    store.set(settings.LAST, str(pair / end))
    first = find_first(store, cast(Any, window.images.pictures), None)
    opener.begin(first.opened, first.wanted, first.refusal)
    assert window.messages.words.text().startswith("“two-colours” cannot be opened. briefing.toml")
    assert store.get(settings.RECENT) == []


def test_the_built_in_briefing_can_be_opened_from_the_menu(
    reading: MainWindow, commands: Commands, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reading.briefing_shown):
        commands.actions["open-builtin"].trigger()
    assert "Russian troop build-up" in reading.windowTitle()


def test_the_recent_ones_are_in_the_menu_by_name(
    window: MainWindow, commands: Commands, pair: Path, qtbot: QtBot, store: Settings
) -> None:
    menu = commands.actions.menus["recent"]
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]
    add_recent(store, str(pair))
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["two-colours"]
    add_recent(store, "/media/stick/two-colours")
    menu.aboutToShow.emit()
    first, second = menu.actions()
    assert first.text() == "two-colours — /media/stick", "of one name"
    assert second.text().startswith("two-colours — ")
    assert str(pair) in second.toolTip().replace("\u200b", "")
    with qtbot.waitSignal(window.briefing_shown):
        menu.actions()[1].trigger()


def test_the_list_of_recent_ones_has_an_end_and_no_doubles(store: Settings) -> None:
    for number in range(20):
        add_recent(store, f"/briefing-{number}")
    add_recent(store, "/briefing-15")
    recent = store.get(settings.RECENT)
    assert len(recent) == MOST_RECENT
    assert recent[:2] == ["/briefing-15", "/briefing-19"]
    assert len(set(recent)) == len(recent)


def test_what_is_dropped_and_cannot_be_looked_at_is_told(reading: MainWindow, opener: Opener, tmp_path: Path) -> None:
    opener.open_dropped([tmp_path / ("a" * 300)])
    assert "Drop one briefing" in reading.messages.words.text()


@pytest.fixture
def silent_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A disk that does not tell what is at a path."""
    answers = threading.Event()
    for name in ("is_one", "whole"):
        monkeypatch.setattr(opening, name, silent(answers))
    monkeypatch.setattr(disks, "PATIENCE", 0.01)
    yield
    answers.set()


@pytest.mark.usefixtures("silent_disk")
def test_a_disk_that_does_not_answer_does_not_hold_the_window_that_tells_of_it(
    window: MainWindow, opener: Opener, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opener.begin(open_briefing(pair), tmp_path / "far", UnreadablePart("the disk does not answer"))
    assert window.messages.words.text().startswith("“far” cannot be opened.")
    write_pair(tmp_path / "far", (30, 20))
    with qtbot.waitSignal(window.briefing_shown):
        opener.try_again()
    assert window.opened is not None
    assert window.opened.path == tmp_path / "far"


@pytest.mark.usefixtures("silent_disk")
def test_a_copy_of_what_is_on_a_disk_that_does_not_answer_is_made_without_the_window_waiting(
    reading: MainWindow, opener: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    opener.save(tmp_path / "copy.briefing")
    qtbot.waitUntil(lambda: reading.messages.words.text().startswith("Saved"))
