"""One log file for all that is survived: ours, the picture worker's and Qt's."""

import logging
import platform
import sys
from pathlib import Path

from briefing import __version__

MOST_BYTES = 1 << 20
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


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
        root.addHandler(console)
    path = folder / "briefing.log"
    try:
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".old"))
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace", delay=True)
    except OSError as error:
        root.warning("there is no log file: %s", error)
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(handler)
    root.info("briefing %s, Python %s, %s", __version__, platform.python_version(), sys.platform)
    return path
