"""A text in runs of blocks, each with the sources and addresses that stand beside it on paper.

A run is as short as can be, so that what stands beside it is near its words, but not shorter than that is, so that
no hole is left below it. Where nothing stands beside it, it ends where it tells of a figure, which stands after it.
"""

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from briefing.document import walking
from briefing.document.blocks import (
    Block,
    BlockTree,
    Citation,
    CodeBlock,
    FigureLink,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from briefing.paper import tables

# About how many letters there are in a line, and how many lines are as high as what is said of one source beside them.
LETTERS_A_LINE, LINES_BESIDE = 72, 2.5
# After so many lines, most of a page, a source that was named is named again where it is cited.
LINES_REMEMBERED = 36
COLONS = (":", "\uff1a")  # of letters as wide as Chinese ones, too


class Run(Struct, frozen=True, kw_only=True):
    """Blocks that belong together, and about how many lines they take.

    ``cited`` are the sources that they are the first to cite under their heading or for most of a page, ``addresses``
    those to which their words lead, which a reader of paper cannot follow otherwise, ``figures`` those they tell of.
    """

    blocks: tuple[Block, ...]
    lines: int
    cited: frozenset[str]
    addresses: tuple[str, ...]
    figures: frozenset[str]

    @property
    def is_heading(self) -> bool:
        """Whether this is a heading."""
        return isinstance(self.blocks[0], Heading)

    @property
    def is_wide(self) -> bool:
        """Whether this is a table that needs all of the width."""
        return isinstance(self.blocks[0], Table) and tables.is_wide(self.blocks[0])

    @property
    def named(self) -> int:
        """How many things stand beside it."""
        return len(self.cited) + len(self.addresses)

    @property
    def is_long_enough(self) -> bool:
        """Whether something stands beside it, and does not reach below it."""
        return 0 < self.named * LINES_BESIDE <= self.lines

    def with_more(self, other: "Run") -> "Run":
        """This run and one that follows it, as one."""
        return Run(
            blocks=self.blocks + other.blocks,
            lines=self.lines + other.lines,
            cited=self.cited | other.cited,
            addresses=tuple(dict.fromkeys(self.addresses + other.addresses)),
            figures=self.figures | other.figures,
        )


def runs_of(blocks: Sequence[Block], sources: Set[str]) -> Iterator[Run]:
    """Blocks of a text in runs, in their order; ``sources`` are those that are named beside it."""
    named: dict[str, int] = {}
    run: Run | None = None
    line = 0
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Heading):
            named.clear()
        next_ = run_of((block,), sources - {each for each, at in named.items() if line - at < LINES_REMEMBERED})
        named |= dict.fromkeys(next_.cited, line)
        line += next_.lines
        alone = next_.is_heading or next_.is_wide
        if run is not None and (alone or (next_.named and not run.named)):
            yield run
            run = None
        run = next_ if run is None else run.with_more(next_)
        ends = run.is_long_enough or (run.figures and not run.named)
        if alone or (ends and not (run.figures and leads(block, following))):
            yield run
            run = None
    if run is not None:
        yield run


def run_of(blocks: tuple[Block, ...], sources: Set[str]) -> Run:
    """Some blocks as one run."""
    inlines = tuple(walking.inlines(BlockTree(blocks=blocks)))
    links = [each for each in inlines if isinstance(each, Link) and each.content != (Text(text=each.url),)]
    return Run(
        blocks=blocks,
        lines=sum(map(_lines, blocks)),
        cited=frozenset(each.source for each in inlines if isinstance(each, Citation)) & sources,
        addresses=tuple(dict.fromkeys(link.url for link in links)),
        figures=frozenset(each.figure for each in inlines if isinstance(each, FigureLink)),
    )


def places(figures: Sequence[str], runs: Sequence[Run]) -> list[int]:
    """After how many runs of a text each of its figures stands: the first that tells of it.

    Those that are told of nowhere stand after one run of words each, as the first is seen beside them on the screen, so
    that there are words left to go on beside a figure for which there is no more room on its page. None parts
    words that end in a colon from the list or table after them.
    """
    words = [at for at, run in enumerate(runs, start=1) if not run.is_heading]
    untold = iter(words)
    found = []
    for figure in figures:
        told = [at for at, run in enumerate(runs, start=1) if figure in run.figures]
        at = told[0] if told else next(untold, words[-1] if words else len(runs))
        parted = 0 < at < len(runs) and leads(runs[at - 1].blocks[-1], runs[at].blocks[0])
        found.append(at + parted)
    return found


def leads(block: Block, following: Block | None) -> bool:
    """Whether a block ends in a colon, and what it leads to is the list or table that follows it."""
    ends = isinstance(block, Paragraph) and walking.words(block.content).rstrip().endswith(COLONS)
    return ends and isinstance(following, List | Table)


def stays(block: Block, following: Block | None) -> bool:
    """Whether a block stands on the page of the one that follows it: it leads to that, or that is a rule below it."""
    return leads(block, following) or (isinstance(block, Paragraph) and isinstance(following, Rule))


def _lines(block: Block) -> int:
    """About how many lines a block takes on paper."""
    match block:
        case Heading(content=content) | Paragraph(content=content):
            return 1 + len(walking.words(content)) // LETTERS_A_LINE
        case List(items=items):
            return sum(_lines(each) for item in items for each in item)
        case Quote(content=content):
            return sum(map(_lines, content))
        case CodeBlock(text=text):
            return 1 + text.count("\n")
        case Table(header=header, rows=rows):
            in_lines = tables.fitted(block, tables.ROOM) is None and not tables.is_wide(block)
            return len(rows) * len(header) if in_lines else 1 + len(rows)
    return 1
