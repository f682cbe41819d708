"""A start of the reader while one runs: the window that has what is wanted comes up, and nothing hangs on one that is
not there any more."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop.files import another_window
from briefing.desktop.files.opening import Opener
from briefing.desktop.starting import summons
from briefing.desktop.starting.answering import Answering
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.document.packing import pack
from tests.raising import silent


@pytest.fixture
def answering(window: MainWindow, opener: Opener) -> Iterator[Answering]:
    made = Answering(window, opener.open)
    yield made
    made.close()


ASK = """
import sys
from pathlib import Path
from briefing.desktop.starting.summons import raise_window

sys.exit(0 if raise_window(Path(sys.argv[1]) if sys.argv[1:] else None) else 3)
"""


@pytest.fixture(autouse=True)
def others_on() -> Iterator[None]:
    """Let no start wait for a test."""
    yield
    summons.let_others_on()


def asked(path: Path | None, qtbot: QtBot) -> bool:
    """What another start is told, which waits while the window answers."""
    started = subprocess.Popen([sys.executable, "-c", ASK, *([str(path)] if path else [])])
    qtbot.waitUntil(lambda: started.poll() is not None, timeout=20_000)
    assert started.returncode in (0, 3)
    return started.returncode == 0


def notes() -> list[Path]:
    return summons._notes()


def test_the_window_that_has_a_briefing_comes_up(
    window: MainWindow, answering: Answering, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_briefing(open_briefing(pair))
    window.setWindowState(Qt.WindowState.WindowMinimized)
    other = tmp_path / "other.briefing"
    other.write_bytes(pack(pair))
    assert not asked(other, qtbot)
    assert window.isMinimized()
    assert asked(pair / "briefing.toml", qtbot)
    assert not window.isMinimized()
    assert asked(pair, qtbot)


def test_what_cannot_be_opened_is_told_of_in_a_window_that_is_there(
    window: MainWindow, answering: Answering, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_briefing(open_briefing(pair))
    shown = window.opened
    window.setWindowState(Qt.WindowState.WindowMinimized)
    broken = tmp_path / "broken.briefing"
    broken.write_bytes(b"no archive")
    assert asked(broken, qtbot)
    qtbot.waitUntil(lambda: window.messages.words.text().startswith("“broken.briefing” cannot be opened."))
    assert not window.isMinimized()
    assert window.opened is shown


def test_what_cannot_be_opened_is_told_in_the_language_of_the_reader(
    answering: Answering, tmp_path: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    store = settings.of_reader()
    store.set(settings.LANGUAGE, "nl")
    store.save()
    broken = tmp_path / "broken.briefing"
    broken.write_bytes(b"no archive")
    assert asked(broken, qtbot)
    assert "dit is geen briefing" in capfd.readouterr().err


def test_a_start_with_nothing_in_particular_brings_up_what_there_is(answering: Answering, qtbot: QtBot) -> None:
    assert asked(None, qtbot)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there are no others there")
def test_a_window_on_another_display_is_not_brought_up(
    answering: Answering, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("DISPLAY", "localhost:10.0")
        elsewhere.delenv("WAYLAND_DISPLAY", raising=False)
        assert not asked(None, qtbot)
        assert summons.others() == 0
    assert asked(None, qtbot)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there are no others there")
@pytest.mark.parametrize(("name", "others"), [(":7", 1), (":7.0", 1), (":7.1", 0), (":70", 0)])
def test_a_display_may_be_named_with_its_first_screen(monkeypatch: pytest.MonkeyPatch, name: str, others: int) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7.0")
    note = summons.leave("somewhere")
    monkeypatch.setenv("DISPLAY", name)
    assert summons.others() == others
    note.unlink()


@pytest.mark.skipif(os.name == "nt", reason="starts do not wait for each other there")
def test_a_start_waits_for_one_that_has_no_window_yet(window: MainWindow, opener: Opener, qtbot: QtBot) -> None:
    assert not summons.raise_window(None)  # as the start of this window did
    second = subprocess.Popen([sys.executable, "-c", ASK])
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(0.5)
    answering = Answering(window, opener.open)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    answering.close()


@pytest.mark.skipif(os.name == "nt", reason="starts do not wait for each other there")
def test_a_start_may_take_longer_than_a_window_that_answers(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(summons, "PATIENCE", 0.0)
    assert not summons.raise_window(None)
    [first] = summons._begun
    summons._begun.clear()
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            os.close(first)

    monkeypatch.setattr("time.sleep", nap)
    assert not summons.raise_window(None)
    assert len(naps) == 3
    assert not caplog.records


def test_a_start_that_gets_no_window_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summons, "START", 0.1)
    assert not summons.raise_window(None)
    assert not summons.raise_window(None)


def test_where_nothing_can_be_written_the_reader_starts_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summons, "_folder", lambda: Path(os.devnull) / "windows")
    assert not summons.raise_window(None)


def test_where_no_window_is_none_comes_up(qtbot: QtBot) -> None:
    assert not asked(None, qtbot)


def test_a_window_that_is_closed_leaves_nothing(window: MainWindow, opener: Opener, qtbot: QtBot) -> None:
    answering = Answering(window, opener.open)
    [note] = notes()
    name = note.read_text(encoding="utf-8")
    answering.close()
    assert notes() == []
    if os.name != "nt":
        assert not Path(name).exists()
    assert not asked(None, qtbot)


def test_a_window_that_crashed_is_asked_once(qtbot: QtBot) -> None:
    code = """
import os, sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalServer
from briefing.desktop.starting import summons
app = QCoreApplication([])
server = QLocalServer()
server.listen(f"briefing-crashed-{os.getpid()}")
print(summons.leave(server.fullServerName()).read_text())
sys.stdout.flush()
os._exit(1)
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    [note] = notes()
    assert not asked(None, qtbot)
    assert not note.exists()
    assert not Path(ended.stdout.strip()).exists()


def test_a_name_that_a_machine_that_went_down_left_unwritten_is_taken_away() -> None:
    note = summons.leave("briefing-half")
    note.write_bytes(bytes(40))
    assert not summons.raise_window(None)
    assert not note.exists()


def test_a_window_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summons, "PATIENCE", 0.1)
    hung = QLocalServer()
    assert hung.listen(f"briefing-hung-{os.getpid()}")
    note = summons.leave(hung.fullServerName())
    assert not summons.raise_window(None)
    summons.let_others_on()
    assert note.exists()
    hung.close()


@pytest.mark.parametrize(
    "words",
    [
        b"{}\n",
        b"nothing\n",
        b'{"path": 1}\n',
        b"[]\n",
        b"\xff\n",
        b"x" * (summons.MOST + 1),
        b"[" * 60_000 + b"\n",
        b'{"path": "", "token": "a\\u0000"}\n',
        b'{"path": "", "token": "\\ud800"}\n',
        b'{"path": "a\\u0000", "token": "", "is_refused": true}\n',
    ],
    ids=lambda words: words[:50],
)
def test_what_is_no_question_is_not_answered(answering: Answering, words: bytes, qtbot: QtBot) -> None:
    [note] = notes()
    socket = QLocalSocket()
    socket.connectToServer(note.read_text(encoding="utf-8"))
    socket.write(words)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert not socket.readAll().data()
    assert asked(None, qtbot)


def test_what_the_desktop_gives_leave_with_is_handed_on(
    answering: Answering, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(summons.LEAVE, "token")
    seen: list[str] = []
    monkeypatch.setattr(answering, "_come_up", seen.append)
    assert asked(None, qtbot)
    assert seen == ["token"]


@pytest.mark.parametrize("frozen", [False, True])
def test_another_window_is_another_process(
    pair: Path, frozen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "$@" > {told}.new\nmv {told}.new {told}\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.chdir(pair.parent)
    assert another_window.open_another(Path(pair.name))  # which could be the name of a command
    qtbot.waitUntil(told.exists)
    words = told.read_text().split()
    assert words == [*([] if frozen else ["-s", "-m", "briefing"]), "--new-window", str(pair)]
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert not another_window.open_another(pair)


def test_a_disk_that_does_not_answer_holds_no_window_that_is_asked_for_what_is_on_it(
    window: MainWindow, answering: Answering, pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    window.show_briefing(open_briefing(pair))
    monkeypatch.setattr("briefing.desktop.starting.answering.is_one", silent(answers))
    monkeypatch.setattr("briefing.disks.PATIENCE", 0.01)
    assert not answering._has(str(pair))
    answers.set()


def test_a_start_waits_for_no_disk_that_does_not_answer(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()
    monkeypatch.setattr("briefing.document.opening.open_briefing", silent(answers))
    monkeypatch.setattr(summons, "PATIENCE", 0.01)
    assert not summons._is_refused(pair)
    answers.set()
