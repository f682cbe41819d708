"""What the disk does not take of highlights is not lost while the window has it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.files.opening import Opener
from briefing.desktop.highlights import keeping
from briefing.desktop.highlights.highlight import file_of
from briefing.desktop.unsaved import URGENT
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.errors import OutputError
from tests.desktop.highlights.hands import BRIEFING, kept, mark_words, marked
from tests.raising import raising


@contextmanager
def full_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(settings, "write_atomically", raising(OutputError("the disk is full")))
        yield


def mark_in_vain(window: MainWindow, commands: Commands) -> None:
    """Highlight words that the disk does not take."""
    with full_disk():
        mark_words(window, commands, "first", "words")
        jobs.drain()
        QApplication.processEvents()


def question(window: MainWindow) -> QMessageBox:
    box = window.findChild(QMessageBox, keeping.NAME)
    assert isinstance(box, QMessageBox)
    return box


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == words).click()


def test_they_stay_while_another_briefing_is_read(
    reading: MainWindow, commands: Commands, pair: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(pair, tmp_path / "other")
    manifest = (pair / "briefing.toml").read_text()
    (other / "briefing.toml").write_text(manifest.replace(f'id = "{BRIEFING}"', 'id = "other"'))
    mark_in_vain(reading, commands)
    with full_disk():
        reading.show_briefing(open_briefing(other))
        assert marked(reading) == []
        reading.show_briefing(open_briefing(pair))
    assert marked(reading) == ["first words"]
    reading.show_briefing(open_briefing(other))
    assert [each.quote.words for each in kept()] == ["first words"]


def test_they_are_written_once_there_is_room(
    reading: MainWindow, commands: Commands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "AGAIN_MS", 10)
    mark_in_vain(reading, commands)
    assert "cannot be kept" in reading.messages.words.text()
    qtbot.waitUntil(lambda: [each.quote.words for each in kept()] == ["first words"])
    qtbot.waitUntil(lambda: not reading.messages.isVisible())


def test_the_window_asks_before_it_closes_over_them(reading: MainWindow, commands: Commands) -> None:
    mark_in_vain(reading, commands)
    with full_disk():
        assert not reading.close()
        assert "the disk is full" in question(reading).text()
        press(question(reading), "Cancel")
        assert reading.isVisible()
        reading.close()
        press(question(reading), "Try again")
        assert reading.isVisible()
        press(question(reading), "Close without keeping them")
        assert not reading.isVisible()
    assert kept() == []


def test_closing_again_keeps_them_where_there_is_room_by_then(reading: MainWindow, commands: Commands) -> None:
    mark_in_vain(reading, commands)
    with full_disk():
        reading.close()
    press(question(reading), "Try again")
    assert not reading.isVisible()
    assert [each.quote.words for each in kept()] == ["first words"]


def test_a_system_that_ends_waits_for_no_answer(
    reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_in_vain(reading, commands)
    app = QCoreApplication.instance()
    assert app is not None
    app.setProperty(URGENT, True)
    try:
        with full_disk():
            assert reading.close()
    finally:
        app.setProperty(URGENT, False)


def test_what_cannot_be_read_any_more_is_told_of(
    commands: Commands, opener: Opener, window: MainWindow, pair: Path, qtbot: QtBot
) -> None:
    file_of(BRIEFING).write_bytes(b"{")
    opener.open(pair)
    qtbot.waitUntil(lambda: str(file_of(BRIEFING).with_suffix(".json.bad")) in window.messages.words.text())
