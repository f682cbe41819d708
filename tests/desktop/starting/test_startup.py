"""The end of the reader: it waits for a file that somebody wants, for nothing else, and comes when it is asked for."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.compare.pixels import pixels_of
from briefing.desktop.jobs import Cancelled, Job, Progress
from briefing.desktop.starting import startup
from briefing.desktop.starting.first import find_first
from briefing.desktop.starting.startup import Reader
from briefing.document.packing import pack
from briefing.errors import PictureError
from briefing.imagery.pictures import Pixels
from briefing.imagery.protocol import fitted
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from tests.end_to_end.pair import write_pair
from tests.imagery.pictures import halves, saved
from tests.raising import raising

ASKED_TO_END_WHILE_THE_WINDOW_IS_MADE = """
import signal, sys
from briefing import app
from briefing.desktop.starting import startup
from briefing.desktop.starting.first import find_first

class Asked(startup.MainWindow):
    def resizeEvent(self, event):
        super().resizeEvent(event)
        signal.raise_signal(int(sys.argv[1]))

startup.MainWindow = Asked
sys.exit(app.main([]))
"""

INTERRUPTED_WHILE_IT_LOADS = """
import signal, sys
from briefing import app

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            sys.meta_path.remove(self)
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
sys.exit(app.main([]))
"""

ENUMERATIONS_OF_A_START = """
import sys
from briefing import app
from briefing.desktop.starting import qt_import, quick_enums

made, cast, load = [], quick_enums.cast, qt_import.load

def kept(*words):
    made.append(cast(*words))
    return made[-1]

def run(self, first, compare, **_words):
    self.start(first, compare)
    print(*(each.__qualname__ for each in made))
    self.end()
    return 0

def load_and_watch():
    load()
    from briefing.desktop.starting.startup import Reader
    Reader.run = run

quick_enums.cast, qt_import.load = kept, load_and_watch
sys.exit(app.main(["--new-window", sys.argv[1]]))
"""


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


def test_work_in_a_thread_lets_the_window_have_its_turn_soon(
    qtbot: QtBot, store: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to: list[float] = []
    monkeypatch.setattr(sys, "setswitchinterval", set_to.append)
    with PictureService() as pictures:
        reader = Reader(store, pictures, None)
        qtbot.addWidget(reader.window)
        reader.end()
    assert 0 < set_to[0] < 0.0025, "half of what Python itself has"


def test_work_that_makes_no_file_does_not_hold_the_end(reader: Reader) -> None:
    begun, stopped = threading.Event(), []

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0, 0)
                begun.set()
        except Cancelled:
            stopped.append(True)
            raise

    Job(work, done=lambda _nothing: None, failed=lambda _error: None, parent=reader.window).start()
    assert begun.wait(20)
    reader.end()
    assert stopped == [True]


def test_the_end_waits_for_no_disk_that_hangs(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "END_MS", 1)
    answers, answered = threading.Event(), threading.Event()

    def work(_progress: Progress) -> None:
        answers.wait(60)
        answered.set()

    Job(work, done=lambda _nothing: None, failed=lambda _error: None, parent=reader.window).start()
    reader.end()
    assert not answered.is_set()
    answers.set()
    jobs.drain()


@pytest.fixture
def end_waits(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Is set once the end of the reader waits for what is under way, and for nothing else."""
    waits, drain = threading.Event(), jobs.drain

    def begin(patience: int) -> None:
        waits.set()
        drain(patience)

    monkeypatch.setattr(jobs, "drain", begin)
    monkeypatch.setattr(startup, "END_MS", 1)
    return waits


@pytest.mark.parametrize("given_up", [False, True])
def test_a_file_gets_its_pictures_before_the_end_where_somebody_still_wants_it(
    reader: Reader, end_waits: threading.Event, given_up: bool
) -> None:
    outcome: list[str] = []

    def work(_progress: Progress) -> None:
        end_waits.wait(20)
        overview(reader, outcome)

    job = Job(work, done=lambda _nothing: None, failed=lambda _error: None, parent=reader.window, writes=True)
    job.start()
    if given_up:
        job.cancel()
    reader.end()
    assert outcome == ["the reader is closing." if given_up else "came"]


def test_a_start_that_fails_lets_go_of_everything_too(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "start", raising(ZeroDivisionError))
    with pytest.raises(ZeroDivisionError):
        reader.run(None, ())
    assert reader.pictures._closed.is_set()


def test_what_was_shown_last_is_there_at_the_next_start_without_a_picture_being_decoded(
    store: Settings, pair: Path, qtbot: QtBot
) -> None:
    for picture in (pair / "images").iterdir():
        os.utime(picture, (0, 0))
    decoded = shown_after_a_start(store, pair, qtbot, decoding=True)
    assert decoded["images/before.png"] != decoded["images/after.png"]
    assert shown_after_a_start(store, pair, qtbot, decoding=False) == decoded
    (pair / "images" / "after.png").write_bytes((pair / "images" / "before.png").read_bytes())
    replaced = shown_after_a_start(store, pair, qtbot, decoding=True)
    assert replaced["images/after.png"] == decoded["images/before.png"]


def test_pictures_are_kept_as_large_as_the_window_showed_them_not_as_they_were_asked_for(
    store: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    large = write_pair(tmp_path / "large", (1800, 1200))
    for picture in (large / "images").iterdir():
        os.utime(picture, (0, 0))
    asked_for = store.get(settings.PICTURE_ROOM)
    decoded = shown_after_a_start(store, large, qtbot, decoding=True)
    assert store.get(settings.PICTURE_ROOM) != asked_for
    assert shown_after_a_start(store, large, qtbot, decoding=False) == decoded


def shown_after_a_start(store: Settings, briefing: Path, qtbot: QtBot, *, decoding: bool) -> dict[str, Pixels]:
    """The overviews that a start shows, and that stay, once the picture worker runs; then the reader is ended."""
    with PictureService(at_once=False) as pictures:
        first = find_first(store, pictures, briefing)
        assert (pictures._process is not None) is decoding
        reader = Reader(store, pictures, None)
        qtbot.addWidget(reader.window)
        reader.start(first)
        qtbot.waitUntil(lambda: pictures._process is not None and is_sharp(reader))
        shown = {file: pixels_of(loaded.overview) for file, loaded in reader.window.images.loaded().items()}
        reader.window.close()
        reader.end()
        return shown


def is_sharp(reader: Reader) -> bool:
    """Whether the pictures are as large as the window has room for."""
    room = reader.window.images.overview_size()
    pictures = reader.window.images.loaded().values()
    sizes = [(fitted(each.size, room), (each.overview.width(), each.overview.height())) for each in pictures]
    return len(sizes) == 2 and all(one == other for one, other in sizes)


def test_no_classes_are_made_at_a_start_of_widgets_that_are_not_in_the_window(pair: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", ENUMERATIONS_OF_A_START, str(pair)], capture_output=True, timeout=60)
    made = {name.partition(".")[0] for name in ran.stdout.decode().split()}
    assert "QTextDocument" in made
    assert made.isdisjoint({"QCalendarWidget", "QFileDialog", "QTabWidget", "QWizard"}), ran.stderr


def end_of(script: str, word: str) -> tuple[int, str]:
    """The exit code of a reader in a process of its own, and what it says."""
    ran = subprocess.run([sys.executable, "-c", script, word], capture_output=True, text=True, timeout=60)
    return ran.returncode, ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals on Windows")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_request_to_end_is_heard_while_the_window_is_made(name: str) -> None:
    assert end_of(ASKED_TO_END_WHILE_THE_WINDOW_IS_MADE, str(int(signal.Signals[name]))) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="signals cannot be held on Windows")
@pytest.mark.parametrize("module", ["datetime", "PySide6.QtCore", "briefing.desktop.window"])
def test_an_interrupt_is_heard_while_libraries_load(module: str) -> None:
    assert end_of(INTERRUPTED_WHILE_IT_LOADS, module) == (0, "")
