"""Where the parts of a briefing lie: a folder, memory or an archive, behind one interface, read only when asked."""

import contextlib
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from briefing.document.names import check_name, composed, is_hidden
from briefing.errors import LimitExceeded, MissingPart, UnreadablePart, UnsafeArchive
from briefing.translation import _

MANIFEST_NAME = "briefing.toml"
MEBIBYTE = 1 << 20
MOST_MANIFEST_BYTES = MEBIBYTE
MOST_SECTION_BYTES = 2 * MEBIBYTE
MOST_ENTRY_BYTES = 64 * MEBIBYTE
SETTLED = 3.0  # seconds


class Storage(Protocol):
    """The parts of one briefing by name; names have forward slashes and never lead out."""

    def read(self, name: str, most: int = MOST_ENTRY_BYTES) -> bytes:
        """The bytes of a part, at most ``most``; raise MissingPart, LimitExceeded or UnsafeArchive."""

    def size(self, name: str) -> int:
        """How many bytes a part of ``names`` has, without reading it; raise MissingPart or UnsafeArchive."""

    def state(self, name: str) -> str:
        """What is another after any change of a part, told without reading it; nothing where that cannot be told."""

    def names(self) -> list[str]:
        """The names of all parts, in order; raise UnreadablePart where they cannot be known."""

    def close(self) -> None:
        """Let go of what is open."""


class FolderStorage:
    """A folder. A link, a pipe or a device in it is refused, so that opening never leaves it and never hangs."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, name: str, most: int = MOST_ENTRY_BYTES) -> bytes:
        """The bytes of a file, at most ``most``."""
        check_name(name)
        try:
            handle = _open_below(self._root, self._as_called(name).split("/"))
        except FileNotFoundError as error:
            raise (missing(name) if self._root.is_dir() else _gone(self._root)) from error
        except OSError as error:
            raise _refusal(self._root, name, error) from error
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise _special(name)
            if found.st_size > most:
                raise too_large(name, most)
            with os.fdopen(os.dup(handle), "rb") as file:
                data = file.read(found.st_size + 1)
                if len(data) > found.st_size:  # it grows
                    data += file.read(most + 1 - len(data))
        except OSError as error:
            raise unreadable(name, error.strerror or str(error)) from error
        finally:
            os.close(handle)
        if len(data) > most:
            raise too_large(name, most)
        return data

    def _as_called(self, name: str) -> str:
        """The name that a file has on the disk, which may part letters and accents, as where it comes from macOS."""
        if name.isascii() or os.path.lexists(self._root / name):
            return name
        with contextlib.suppress(UnreadablePart):
            return next((each for each in self.names() if composed(each) == composed(name)), name)
        return name

    def size(self, name: str) -> int:
        """How many bytes a file has; a link is not followed."""
        try:
            found = (self._root / name).lstat()
        except OSError as error:
            raise unreadable(name, error.strerror or str(error)) from error
        if not stat.S_ISREG(found.st_mode):
            raise _special(name)
        return found.st_size

    def state(self, name: str) -> str:
        """The place, the size and the times of a file."""
        check_name(name)
        file = self._root / self._as_called(name)
        try:
            return file_state(file, file.lstat())
        except OSError:
            return ""

    def names(self) -> list[str]:
        """The names of all files, in order, and of links and pipes, which are refused when they are read.

        Raises UnreadablePart where a folder cannot be looked into, unless it is hidden and no part of the briefing.
        """

        def refuse(error: OSError) -> None:
            if not self._root.is_dir():
                raise _gone(self._root) from error
            folder = "/".join(Path(error.filename).relative_to(self._root).parts)
            if not is_hidden(folder):
                what = _("this cannot be read ({reason})").format(reason=error.strerror)
                raise UnreadablePart(what, where=folder or str(self._root)) from error

        found = []
        for folder, folders, files in os.walk(self._root, onerror=refuse):
            files += [each for each in folders if Path(folder, each).is_symlink()]
            found += [Path(folder, each).relative_to(self._root).as_posix() for each in files]
        return sorted(found)

    def close(self) -> None:
        """Nothing is open."""


class MemoryStorage:
    """Parts held as bytes, by name, of a briefing that is nowhere on the disk yet."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)

    def read(self, name: str, most: int = MOST_ENTRY_BYTES) -> bytes:
        """The bytes of a part, at most ``most``."""
        if name not in self._parts:
            raise missing(name)
        if len(self._parts[name]) > most:
            raise too_large(name, most)
        return self._parts[name]

    def size(self, name: str) -> int:
        """How many bytes a part has."""
        return len(self._parts[name])

    def state(self, _name: str) -> str:
        """Nothing: there is no file."""
        return ""

    def names(self) -> list[str]:
        """The names of all parts, in order."""
        return sorted(self._parts)

    def close(self) -> None:
        """Nothing is open; the parts go with the last who knows them."""


def file_state(file: Path, found: os.stat_result) -> str:
    """Which file it is and since when it is so; nothing where it was changed so lately that it may be once more.

    Some systems tell times to two seconds only.
    """
    if time.time() - found.st_mtime < SETTLED:
        return ""
    parts = found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    return " ".join(map(str, (*parts, file.absolute())))


def missing(name: str) -> MissingPart:
    """The error for a part that is not there."""
    advice = _("Write it") if name.startswith("sections/") else _("Add it, or take it out of briefing.toml")
    return MissingPart(_("this file is not in the briefing"), where=name, advice=advice)


def unreadable(name: str, reason: str, advice: str = "") -> UnreadablePart:
    """The error for a part that is there and cannot be read."""
    return UnreadablePart(_("this file cannot be read ({reason})").format(reason=reason), where=name, advice=advice)


def _gone(root: Path) -> UnreadablePart:
    """The error for a folder that was there when the briefing was opened, as of a stick that was pulled out."""
    return UnreadablePart(_("the folder of the briefing is not there any more"), where=str(root))


def too_large(name: str, most: int) -> LimitExceeded:
    """The error for a part of more than ``most`` bytes."""
    what = _("this file is larger than {most} MiB").format(most=most // MEBIBYTE)
    return LimitExceeded(what, limit="bytes", where=name, advice=_("Make it smaller"))


def _special(name: str) -> UnsafeArchive:
    what, advice = _("this is a link, a pipe or a device, not a file"), _("Put the file itself into the folder")
    return UnsafeArchive(what, trap="special", where=name, advice=advice)


def _refusal(root: Path, name: str, error: OSError) -> UnreadablePart | UnsafeArchive:
    """Tell a link on the way from a file that may not be read."""
    path = root
    for part in name.split("/"):
        path = path / part
        with contextlib.suppress(OSError):
            if path.is_symlink():
                return _special(name)
    return unreadable(name, error.strerror or str(error))


def _open_below(root: Path, parts: list[str]) -> int:
    """Open a file below ``root`` for reading without following any link on the way, nor waiting for a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    if os.open not in os.supports_dir_fd:
        return _open_by_path(root, parts, flags)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], flags | os.O_NOFOLLOW, dir_fd=folder)
    finally:
        os.close(folder)


def _open_by_path(root: Path, parts: list[str], flags: int) -> int:
    """The same where the system cannot open relative to a folder: every step is looked at first."""
    path = root
    for part in parts:
        path = path / part
        if path.is_symlink() or getattr(path, "is_junction", lambda: False)():
            raise OSError(f"{path} is a link")
    return os.open(path, flags)
