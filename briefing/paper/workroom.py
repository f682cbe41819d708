"""The private folder in which a press works, and the sweep of those that killed ones have left."""

import contextlib
import logging
import os
import re
import shutil
import stat
import tempfile
import time
from pathlib import Path

log = logging.getLogger(__name__)

PREFIX = "briefing-press-"
SETTLED = 60.0  # seconds, after which one that is in use has long been locked
_NAME = re.compile(rf"{PREFIX}\w+")


class Workroom:
    """A folder for temporary files, at ``path``, until it is cleared away; OSError where none can be made.

    It is locked as long as the process lives, however that ends; where locks are unknown it goes in the usual way only.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)
        self._lock = _locked(self.path)

    def clear(self) -> None:
        """Remove it, with all that is in it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        self._folder.cleanup()


def sweep_workrooms() -> None:
    """Remove those of one's own that nobody holds any more."""
    with contextlib.suppress(OSError):
        for each in [each for each in os.scandir(tempfile.gettempdir()) if _NAME.fullmatch(each.name)]:
            _sweep(Path(each))


def _sweep(path: Path) -> None:
    with contextlib.suppress(OSError):
        found = path.lstat()
        is_settled = abs(time.time() - found.st_mtime) > SETTLED
        lock = _locked(path) if is_settled and stat.S_ISDIR(found.st_mode) else None
        if lock is not None:
            if found.st_uid == os.getuid():
                log.info("%s was left by a process that is gone", path)
                shutil.rmtree(path, ignore_errors=True)
            os.close(lock)


def _locked(path: Path) -> int | None:
    """A lock on a folder, which goes with the process; None where another has it, or there are no locks."""
    try:
        import fcntl

        handle = os.open(path, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
