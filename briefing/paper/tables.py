"""How tables stand on paper: with how large letters and how wide columns, or in lines."""

from functools import lru_cache
from typing import Any

from briefing.document import walking
from briefing.document.blocks import Table
from briefing.document.columns import Columns, columns_of

# The width of the text on paper and that of all that is printed, as parts of the height of the letters of a text.
ROOM, WIDE_ROOM = 31.0, 43.7
# By how much a list or a quotation is set in.
INDENT = 2.0
# Letters of a table beside those of the text; smaller ones than those of notes are not read.
SIZES = (0.9, 0.84, 0.77)
# In large print: the width of all that is printed, and letters no smaller than the smallest there is.
LARGE_ROOM, LARGE_SIZES = 22.9, (0.9,)
# Letters that a row would have if each cell had as many as the longest, where it is surely no higher than a page.
LONGEST_ROW, LONGEST_ROW_LARGE = 2400, 1000
# A table of more columns takes the room of what stands beside the text as well.
NARROW = 4
KEPT = 64  # tables
# About how wide letters are in our face; most are as digits.
NARROW_LETTERS, WIDE_LETTERS = frozenset("fijlrtI.,:;-'\"()[]|/!"), frozenset("mwMW—%@")
BOLD = 1.1


@lru_cache(KEPT)
def fitted(table: Table, room: float, sizes: tuple[float, ...] = SIZES) -> Columns | None:
    """The columns of a table where it has so much room; None where its rows are told in lines."""
    return columns_of(table, room, width, sizes)


def look(table: Table, room: float, *, large: bool) -> dict[str, Any]:
    """What the template is told of a table; ``high`` is whether a row of it may be higher than a page."""
    columns = fitted(table, room, LARGE_SIZES if large else SIZES)
    longest = max(len(walking.words(cell)) for row in (table.header, *table.rows) for cell in row)
    high = longest * len(table.header) > (LONGEST_ROW_LARGE if large else LONGEST_ROW)
    return {"size": columns.size if columns else None, "shares": columns.shares if columns else (), "high": high}


def is_wide(table: Table) -> bool:
    """Whether a table needs all of the width."""
    narrow = fitted(table, ROOM)
    needs_more = len(table.header) > NARROW or narrow is None or narrow.size < SIZES[0]
    return needs_more and fitted(table, WIDE_ROOM) is not None


def width(words: str, bold: bool) -> float:
    """About how wide some words are, as part of the height of their letters."""
    return sum(map(_width, words)) * (BOLD if bold else 1.0)


def _width(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return 0.36
    if letter >= "\u2e80":
        return 1.0
    if letter in WIDE_LETTERS:
        return 0.88
    return 0.7 if letter.isupper() or letter > "\u0370" else 0.54
