"""Markdown (CommonMark with tables and footnotes) to the block tree. HTML stays words, and nothing is loaded."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from briefing.document.addresses import leads_out
from briefing.document.bare_addresses import read_bare
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
)
from briefing.document.hidden import spaced, without_hidden
from briefing.document.seeking import LEADS
from briefing.document.whole_tables import check_number, whole_table
from briefing.errors import LimitExceeded
from briefing.translation import _

MOST_DEPTH = 32
MOST_LINES = 50_000
MOST_BRACKETS = 10_000
MOST_ALL_BRACKETS = 50_000
_LANGUAGE = re.compile(r"^\s*([\w+#.-]+)")
# So much deeper that what is too deep is seen to be, and is not cut off.
_DEEPEST_READ = MOST_DEPTH + 8


def parse(text: str, *, sources: Collection[str] = (), where: str = "") -> BlockTree:
    """The tree of ``text``, in which ``[^id]`` cites where ``id`` is one of ``sources``.

    Raises LimitExceeded where blocks and inlines are nested deeper than 32, or are more than 50,000, where it has more
    than 50,000 lines, and where one paragraph has more than 10,000 opening brackets, or all have more than 50,000, for
    which looking for their ends would take minutes.
    """
    _check_lines(text, where)
    tokens = tokens_of(text, {"sources": frozenset(sources), "where": where})
    _check_depth(tokens, where)
    _check_number(tokens, where)
    root = SyntaxTreeNode(tokens)
    notes: list[tuple[Block, ...]] = []
    blocks: list[Block] = []
    for node in root.children:
        if node.type == "footnote_block":
            notes = [tuple(_blocks(_without_anchor(note.children))) for note in node.children]
        else:
            blocks += _blocks([node])
    _take_apart(root)
    return BlockTree(blocks=tuple(blocks), notes=tuple(notes))


def _take_apart(root: SyntaxTreeNode) -> None:
    """Let go of nodes that hold each other, which would stay for the window to look for in one go."""
    for node in list(root.walk()):
        node.parent = None


def parse_line(text: str, *, sources: Collection[str] = (), where: str = "") -> tuple[Inline, ...]:
    """The inlines of a text of one paragraph, in which no footnote can stand; LimitExceeded as for ``parse``."""
    tokens = _line_tokens(text, {"sources": frozenset(sources), "where": where})
    _check_depth(tokens, where)
    _check_number(tokens, where)
    return _content(SyntaxTreeNode(tokens))


def is_paragraph(text: str) -> bool:
    """Whether a text would be one paragraph, or nothing, where lists, headings and the like are read."""
    tokens = tokens_of(text)
    return [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])


def unshown(text: str, sources: Collection[str], *, is_line: bool = False) -> Iterator[tuple[str, str, int]]:
    """What of a text is not shown, or not as it is written: its kind, its words, and its line where that is known.

    The kinds are ``picture``, and ``link`` to an address that is not opened, of which only the words are shown;
    ``wordless``, a link that has no words; ``title``, a heading as high as that of the section; ``note``, a footnote
    to which no mark leads; ``code``, a mark or a link in lines that are code only for what they begin with.
    ``is_line`` says that the text is one paragraph.
    """
    env: dict[str, Any] = {"sources": frozenset(sources), "where": ""}
    for token in _line_tokens(text, env) if is_line else tokens_of(text, env):
        line = token.map[0] + 1 if token.map else 0
        if token.tag == "h1" and token.map:
            yield "title", "", line
        for found in LEADS.finditer(token.content) if token.type == "code_block" else ():
            if found[1] is None or found[1] in sources:
                yield "code", found[0], line + token.content.count("\n", 0, found.start())
        before = None
        for inline in token.children or ():
            if inline.type == "link_close" and before is not None and before.attrs.get("href"):
                yield "wordless", str(before.attrs["href"]), line
            if inline.type != "text" or inline.content.strip():
                before = inline
            if inline.type in ("softbreak", "hardbreak"):
                line += 1
            elif inline.type == "image":
                yield "picture", str(inline.attrs["src"]), line
            elif inline.type == "link_open" and not _is_shown(str(inline.attrs["href"])):
                yield "link", str(inline.attrs["href"]), line
    for name, number in env.get("footnotes", {"refs": {}})["refs"].items():
        if number < 0:
            yield "note", name[1:], 0


def wide_rows(text: str) -> Iterator[tuple[int, int]]:
    """The rows that have more cells than the head of their table: the line of each, from 1, and how many more."""
    for token in tokens_of(text):
        if token.map and (more := token.meta.get("more")):
            yield token.map[0] + 1, more


def unclosed_code(text: str) -> Iterator[int]:
    """The lines, from 1, on which code begins that only ends with the text, or with the list or quote it is in."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for token in tokens_of(text):
        if token.type == "fence" and token.map:
            begin, end = token.map
            last = lines[end - 1].strip().lstrip("> ")
            if end - begin < 2 or set(last) != {token.markup[0]} or len(last) < len(token.markup):
                yield begin + 1


class _Reader(MarkdownIt):
    """Reads a link to anything as one, since those that lead nowhere are made plain words afterwards."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002
        """Whether a link is read as one."""
        return True


def tokens_of(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """What the reader makes of a text, in which nothing can be cited unless ``env`` names it."""
    return _reader().parse(without_hidden(text), env or {"sources": frozenset(), "where": ""})


def _line_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    return _reader().parseInline(without_hidden(text), env)


def _reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"html": False, "maxNesting": _DEEPEST_READ}).enable("table")
    reader.use(footnote_plugin)
    reader.disable("footnote_inline")
    reader.block.ruler.at("table", whole_table, {"alt": ["paragraph", "reference"]})
    reader.block.ruler.at("reference", _reference)
    reader.core.ruler.after("block", "limits", _check_blocks)
    reader.inline.ruler.before("footnote_ref", "citation", _cite)
    reader.inline.ruler.after("text", "bare", read_bare)
    return reader


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule that reads where links lead; a footnote whose name has a space stays words, or it would be lost."""
    return not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]) and reference(
        state, start, end, silent
    )


def _cite(state: StateInline, silent: bool) -> bool:
    """Read ``[^id]`` as a citation where ``id`` is a source."""
    start = state.pos
    if not state.src.startswith("[^", start):
        return False
    end = state.src.find("]", start, state.posMax)
    name = state.src[start + 2 : end]
    if end < 0 or name not in state.env["sources"]:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = name
    state.pos = end + 1
    return True


def _check_lines(text: str, where: str) -> None:
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MOST_LINES:
        what = _("this text has more than {most} lines").format(most=MOST_LINES)
        raise LimitExceeded(what, limit="lines", where=where, advice=_("Make two sections of it"))


def _check_blocks(state: StateCore) -> None:
    """Refuse blocks that it would take long to read the inside of, before that is begun."""
    where = state.env["where"]
    _check_number(state.tokens, where)
    brackets = [token.content.count("[") for token in state.tokens if token.type == "inline"]
    what = ""
    if max(brackets, default=0) > MOST_BRACKETS:
        what = _("a paragraph has more than {most} square brackets").format(most=MOST_BRACKETS)
    elif sum(brackets) > MOST_ALL_BRACKETS:
        what = _("this text has more than {most} square brackets").format(most=MOST_ALL_BRACKETS)
    if what:
        raise LimitExceeded(what, limit="marks", where=where)


def _check_number(tokens: Sequence[Token], where: str) -> None:
    check_number(sum(1 + len(token.children or ()) for token in tokens), where)


def _check_depth(tokens: Iterable[Token], where: str) -> None:
    deepest = 0
    for token in tokens:
        inner = max((child.level for child in token.children or ()), default=0)
        deepest = max(deepest, token.level + inner)
    if deepest > MOST_DEPTH:
        what = _("this text is nested {depth} deep, at most {most} are allowed").format(depth=deepest, most=MOST_DEPTH)
        raise LimitExceeded(what, limit="depth", where=where, advice=_("Make its lists and quotes flatter"))


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(level=max(2, int(node.tag[1:])), content=_content(node))
            case "paragraph":
                yield Paragraph(content=_content(node))
            case "bullet_list":
                yield List(items=_items(node))
            case "ordered_list":
                yield List(items=_items(node), start=int(node.attrs.get("start", 1)))
            case "blockquote":
                yield Quote(content=tuple(_blocks(node.children)))
            case "fence" | "code_block":
                yield CodeBlock(text=node.content, language="".join(_LANGUAGE.findall(node.info)))
            case "hr":
                yield Rule()
            case _:  # a table: the reader makes no other block
                yield _table(node)


def _without_anchor(nodes: Iterable[SyntaxTreeNode]) -> Iterator[SyntaxTreeNode]:
    """The blocks of a footnote; after one that does not end in a paragraph the reader puts its way back as a block."""
    return (node for node in nodes if node.type != "footnote_anchor")


def _items(node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
    return tuple(tuple(_blocks(item.children)) for item in node.children)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row for part in node.children for row in part.children]
    cells = [tuple(_content(cell) for cell in row.children) for row in rows]
    sides = tuple(str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in rows[0].children)
    return Table(header=cells[0], rows=tuple(cells[1:]), alignments=sides)


def _content(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    return tuple(_joined(inline for part in node.children for inline in _inlines(part.children)))


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines with neighbouring words made one."""
    words = ""
    for inline in inlines:
        if isinstance(inline, Text):
            words += inline.text
            continue
        if words:
            yield Text(text=words)
            words = ""
        yield inline
    if words:
        yield Text(text=words)


def _inlines(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Inline]:
    for node in nodes:
        match node.type:
            case "text" | "image":
                yield Text(text=spaced(node.content))  # again, for &#x202e; and the like
            case "softbreak":
                yield Text(text=" ")
            case "hardbreak":
                yield LineBreak()
            case "code_inline":
                yield Code(text=node.content)
            case "em":
                yield Emphasis(content=_inside(node))
            case "strong":
                yield Strong(content=_inside(node))
            case "link":
                yield from _link(str(node.attrs.get("href", "")), _inside(node))
            case "citation":
                yield Citation(source=node.content)
            case _:  # a mark of a footnote: the reader makes no other inline
                yield NoteMark(number=int(node.meta["id"]) + 1)


def _inside(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    return tuple(_joined(_inlines(node.children)))


def _link(address: str, content: tuple[Inline, ...]) -> Iterator[Inline]:
    kind, _colon, rest = address.partition(":")
    if kind == "figure":
        yield FigureLink(figure=rest, content=content)
    elif kind == "section":
        yield SectionLink(section=rest, content=content)
    elif leads_out(address):
        yield Link(url=address, content=content)
    else:
        yield from content


def _is_shown(address: str) -> bool:
    return address.startswith(("figure:", "section:")) or leads_out(address)
