"""Where the names of countries go: inside what is seen of them, clear of the place and of each other, or nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import dist

from msgspec import Struct

from briefing.paper.locator.atlas import Line
from briefing.paper.locator.projecting import Sheet

Span = tuple[float, float]

LETTER = 0.5  # how wide a letter is, of its size
EDGE = 12.0  # units that names keep off the edges of the sheet


class Label(Struct, frozen=True, kw_only=True):
    """Words, their middle, or where they start or end, how high the middle of their line is, and how large they are."""

    words: str
    x: float
    y: float
    size: float
    anchor: str = "middle"


class Box(Struct, frozen=True):
    """A part of the sheet that is taken."""

    left: float
    top: float
    right: float
    bottom: float


def width_of(words: str, size: float) -> float:
    """About how wide words are in letters of a size."""
    return len(words) * size * LETTER


def labels(
    sheet: Sheet, shapes: Mapping[str, Sequence[Line]], least: float, usual: float, taken: Iterable[Box]
) -> list[Label]:
    """The labels of shapes by their names, those of which most is seen first.

    Their letters are of the ``usual`` size where that leaves all of them their room, else of the ``least``.
    """
    rows = _rows(sheet, least)
    seen = {name: _spans(rings, rows, sheet) for name, rings in shapes.items()}
    largest_first = sorted(seen, key=lambda name: (-sum(map(_length, seen[name])), name))
    held = list(taken)
    placed: dict[str, Label] = {}
    for name in largest_first:
        label = _place(name, seen[name], rows, least, [*held, *map(_around, placed.values())])
        if label is not None:
            placed[name] = label
    rows = _rows(sheet, usual)
    for name in placed:
        others = [_around(label) for other, label in placed.items() if other != name]
        larger = _place(name, _spans(shapes[name], rows, sheet), rows, usual, [*held, *others])
        placed[name] = larger or placed[name]
    return list(placed.values())


def _rows(sheet: Sheet, size: float) -> list[float]:
    """Where lines of letters may stand."""
    step = size / 2
    return [at * step for at in range(int(sheet.height / step) + 1)]


def _around(label: Label) -> Box:
    half = width_of(label.words, label.size) / 2 + label.size / 2
    return Box(label.x - half, label.y - label.size, label.x + half, label.y + label.size)


def covered(rings: Iterable[Line], y: float, left: float, right: float) -> float:
    """How much of a row from ``left`` to ``right`` is inside rings."""
    across = sorted(
        x + (y - b) / (d - b) * (c - x)
        for ring in rings
        for (x, b), (c, d) in pairwise((*ring, *ring[:1]))
        if min(b, d) <= y < max(b, d)
    )
    return sum(
        max(0.0, min(end, right) - max(start, left)) for start, end in zip(across[::2], across[1::2], strict=True)
    )


def crossed(lines: Iterable[Line], box: Box) -> float:
    """How long lines are inside a box, to a unit or so."""
    return sum(
        dist(start, end) / steps
        for line in lines
        for start, end in pairwise(line)
        if min(start[0], end[0]) < box.right and max(start[0], end[0]) > box.left
        if min(start[1], end[1]) < box.bottom and max(start[1], end[1]) > box.top
        for steps in (max(1, round(dist(start, end))),)
        for at in range(steps)
        if box.left < start[0] + (at + 0.5) / steps * (end[0] - start[0]) < box.right
        and box.top < start[1] + (at + 0.5) / steps * (end[1] - start[1]) < box.bottom
    )


def _place(
    words: str, spans: Sequence[Sequence[Span]], rows: Sequence[float], size: float, taken: Sequence[Box]
) -> Label | None:
    """The roomiest place for words: of three rows, or better of five, what all of them have in common."""
    wide = width_of(words, size) + size
    best: tuple[float, Label] | None = None
    for at in range(2, len(rows) - 2):
        middle = rows[at]
        for reach, worth in ((2, 2.0), (1, 1.0)):
            room = _common(spans[at - reach : at + reach + 1])
            for box in taken:
                if box.top < middle + size / 2 and box.bottom > middle - size / 2:
                    room = list(_without(room, box))
            longest = max(room, key=lambda span: span[1] - span[0], default=(0.0, 0.0))
            slack = longest[1] - longest[0] - wide
            if slack >= 0 and (best is None or worth * (slack + size) > best[0]):
                best = worth * (slack + size), Label(words=words, x=sum(longest) / 2, y=middle, size=size)
    return best[1] if best else None


def _spans(rings: Iterable[Line], rows: Sequence[float], sheet: Sheet) -> list[list[Span]]:
    """From where to where each row is inside the rings, kept off the edges of the sheet."""
    crossings: list[list[float]] = [[] for _row in rows]
    step = rows[1]
    for ring in rings:
        for (x, y), (a, b) in pairwise((*ring, *ring[:1])):
            low, high = min(y, b), max(y, b)
            for at in range(max(0, int(low / step)), min(len(rows) - 1, int(high / step)) + 1):
                if low <= rows[at] < high:
                    crossings[at].append(x + (rows[at] - y) / (b - y) * (a - x))
    spans = []
    for row, across in zip(rows, crossings, strict=True):
        inner = sorted(min(sheet.width - EDGE, max(EDGE, x)) for x in across)
        far = 2 * EDGE <= row <= sheet.height - 2 * EDGE
        spans.append(list(zip(inner[::2], inner[1::2], strict=True)) if far else [])
    return spans


def _common(rows: Sequence[Sequence[Span]]) -> list[Span]:
    """What is inside on all of the rows."""
    common = list(rows[0])
    for row in rows[1:]:
        common = [(max(a, c), min(b, d)) for a, b in common for c, d in row if max(a, c) < min(b, d)]
    return common


def _without(spans: Iterable[Span], box: Box) -> Iterator[Span]:
    for start, end in spans:
        if start < min(end, box.left):
            yield start, min(end, box.left)
        if max(start, box.right) < end:
            yield max(start, box.right), end


def _length(row: Sequence[Span]) -> float:
    return sum(end - start for start, end in row)
