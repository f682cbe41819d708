"""The text of a section as a tree of blocks and inlines, from which every view of it is made.

Nothing here can hold HTML, a picture or a remote address that loads by itself: what is not in this tree cannot be
shown. Blocks and inlines are tagged with their names, so that a tree that was written down can be read again.
"""

from msgspec import Struct


class Text(Struct, frozen=True, kw_only=True, tag=True):
    """Words."""

    text: str


class Code(Struct, frozen=True, kw_only=True, tag=True):
    """Words to be read letter by letter."""

    text: str


class LineBreak(Struct, frozen=True, kw_only=True, tag=True):
    """A break that the author asked for."""


class Emphasis(Struct, frozen=True, kw_only=True, tag=True):
    """Words with stress, usually in italics."""

    content: "tuple[Inline, ...]"


class Strong(Struct, frozen=True, kw_only=True, tag=True):
    """Words with strong stress, usually bold."""

    content: "tuple[Inline, ...]"


class Link(Struct, frozen=True, kw_only=True, tag=True):
    """Words that lead out of the briefing; ``url`` is http, https or mailto."""

    url: str
    content: "tuple[Inline, ...]"


class Citation(Struct, frozen=True, kw_only=True, tag=True):
    """A mark that names the source of the words before it."""

    source: str


class FigureLink(Struct, frozen=True, kw_only=True, tag=True):
    """Words that bring up a figure."""

    figure: str
    content: "tuple[Inline, ...]"


class SectionLink(Struct, frozen=True, kw_only=True, tag=True):
    """Words that lead to a section."""

    section: str
    content: "tuple[Inline, ...]"


class NoteMark(Struct, frozen=True, kw_only=True, tag=True):
    """A mark that leads to a footnote of the section; ``number`` counts from 1."""

    number: int


def note_letters(number: int) -> str:
    """How a footnote is marked: by letters (a, b, …, z, aa), since numbers are those of sources."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


Inline = Text | Code | LineBreak | Emphasis | Strong | Link | Citation | FigureLink | SectionLink | NoteMark


class Heading(Struct, frozen=True, kw_only=True, tag=True):
    """A heading inside a section; ``level`` is 2 to 6."""

    level: int
    content: tuple[Inline, ...]


class Paragraph(Struct, frozen=True, kw_only=True, tag=True):
    """A paragraph."""

    content: tuple[Inline, ...]


class List(Struct, frozen=True, kw_only=True, tag=True):
    """A list; ``start`` is the first number of an ordered one, None for a list of bullets."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None = None


class Quote(Struct, frozen=True, kw_only=True, tag=True):
    """Somebody else's words, set apart."""

    content: "tuple[Block, ...]"


class CodeBlock(Struct, frozen=True, kw_only=True, tag=True):
    """Lines to be read letter by letter; ``language`` is the one of programs that they are in, where that is said."""

    text: str
    language: str = ""


class Rule(Struct, frozen=True, kw_only=True, tag=True):
    """A break between two trains of thought."""


class Table(Struct, frozen=True, kw_only=True, tag=True):
    """A table; ``alignments`` holds "left", "center", "right" or "" for each column."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[str, ...]


Block = Heading | Paragraph | List | Quote | CodeBlock | Rule | Table


class BlockTree(Struct, frozen=True, kw_only=True):
    """A parsed text: its blocks, and the footnotes that its marks lead to, in order."""

    blocks: tuple[Block, ...]
    notes: tuple[tuple[Block, ...], ...] = ()
