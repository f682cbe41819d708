"""Texts that were parsed once are kept in the cache, so that showing one again need not load the parser."""

import functools
from collections.abc import Iterable
from pathlib import Path

from briefing.document.blocks import BlockTree
from briefing.kept import Shelf, maker

SHELF = Shelf("texts", 16 << 20, BlockTree)
LINES = Shelf("lines", 4 << 20, BlockTree)
MOST_LETTERS = 1 << 18


def recall(words: str, sources: Iterable[str]) -> BlockTree | None:
    """The tree that was kept of ``words``, in which ``sources`` can be cited; None where there is none."""
    return SHELF.recall(_parser(), words, *sorted(sources))


def remember(words: str, sources: Iterable[str], tree: BlockTree) -> None:
    """Keep ``tree`` for the next time; a very long text is not kept."""
    if len(words) <= MOST_LETTERS:
        SHELF.remember(tree, _parser(), words, *sorted(sources))


def recall_lines(lines: Iterable[str], sources: Iterable[str]) -> BlockTree | None:
    """The same for texts of one paragraph each, which were read together."""
    return LINES.recall(_parser(), "\n".join(lines), *sorted(sources))


def remember_lines(lines: Iterable[str], sources: Iterable[str], tree: BlockTree) -> None:
    """Keep the paragraphs of ``tree``, one for each of the texts; very many letters are not kept."""
    words = "\n".join(lines)
    if len(words) <= MOST_LETTERS:
        LINES.remember(tree, _parser(), words, *sorted(sources))


@functools.cache
def _parser() -> str:
    """What a tree depends on beside its words: our parser, and the library that does the reading."""
    names = "markdown.py", "whole_tables.py", "blocks.py", "addresses.py", "hidden.py"
    ours = (Path(__file__).with_name(name) for name in names)
    return maker(*ours, library="markdown_it")
