"""Texts that were parsed once are kept in the cache, so that showing one again need not load the parser.

Trees are read as msgpack into their types, so that what is kept can hold nothing that a tree cannot.
"""

import functools
import logging
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import msgspec

from briefing.document.blocks import BlockTree
from briefing.kept import MEBIBYTE, Shelf, maker

log = logging.getLogger(__name__)

SHELF = Shelf("texts", 16 * MEBIBYTE)
MOST_LETTERS = 1 << 18


def recall(words: str, sources: Iterable[str]) -> BlockTree | None:
    """The tree that was kept of ``words``, in which ``sources`` can be cited; None where there is none."""
    data = SHELF.recall(_parser(), words, *sorted(sources))
    try:
        return None if data is None else _decoder().decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        log.warning("a text that was kept is parsed anew: %s", error)
        return None


def remember(words: str, sources: Iterable[str], tree: BlockTree) -> None:
    """Keep ``tree`` for the next time; a very long text is not kept."""
    if len(words) <= MOST_LETTERS:
        SHELF.remember(msgspec.msgpack.encode(tree), _parser(), words, *sorted(sources))


@functools.cache
def _decoder() -> "msgspec.msgpack.Decoder[BlockTree]":
    return msgspec.msgpack.Decoder(BlockTree)


@functools.cache
def _parser() -> str:
    """What a tree depends on beside its words: our parser, and the library that does the reading."""
    library = find_spec("markdown_it")
    ours = [Path(__file__).with_name(name) for name in ("markdown.py", "blocks.py")]
    return maker(*ours, *([Path(library.origin)] if library is not None and library.origin else []))
