"""A briefing as one file: a zip whose first entry says what it is, with every known trick refused by name.

zipfile opens entries that overlap (CVE-2024-0450), reads the last of two with one name, and follows Zip64; all that
is looked at here before anything is unpacked.
"""

import contextlib
import os
import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from briefing.document.names import check_name, composed, folded
from briefing.document.storage import (
    MANIFEST_NAME,
    MEBIBYTE,
    MOST_ENTRY_BYTES,
    file_state,
    missing,
    too_large,
    unreadable,
)
from briefing.errors import LimitExceeded, NotABriefing, UnreadablePart, UnsafeArchive
from briefing.translation import _
from briefing.visible import shortened

MIMETYPE = b"application/vnd.briefing+zip"
MOST_ENTRIES = 2000
MOST_BYTES = 512 * MEBIBYTE
MOST_DIRECTORY_BYTES = 4 * MEBIBYTE  # a long name and more for each entry

_START = b"PK"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    UnicodeDecodeError,
    RuntimeError,
    ValueError,
    OSError,
    struct.error,
)
# What tells of the bytes alone, each in English or not at all, as where an archive was cut off while it was open.
_CUT = (zipfile.BadZipFile, zlib.error, EOFError, struct.error)
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1 | 0x40
_HAS_DESCRIPTOR = 0x8
_LEAST_DESCRIPTOR = 12
_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LONGEST_COMMENT = 1 << 16
_ZIP64_END = b"PK\x06\x06"
_ZIP64_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_ZIP64_EXTRA = 1


class ArchiveStorage:
    """A ``.briefing`` file, checked whole when it is opened; its parts are unpacked when they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            _check_kind(path)
            _check_end(path)
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise _damaged(path.name, error) from error
        try:
            self._entries = _checked(self._zip, path)
        except _BROKEN as error:
            self._zip.close()
            raise _damaged(path.name, error) from error
        except BaseException:
            self._zip.close()
            raise

    def read(self, name: str, most: int = MOST_ENTRY_BYTES) -> bytes:
        """The bytes of an entry, at most ``most``, however much the directory says there are."""
        check_name(name)
        entry = self._entries.get(composed(name))
        if entry is None:
            raise missing(name)
        if entry.file_size > most:
            raise too_large(name, most)
        try:
            with self._zip.open(entry) as file:
                data = file.read(most + 1)
        except _BROKEN as error:
            raise _spoiled(name, error) from error
        if len(data) > most:
            raise too_large(name, most)
        return data

    def size(self, name: str) -> int:
        """How many bytes an entry has, as its directory says."""
        return self._entries[composed(name)].file_size

    def state(self, name: str) -> str:
        """That of the archive, with the name of the entry; nothing once it is closed."""
        with contextlib.suppress(OSError):
            if self._zip.fp is not None:
                whole = file_state(self._path, os.fstat(self._zip.fp.fileno()))
                return whole and f"{whole} {name}"
        return ""

    def names(self) -> list[str]:
        """The names of all files in it, in order."""
        return sorted(entry.filename for entry in self._entries.values())

    def close(self) -> None:
        """Close the file."""
        self._zip.close()


def _check_kind(path: Path) -> None:
    """Raise NotABriefing where a file is something else altogether."""
    with path.open("rb") as file:
        start = file.read(len(_START))
    if start and start != _START:
        advice = _("Choose a .briefing file, or the folder of a briefing")
        raise NotABriefing(_("this is not a briefing"), where=path.name, advice=advice)


def _check_end(path: Path) -> None:
    """Look at the end of an archive, by the rules of zipfile, which would read a directory of any length whole."""
    with path.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        file.seek(max(0, length - _LONGEST_COMMENT - _END.size - _LOCATOR_BYTES))
        tail = file.read()
    at = max(0, len(tail) - _END.size)
    if not (tail.startswith(_END_SIGN, at) and tail.endswith(b"\0\0")):
        at = tail.rfind(_END_SIGN)
    if at < 0:
        return
    if at >= _LOCATOR_BYTES and tail.startswith(_ZIP64_LOCATOR, at - _LOCATOR_BYTES):
        raise _refused("zip64", _("the archive is in the Zip64 format"), path.name)
    _sign, _disk, _first, _here, _all, size, _offset, _comment = _END.unpack_from(tail, at)
    if size > MOST_DIRECTORY_BYTES:
        what = _("the list of what is in the archive is longer than {most} MiB")
        what = what.format(most=MOST_DIRECTORY_BYTES // MEBIBYTE)
        raise LimitExceeded(what, limit="directory bytes", where=path.name, advice=_("Take out what nothing uses"))


def _checked(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    entries = archive.infolist()
    check_entries(entries, path.name)
    _check_layout(archive, path, entries)
    _check_folder(path, entries)
    _check_mimetype(archive, path, entries)
    return {composed(entry.filename): entry for entry in entries if not entry.is_dir()}


def check_entries(entries: list[zipfile.ZipInfo], where: str) -> None:
    """Raise LimitExceeded or UnsafeArchive where an archive of these entries is not one to open, or to make.

    ``where`` names the archive, or the folder of which it is made.
    """
    _check_limits(entries, where)
    for entry in entries:
        _check_entry(entry)
    _check_clashes(entries)


def _check_limits(entries: list[zipfile.ZipInfo], where: str) -> None:
    if len(entries) > MOST_ENTRIES:
        what, advice = _("the archive has {count} entries, at most {most} are allowed"), _("Take out what nothing uses")
        what = what.format(count=len(entries), most=MOST_ENTRIES)
        raise LimitExceeded(what, limit="entries", where=where, advice=advice)
    for entry in entries:
        if entry.file_size > MOST_ENTRY_BYTES:
            raise too_large(entry.filename, MOST_ENTRY_BYTES)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        what = _("the archive unpacks to more than {most} MiB").format(most=MOST_BYTES // MEBIBYTE)
        raise LimitExceeded(what, limit="total bytes", where=where, advice=_("Make its pictures smaller"))


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    check_name(entry.orig_filename)
    check_name(name)
    if entry.flag_bits & _ENCRYPTED:
        raise _refused("encrypted", _("an entry is encrypted"), name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _refused("method", _("an entry is compressed by a method that is not allowed"), name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused("symlink", _("an entry is a link or a device"), name)
    extra = entry.extra
    while len(extra) >= 4:
        code, size = struct.unpack_from("<HH", extra)
        if code == _ZIP64_EXTRA:
            raise _refused("zip64", _("an entry is in the Zip64 format"), name)
        extra = extra[4 + size :]


def _check_clashes(entries: list[zipfile.ZipInfo]) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        name = entry.filename.rstrip("/")
        if folded(name) not in seen:
            seen[folded(name)] = name
        elif seen[folded(name)] == name:
            raise _refused("duplicate", _("two entries have the same name"), name)
        else:
            raise _refused("collision", _("two entries have names that some systems take for one"), name)


def _check_layout(archive: zipfile.ZipFile, path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Every entry lies by itself before the directory, and no Zip64 record is about."""
    with path.open("rb") as file:
        file.seek(archive.start_dir)
        if _ZIP64_END in file.read():
            raise _refused("zip64", _("the archive is in the Zip64 format"), path.name)
        end = 0
        for entry in sorted(entries, key=lambda each: each.header_offset):
            if entry.header_offset < end:
                raise _refused("overlap", _("two entries share the same bytes"), entry.filename)
            end = _end_of(file, entry)
    if end > archive.start_dir:
        raise _refused("overlap", _("an entry reaches into the directory of the archive"), path.name)


def _end_of(file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Where the bytes of an entry end, by its own header."""
    file.seek(entry.header_offset)
    header = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    end: int = entry.header_offset + _LOCAL_HEADER.size + header[-2] + header[-1] + entry.compress_size
    return end + (_LEAST_DESCRIPTOR if entry.flag_bits & _HAS_DESCRIPTOR else 0)


def _check_folder(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Raise NotABriefing where a folder was packed with what is in it."""
    names = [entry.filename for entry in entries]
    folder = next((name.partition("/")[0] for name in names if re.fullmatch(f"[^/]+/{MANIFEST_NAME}", name)), "")
    if folder and MANIFEST_NAME not in names:
        what = _("its files are in a folder inside it, “{folder}”").format(folder=shortened(folder))
        raise NotABriefing(what, where=path.name, advice=_("Unpack it, and run `briefing pack` on that folder"))


def _check_mimetype(archive: zipfile.ZipFile, path: Path, entries: list[zipfile.ZipInfo]) -> None:
    first = min(entries, key=lambda each: each.header_offset, default=None)
    stored = first is not None and first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
    if first is None or not stored or first.file_size != len(MIMETYPE) or archive.read(first) != MIMETYPE:
        what = _("this is a zip archive that was not made as a briefing")
        raise NotABriefing(
            what, where=path.name, advice=_("Unpack it, and run `briefing pack` on the folder with briefing.toml")
        )


def _refused(trap: str, what: str, name: str) -> UnsafeArchive:
    return UnsafeArchive(what, trap=trap, where=ascii(name)[1:-1][:120], advice=_("Make the archive again"))


def _spoiled(name: str, error: Exception) -> UnreadablePart:
    advice = _("Ask for the file again")
    if isinstance(error, _CUT):
        return UnreadablePart(_("this file is damaged"), where=name, advice=advice)
    return unreadable(name, str(error).rstrip("."), advice)


def _damaged(name: str, error: Exception) -> NotABriefing:
    if isinstance(error, OSError) and error.errno is not None:
        return NotABriefing(_("this file cannot be read ({reason})").format(reason=error.strerror), where=name)
    return NotABriefing(_("this is not a briefing, or it is damaged"), where=name, advice=_("Ask for the file again"))
