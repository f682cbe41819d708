from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.session import add_recent, recall
from briefing.desktop.starting import keeping
from briefing.desktop.starting.keeping import Keeper
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.errors import OutputError
from briefing.imagery.comparing.comparison import Alignment, Method
from briefing.settings import Settings
from tests.raising import raising


def kept_part(window: MainWindow) -> str:
    assert window.opened is not None
    return recall(Settings(window.store.path), window.opened.briefing.id).part


def test_the_place_is_kept_before_the_window_is_closed(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "EVERY_MS", 20)
    Keeper(reading)
    reading.step(1)
    qtbot.waitUntil(lambda: kept_part(reading) == reading.part)
    reading.step(-1)
    qtbot.waitUntil(lambda: kept_part(reading) == reading.part)
    assert Settings(reading.store.path).get(settings.GEOMETRY)


def test_it_is_kept_when_somebody_turns_to_another_window(
    reading: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    Keeper(reading)
    reading.step(1)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: kept_part(reading) == reading.part)


def test_the_language_that_commands_ask_for_and_what_was_opened_are_kept_soon(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "EVERY_MS", 3_600_000)
    Keeper(reading)
    reading.set_language("nl")
    qtbot.waitUntil(lambda: Settings(reading.store.path).get(settings.LANGUAGE) == "nl")
    add_recent(reading.store, "/saved.briefing")
    qtbot.waitUntil(lambda: Settings(reading.store.path).get(settings.RECENT) == ["/saved.briefing"])


def test_it_is_kept_at_once_when_the_session_ends(reading: MainWindow, qapp: QApplication) -> None:
    asked = SIGNAL("commitDataRequest(QSessionManager&)")
    before = qapp.receivers(asked)
    keeper = Keeper(reading)
    assert qapp.receivers(asked) == before + 1
    reading.step(1)
    keeper._session_ends()
    assert kept_part(reading) == reading.part


def test_what_cannot_be_kept_is_told_once(reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(reading)

    def keep() -> None:
        reading.step(1 if reading.part == reading.parts()[0] else -1)
        keeper.keep()
        qtbot.waitUntil(lambda: keeper._job is None)

    keep()
    assert not reading.messages.isVisible()
    with monkeypatch.context() as full_disk:
        full_disk.setattr(settings, "write_atomically", raising(OutputError("the disk is full", where="settings.json")))
        keep()
        assert "cannot be kept. settings.json: the disk is full" in reading.messages.words.text()
        reading.messages.end()
        keep()
        assert not reading.messages.isVisible()
    keep()
    assert not reading.messages.isVisible()
    assert kept_part(reading) == reading.part


def test_a_slow_disk_is_not_asked_twice_and_holds_nobody(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    goes_on, saved = threading.Event(), []

    def slow(_store: Settings) -> None:
        goes_on.wait(20)
        saved.append(1)

    monkeypatch.setattr(Settings, "save", slow)
    keeper = Keeper(reading)
    for _time in range(3):
        keeper.keep()
    assert not saved
    goes_on.set()
    qtbot.waitUntil(lambda: saved == [1])
    qtbot.waitUntil(lambda: keeper._job is None)
    keeper.keep()
    qtbot.waitUntil(lambda: saved == [1, 1])


def test_two_windows_in_one_briefing_both_keep_what_was_aligned_by_hand(
    reading: MainWindow, pair: Path, qtbot: QtBot
) -> None:
    store = reading.store
    reading.keep_place()
    store.save()
    other = MainWindow(Settings(store.path), reading.images.pictures)
    qtbot.addWidget(other)
    other.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None and other.images.canvas.scene is not None)
    aligned = Alignment(dx=3, method=Method.NUDGED)
    reading.images.canvas.change(alignment=aligned)
    reading.keep_place()
    store.save()
    other.images.canvas.set_position(0.25)
    other.keep_place()
    other.store.save()
    reading.show_briefing(open_briefing(pair))
    now = reading.images.comparison()
    assert (now.alignment, now.position) == (aligned, 0.25)
    other.show_briefing(open_briefing(pair))
    assert other.images.comparison().alignment == aligned
    for each in (other.opened, reading.opened):
        assert each is not None
        each.close()
    jobs.drain()
