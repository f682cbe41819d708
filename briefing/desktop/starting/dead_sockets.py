"""Removing the sockets at which windows listened that were killed: nobody else takes them away."""

import contextlib
import os
import re
import stat
from pathlib import Path

from briefing.desktop.starting.summons import is_dead

NAME = re.compile(r"briefing-[0-9a-f]{8}")


def sweep_sockets(folder: Path) -> None:
    """Remove those in ``folder`` that are one's own and that nobody listens at; Windows takes them away itself.

    A window listens before its socket has this name, so that one which is just starting is never taken for dead.
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        for each in [each for each in os.scandir(folder) if NAME.fullmatch(each.name)]:
            _sweep(Path(each))


def _sweep(path: Path) -> None:
    with contextlib.suppress(OSError):
        found = path.lstat()
        if stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid() and is_dead(str(path)):
            path.unlink()
