"""The text of a section as a tree of blocks and inlines, from which every view of it is made.

Nothing here can hold HTML, a picture or a remote address that loads by itself: what is not in this tree cannot be
shown.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Words to be read letter by letter."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A break that the author asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Words with stress, usually in italics."""

    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Words with strong stress, usually bold."""

    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead out of the briefing; ``url`` is http, https or mailto."""

    url: str
    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mark that names the source of the words before it."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLink:
    """Words that bring up a figure."""

    figure: str
    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLink:
    """Words that lead to a section."""

    section: str
    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """A mark that leads to a footnote of the section; ``number`` counts from 1."""

    number: int


Inline = Text | Code | LineBreak | Emphasis | Strong | Link | Citation | FigureLink | SectionLink | NoteMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section; ``level`` is 2 to 6."""

    level: int
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list; ``start`` is the first number of an ordered one, None for a list of bullets."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody else's words, set apart."""

    content: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Lines to be read letter by letter."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A break between two trains of thought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``alignments`` holds "left", "center", "right" or "" for each column."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[str, ...]


Block = Heading | Paragraph | List | Quote | CodeBlock | Rule | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTree:
    """A parsed text: its blocks, and the footnotes that its marks lead to, in order."""

    blocks: tuple[Block, ...]
    notes: tuple[tuple[Block, ...], ...] = ()
