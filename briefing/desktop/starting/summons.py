"""The windows that are open, and asking them whether one of them has what another start of the reader is to show.

Each listens at a local socket, whose name it leaves in a folder of the user's own. Qt comes in only where there is one.
"""

import contextlib
import logging
import os
import re
import sys
from pathlib import Path

from briefing.errors import BriefingError
from briefing.paths import cache_folder

log = logging.getLogger(__name__)

# What a desktop hands to a program that it starts, so that its window may come before the others.
LEAVE = "XDG_ACTIVATION_TOKEN"
HERE, ELSEWHERE = b"here\n", b"elsewhere\n"
# Seconds for a window to answer, after which it is taken for one that hangs; a question has no more bytes than that.
PATIENCE, MOST = 2.0, 1 << 16
# The file that a start locks until its window listens, for how many seconds that is waited for, which are many where
# nothing of the reader is in memory yet, and how often it is looked at.
LOCK, START, STEP = "begun", 10.0, 0.02

_begun: list[int] = []


def leave(name: str) -> Path:
    """Tell other starts where a window listens, until the file that is returned is taken away."""
    note = _folder() / Path(name).name
    note.parent.mkdir(mode=0o700, exist_ok=True)
    note.write_text(name, encoding="utf-8")
    return note


def raise_window(path: Path | None) -> bool:
    """Whether a window that is open has what is at ``path``, or where None there is any: it comes to the front then.

    So does one, and says why, where that cannot be opened: what a new window would show instead nobody asked for.
    A start that has no window yet is waited for; where the answer is no, so will others for this one.
    """
    try:
        _wait_for_others()
    except OSError as error:
        log.info("other starts are not waited for: %s", error)
    if any(_is_there(note, path) for note in _notes()):
        return True
    is_refused = path is not None and others() > 0 and _is_refused(path)
    return is_refused and any(_is_there(note, path, is_refused=True) for note in _notes())


def others() -> int:
    """How many windows there are that can be asked; this one is none of them before it has left its name."""
    return len(_notes())


def let_others_on() -> None:
    """Have other starts wait for this one no longer: its window can be asked, or never will be."""
    while _begun:
        os.close(_begun.pop())


def _wait_for_others() -> None:
    if os.name == "nt":
        return
    import fcntl
    import time

    _folder().mkdir(mode=0o700, exist_ok=True)
    lock = os.open(_folder() / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    _begun.append(lock)
    end = time.monotonic() + START
    while time.monotonic() < end:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(STEP)
    log.warning("another start has no window yet, and is not waited for any longer")


def _is_refused(path: Path) -> bool:
    """Whether what is there cannot be opened, which is told in the terminal too, in the language of the reader.

    Where the disk does not answer, the start that asks tells of it.
    """
    from briefing.disks import in_time
    from briefing.document.opening import open_briefing, whole
    from briefing.settings import of_reader

    of_reader()
    try:
        in_time(lambda: open_briefing(path).close(), PATIENCE)
    except BriefingError as error:
        log.warning("%s", error.said_of(str(whole(path))))
        return True
    except TimeoutError:
        log.info("%s: its disk does not answer", path)
    return False


def _is_there(note: Path, path: Path | None, *, is_refused: bool = False) -> bool:
    try:
        name = note.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        log.warning("the window at %s cannot be asked: %s", note.name, error)
        return False
    if is_dead(name):
        log.info("the window at %s is gone", note.name)
        for left in (note, Path(name)):
            # ValueError for a NUL, of which a machine that went down may leave many.
            with contextlib.suppress(OSError, ValueError):
                left.unlink(missing_ok=True)
        return False
    return _is_told_of(name, path, is_refused=is_refused)


def is_dead(name: str) -> bool:
    """Whether nobody listens any more, as after a crash, which is found out before Qt is loaded for the question."""
    if os.name == "nt":
        return Path(name).name not in os.listdir(r"\\.\pipe")  # noqa: PTH208 - it is no folder to pathlib
    import socket

    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        try:
            line.connect(name)
        except (ConnectionRefusedError, FileNotFoundError):
            return True
        except OSError as error:
            log.info("%s: %s", name, error)
    return False


def _is_told_of(name: str, path: Path | None, *, is_refused: bool) -> bool:
    import json

    from briefing.desktop.starting import qt_import

    qt_import.load()
    from PySide6.QtNetwork import QLocalSocket

    where = str(path.absolute()) if path else ""
    wish = {"path": where, "token": os.environ.get(LEAVE, ""), "is_refused": is_refused}
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(int(PATIENCE * 1000)):
        log.warning("the window at %s cannot be asked: %s", name, socket.errorString())
        return False
    socket.write(json.dumps(wish).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(int(PATIENCE * 1000)):
            log.warning("the window at %s does not answer", name)
            return False
    return socket.readLine().data() == HERE


def _notes() -> list[Path]:
    """Where the windows that are open have left their names, the latest first."""
    try:
        notes = [each for each in _folder().iterdir() if each.name != LOCK]
    except OSError:
        return []
    return sorted(notes, key=_time, reverse=True)


def _time(note: Path) -> float:
    try:
        return note.stat().st_mtime
    except OSError:
        return 0.0


def _folder() -> Path:
    """The folder for the display of this start: a window on another, as of a session from afar, nobody sees here."""
    has_several = sys.platform not in ("win32", "darwin")
    display = (os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")) if has_several else ""
    first = display.removesuffix(".0")  # :0.0 is :0
    return cache_folder() / "-".join(("windows", *re.findall(r"\w+", first)))
