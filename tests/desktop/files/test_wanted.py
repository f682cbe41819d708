"""Of what is wanted in a row the last is opened that can be, however long each takes."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.files import opening, quick_compare
from briefing.desktop.jobs import Job
from briefing.document.changes import open_knowing
from briefing.document.opening import whole
from tests.desktop.conftest import Desk
from tests.desktop.files.loose import leave, questions
from tests.end_to_end.pair import write_pair

REFUSAL = "“broken.briefing” cannot be opened."
NOT_SAVED = "This comparison is not saved yet."


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[Path, threading.Event]]:
    """What is not opened, or compared with others, before its event is set."""
    held: dict[Path, threading.Event] = {}

    def holding(act: Callable[..., Any], path_of: Callable[[Any], Path]) -> Callable[..., Any]:
        def wait(given: Any, *more: Any) -> Any:
            held.get(path_of(given), done).wait(20)
            return act(given, *more)

        return wait

    done = threading.Event()
    done.set()
    monkeypatch.setattr(opening, "open_knowing", holding(open_knowing, whole))
    monkeypatch.setattr(quick_compare, "compared", holding(quick_compare.compared, lambda paths: paths[0]))
    yield held
    for each in held.values():
        each.set()
    jobs.drain()


@pytest.fixture
def good(tmp_path: Path) -> tuple[Path, Path]:
    return write_pair(tmp_path / "one", (30, 20)), write_pair(tmp_path / "other", (30, 20))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.briefing"
    path.write_bytes(b"no archive")
    return path


def path_shown(desk: Desk) -> Path | None:
    return desk.window.opened.path if desk.window.opened is not None else None


def settle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.opener.findChildren(Job))


@pytest.mark.parametrize("is_told_first", [True, False])
def test_what_cannot_be_opened_leaves_what_was_wanted_before_it(
    desk: Desk,
    qtbot: QtBot,
    held: dict[Path, threading.Event],
    good: tuple[Path, Path],
    broken: Path,
    is_told_first: bool,
) -> None:
    slow = good[0] if is_told_first else broken
    held[slow] = threading.Event()
    desk.opener.open(good[0])
    desk.opener.open(broken)
    if is_told_first:
        qtbot.waitUntil(lambda: desk.message().startswith(REFUSAL))
    else:
        qtbot.waitUntil(lambda: len(desk.opener.findChildren(Job)) == 1)
    assert desk.window.opened is None
    held[slow].set()
    qtbot.waitUntil(lambda: path_shown(desk) == good[0])
    assert desk.message().startswith(REFUSAL), "nobody had the time to read it"


def test_what_cannot_be_opened_is_told_of_no_more_once_what_was_wanted_after_it_is_there(
    desk: Desk, qtbot: QtBot, held: dict[Path, threading.Event], good: tuple[Path, Path], broken: Path
) -> None:
    held[good[0]] = threading.Event()
    desk.opener.open(broken)
    desk.opener.open(good[0])
    qtbot.waitUntil(lambda: desk.message().startswith(REFUSAL))
    held[good[0]].set()
    qtbot.waitUntil(lambda: path_shown(desk) == good[0])
    assert desk.message() == ""


def test_what_cannot_be_opened_is_still_told_of_once_what_is_open_is_reloaded(
    desk: Desk, qtbot: QtBot, held: dict[Path, threading.Event], good: tuple[Path, Path], broken: Path
) -> None:
    desk.opener.begin(open_knowing(good[0]))
    before = desk.window.opened
    held[good[0]] = threading.Event()
    desk.opener.reload()
    desk.opener.open(broken)
    qtbot.waitUntil(lambda: desk.message().startswith(REFUSAL))
    held[good[0]].set()
    qtbot.waitUntil(lambda: desk.window.opened is not before)
    assert desk.message().startswith(REFUSAL)


@pytest.mark.parametrize("is_closed", [True, False])
def test_a_comparison_comes_though_something_broken_was_opened_meanwhile(
    desk: Desk,
    qtbot: QtBot,
    held: dict[Path, threading.Event],
    loose: tuple[Path, Path],
    broken: Path,
    is_closed: bool,
) -> None:
    held[loose[0]] = threading.Event()
    desk.opener.compare(loose)
    desk.opener.open(broken)
    qtbot.waitUntil(lambda: desk.message().startswith(REFUSAL))
    if is_closed:
        desk.window.messages.end()
    held[loose[0]].set()
    qtbot.waitUntil(desk.window.is_unsaved)
    assert desk.message().startswith(NOT_SAVED if is_closed else REFUSAL)
    if not is_closed:
        desk.window.messages.close_message()
        qtbot.waitUntil(lambda: desk.message() == NOT_SAVED)


def test_of_what_was_wanted_before_another_that_came_nothing_is_said(
    desk: Desk, qtbot: QtBot, held: dict[Path, threading.Event], good: tuple[Path, Path], tmp_path: Path
) -> None:
    called: list[str] = []
    nowhere = tmp_path / "a.png", tmp_path / "b.png"
    held[nowhere[0]] = threading.Event()
    desk.opener.compare(nowhere, otherwise=lambda: called.append("another"))
    desk.opener.open(good[0])
    qtbot.waitUntil(lambda: path_shown(desk) == good[0])
    held[nowhere[0]].set()
    settle(desk, qtbot)
    assert called == []
    assert desk.message() == ""
    assert path_shown(desk) == good[0]


def test_what_comes_before_what_was_wanted_later_waits_for_that_and_is_let_go(
    desk: Desk, qtbot: QtBot, held: dict[Path, threading.Event], good: tuple[Path, Path], loose: tuple[Path, Path]
) -> None:
    held[good[1]] = threading.Event()
    desk.opener.compare(loose)
    desk.opener.open(good[1])
    qtbot.waitUntil(lambda: len(desk.opener.findChildren(Job)) == 1)
    assert desk.window.opened is None
    held[good[1]].set()
    qtbot.waitUntil(lambda: path_shown(desk) == good[1])
    qtbot.waitUntil(lambda: len(desk.service.released) >= len(loose))


def test_it_is_asked_about_what_can_be_opened_though_what_came_after_it_cannot(
    desk: Desk,
    qtbot: QtBot,
    held: dict[Path, threading.Event],
    good: tuple[Path, Path],
    loose: tuple[Path, Path],
    broken: Path,
) -> None:
    desk.opener.compare(loose)
    qtbot.waitUntil(desk.window.is_unsaved)
    held[good[0]] = threading.Event()
    desk.opener.open(good[0])
    desk.opener.open(broken)
    qtbot.waitUntil(lambda: desk.message().startswith(REFUSAL))
    assert questions(desk) == []
    held[good[0]].set()
    qtbot.waitUntil(lambda: bool(questions(desk)))
    leave(desk, qtbot)
    qtbot.waitUntil(lambda: path_shown(desk) == good[0])
