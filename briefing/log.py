"""One log file for all that is survived: ours, the picture worker's and Qt's."""

import logging
import platform
import sys
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


def start(folder: Path) -> Path | None:
    """Log into ``folder`` from now on and return the file; to standard error alone where it cannot be written.

    A file past 1 MiB is kept as ``.old``, one generation. Warnings and worse go to standard error too, where there
    is one (a program started without a console has none).
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    if sys.stderr is not None:
        console = logging.StreamHandler()
        console.setLevel(logging.WARNING)
        console.setFormatter(_Visible())
        root.addHandler(console)
    path = folder / "briefing.log"
    try:
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".old"))
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace", delay=True)
    except OSError as error:
        root.warning("there is no log file: %s", error)
        return None
    handler.setFormatter(_Visible(FORMAT))
    root.addHandler(handler)
    root.info("briefing %s, Python %s, %s", __version__, platform.python_version(), sys.platform)
    return path
