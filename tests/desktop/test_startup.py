"""The end of the reader waits for a file that somebody wants, and for nothing else."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop.jobs import Job, Progress
from briefing.desktop.startup import Reader
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
