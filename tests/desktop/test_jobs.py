"""Work that waits, as for a disk that hangs, keeps no other from being done."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QThreadPool
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.files import opening
from briefing.desktop.files.opening import Opener
from briefing.desktop.highlights.highlight import file_of
from briefing.desktop.session import recall
from briefing.desktop.starting.keeping import Keeper
from briefing.desktop.window import MainWindow
from briefing.document.changes import open_knowing
from briefing.document.opening import OpenedBriefing
from briefing.settings import Settings
from tests.desktop.highlights.hands import BRIEFING, mark_words


@pytest.fixture
def all_busy(reading: MainWindow) -> Iterator[None]:
    """As many pieces of work wait as there are threads for it, until before the window goes."""
    hangs, pool = threading.Event(), QThreadPool.globalInstance()
    for _each in range(pool.maxThreadCount()):
        pool.start(lambda: hangs.wait(60))
    yield
    hangs.set()
    jobs.drain()


@pytest.mark.usefixtures("all_busy")
def test_what_is_marked_is_kept_while_all_else_waits(reading: MainWindow, commands: Commands, qtbot: QtBot) -> None:
    mark_words(reading, commands, "first", "words")
    qtbot.waitUntil(lambda: file_of(BRIEFING).exists())


@pytest.mark.usefixtures("all_busy")
def test_the_place_is_kept_while_all_else_waits(reading: MainWindow, qtbot: QtBot) -> None:
    reading.step(1)
    Keeper(reading).keep()
    qtbot.waitUntil(lambda: recall(Settings(reading.store.path), BRIEFING).part == reading.part)


def test_a_briefing_opens_while_others_wait(
    window: MainWindow, opener: Opener, pair: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs, far = threading.Event(), pair.with_name("far")

    def open_if_it_answers(path: Path) -> OpenedBriefing:
        if path == far:
            hangs.wait(60)
        return open_knowing(path)

    monkeypatch.setattr(opening, "open_knowing", open_if_it_answers)
    for _time in range(4 * QThread.idealThreadCount()):
        opener.open(far)
    opener.open(pair)
    try:
        qtbot.waitUntil(lambda: window.opened is not None)
    finally:
        hangs.set()
