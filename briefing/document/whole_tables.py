"""Tables with all of their cells: one is as wide as its widest row, where Markdown lets go of what its head lacks."""

from collections.abc import Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as read_table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from briefing.errors import LimitExceeded
from briefing.translation import _

MOST_ELEMENTS = 50_000


def whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule that reads a table; each row that is wider than its head says by how many cells.

    Raises LimitExceeded before more are added than a text may have elements: a few letters would make very many.
    """
    first = len(state.tokens)
    if not read_table(state, start, end, silent):
        return False
    if silent:
        return True
    rows = [token for token in state.tokens[first:] if token.type == "tr_open"]
    cells = [_cells(state, row.map[0]) for row in rows if row.map]  # which each has
    widest = max(map(len, cells))
    if widest == len(cells[0]):
        return True
    check_number(len(state.tokens) + 3 * len(rows) * (widest - len(cells[0])), state.env["where"])
    for row, found in zip(rows, cells, strict=True):
        row.meta["more"] = max(0, len(found) - len(cells[0]))
    whole: list[Token] = []
    ended = iter(zip(rows, cells, strict=True))
    for token in state.tokens[first:]:
        if token.type == "tr_close":
            row, found = next(ended)
            added = found[len(cells[0]) :]
            whole += _added(whole[-1], [*added, *[""] * (widest - len(cells[0]) - len(added))], row.map)
        whole.append(token)
    state.tokens[first:] = whole
    return True


def check_number(number: int, where: str) -> None:
    """Raise LimitExceeded where a text has more elements than it may have."""
    if number > MOST_ELEMENTS:
        what = _(
            "this text has {number} elements (paragraphs, cells of tables, links and the like), "
            "at most {most} are allowed"
        )
        what = what.format(number=number, most=MOST_ELEMENTS)
        raise LimitExceeded(what, limit="elements", where=where, advice=_("Make two sections of it"))


def _cells(state: StateBlock, line: int) -> list[str]:
    """The cells of a line, split as the reader of tables does it."""
    cells = escapedSplit(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip())
    return cells[1 if cells[0] == "" else 0 : len(cells) - 1 if cells[-1] == "" else None]


def _added(last: Token, cells: Sequence[str], lines: list[int] | None) -> Iterator[Token]:
    """Tokens of more cells, such as the one that ends in ``last``, on these lines."""
    kind = last.tag
    for cell in cells:
        yield Token(f"{kind}_open", kind, 1, level=last.level, block=True)
        yield Token("inline", "", 0, level=last.level + 1, block=True, content=cell.strip(), children=[], map=lines)
        yield Token(f"{kind}_close", kind, -1, level=last.level, block=True)
