"""Files written whole or not at all."""

import contextlib
import errno
import logging
import os
import stat
from pathlib import Path

from briefing.errors import OutputError
from briefing.translation import _

log = logging.getLogger(__name__)

_MARK = ".briefing-part"


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that a full disk, a crash or a refusal leaves what was there before.

    A link stays one, and what it leads to is written; a file keeps who may read it. What is no file, as a device or a
    pipe, is written into. Raises OutputError, worded for people. Qt's writers report success on a full disk, so files
    go through here.
    """
    try:
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        part = path.with_name(f".{path.name}.{os.urandom(4).hex()}{_MARK}")
        there = path.stat() if path.exists() else None
        if there is not None and not stat.S_ISREG(there.st_mode):
            _write(path, data, os.O_WRONLY)
            return
        try:
            _write(part, data, os.O_WRONLY | os.O_CREAT | os.O_EXCL, there and stat.S_IMODE(there.st_mode))
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                part.unlink()
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise OutputError(why_not_written(error), where=str(path), advice=_("Nothing was changed there")) from error


def keep(path: Path, data: bytes) -> None:
    """Put ``data`` into a cache at ``path``, whole or not at all; it need not last through a power cut.

    Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}{_MARK}")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def kind_at(path: Path) -> int:
    """What is at ``path``, as ``stat.S_IFREG`` for a file; 0 where there is nothing, or it cannot be looked at."""
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except (OSError, ValueError):
        return 0


def is_there(path: Path) -> bool:
    """Whether something is at ``path``, or may be since that cannot be looked at; a name too long names nothing."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def sweep(folder: Path) -> None:
    """Remove the parts that an interrupted write left in ``folder``."""
    for part in folder.glob(f".*{_MARK}"):
        try:
            part.unlink()
        except OSError as error:
            log.warning("could not remove %s: %s", part, error)


def _write(path: Path, data: bytes, how: int, mode: int | None = None) -> None:
    handle = os.open(path, how | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if mode is not None:
            path.chmod(mode)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if how & os.O_CREAT:
            os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def why_not_written(error: OSError) -> str:
    """Why the system refused to write a file, in words for people."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("the disk is full")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("this folder or file cannot be written")
        case errno.ENOENT | errno.ENOTDIR:
            return _("this folder does not exist")
        case errno.EISDIR:
            return _("this is a folder, not a file")
        case errno.ENAMETOOLONG:
            return _("this name is too long")
        case _:
            return error.strerror or str(error)
