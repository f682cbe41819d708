"""One log file for all that is survived: ours, the picture worker's and Qt's."""

import contextlib
import errno
import logging
import os
import stat
import sys
from io import TextIOWrapper
from pathlib import Path

from briefing import __version__
from briefing.visible import visible

MOST_BYTES = 1 << 20
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Visible(logging.Formatter):
    """Writes out what is hidden in a stranger's words, so that they give a terminal no command, nor feign a line."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return visible(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """A line for the message, and those of its traceback where it has one."""
        return "\n".join(visible(line) for line in super().format(record).split("\n"))


class _Sentence(_Visible):
    """Says what happened and no more, to who looks at a terminal: how it came to pass stands in the file."""

    def format(self, record: logging.LogRecord) -> str:
        """A line for the message."""
        record.message = record.getMessage()
        return self.formatMessage(record)


class _File(logging.FileHandler):
    """Writes into a file and nothing else: to open a pipe is to wait for who reads it, and a device has no end."""

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(self.baseFilename, flags, 0o600)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(errno.EINVAL, "this is no file", self.baseFilename)
        return os.fdopen(handle, "a", encoding=self.encoding, errors=self.errors)


def start(folder: Path) -> Path | None:
    """Log into ``folder`` from now on and return the file; to standard error alone where it cannot be written.

    A file past 1 MiB is kept as ``.old``, one generation. Warnings and worse go to standard error too, where there
    is one (a program started without a console has none). Where a line cannot be written, as on a full disk, there is
    nobody to tell.
    """
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    if sys.stderr is not None:
        console = logging.StreamHandler()
        console.setLevel(logging.WARNING)
        console.setFormatter(_Sentence())
        root.addHandler(console)
    path = folder / "briefing.log"
    try:
        if path.exists() and path.stat().st_size > MOST_BYTES:
            with contextlib.suppress(PermissionError):  # on Windows, while another window writes into it
                path.replace(path.with_suffix(".old"))
        handler = _File(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        root.warning("there is no log file: %s", error)
        return None
    handler.setFormatter(_Visible(FORMAT))
    root.addHandler(handler)
    root.info("briefing %s, Python %s, %s", __version__, sys.version.split()[0], sys.platform)
    return path


def file() -> Path | None:
    """The file that is logged into; None where there is none, or where logging has not started."""
    handlers = [each for each in logging.getLogger().handlers if isinstance(each, _File)]
    return Path(handlers[0].baseFilename) if handlers else None
