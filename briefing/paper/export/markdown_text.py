"""A text as Markdown: CommonMark with tables and footnotes, which reads back as the same tree.

Sources are cited by their numbers, with a link to the list; the footnotes of a section bear its name, since all
sections end up in one file.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

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

_MARKS = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)|:(?=//)")
_AT_START = re.compile(r"^( *)(?:(\d+)(?=[.)])|(?=[-+=>#]))", re.MULTILINE)
_SIDES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


class MarkdownText:
    """Writes texts; ``cite`` writes the mark of a source, ``link`` a link inside the file, or just its words."""

    def __init__(self, cite: Callable[[str], str], link: Callable[[str, str, str], str]) -> None:
        self._cite = cite
        self._link = link
        self._part = ""

    def tree(self, tree: BlockTree, part: str, after: Mapping[int, Sequence[str]] = MappingProxyType({})) -> str:
        """A text with its footnotes, ``part`` in the names of these; headings stand one level lower.

        ``after`` is what else there is, by the number of blocks after which it stands.
        """
        self._part = part
        text = self._blocks(tree.blocks, after=after)
        for at, note in enumerate(tree.notes, start=1):
            text += f"\n\n[^{part}-{note_letters(at)}]: {indented(self._blocks(note), 4)}"
        return text

    def line(self, line: Iterable[Inline]) -> str:
        """A text of one paragraph, also where it begins a line."""
        return _AT_START.sub(r"\1\2\\", self._inlines(line))

    def _blocks(
        self, blocks: Sequence[Block], depth: int = 0, after: Mapping[int, Sequence[str]] = MappingProxyType({})
    ) -> str:
        """Blocks with empty lines between; a list right after another, or in it, has other marks to tell them apart."""
        said = [*after.get(0, ())]
        other = bool(depth % 2)
        for at, (before, block) in enumerate(zip((None, *blocks), blocks, strict=False), start=1):
            if isinstance(block, List):
                other = other ^ isinstance(before, List)
                said.append(self._list(block, depth, other=other))
            else:
                said.append(self._block(block, depth))
            said += after.get(at, ())
        return "\n\n".join(said)

    def _block(self, block: Heading | Paragraph | Quote | CodeBlock | Rule | Table, depth: int) -> str:
        match block:
            case Heading(level=level, content=content):
                one_line = self._inlines(content).replace("\\\n", " ")
                words = re.sub(r"#$", r"\\#", one_line)
                return f"{'#' * min(6, level + 1)} {words}".rstrip()
            case Paragraph(content=content):
                return self.line(content)
            case Quote(content=inside):
                return quoted(self._blocks(inside, depth))
            case CodeBlock(text=text, language=language):
                fence = "`" * max(3, 1 + _longest_run(text))
                lines = f"{text.removesuffix(chr(10))}\n" if text else ""
                return f"{fence}{language}\n{lines}{fence}"
            case Rule():
                return "___"
            case _:
                return self._table(block)

    def _list(self, block: List, depth: int, *, other: bool) -> str:
        items = []
        for at, item in enumerate(block.items):
            mark = ("*" if other else "-") if block.start is None else f"{block.start + at}{')' if other else '.'}"
            items.append(f"{mark} {indented(self._blocks(item, depth + 1), len(mark) + 1)}".rstrip())
        short = all(len(item) <= 1 for item in block.items)
        return ("\n" if short else "\n\n").join(items)

    def _table(self, table: Table) -> str:
        def row(cells: Iterable[str]) -> str:
            return f"| {' | '.join(cells)} |"

        def written(cells: Iterable[tuple[Inline, ...]]) -> str:
            return row(self._inlines(cell).replace("|", "\\|") for cell in cells)

        rule = row(_SIDES[side] for side in table.alignments)
        return "\n".join((written(table.header), rule, *map(written, table.rows)))

    def _inlines(self, content: Iterable[Inline], depth: int = 0) -> str:
        said = ""
        for inline in content:
            piece = self._inline(inline, depth)
            if piece.startswith("[") and said.endswith("!"):
                said = f"{said[:-1]}\\!"  # or the link would be read as a picture
            said += piece
        return said

    def _inline(self, inline: Inline, depth: int) -> str:
        mark = "_" if depth % 2 else "*"
        match inline:
            case Text(text=text):
                return escaped(text)
            case Code(text=text):
                fence = "`" * (1 + _longest_run(text))
                room = " " if text.strip() and (text[0] in "` " or text[-1] in "` ") else ""
                return f"{fence}{room}{text}{room}{fence}"
            case LineBreak():
                return "\\\n"
            case Emphasis(content=content):
                return f"{mark}{self._inlines(content, depth + 1)}{mark}"
            case Strong(content=content):
                return f"{mark * 2}{self._inlines(content, depth + 1)}{mark * 2}"
            case Link(url=url, content=(Text(text=words),)) if words == url and not re.search(r"[\s<>]", url):
                return f"<{url}>"
            case Link(url=url, content=content):
                return f"[{self._inlines(content, depth)}]({target(url)})"
            case FigureLink(figure=figure, content=content):
                return self._link("figure", figure, self._inlines(content, depth))
            case SectionLink(section=section, content=content):
                return self._link("section", section, self._inlines(content, depth))
            case Citation(source=source):
                return self._cite(source)
            case _:
                return f"[^{self._part}-{note_letters(inline.number)}]"


def escaped(text: str) -> str:
    """Words that are nothing but words in Markdown."""
    return _MARKS.sub(r"\\\g<0>", text)


def line(text: str) -> str:
    """Words that are nothing but words at the start of a line as well."""
    return _AT_START.sub(r"\1\2\\", escaped(re.sub(r"\s*\n\s*", " ", text.strip())))


def quoted(text: str) -> str:
    """All lines as those of a quote."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def target(url: str) -> str:
    """Where a link leads to."""
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>" if re.search(r"[\s()<>\\]", url) else url


def indented(text: str, by: int) -> str:
    """All lines but the first moved to the right, empty ones left empty."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * by, text)


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
