"""Work that waits, as for a disk that hangs, keeps no other from being done."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.highlights.highlight import file_of
from briefing.desktop.session import recall
from briefing.desktop.starting.keeping import Keeper
from briefing.desktop.window import MainWindow
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
