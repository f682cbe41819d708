"""Texts that were parsed once are kept in the cache, so that showing one again need not load the parser."""

import functools
from collections.abc import Iterable
from pathlib import Path

from briefing.document.blocks import BlockTree
from briefing.kept import Shelf, maker

SHELF = Shelf("texts", 16 << 20, BlockTree)
# Of texts of one paragraph each, with ends of lines between, the paragraphs.
LINES = Shelf("lines", 4 << 20, BlockTree)
MOST_LETTERS = 1 << 18


def recall(words: str, sources: Iterable[str], shelf: Shelf[BlockTree] = SHELF) -> BlockTree | None:
    """The tree that was kept of ``words``, in which ``sources`` can be cited; None where there is none."""
    return shelf.recall(_parser(), words, *sorted(sources))


def remember(words: str, sources: Iterable[str], tree: BlockTree, shelf: Shelf[BlockTree] = SHELF) -> None:
    """Keep ``tree`` for the next time; a very long text is not kept."""
    if len(words) <= MOST_LETTERS:
        shelf.remember(tree, _parser(), words, *sorted(sources))


@functools.cache
def _parser() -> str:
    """What a tree depends on beside its words: our parser, and the library that does the reading."""
    names = "markdown.py", "whole_tables.py", "blocks.py", "addresses.py", "bare_addresses.py", "hidden.py"
    ours = (Path(__file__).with_name(name) for name in names)
    return maker(*ours, library="markdown_it")
