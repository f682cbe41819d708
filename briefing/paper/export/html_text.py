"""A text as HTML: its blocks and inlines, with marks that lead to sources and footnotes and back again."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from html import escape

from briefing.document import walking
from briefing.document.binding import bound
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
from briefing.document.columns import LONG_WORD
from briefing.paper.export.edition import Edition
from briefing.paper.export.html_words import attribute, said_in
from briefing.paper.foreign import ForeignLine

_MARK_OF_LENGTH = re.compile(rf'({walking.LENGTH}<sup><a id="cite-[^>]*>)(\d+)(</a>)')


class HtmlText:
    """Writes the texts of one page, and remembers where each source is cited; ``known`` are the ids that are there."""

    def __init__(self, edition: Edition, known: Collection[str]) -> None:
        self.cited: defaultdict[str, int] = defaultdict(int)
        self._edition = edition
        self._known = known
        self._part = ""
        self._marks: defaultdict[int, int] = defaultdict(int)

    def tree(
        self, tree: BlockTree, part: str, after: Callable[[int], str] = lambda _blocks: "", language: str = ""
    ) -> str:
        """A text with its footnotes; ``part`` makes the ids of its notes its own.

        ``after`` makes what else stands after so many blocks; it is asked in the order of reading, as marks count up.
        ``language`` is that of the text where it is not that of the page.
        """
        self._part, self._marks = part, defaultdict(int)
        text = "".join(after(at) + self._block(block) for at, block in enumerate(tree.blocks))
        text += after(len(tree.blocks))
        if not tree.notes:
            return text
        notes = [self._blocks(note) for note in tree.notes]
        items = "".join(
            f'<li id="note-{part}-{at}">{note}{self.ways_back(f"mark-{part}-{at}", self._marks[at])}</li>'
            for at, note in enumerate(notes, start=1)
        )
        label = attribute("aria-label", self._edition.label("footnotes"))
        spoken = said_in(language or self._edition.language)
        return f'{text}<aside class="notes" {label}><ol {spoken}>{items}</ol></aside>'

    def line(self, line: Iterable[Inline]) -> str:
        """A text of one paragraph, which has no footnotes."""
        words = self._inlines(line)
        return f"<span {said_in(line.language)}>{words}</span>" if isinstance(line, ForeignLine) else words

    def ways_back(self, mark: str, count: int) -> str:
        """Links back to the marks ``mark``-1 and so on; where there are several, each has its number."""
        if count == 1:
            return f" {self._way_back(f'{mark}-1', '↩', self._edition.label('back'))}"
        ways = (
            self._way_back(f"{mark}-{at}", str(at), self._edition.label("back-to", number=at))
            for at in range(1, count + 1)
        )
        return f' <span class="backs"><span aria-hidden="true">↩</span> {" ".join(ways)}</span>' if count else ""

    def _way_back(self, mark: str, sign: str, words: str) -> str:
        return f'<a class="back" role="doc-backlink" href="#{mark}" {attribute("aria-label", words)}>{sign}</a>'

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level=level, content=content):
                name = f"h{min(6, level + 1)}"
                return f"<{name}>{self._inlines(content)}</{name}>"
            case Paragraph(content=content):
                return f"<p>{self._inlines(content)}</p>"
            case List(items=items, start=start):
                inside = "".join(f"<li>{self._blocks(item)}</li>" for item in items)
                if start is None:
                    return f"<ul>{inside}</ul>"
                first = "" if start == 1 else f' start="{start}"'
                return f"<ol{first}{digits(start + len(items) - 1)}>{inside}</ol>"
            case Quote(content=inside):
                return f"<blockquote>{self._blocks(inside)}</blockquote>"
            case CodeBlock(text=text):
                return f"<pre><code>{escape(text)}</code></pre>"
            case Rule():
                return "<hr>"
            case _:
                return self._table(block)

    def _table(self, table: Table) -> str:
        def row(cell: str, cells: Iterable[tuple[Inline, ...]]) -> str:
            inside = (
                f"<{cell}{_class(side, _is_long(each))}>{self._inlines(each)}"
                for side, each in zip(table.alignments, cells, strict=True)
            )
            name = cell.split()[0]
            return f"<tr>{''.join(f'{each}</{name}>' for each in inside)}</tr>"

        head = row('th scope="col"', table.header)
        body = "".join(row("td", cells) for cells in table.rows)
        return f'<div class="wide"><table><thead>{head}</thead><tbody>{body}</tbody></table></div>'

    def _inlines(self, content: Iterable[Inline]) -> str:
        words = "".join(self._inline(inline) for inline in content)
        words = words.replace("</sup><sup>", '</sup><sup class="next">')
        return _MARK_OF_LENGTH.sub(r"\1[\2]\3", words)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return escape(bound(text))
            case Code(text=text):
                return f"<code>{escape(text)}</code>"
            case LineBreak():
                return "<br>"
            case Emphasis(content=content):
                return f"<em>{self._inlines(content)}</em>"
            case Strong(content=content):
                return f"<strong>{self._inlines(content)}</strong>"
            case Link(url=url, content=content):
                return f'<a href="{escape(url)}" rel="noreferrer">{self._inlines(content)}</a>'
            case FigureLink(figure=figure, content=content):
                return self._inside(f"figure-{figure}", content)
            case SectionLink(section=section, content=content):
                return self._inside(f"section-{section}", content)
            case Citation(source=source):
                return self._citation(source)
            case _:
                return self._mark(inline.number)

    def _inside(self, target: str, content: Iterable[Inline]) -> str:
        words = self._inlines(content)
        return f'<a href="#{escape(target)}">{words}</a>' if target in self._known else words

    def _citation(self, source: str) -> str:
        self.cited[source] += 1
        number = self._edition.numbers[source]
        return (
            f'<sup><a id="cite-{source}-{self.cited[source]}" href="#source-{source}" role="doc-noteref"'
            f" {attribute('aria-label', self._edition.label('source', number=number))}>{number}</a></sup>"
        )

    def _mark(self, number: int) -> str:
        self._marks[number] += 1
        letter = note_letters(number)
        label = attribute("aria-label", self._edition.label("footnote", letter=letter))
        return (
            f'<sup><a id="mark-{self._part}-{number}-{self._marks[number]}" href="#note-{self._part}-{number}"'
            f' role="doc-noteref" {label}>{letter}</a></sup>'
        )


def digits(number: int, name: str = "") -> str:
    """The class of a list that counts up to a number, so that there is room for it."""
    return _class(name, f"digits-{min(4, len(str(number)))}" if number > 9 else "")


def _class(*names: str) -> str:
    said = " ".join(each for each in names if each)
    return f' class="{said}"' if said else ""


def _is_long(cell: Iterable[Inline]) -> str:
    """The class of a cell with a word for which no column has room."""
    return "long" if max(map(len, walking.words(cell).split()), default=0) > LONG_WORD else ""
