"""The windows that are open, and asking them whether one of them has what another start of the reader is to show.

Each listens at a local socket, whose name it leaves in a folder of the user's own. Qt comes in only where there is one.
"""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from briefing.paths import cache_folder

log = logging.getLogger(__name__)

# What a desktop hands to a program that it starts, so that its window may come before the others.
LEAVE = "XDG_ACTIVATION_TOKEN"
HERE, ELSEWHERE = b"here\n", b"elsewhere\n"
# Seconds for a window to answer, after which it is taken for one that hangs; a question has no more bytes than that.
PATIENCE, MOST = 2.0, 1 << 16


def leave(name: str) -> Path:
    """Tell other starts where a window listens, until the file that is returned is taken away."""
    note = _folder() / Path(name).name
    note.parent.mkdir(mode=0o700, exist_ok=True)
    note.write_text(name, encoding="utf-8")
    return note


def raise_window(path: Path | None) -> bool:
    """Whether a window that is open has what is at ``path``, or where None there is any: it comes to the front then."""
    return any(_is_there(note, path) for note in _notes())


def _is_there(note: Path, path: Path | None) -> bool:
    import json

    from briefing.desktop import qt_import

    qt_import.load()
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    wish = {"path": str(path.absolute()) if path else "", "token": os.environ.get(LEAVE, "")}
    socket = QLocalSocket()
    try:
        name = note.read_text(encoding="utf-8")
        socket.connectToServer(name)
        if not socket.waitForConnected(int(PATIENCE * 1000)):
            log.info("the window at %s is gone: %s", note.name, socket.errorString())
            QLocalServer.removeServer(name)
            note.unlink(missing_ok=True)
            return False
    except (OSError, ValueError) as error:
        log.info("the window at %s cannot be asked: %s", note.name, error)
        return False
    socket.write(json.dumps(wish).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(int(PATIENCE * 1000)):
            log.warning("the window at %s does not answer", note.name)
            return False
    return socket.readLine().data() == HERE


def _notes() -> Iterator[Path]:
    """Where the windows that are open have left their names, the latest first."""
    try:
        notes = list(_folder().iterdir())
    except OSError:
        return
    yield from sorted(notes, key=_time, reverse=True)


def _time(note: Path) -> float:
    try:
        return note.stat().st_mtime
    except OSError:
        return 0.0


def _folder() -> Path:
    return cache_folder() / "windows"
