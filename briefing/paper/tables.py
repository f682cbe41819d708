"""How wide the columns of a table are on paper."""

from math import sqrt

from briefing.document import walking
from briefing.document.blocks import Table

# About how many letters stand beside each other where a table has the width of the text, and all of the width.
ROOM, WIDE_ROOM = 76, 106
# A table of more columns takes the room of what stands beside the text as well.
NARROW = 4
PADDING, LONG_WORD = 4, 20


def is_wide(table: Table) -> bool:
    """Whether a table needs all of the width."""
    return len(table.header) > NARROW


def shares(table: Table) -> tuple[float, ...]:
    """The share of the width that each column gets; none where all fits as it is.

    A column of long texts gets more, but not so much that the words of others have to be broken.
    """
    columns = list(zip(*([walking.words(cell) for cell in row] for row in (table.header, *table.rows)), strict=False))
    longest = [max(map(len, column)) for column in columns]
    if sum(each + PADDING for each in longest) <= (WIDE_ROOM if is_wide(table) else ROOM):
        return ()
    words = [max((len(word) for cell in column for word in cell.split()), default=1) for column in columns]
    return tuple(
        round(min(LONG_WORD, word) + PADDING + 1.5 * sqrt(length), 1)
        for word, length in zip(words, longest, strict=True)
    )
