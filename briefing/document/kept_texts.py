"""Texts that were parsed once are kept in the cache, so that showing one again need not load the parser.

An entry counts for the very words and sources it was made of, and for the very parser; a damaged one is as good as
none. Trees are read as msgpack into their types, so that an entry can hold nothing that a tree cannot.
"""

import functools
import logging
import os
import zlib
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct

from briefing import __version__
from briefing.document.blocks import BlockTree
from briefing.files import keep
from briefing.paths import cache_folder

log = logging.getLogger(__name__)

MOST_LETTERS = 1 << 18
MOST_ENTRIES = 200


class Entry(Struct, frozen=True, kw_only=True):
    """A text that was parsed: by which parser, its words, the ids of its sources, and what came of them."""

    parser: str
    words: str
    sources: tuple[str, ...]
    tree: BlockTree


def recall(words: str, sources: Iterable[str]) -> BlockTree | None:
    """The tree that was kept of ``words``, in which ``sources`` can be cited; None where there is none."""
    known = tuple(sorted(sources))
    file = _file(words, known)
    try:
        entry = _decoder().decode(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        log.warning("%s is made anew: %s", file, error)
        return None
    fits = (entry.parser, entry.words, entry.sources) == (_parser(), words, known)
    return entry.tree if fits else None


def remember(words: str, sources: Iterable[str], tree: BlockTree) -> None:
    """Keep ``tree`` for the next time; a very long text is not kept, and the oldest go first."""
    if len(words) > MOST_LETTERS:
        return
    known = tuple(sorted(sources))
    file = _file(words, known)
    try:
        keep(file, msgspec.msgpack.encode(Entry(parser=_parser(), words=words, sources=known, tree=tree)))
        _forget_oldest(file.parent)
    except OSError as error:
        log.info("a text that was parsed is not kept: %s", error)


def _file(words: str, sources: tuple[str, ...]) -> Path:
    checksum = zlib.crc32("\0".join((words, *sources)).encode("utf-8", "surrogatepass"))
    return cache_folder() / "texts" / f"{checksum:08x}.msgpack"


@functools.cache
def _decoder() -> "msgspec.msgpack.Decoder[Entry]":
    return msgspec.msgpack.Decoder(Entry)


@functools.cache
def _parser() -> str:
    """What a tree depends on beside its words: this program and its age, and that of the library that parses."""
    library = find_spec("markdown_it")
    files = [Path(__file__).with_name(name) for name in ("markdown.py", "blocks.py")]
    files += [Path(library.origin)] if library is not None and library.origin else []
    return " ".join([__version__, *(str(file.stat().st_mtime_ns) for file in files if file.exists())])


def _forget_oldest(folder: Path) -> None:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime_ns)
    for entry in entries[:-MOST_ENTRIES]:
        Path(entry.path).unlink()
