"""The block tree of a text as the subset of HTML that Qt lays out.

Everything shown is escaped here; addresses are only those the tree holds, under schemes of our own: ``source:``,
``figure:``, ``section:``, ``note:``, and ``http``, ``https`` and ``mailto`` for what leads out.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.desktop.look import READING_FACES, Look
from briefing.desktop.parts.labels import escape, plain_tip
from briefing.desktop.reading.cutting import cut, cut_words
from briefing.desktop.reading.letters import Letters
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
    NoteMark,
    Paragraph,
    Quote,
    Rule,
    SectionLink,
    Strong,
    Table,
    Text,
    note_letters,
)
from briefing.document.columns import SIZES, Columns, columns_of
from briefing.picture_files import SUFFIXES

# Qt lays out a run without a break in time that grows with its square; a break it may use every so often helps.
RUN = 500
_LONG_RUN = re.compile(rf"(\S{{{RUN}}})(?=\S)")
# How many pixels a title is ahead of the text at most: in letters for the back row its words would be parted.
AHEAD = 11
# A name of a file that may have no room on a line, which Qt would break anywhere; it is looked for at its beginning
# alone, or a long run would take a time that grows with its square.
_KINDS = "|".join(map(re.escape, SUFFIXES))
_LONG_FILE = re.compile(rf"(?<![\w()+-])(?P<name>[\w()+-]{{12,}})(?P<kind>(?:{_KINDS})\b)", re.IGNORECASE)
# By how much lists and quotations are set in, and how wide the column of the text is where there is room for it: parts
# of the height of a letter.
INDENT, COLUMN = 1.6, 34.0
# How high lines are, in hundredths of the letters, and how far paragraphs are apart, usually and where lines are wide.
LINES, WIDE_LINES = (148, 0.75), (185, 1.2)
# What each footnote is named: Qt compares any name that is new with all before it.
NOTE = "note"
CLOSE = 0.4  # how far the items of a list are apart, as part of that
# Before a mark a space that parts it from the words for those who hear or copy them, too narrow to be seen, at which no
# line ends. Between two marks it is as wide as others.
HAIR = '<span class="hair">&nbsp;</span>'
_NEXT_MARK = re.compile(rf"(</sup><sup><a [^>]*>){HAIR}")
_MARK_OF_LENGTH = re.compile(rf'({walking.LENGTH}<sup><a href="source:[^>]*>{HAIR})(\d+)(</a>)')


class Writer(Struct, frozen=True, kw_only=True):
    """Writes trees as HTML; ``number`` gives the number of a source, ``lost`` why a figure or a section is not there.

    ``room`` is how wide a line is, as part of the size of the ``letters``; ``wide`` leaves more room between the lines.
    """

    look: Look
    letters: Letters
    number: Callable[[str], int]
    lost: Callable[[FigureLink | SectionLink], str] = lambda _link: ""
    room: float = COLUMN
    wide: bool = False
    right_to_left: bool = False
    in_list: bool = False

    def page(self, *parts: str) -> str:
        """A whole document of parts written by this writer."""
        faces = ", ".join(f"'{face}'" for face in READING_FACES)
        body = f"font-family: {faces}, serif; font-size: {self.letters.size}px; color: {self.look.ink}"
        way = ' dir="rtl"' if self.right_to_left else ""
        inside = "".join(parts)
        rules = self._rules() + (self._rules_of_code() if "<code" in inside or "<pre" in inside else "")
        return f'<html><head><style>{rules}</style></head><body{way} style="{body}">{inside}</body></html>'

    def heading(self, words: str, level: int = 1) -> str:
        """A heading of plain words."""
        return f"<h{level}>{_plain(words)}</h{level}>"

    def quiet(self, words: str) -> str:
        """A paragraph of plain words that keeps in the background."""
        return f'<p class="quiet">{_plain(words)}</p>'

    def tree(self, tree: BlockTree) -> str:
        """A text, with its footnotes after it."""
        text = self._blocks(tree.blocks)
        if tree.notes:
            items = "".join(f'<li><a name="{NOTE}"></a>{self._blocks(note)}</li>' for note in tree.notes)
            text += f'<hr><ol type="a" class="small">{items}</ol>'
        return text

    def tree_from(self, tree: BlockTree, *, right_to_left: bool) -> str:
        """A text that begins at one side, whatever the side at which the rest of the page does."""
        text = replace(self, right_to_left=right_to_left).tree(tree)
        return f'<div dir="{"rtl" if right_to_left else "ltr"}">{text}</div>'

    def source(
        self, source: str, title: str, about: str, *more: Sequence[Inline], most: int = 0, leads: bool = True
    ) -> str:
        """An entry of a list of sources: its number, which ``leads`` to it, its title, and lines about it.

        All but the number stands in one line below each other, also where the numbers go up to ``most``.
        """
        number = self.number(source)
        room, taken = (self.letters.width(f"{each}\xa0 ", bold=False) for each in (max(number, most), number))
        side = "right" if self.right_to_left else "left"
        style = f"margin-{side}: {room * self.letters.size:.0f}px; text-indent: -{taken * self.letters.size:.0f}px"
        said = (_plain(about), *map(self._inlines, more))
        lines = "".join(f'<span class="quiet"><br>{line}</span>' for line in said if line)
        address = f"source:{escape(source)}"
        # A name is of one letter in Qt.
        own = "".join(f'<a class="own" name="{address}">{digit}</a>' for digit in str(number))
        sign = f'<a href="{address}">{number}</a>' if leads else own
        return f'<p class="entry" style="{style}">{sign}&nbsp; {_plain(title)}{lines}</p>'

    def figure(self, figure: str, title: str) -> str:
        """An entry of a list of figures, which leads to it."""
        return f'<p class="entry"><a href="figure:{escape(figure)}">{_plain(title)}</a></p>'

    def event(self, when: str, said: Sequence[Inline], section: tuple[str, str] = ("", "")) -> str:
        """An entry of the timeline, with the id of the section that tells more, and words that lead to it."""
        more = f' <a href="section:{escape(section[0])}">{_plain(section[1])}</a>' if section[0] else ""
        return f'<p class="entry"><b>{_plain(when)}</b><br>{self._inlines(said)}{more}</p>'

    def term(self, words: str, meaning: str) -> str:
        """An entry of a list of what words mean."""
        return f'<p class="entry small"><b>{_plain(words)}</b>: {_plain(meaning)}</p>'

    def _rules(self) -> str:
        look, size = self.look, self.letters.size
        quoted, (lines, apart) = round(size * INDENT), WIDE_LINES if self.wide else LINES
        return (
            f"p, li, .end {{ line-height: {lines}%; margin: 0 0 {round(size * apart)}px 0 }}"
            f"li p {{ margin: 0 0 {round(size * apart * CLOSE)}px 0 }}"
            f"h1 {{ font-size: {min(round(size * 1.65), size + AHEAD)}px; font-weight: 600; margin: 0 0 {size}px 0 }}"
            f"h2 {{ font-size: {round(size * 1.25)}px; font-weight: 600;"
            f" margin: {round(size * 1.4)}px 0 {round(size * 0.6)}px 0 }}"
            f"h3, h4, h5, h6 {{ font-size: {size}px; font-weight: 600;"
            f" margin: {round(size * 1.2)}px 0 {size // 2}px 0 }}"
            f"a {{ color: {look.ink}; text-decoration: underline }}"
            ".own { text-decoration: none }"
            f".quiet a {{ color: {look.muted} }}"
            f"sup a {{ text-decoration: none; color: {look.muted} }}"
            ".hair { letter-spacing: -0.9em }"  # of its own width, as Qt has it
            f"blockquote {{ margin: 0 {quoted}px {size}px {quoted}px }}"
            f".lost {{ color: {look.muted} }}"
            f"hr {{ background-color: {look.line}; margin: {round(size * 0.4)}px 0 {round(size * 0.9)}px 0 }}"
            f".quiet {{ color: {look.muted}; font-size: {round(size * 0.85)}px }}"
            f".small {{ font-size: {round(size * 0.85)}px }}"
            f".entry {{ margin: 0 0 {round(size * 0.6)}px 0; line-height: {lines - 13}% }}"
            f"table {{ margin: {size // 4}px 0 {size}px 0 }}"
            f"th, td {{ border-bottom: 1px solid {look.line} }}"
            f"th {{ font-weight: 600; border-bottom: 1px solid {look.ink} }}"
        ) + "".join(self._rules_of_cells(at, round(size * part)) for at, part in enumerate(SIZES))

    def _rules_of_code(self) -> str:
        """How code stands, where there is any: to find its face takes Qt a while."""
        size = self.letters.size
        return (
            f"code, pre {{ font-family: '{self.letters.code_face}'; font-size: {round(size * 0.9)}px }}"
            f"pre {{ white-space: pre-wrap; margin: 0 0 {round(size * 0.75)}px 0 }}"
        )

    def _rules_of_cells(self, at: int, size: int) -> str:
        """How the cells of a table with letters of one of the sizes stand."""
        sides = f"0 {size // 4}px {size}px" if self.right_to_left else f"{size}px {size // 4}px 0"
        cells, end = f".grid{at} th, .grid{at} td", "left" if self.right_to_left else "right"
        last = f".grid{at} .last {{ padding-{end}: 0 }}"  # lines end where words do
        return f"{cells} {{ padding: {size // 4}px {sides}; font-size: {size}px }}{last}"

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _set_in(self, blocks: tuple[Block, ...], *, in_list: bool) -> str:
        """Blocks for which there is less room, on both sides of a quotation."""
        return replace(self, room=self.room - 2 * INDENT, in_list=in_list).tree(BlockTree(blocks=blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level=level, content=content):
                return f"<h{level}>{self._inlines(content)}</h{level}>"
            case Paragraph(content=content):
                return self._paragraph(content)
            case List():
                return self._list(block)
            case Quote(content=inside):
                return f"<blockquote>{self._set_in(inside, in_list=self.in_list)}</blockquote>"
            case CodeBlock(text=text):
                lines = "\n".join(piece for line in text.split("\n") for piece in cut_words(line))
                return f"<pre>{_plain(lines)}</pre>"
            case Rule():
                return "<hr>"
            case Table():
                return self._table(block)

    def _list(self, block: List) -> str:
        """A list, whose items stand closer to each other than to what follows all of it; Qt heeds no margin of it."""
        tag = "ul" if block.start is None else "ol"
        first = "" if block.start is None else f' start="{block.start}"'
        items = "".join(f"<li>{self._set_in(item, in_list=True)}</li>" for item in block.items)
        before, mark, last = items.rpartition("<p>")
        if mark and not self.in_list:
            items = f'{before}<p class="end">{last}'
        return f"<{tag}{first}>{items}</{tag}>"

    def _paragraph(self, content: Iterable[Inline]) -> str:
        *before, last = cut(content)
        pieces = (f'<p style="margin-bottom: 0">{self._inlines(piece)}</p>' for piece in before)
        return f"{''.join(pieces)}<p>{self._inlines(last)}</p>"

    def _table(self, table: Table) -> str:
        columns = columns_of(table, self.room, self.letters.width)
        return self._rows_in_lines(table) if columns is None else self._grid(table, columns)

    def _rows_in_lines(self, table: Table) -> str:
        """A table that no letters fit: each row in lines, a head before each cell."""
        heads = [f"<b>{self._inlines(head)}:</b> " for head in table.header]
        rows = ([self._inlines(cell) for cell in row] for row in table.rows)
        lines = ("<br>".join(map("".join, zip(heads, row, strict=False))) for row in rows)
        return "".join(f'<p class="row">{each}</p>' for each in lines)

    def _grid(self, table: Table, columns: Columns) -> str:
        """A table; where one reads from right to left its columns come in that order, which Qt does not know.

        After a last cell without words Qt would begin what follows beside the table.
        """
        start = "right" if self.right_to_left else "left"
        whole = sum(columns.shares)
        widths = [f' width="{each / whole:.1%}"' for each in columns.shares] or [""] * len(table.header)
        widths[-1] += ' class="last"'

        def row(tag: str, cells: Iterable[tuple[Inline, ...]]) -> str:
            inside = [
                f'<{tag} align="{side or start}"{width}>{self._inlines(cell) or "&nbsp;"}</{tag}>'
                for side, width, cell in zip(table.alignments, widths, cells, strict=False)
            ]
            return f"<tr>{''.join(reversed(inside) if self.right_to_left else inside)}</tr>"

        rows = row("th", table.header) + "".join(row("td", cells) for cells in table.rows)
        side = ' align="right"' if self.right_to_left else ""
        full = ' width="100%"' if whole else ""
        return f'<table border="0" cellspacing="0" class="grid{SIZES.index(columns.size)}"{side}{full}>{rows}</table>'

    def _inlines(self, content: Iterable[Inline]) -> str:
        words = "".join(self._inline(inline) for inline in content)
        if "<sup>" not in words:  # to look for what there is seldom takes longer than all else
            return words
        return _MARK_OF_LENGTH.sub(r"\1[\2]\3", _NEXT_MARK.sub(r"\1&nbsp;", words))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return _plain(text)
            case Code(text=text):
                return f"<code>{_plain(text)}</code>"
            case LineBreak():
                return "<br>"
            case Emphasis(content=content):
                return f"<i>{self._inlines(content)}</i>"
            case Strong(content=content):
                return f"<b>{self._inlines(content)}</b>"
            case Link(url=url, content=content):
                return self._anchor(url, content)
            case FigureLink() | SectionLink() if why := self.lost(inline):
                return f'<span class="lost" title="{escape(plain_tip(why))}">{self._inlines(inline.content)}</span>'
            case FigureLink(figure=figure, content=content):
                return self._anchor(f"figure:{figure}", content)
            case SectionLink(section=section, content=content):
                return self._anchor(f"section:{section}", content)
            case Citation(source=source):
                return self._mark(f"source:{source}", str(self.number(source)))
            case NoteMark(number=number):
                return self._mark(f"note:{number}", note_letters(number))

    def _mark(self, address: str, sign: str) -> str:
        return f'<sup><a href="{escape(address)}">{HAIR}{sign}</a></sup>'

    def _anchor(self, address: str, content: Iterable[Inline]) -> str:
        return f'<a href="{escape(address)}">{self._inlines(content)}</a>'


def has_tables(page: str) -> bool:
    """Whether there are tables on a page, which stand otherwise in another room."""
    return '<table border="0"' in page or '<p class="row">' in page


def _plain(words: str) -> str:
    parted = _LONG_FILE.sub(_parted, bound(words)) if "." in words else bound(words)
    return escape(_LONG_RUN.sub("\\1\u200b", parted) if len(parted) > RUN else parted)


def _parted(file: re.Match[str]) -> str:
    """The name of a file that may break where a word in it ends, else before what tells its kind, and nowhere else."""
    name, kind = file["name"], file["kind"]
    return name.replace("_", "_\u200b") + kind if "_" in name[:-1] else f"{name}\u200b{kind}"
