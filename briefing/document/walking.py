"""Every block and every inline of a text, in the order of reading."""

from collections.abc import Iterable, Iterator

from briefing.document.blocks import Block, BlockTree, Code, Heading, Inline, List, Paragraph, Quote, Table, Text

# A length as a pattern; the number of a source right after it would be read as a power: 45 m².
LENGTH = r"\d[ \u00a0](?:[kcmdµ]?m|ft|in|yd|mi)"


def blocks(tree: BlockTree) -> Iterator[Block]:
    """All blocks, the inner ones after the one that holds them; footnotes come last."""
    for part in (tree.blocks, *tree.notes):
        yield from _blocks(part)


def inlines(tree: BlockTree) -> Iterator[Inline]:
    """All inlines, the inner ones after the one that holds them."""
    for block in blocks(tree):
        match block:
            case Heading(content=content) | Paragraph(content=content):
                yield from within(content)
            case Table(header=header, rows=rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from within(cell)


def skipping_headings(tree: BlockTree) -> Iterator[tuple[Heading, int]]:
    """The headings that skip a level, with the level before; the text itself stands below one of level 1."""
    before = 1
    for block in blocks(tree):
        if isinstance(block, Heading):
            if block.level > before + 1:
                yield block, before
            before = block.level


def words(content: Iterable[Inline]) -> str:
    """The words of some inlines, without marks."""
    return "".join(each.text for each in within(content) if isinstance(each, Text | Code))


def _blocks(part: Iterable[Block]) -> Iterator[Block]:
    for block in part:
        yield block
        match block:
            case List(items=items):
                for item in items:
                    yield from _blocks(item)
            case Quote(content=content):
                yield from _blocks(content)


def within(content: Iterable[Inline]) -> Iterator[Inline]:
    """Some inlines, each before those in it."""
    for inline in content:
        yield inline
        if inner := getattr(inline, "content", ()):  # for most there is nothing to go through
            yield from within(inner)
