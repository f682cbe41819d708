"""The end of the reader waits for a file that somebody wants, and for nothing else."""

import ctypes
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from briefing.desktop import startup
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.startup import Reader
from briefing.document.packing import pack
from briefing.errors import PictureError
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from tests.imagery.pictures import halves, saved


@pytest.fixture
def reader(qtbot: QtBot, store: Settings) -> Iterator[Reader]:
    """The reader with a picture worker, and nothing open."""
    with PictureService() as pictures:
        made = Reader(store, pictures, None)
        qtbot.addWidget(made.window)
        yield made


def test_a_file_that_the_finder_hands_over_is_opened(reader: Reader, pair: Path, tmp_path: Path, qtbot: QtBot) -> None:
    reader.start(None)
    file = tmp_path / "pair é.briefing"
    file.write_bytes(pack(pair))
    with qtbot.waitSignal(reader.window.briefing_shown):
        QCoreApplication.sendEvent(reader.app, QFileOpenEvent(str(file)))
    assert reader.window.opened is not None
    assert reader.window.opened.path == file
    address = QFileOpenEvent(QUrl("briefing:words"))
    QCoreApplication.sendEvent(reader.app, address)
    assert reader.window.opened.path == file


def test_windows_is_told_which_program_this_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    startup._name_to_windows()
    assert told == [startup.WINDOWS_ID]
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=None))
    startup._name_to_windows()


def overview(reader: Reader, outcome: list[str]) -> None:
    """Ask for a picture and wait for it, however long that takes."""
    try:
        reader.pictures.overview(saved(halves()), (10, 10)).result()
        outcome.append("came")
    except PictureError as error:
        outcome.append(str(error))


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal on Windows")
def test_a_picture_that_nobody_waits_for_does_not_hold_the_end(reader: Reader) -> None:
    reader.pictures.overview(saved(halves()), (10, 10)).result(30)
    assert reader.pictures._process is not None
    os.kill(reader.pictures._process.pid, signal.SIGSTOP)
    outcome: list[str] = []

    def work(_progress: Progress) -> None:
        overview(reader, outcome)
        overview(reader, outcome)

    Job(work, done=lambda _nothing: None, failed=lambda _error: None, parent=reader.window).start()
    began = time.monotonic()
    reader.end()
    assert outcome == ["the reader is closing."] * 2
    assert time.monotonic() - began < 20


def test_a_file_that_somebody_wants_gets_its_pictures_before_the_end(reader: Reader, tmp_path: Path) -> None:
    goes_on = threading.Event()
    outcome: list[str] = []

    def work(_progress: Progress) -> None:
        goes_on.wait(20)
        overview(reader, outcome)

    job = Job(work, done=lambda _nothing: None, failed=lambda _error: None, parent=reader.window, writes=True)
    job.start()
    threading.Timer(0.2, goes_on.set).start()
    reader.end()
    assert outcome == ["came"]


def test_a_file_that_was_given_up_does_not_hold_the_end(reader: Reader) -> None:
    outcome: list[str] = []
    goes_on = threading.Event()

    def work(_progress: Progress) -> None:
        goes_on.wait(20)
        overview(reader, outcome)

    job = Job(work, done=lambda _nothing: None, failed=lambda _error: None, parent=reader.window, writes=True)
    job.start()
    job.cancel()
    threading.Timer(0.2, goes_on.set).start()
    reader.end()
    assert outcome == ["the reader is closing."]
