"""Loads PySide without five habits of it that took half of a start.

It compiles its own Python support from source at every start, since that lies in a library as a zip, without a place
for compiled files: what it compiled once is kept in the cache. It loads a writer of stub files, a developer's tool,
which is left empty. It compiles an expression of 6,000 letters for reading signatures, which hardly anybody asks for:
that waits until somebody does. It reads and looks through the source of every module that is imported after it, for its
``__feature__`` switches (its notes 1019 and 2029): the reader uses none of these, so the import before is put back.
And it has hundreds of enumerations made one by one: see ``quick_enums``.
"""

import builtins
import importlib.util
import logging
import marshal
import os
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any, cast

from briefing.desktop.starting import quick_enums
from briefing.errors import OutputError
from briefing.files import read_file, write_atomically
from briefing.paths import cache_folder

log = logging.getLogger(__name__)

SUPPORT = "shibokensupport/"
STUB_WRITER = "shibokensupport/signature/lib/pyi_generator.py"
CHECKSUM = 4
LONG = 2_000  # letters of an expression that takes long to compile

Compiled = dict[tuple[str, bytes], CodeType]


def load() -> None:
    """Import PySide; does nothing where it is loaded already. Raises ModuleNotFoundError where it is not installed."""
    if "PySide6" in sys.modules:
        return
    quick_enums.install()
    with _long_ones_later(), _kept_compiled(cache_folder() / f"pyside-{importlib.util.MAGIC_NUMBER.hex()}.bin"):
        import PySide6.QtCore  # noqa: F401
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Later:
    """An expression that is compiled when it is first used."""

    def __init__(self, *words: Any) -> None:
        self._words = words

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._words), name)

    def finditer(self, *words: Any) -> Any:
        """Here already, since PySide takes hold of it before it uses it."""
        return re.compile(*self._words).finditer(*words)


@contextmanager
def _long_ones_later() -> Iterator[None]:
    """Put off what takes long to compile, for the while that PySide loads."""
    real: Any = re.compile

    def put_off(pattern: Any, flags: Any = 0) -> Any:
        return _Later(pattern, flags) if isinstance(pattern, str) and len(pattern) > LONG else real(pattern, flags)

    re.compile = put_off
    try:
        yield
    finally:
        re.compile = real


@contextmanager
def _kept_compiled(file: Path) -> Iterator[None]:
    """Give what was compiled in an earlier start to who asks to compile the same source, and keep what is new."""
    kept = _read(file)
    new: Compiled = {}
    real = builtins.compile

    def recall(source: Any, name: Any, *words: Any, **named: Any) -> Any:
        if not isinstance(source, bytes) or not str(name).startswith(SUPPORT):
            return real(source, name, *words, **named)
        if name == STUB_WRITER:
            return real(b"", name, *words, **named)
        code = kept.get((name, source)) or real(source, name, *words, **named)
        new[name, source] = code
        return code

    builtins.compile = cast(Any, recall)
    try:
        yield
    finally:
        builtins.compile = real
    if new.keys() - kept.keys():
        _write(file, new)


def _read(file: Path) -> Compiled:
    """What is kept; nothing where it is damaged, or where another person could have written it."""
    try:
        if not _is_ours(file):
            return {}
        kept: Compiled = marshal.loads(_checked(read_file(file)))  # noqa: S302 - as Python's own compiled files
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, EOFError, TypeError) as error:
        log.warning("%s is made anew: %s", file, error)
        return {}
    return kept


def _checked(data: bytes) -> bytes:
    if zlib.crc32(data[CHECKSUM:]) != int.from_bytes(data[:CHECKSUM]):
        raise ValueError("the checksum is wrong")
    return data[CHECKSUM:]


def _is_ours(file: Path) -> bool:
    """Whether nobody else can write the file; Windows keeps the folder of a person to that person."""
    if os.name == "nt":
        return True
    state = file.stat()
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def _write(file: Path, compiled: Compiled) -> None:
    data = marshal.dumps(compiled)
    try:
        write_atomically(file, zlib.crc32(data).to_bytes(CHECKSUM) + data)
        file.chmod(0o600)
    except (OSError, OutputError) as error:
        log.info("what PySide compiles is not kept: %s", error)
