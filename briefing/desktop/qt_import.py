"""Loads PySide without four habits of it that took half of a start.

It compiles its own Python support from source at every start, since that lies in a library as a zip, without a place
for compiled files: what it compiled once is kept in the cache. It loads a writer of stub files, a developer's tool,
which is left empty. And it reads and looks through the source of every module that is imported after it, for its
``__feature__`` switches (its notes 1019 and 2029): the reader uses none of these, so the import before is put back.
And it has hundreds of enumerations made one by one: see ``quick_enums``.
"""

import builtins
import importlib.util
import logging
import marshal
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any, cast

from briefing.desktop import quick_enums
from briefing.errors import OutputError
from briefing.files import read_file, write_atomically
from briefing.paths import cache_folder

log = logging.getLogger(__name__)

SUPPORT = "shibokensupport/"
STUB_WRITER = "shibokensupport/signature/lib/pyi_generator.py"
CHECKSUM = 4

Compiled = dict[tuple[str, bytes], CodeType]


def load() -> None:
    """Import PySide; does nothing where it is loaded already. Raises ModuleNotFoundError where it is not installed."""
    if "PySide6" in sys.modules:
        return
    quick_enums.install()
    with _kept_compiled(cache_folder() / f"pyside-{importlib.util.MAGIC_NUMBER.hex()}.bin"):
        import PySide6.QtCore  # noqa: F401
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


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
