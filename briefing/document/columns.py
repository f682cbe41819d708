"""How large the letters of a table are, and how wide its columns, so that no word or number in it is parted.

One rule for every view of it that has columns; each has its own letters, and measures the words by these.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from math import sqrt

from msgspec import Struct

from briefing.document.binding import bound
from briefing.document.blocks import Citation, Code, Inline, NoteMark, Strong, Table, Text
from briefing.document.walking import within

# A word of more letters is parted anyway, as addresses are.
LONG_WORD = 20
# The letters of a table, as parts of those of the text around it; smaller ones cannot be read.
SIZES = (1.0, 0.9, 0.77)
# Between two columns, as part of the height of the letters.
PADDING = 1.0
CANDIDATES = 8
# Chinese and the like break anywhere.
_WIDE = "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
# It takes 2 ms to compile, which not every start needs.
_WORD = rf"[{_WIDE}]|[^ \t\n\u200b{_WIDE}]+"

# The width of some words, bold or not, as part of the height of the letters.
Measure = Callable[[str, bool], float]


class Columns(Struct, frozen=True):
    """The size of the letters, and the share of the width of each column; no shares where all fits as it is."""

    size: float
    shares: tuple[float, ...] = ()


def columns_of(table: Table, room: float, measure: Measure, sizes: Sequence[float] = SIZES) -> Columns | None:
    """The columns of a table that is ``room`` wide, as part of the height of the letters around it.

    None where not even the smallest letters keep all words whole: its rows are to be told in lines. What is left of the
    width goes to columns of long texts.
    """
    cells = list(zip(*(table.header, *table.rows), strict=False))
    words = [[(_plain(cell), at == 0 or _is_heavy(cell)) for at, cell in enumerate(column)] for column in cells]
    least = [PADDING + _widest(_parts(column), measure) for column in words]
    wish = [PADDING + _widest(column, measure) for column in words]
    for size in sizes:
        if sum(wish) * size <= room:
            return Columns(size)
        spare = room / size - sum(least)
        if spare >= 0:
            wants = [sqrt(max(0.0, most - few)) for most, few in zip(wish, least, strict=True)]
            part = spare / sum(wants)
            return Columns(size, tuple(round(few + part * want, 2) for few, want in zip(least, wants, strict=True)))
    return None


def _plain(cell: Iterable[Inline]) -> str:
    """The words of a cell, its marks as figures that are as wide."""
    said = ""
    for inline in within(cell):
        match inline:
            case Text(text=text) | Code(text=text):
                said += text
            case Citation() | NoteMark():
                said += "00"
    return bound(said)


def _is_heavy(cell: Iterable[Inline]) -> bool:
    """Whether there are letters in a cell that are wider than others."""
    return any(isinstance(each, Strong | Code) for each in within(cell))


def _parts(column: Iterable[tuple[str, bool]]) -> Iterable[tuple[str, bool]]:
    return ((word[:LONG_WORD], heavy) for words, heavy in column for word in re.findall(_WORD, words))


def _widest(words: Iterable[tuple[str, bool]], measure: Measure) -> float:
    """The width of the widest, which is one of those with the most letters."""
    longest = nlargest(CANDIDATES, set(words), key=lambda each: len(each[0]) + each[1])
    return max((measure(*each) for each in longest), default=0.0)
