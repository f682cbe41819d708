"""A text as plain lines of letters, for a mail, a terminal or a screen reader."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.document.blocks import (
    Block,
    BlockTree,
    Citation,
    Code,
    CodeBlock,
    Emphasis,
    FigureLink,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    SectionLink,
    Strong,
    Table,
    Text,
    note_letters,
)

WIDTH, LEAST_WIDTH = 72, 24  # letters in a line, and where it is set in ever so far


class PlainText:
    """Writes texts; ``numbers`` are those of the sources."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers

    def tree(self, tree: BlockTree) -> str:
        """A text, its footnotes after it."""
        parts = [self._blocks(tree.blocks, WIDTH)] if tree.blocks else []
        for at, note in enumerate(tree.notes, start=1):
            mark = f"[{note_letters(at)}] "
            parts.append(hung(mark, self._blocks(note, self._room(WIDTH, mark))))
        return "\n\n".join(parts)

    def line(self, line: Iterable[Inline]) -> str:
        """A text of one paragraph, not yet in lines."""
        return self._inlines(line)

    def _blocks(self, blocks: Sequence[Block], width: int) -> str:
        return "\n\n".join(self._block(block, width) for block in blocks)

    def _block(self, block: Block, width: int) -> str:
        match block:
            case Heading(content=content):
                return underlined(wrapped(self._inlines(content), width), "~")
            case Paragraph(content=content):
                return wrapped(self._inlines(content), width)
            case List():
                return self._list(block, width)
            case Quote(content=inside):
                return "\n".join(
                    f"> {line}".rstrip() for line in self._blocks(inside, max(LEAST_WIDTH, width - 2)).split("\n")
                )
            case CodeBlock(text=text):
                return textwrap.indent(text.rstrip("\n"), "    ")
            case Rule():
                return "* * *".center(width).rstrip()
            case _:
                return "\n".join(self._table(block, width))

    def _list(self, block: List, width: int) -> str:
        items = []
        for at, item in enumerate(block.items):
            mark = "- " if block.start is None else f"{block.start + at}. "
            items.append(hung(mark, self._blocks(item, self._room(width, mark))))
        short = all(len(item) <= 1 for item in block.items)
        return ("\n" if short else "\n\n").join(items)

    def _room(self, width: int, mark: str) -> int:
        return max(LEAST_WIDTH, width - len(mark))

    def _table(self, table: Table, width: int) -> Iterator[str]:
        """Columns below their headings where they have room; else each row as lines of a heading and a cell."""
        rows = [[self._inlines(cell).replace("\n", " ") for cell in row] for row in (table.header, *table.rows)]
        sizes = [max(map(wide, column)) for column in zip(*rows, strict=True)]
        if sum(sizes) + 2 * len(sizes) <= width:
            rows.insert(1, ["-" * size for size in sizes])
            for row in rows:
                cells = (_set(*each) for each in zip(row, sizes, table.alignments, strict=True))
                yield "  ".join(cells).rstrip()
            return
        for at, row in enumerate(rows[1:]):
            if at:
                yield ""
            for head, cell in zip(rows[0], row, strict=True):
                yield wrapped(f"{head}: {cell}", width)

    def _inlines(self, content: Iterable[Inline]) -> str:
        return "".join(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text) | Code(text=text):
                return text
            case LineBreak():
                return "\n"
            case Emphasis(content=content) | Strong(content=content):
                return self._inlines(content)
            case FigureLink(content=content) | SectionLink(content=content):
                return self._inlines(content)
            case Link(url=url, content=content):
                words = self._inlines(content)
                return words if words == url else f"{words} <{url}>"
            case Citation(source=source):
                return f"[{self._numbers[source]}]"
            case _:
                return f"[{note_letters(inline.number)}]"


def wrapped(text: str, width: int = WIDTH) -> str:
    """Words in lines of at most ``width`` letters; a word that is longer, such as an address, stays whole."""
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


def underlined(lines: str, mark: str) -> str:
    """A heading."""
    return f"{lines}\n{mark * max(map(wide, lines.split(chr(10))))}"


def hung(mark: str, text: str) -> str:
    """A text after a mark, all its lines below each other."""
    return mark + textwrap.indent(text, " " * len(mark)).removeprefix(" " * len(mark))


def wide(text: str) -> int:
    """How many columns letters take: none where they are set on others, two where they are as wide as Chinese ones."""
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in ("W", "F")) for each in text
    )


def _set(cell: str, size: int, side: str) -> str:
    size -= wide(cell) - len(cell)
    return {"right": cell.rjust, "center": cell.center}.get(side, cell.ljust)(size)
