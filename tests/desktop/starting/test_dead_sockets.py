"""The sockets and pages of windows that were killed go; those of windows that are open, and what is not ours, stay."""

import os
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QThreadPool
from pytestqt.qtbot import QtBot

from briefing.desktop.files.opening import Opener
from briefing.desktop.starting import dead_sockets
from briefing.desktop.starting.answering import Answering
from briefing.desktop.starting.dead_sockets import sweep_sockets
from briefing.desktop.starting.startup import Reader
from briefing.desktop.window import MainWindow
from briefing.imagery.service import PictureService
from briefing.settings import Settings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no files of sockets there")


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Qt puts sockets, whose paths must not be long."""
    made = tmp_path_factory.mktemp("s")
    monkeypatch.setenv("TMPDIR", str(made))
    assert Path(QDir.tempPath()) == made
    return made


def left_in(folder: Path, name: str) -> Path:
    """What a window leaves that is killed."""
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(str(folder / name))
    return folder / name


def test_a_socket_that_nobody_listens_at_goes(folder: Path) -> None:
    left_in(folder, "briefing-0123abcd")
    sweep_sockets(folder)
    assert list(folder.iterdir()) == []


def test_a_window_that_is_open_is_still_heard(folder: Path, window: MainWindow, opener: Opener) -> None:
    answering = Answering(window, opener.open)
    [there] = folder.iterdir()
    assert dead_sockets.NAME.fullmatch(there.name)
    sweep_sockets(folder)
    assert there.exists()
    answering.close()


def test_what_has_another_name_or_is_no_socket_stays(folder: Path) -> None:
    others = [left_in(folder, name) for name in ("briefing-0123abcd-x", "briefing-0123ABCD", "other-0123abcd")]
    file, link = folder / "briefing-89abcdef", folder / "briefing-01234567"
    file.write_text("words")
    link.symlink_to(others[0])
    sweep_sockets(folder)
    assert set(folder.iterdir()) == {*others, file, link}


def test_what_is_another_users_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = left_in(folder, "briefing-0123abcd")
    monkeypatch.setattr(os, "getuid", lambda: there.lstat().st_uid + 1)
    sweep_sockets(folder)
    assert there.exists()


def test_a_folder_that_cannot_be_read_keeps_nobody_from_starting(folder: Path) -> None:
    sweep_sockets(folder / "none")


def test_a_reader_that_stands_sweeps(
    folder: Path, store: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    there, pages = left_in(folder, "briefing-0123abcd"), folder / "briefing-press-0123abcd"
    pages.mkdir()
    os.utime(pages, (0, 0))
    with PictureService() as pictures:
        reader = Reader(store, pictures, None)
        qtbot.addWidget(reader.window)
        reader.start(None)
        assert there.exists()
        reader._settle()
        QThreadPool.globalInstance().waitForDone()
        assert list(folder.iterdir()) == []
        reader.window.close()
        reader.end()
