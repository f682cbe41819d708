"""Files written whole or not at all."""

import contextlib
import errno
import logging
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import OutputError
from briefing.translation import _

log = logging.getLogger(__name__)

WINDOWS = os.name == "nt"

_MARK = ".briefing-part"
_ABANDONED = 3600.0
_LONGEST_THERE = 259  # letters of a path on Windows, unless it was set up to take more
# Seconds between tries: on Windows a file cannot be replaced while a scanner or an indexer looks at it.
_PAUSES = (0.05, 0.1, 0.2, 0.4)


class Chosen:
    """A place that somebody chose to write to, having seen what was there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen = self._there()

    def check(self) -> None:
        """Raise OutputError where another file is there by now, as of another window, which nobody was asked about."""
        if self._there() not in (None, self._seen):
            what, advice = _("another file was put there meanwhile"), _("Save it again, or choose another name")
            raise OutputError(what, where=str(self.path), advice=advice)

    def _there(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except (OSError, ValueError):
            return None
        return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that a full disk, a crash or a refusal leaves what was there before.

    A link stays one, and what it leads to is written; a file stays whose it is, and who may read it may do so still.
    What is no file, as a device or a pipe, is written into. Raises OutputError, worded for people. Qt's writers report
    success on a full disk, so files go through here.
    """
    there = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        there = path.stat() if path.exists() else None
        if there is not None and not stat.S_ISREG(there.st_mode):  # before links: /dev/stdout leads to what has no path
            _write(path, data, os.O_WRONLY)
            return
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        part = _part_beside(path)
        try:
            _write(part, data, os.O_WRONLY | os.O_CREAT | os.O_EXCL, there)
            replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        _sync_folder(path.parent)
        sweep(path.parent)
    except OSError as error:
        advice = _("The file there is as it was") if there is not None else ""
        raise OutputError(why_not_written(error), where=str(path), advice=advice) from error


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to be filled, which then is ``folder``, whole or not at all; OSError where that is there by then.

    What an OutputError tells of in there, it tells of ``folder``.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = _part_beside(folder)
    part.mkdir()
    try:
        yield part
        replace(part, folder)
    except BaseException as error:
        import shutil

        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, OutputError):
            error.where = error.where.replace(str(part), str(folder))
        raise
    _sync_folder(folder.parent)
    sweep(folder.parent)


def keep(path: Path, data: bytes) -> None:
    """Put ``data`` into a cache at ``path``, whole or not at all; it need not last through a power cut.

    Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = _part_beside(path)
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def replace(part: Path, path: Path) -> None:
    """Put ``part``, a file or a folder, in the place of ``path``; on Windows something may hold either for a moment."""
    for pause in _PAUSES if WINDOWS else ():
        try:
            os.replace(part, path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(part, path)


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


def is_one(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file or folder, which is there."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def read_file(path: Path) -> bytes:
    """The bytes of the file at ``path``; OSError where it is none: of a pipe or a device there may be no end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "this is no file", str(path))
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read()
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove the parts that interrupted writes left in ``folder``; one that may still be written stays."""
    try:
        for part in [each for each in os.scandir(folder) if each.name.startswith(".") and each.name.endswith(_MARK)]:
            if abs(time.time() - part.stat(follow_symlinks=False).st_mtime) > _ABANDONED:
                _remove(part)
    except OSError as error:
        log.info("an interrupted write may have left something in %s: %s", folder, error)


def _remove(part: "os.DirEntry[str]") -> None:
    if part.is_dir(follow_symlinks=False):
        import shutil

        shutil.rmtree(part)
    else:
        Path(part).unlink()


def _part_beside(path: Path) -> Path:
    """Where to write what will be put at ``path``; a name of its own, since that of ``path`` may be as long as any."""
    return path.with_name(f".{os.urandom(8).hex()}{_MARK}")


def _write(path: Path, data: bytes, how: int, before: os.stat_result | None = None) -> None:
    handle = os.open(path, how | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if before is not None and not WINDOWS:  # there it would say only that nobody may write
            _keep_who_may(handle, before)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if how & os.O_CREAT:
            os.fsync(handle)
    finally:
        os.close(handle)


def _keep_who_may(handle: int, before: os.stat_result) -> None:
    """Give a new file group, owner and mode of the one before, as far as its disk knows of them and one may."""
    for owner in (-1, before.st_uid):
        with contextlib.suppress(OSError):
            os.fchown(handle, owner, before.st_gid)
    with contextlib.suppress(OSError):
        os.fchmod(handle, stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where that can be asked for; the file is there in any case."""
    if WINDOWS:
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        log.info("%s may not last through a power cut: %s", folder, error)


def why_not_written(error: OSError) -> str:
    """Why the system refused to write a file, in words for people."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("the disk is full")
        case errno.EINVAL | errno.EILSEQ:
            return _("a file cannot have this name there")
        case errno.ENOENT if not WINDOWS and error.filename2 is not None:  # its folder is there: a part of it was
            return _("a file cannot have this name there")
        case errno.EACCES if WINDOWS:
            return _("this folder or file cannot be written, or is open in another program")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("this folder or file cannot be written")
        case errno.ENOENT if WINDOWS and len(str(error.filename)) > _LONGEST_THERE:  # it does not tell these apart
            return _("this name is too long")
        case errno.ENOENT | errno.ENOTDIR:
            return _("this folder does not exist")
        case errno.EISDIR:
            return _("this is a folder, not a file")
        case errno.ENAMETOOLONG:
            return _("this name is too long")
        case _:
            return error.strerror or str(error)
