"""What was made once and would be made the same again is kept in the cache, by all that it was made of.

Shelves may be emptied at any time: whatever is not on one is made anew. Values are read as msgpack into their type, so
that what is kept can hold nothing that the type cannot.
"""

import contextlib
import logging
import os
import zlib
from collections.abc import Iterable
from functools import cached_property
from importlib.util import find_spec, source_hash
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from briefing import __version__
from briefing.files import keep, read_file
from briefing.paths import cache_folder

log = logging.getLogger(__name__)

CHECKSUM = 4

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """A folder of the cache for values of a ``kind``, with at most ``most`` bytes; what was not used for longest goes.

    An entry is found by a short hash of its key, and counts for the very key that it holds; so keys are to be short. It
    holds a checksum too: a damaged one is as good as none. Safe to use from several threads and processes.
    """

    def __init__(self, name: str, most: int, kind: type[Value]) -> None:
        self._name = name
        self._most = most
        self._kind = kind
        self._room = 0  # bytes that were known to be free at the last look, less what was kept since

    def recall(self, *key: str) -> Value | None:
        """What was kept by ``key``; None where there is nothing, or nothing whole of the kind."""
        data = self._read(key)
        try:
            return None if data is None else self._decoder.decode(data)
        except (msgspec.DecodeError, RecursionError) as error:
            log.warning("something in %s is made anew: %s", self._name, error)
            return None

    def remember(self, value: Value, *key: str) -> None:
        """Keep ``value`` by ``key``; where that is not possible, it is made anew the next time."""
        joined = _joined(key)
        file = self._file(joined)
        entry = joined + msgspec.msgpack.encode(value)
        try:
            keep(file, zlib.crc32(entry).to_bytes(CHECKSUM) + entry)
            self._room -= CHECKSUM + len(entry)
            if self._room < 0:
                self._make_room(file.parent)
        except OSError as error:
            log.info("%s is not kept: %s", file, error)

    @cached_property
    def _decoder(self) -> "msgspec.msgpack.Decoder[Value]":
        return msgspec.msgpack.Decoder(self._kind)

    def _read(self, key: Iterable[str]) -> bytes | None:
        joined = _joined(key)
        file = self._file(joined)
        try:
            data = read_file(file)
            os.utime(file)
        except FileNotFoundError:
            return None
        except OSError as error:
            log.warning("%s cannot be read: %s", file, error)
            return None
        if zlib.crc32(data[CHECKSUM:]) != int.from_bytes(data[:CHECKSUM]):
            log.warning("%s is damaged, and made anew", file)
            return None
        return data[CHECKSUM + len(joined) :] if data.startswith(joined, CHECKSUM) else None

    def _file(self, key: bytes) -> Path:
        return cache_folder() / self._name / source_hash(key).hex()

    def _make_room(self, folder: Path) -> None:
        entries = []
        with os.scandir(folder) as found:
            for entry in found:
                with contextlib.suppress(FileNotFoundError):  # which another process let go
                    entries.append((entry.stat(), entry.path))
        too_much = sum(state.st_size for state, _path in entries) - self._most
        self._room = max(0, -too_much)
        for state, path in sorted(entries, key=lambda entry: entry[0].st_mtime_ns):
            if too_much <= 0:
                break
            Path(path).unlink(missing_ok=True)
            too_much -= state.st_size


def _joined(key: Iterable[str]) -> bytes:
    """A key as bytes, each part after its length, so that no key is the beginning of another."""
    parts = [part.encode("utf-8", "surrogatepass") for part in key]
    whole = b"".join(len(part).to_bytes(8) + part for part in parts)
    return len(whole).to_bytes(8) + whole


def maker(*files: Path, library: str = "") -> str:
    """A part of a key: this program and the age of what does the making, files of it and a library it makes use of."""
    found = find_spec(library) if library else None
    if found is not None and found.origin:
        files = (*files, Path(found.origin))
    return " ".join([__version__, *(str(file.stat().st_mtime_ns) for file in files if file.exists())])
