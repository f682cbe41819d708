from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.files.opening import Opener
from briefing.desktop.look import DARK
from briefing.desktop.starting.keeping import Keeper
from briefing.desktop.starting.sharing import Sharing
from briefing.desktop.window import MainWindow
from briefing.settings import Settings
from tests.desktop.compare.fakes import FakeService


@pytest.fixture
def other(reading: MainWindow, qtbot: QtBot) -> Iterator[Commands]:
    """What commands another window with settings in the same file, which takes in what is chosen in the first."""
    Keeper(reading)
    reading.store.save()
    window = MainWindow(Settings(reading.store.path), cast(Any, FakeService()))
    qtbot.addWidget(window)
    commands = Commands(window, Opener(window), None)
    Sharing(window, commands)
    yield commands
    jobs.drain()


def test_what_is_chosen_in_one_window_holds_in_the_others(
    reading: MainWindow, commands: Commands, other: Commands, qtbot: QtBot
) -> None:
    window = other._window
    commands.actions["theme-dark"].trigger()
    qtbot.waitUntil(lambda: window.store.get(settings.THEME) == "dark")
    qtbot.waitUntil(other.actions["theme-dark"].isChecked)
    assert cast(QApplication, QApplication.instance()).palette().color(QPalette.ColorRole.Base).name() == DARK.paper
    for name, is_taken in (
        ("larger", lambda: window.styleSheet() == reading.styleSheet() != ""),
        ("wide-lines", other.actions["wide-lines"].isChecked),
        ("single-keys", lambda: not other.actions["single-keys"].isChecked()),
        ("reduce-motion", lambda: window.images.canvas.reduced_motion),
    ):
        commands.actions[name].trigger()
        qtbot.waitUntil(is_taken)
    reading.store.set(settings.KEYS, {"print": ["Ctrl+J"]})
    qtbot.waitUntil(lambda: other.actions["print"].shortcut().toString() == "Ctrl+J")
    reading.store.set(settings.KEYS, {})
    qtbot.waitUntil(lambda: other.actions["print"].shortcut().toString() == "Ctrl+P")


def test_what_belongs_to_a_window_stays_its_own(reading: MainWindow, other: Commands, qtbot: QtBot) -> None:
    window = other._window
    reading.set_language("nl")
    reading.resize_text(10)
    qtbot.waitUntil(lambda: window.styleSheet() != "")
    assert window.store.get(settings.LANGUAGE) == "", "another may be read in another language"


def test_a_choice_is_written_though_a_slow_disk_is_busy_with_the_one_before(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    goes_on, save = threading.Event(), Settings.save

    def slow(store: Settings) -> None:
        save(store)
        goes_on.wait(20)

    monkeypatch.setattr(Settings, "save", slow)
    Keeper(reading).keep()
    qtbot.waitUntil(reading.store.path.exists)
    reading.resize_text(10)
    goes_on.set()
    qtbot.waitUntil(lambda: Settings(reading.store.path).get(settings.TEXT_SIZE) == 110)
