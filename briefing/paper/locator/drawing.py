"""The map itself: an SVG that Typst and browsers draw alike, its words for those who do not see it, and its notes."""

import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from html import escape
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from briefing.paper.locator.atlas import Arc, Line, Point, Ring, atlas, real
from briefing.paper.locator.countries import NAMES
from briefing.paper.locator.labelling import EDGE, Box, Label, covered, crossed, labels, width_of
from briefing.paper.locator.locator_map import LocatorMap, Tone
from briefing.paper.locator.projecting import Sheet
from briefing.translation import N_, catalogue

WIDTH, HEIGHT = 580.0, 435.0  # in the units of the drawing, as all sizes here
LARGE_WIDTH, LARGE_HEIGHT = 459.0, 276.0  # in large print, where a unit is a point
KILOMETRES = (1900.0, 3800.0, 7600.0)  # how much the map is wide, and for each how long its bar is
SCALE_BAR = (400, 800, 1500)
# In print 25 are seven points; a name that would have no room otherwise is smaller.
NAME_SIZE, PLACE_SIZE, LEAST_SIZE = 25.0, 25.0, 21.0
LETTERS, LINES = 30, 2  # of the name of a place above its mark
SURE = 12.0  # kilometres from a border at which it is sure on which side of it a place is, since the map is coarse
MARK, BAR = 7.0, 38.0  # of the mark half the width, of the bar the height with its words
FACES = "Libertinus Serif, Charter, Georgia, serif, Noto Naskh Arabic, Noto Sans Arabic, DejaVu Sans"
HIDES = 40.0  # units of coasts and borders that a name may hide at the usual side of its mark
WIDER = 1.1  # how much wider the letters may be of a machine that has none of the first of these

# Places all over the peninsula: where one of them is on the map, the map has to say whose land it draws Crimea as.
CRIMEA = tuple((32.5 + east / 2, 44.4 + north / 4) for east in range(9) for north in range(8))
CRIMEA_NOTE = N_(
    "Crimea is shown as part of Ukraine (UN General Assembly resolution 68/262); Russia has occupied it since 2014."
)
CREDIT = N_("Map data: Natural Earth.")
ALTERNATIVE = N_("Map: {place}, marked in the middle of its surroundings.")
ALTERNATIVE_NAMED = N_("Map: {place}, marked in the middle of its surroundings. Countries named on it: {countries}.")

Part = TypeVar("Part", Arc, Ring)


class Inks(Struct, frozen=True, kw_only=True):
    """The colours of a map."""

    sea: str = "#dfe8ec"
    land: str = "#faf8f3"
    coast: str = "#8a979e"
    border: str = "#a8a39a"
    name: str = "#5b5a57"
    ink: str = "#1b1c1e"


INKS: Mapping[Tone, Inks] = {
    "light": Inks(),
    "dark": Inks(sea="#1d2a32", land="#2c2d2b", coast="#6f7f88", border="#6b6a66", name="#a9adb5", ink="#ececea"),
    "grey": Inks(sea="#e2e2e2", land="#fafafa", coast="#8e8e8e", border="#a3a3a3", name="#595959", ink="#1b1b1b"),
}


def drawn(
    longitude: float, latitude: float, place: str, language: str, tone: Tone, *, large: bool = False
) -> LocatorMap:
    """The map of a place that is called ``place`` in a language."""
    words = catalogue(language).gettext
    ground = _ground(longitude, latitude, *((LARGE_WIDTH, LARGE_HEIGHT) if large else (WIDTH, HEIGHT)))
    sheet, bar = ground.sheet, ground.bar
    where, below = _place_labels(place, sheet, _clear_side(place, ground)), None
    taken = (_around_mark(sheet), Box(0, sheet.height - BAR - 18, bar * sheet.unit + 40, sheet.height))
    named = {words(NAMES[code]): rings for code, rings in ground.shapes.items() if code in NAMES}
    placed = labels(sheet, named, LEAST_SIZE, NAME_SIZE, (*map(_box_of, where), *taken))
    code = atlas().country_at(longitude, latitude) if ground.to_border > SURE else ""
    home = words(NAMES[code]) if code in NAMES else ""
    if home and home not in (label.words for label in placed) and home not in place:
        others = [rings for other, rings in ground.shapes.items() if other != code]
        where = _place_labels(place, sheet, _side(place, f"({home})", others, sheet))
        below = _below(where[-1], f"({home})", sheet)
        placed = labels(sheet, named, LEAST_SIZE, NAME_SIZE, (*map(_box_of, (*where, below)), *taken))
    countries = ", ".join([*([home] if below else []), *(label.words for label in placed)])
    said = words(ALTERNATIVE_NAMED if countries else ALTERNATIVE)
    inks = INKS[tone]
    edge = (
        f'<rect class="edge" x="0.6" y="0.6" width="{sheet.width - 1.2:g}" height="{sheet.height - 1.2:g}" fill="none"'
        f' stroke="{inks.border}" stroke-width="1.2"/>'
    )
    parts = (
        _land(ground, inks),
        _names(placed, inks),
        _bar(bar, sheet, inks),
        _text(below, inks.ink, "place", _halo(inks, 5)) if below else "",
        _mark(where, sheet, inks),
        edge,
    )
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {sheet.width:g} {sheet.height:g}">'
    return LocatorMap(
        svg=f"{frame}{''.join(parts)}</svg>",
        alternative=said.format(place=place, countries=countries),
        note=words(CRIMEA_NOTE) if any(sheet.has(*each) for each in CRIMEA) else "",
        credit=words(CREDIT),
    )


class _Ground(Struct, frozen=True, kw_only=True):
    """What is round a place, in no language: the shapes of countries by their codes, and paths of what is drawn.

    ``to_border`` is how many kilometres it is to the next border, ``lines`` are all borders and coasts.
    """

    sheet: Sheet
    bar: int
    to_border: float
    shapes: dict[str, list[Line]]
    lines: list[Line]
    land: str
    borders: str
    coasts: str


@lru_cache(maxsize=64)
def _ground(longitude: float, latitude: float, width: float, height: float) -> _Ground:
    """The smallest sheet with a coast or a border to know the place by; the largest has one wherever it is."""
    sheets = (
        Sheet(longitude=longitude, latitude=latitude, width=width, height=height, kilometres=wide)
        for wide in KILOMETRES
    )
    found = (_round(sheet, bar) for sheet, bar in zip(sheets, SCALE_BAR, strict=True))
    return next(ground for ground in found if ground.borders or ground.coasts)


def _round(sheet: Sheet, bar: int) -> _Ground:

    @cache  # an arc is part of two countries, and a border
    def lies(arc: Arc) -> Line:
        return sheet.projected(arc.points)

    shapes = {
        code: rings
        for code, outlines in atlas().countries.items()
        if (rings := [ring for each in _near(outlines, sheet) if (ring := sheet.ring(each.joined(lies)))])
    }
    borders = [part for arc in _near(atlas().borders, sheet) for part in sheet.line(lies(arc))]
    coasts = [
        part
        for arc in _near(atlas().coasts, sheet)
        for seen in real(arc.points)
        for part in sheet.line(lies(arc)[seen])
    ]
    return _Ground(
        sheet=sheet,
        bar=bar,
        to_border=min((_to_middle(line, sheet) for line in borders), default=math.inf) / sheet.unit,
        shapes=shapes,
        lines=[*borders, *coasts],
        land=_path((ring for rings in shapes.values() for ring in rings), closed=True),
        borders=_path(borders),
        coasts=_path(coasts),
    )


def _near(parts: Iterable[Part], sheet: Sheet) -> Iterator[Part]:
    return (part for part in parts if sheet.may_have(part.box))


def _to_middle(line: Line, sheet: Sheet) -> float:
    """How many units it is from the middle of the sheet to a line on it."""
    return min(_between(sheet.middle, start, end) for start, end in pairwise(line))


def _between(point: Point, start: Point, end: Point) -> float:
    x, y = end[0] - start[0], end[1] - start[1]
    along = (point[0] - start[0]) * x + (point[1] - start[1]) * y
    share = min(1.0, max(0.0, along / (x * x + y * y))) if x or y else 0.0
    return math.dist(point, (start[0] + share * x, start[1] + share * y))


def _land(ground: _Ground, inks: Inks) -> str:
    """Sea, land, borders and coasts; the land has an edge of its own colour, so that no seam shows in it."""
    return (
        f'<rect class="sea" width="{ground.sheet.width:g}" height="{ground.sheet.height:g}" fill="{inks.sea}"/>'
        f'<path class="land" d="{ground.land}" fill="{inks.land}" stroke="{inks.land}" stroke-width="1"'
        ' fill-rule="evenodd"/>'
        f'<path class="border" d="{ground.borders}" fill="none" stroke="{inks.border}" stroke-width="1.8"'
        ' stroke-linejoin="round"/>'
        f'<path class="coast" d="{ground.coasts}" fill="none" stroke="{inks.coast}" stroke-width="1.6"'
        ' stroke-linejoin="round"/>'
    )


def _path(lines: Iterable[Line], *, closed: bool = False) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) + ("Z" if closed else "") for line in lines)


def _names(placed: Iterable[Label], inks: Inks) -> str:
    return "".join(_text(label, inks.name, "name", _halo(inks, 3)) for label in placed)


def _halo(inks: Inks, width: int) -> str:
    """What keeps letters clear of the lines below them."""
    return f' stroke="{inks.land}" stroke-width="{width}" stroke-linejoin="round" paint-order="stroke"'


def _mark(where: Iterable[Label], sheet: Sheet, inks: Inks) -> str:
    x, y = sheet.middle
    dot = (
        f'<circle class="mark" cx="{x:g}" cy="{y:g}" r="{MARK:g}" fill="{inks.ink}" stroke="{inks.land}"'
        ' stroke-width="3"/>'
    )
    look = ' font-weight="bold"' + _halo(inks, 5)
    return dot + "".join(_text(line, inks.ink, "place", look) for line in where)


def _bar(kilometres: int, sheet: Sheet, inks: Inks) -> str:
    """How far it is, from the left edge, on a plate that keeps it clear of coasts and borders."""
    left, low = 16.0, sheet.height - 14
    right = left + kilometres * sheet.unit
    top, end = low - BAR, right + left
    plate = (
        f'<rect class="land" y="{top:g}" width="{end:.1f}" height="{sheet.height - top:g}" fill="{inks.land}"/>'
        f'<path class="edge" d="M0 {top:g}H{end:.1f}V{sheet.height:g}" fill="none" stroke="{inks.border}"'
        ' stroke-width="1.2"/>'
    )
    line = f'<path class="bar" d="M{left:g} {low - 7:g}V{low:g}H{right:.1f}V{low - 7:g}" fill="none"'
    label = Label(words=f"{kilometres} km", x=(left + right) / 2, y=low - 18, size=NAME_SIZE)
    said = _text(label, inks.name, "name", _halo(inks, 4))
    return f'{plate}{line} stroke="{inks.name}" stroke-width="2"/>{said}'


def _text(label: Label, ink: str, kind: str, more: str) -> str:
    base = label.y + label.size * 0.33
    return (
        f'<text class="{kind}" x="{label.x:.1f}" y="{base:.1f}" font-size="{label.size:g}" fill="{ink}"'
        f' font-family="{FACES}" text-anchor="{label.anchor}"{more}>{escape(label.words)}</text>'
    )


def _side(place: str, home: str, others: Sequence[Sequence[Line]], sheet: Sheet) -> str:
    """How a place and its country are written beside the mark: from it on, or up to it, clearly less on ``others``."""
    lines = ((0.0, width_of(place, PLACE_SIZE)), (PLACE_SIZE, width_of(home, LEAST_SIZE)))
    x, y = sheet.middle

    def elsewhere(sign: int) -> float:
        ends = ((y + low, sorted((x, x + sign * wide))) for low, wide in lines)
        return sum(covered(rings, row, *span) for row, span in ends for rings in others)

    return "end" if elsewhere(-1) < elsewhere(1) / 2 else "start"


def _clear_side(place: str, ground: _Ground) -> str:
    """Where the name of a place hides least of coasts and borders; at its usual side unless it clearly does there."""
    hidden = {}
    for side in ("start", "below", "end", "above"):
        label, *more = _place_labels(place, ground.sheet, side)
        if more:
            break
        wide = WIDER * width_of(label.words, PLACE_SIZE)
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        box = Box(left, label.y - PLACE_SIZE * 0.45, left + wide, label.y + PLACE_SIZE * 0.45)
        hidden[side] = crossed(ground.lines, box)
    usual = hidden.get("start", 0.0)
    least = min(hidden, key=lambda side: hidden[side], default="start")
    return least if usual > HIDES and hidden[least] < usual / 2 else "start"


def _place_labels(name: str, sheet: Sheet, side: str = "start") -> list[Label]:
    """The name at a side of the mark, "start" or "end", "below" or "above"; above where it is too long for that."""
    name = " ".join(name.split())
    wide = width_of(name, PLACE_SIZE)
    x, y = sheet.middle
    if wide + 3 * MARK < sheet.width / 2:
        aside, down, anchor = {
            "start": (2 * MARK, 0.0, "start"),
            "end": (-2 * MARK, 0.0, "end"),
            "below": (0.0, 1.3 * PLACE_SIZE, "middle"),
            "above": (0.0, -1.2 * PLACE_SIZE, "middle"),
        }[side]
        return [Label(words=name, x=x + aside, y=y + down, anchor=anchor, size=PLACE_SIZE)]
    lines = _two_lines(name)
    first = y - (0.1 + 1.1 * len(lines)) * PLACE_SIZE
    rows = (first + 1.1 * at * PLACE_SIZE for at in range(len(lines)))
    return [Label(words=line, x=x, y=row, size=PLACE_SIZE) for line, row in zip(lines, rows, strict=True)]


def _two_lines(name: str) -> list[str]:
    """A long name in two lines: broken at its first comma, or else where they are alike; cut off if it is longer."""
    head, comma, tail = name.partition(", ")
    if comma and max(len(head) + 1, len(tail)) <= LETTERS:
        return [f"{head},", tail]
    alike = (textwrap.wrap(name, most) for most in range(len(name) // 2, LETTERS))
    lines = next((lines for lines in alike if len(lines) <= LINES), textwrap.wrap(name, LETTERS))
    if len(lines) > LINES:
        lines[LINES - 1 :] = [lines[LINES - 1][: LETTERS - 1] + "…"]
    return lines


def _below(where: Label, words: str, sheet: Sheet) -> Label:
    """A country that has no room for its name is named with the place: under that, or under the mark.

    It may come to stand on another country, and so is set apart from the names of those.
    """
    if where.anchor == "middle":
        return Label(words=words, x=where.x, y=sheet.height / 2 + 1.2 * PLACE_SIZE, size=NAME_SIZE)
    is_at_start = where.anchor == "start"
    aside = where.x if is_at_start else sheet.width - where.x
    rooms = {size: sheet.width - EDGE - WIDER * width_of(words, size) for size in (NAME_SIZE, LEAST_SIZE)}
    size = NAME_SIZE if aside <= rooms[NAME_SIZE] else LEAST_SIZE
    aside = min(aside, rooms[size])
    x = aside if is_at_start else sheet.width - aside
    return Label(words=words, x=x, y=where.y + PLACE_SIZE, anchor=where.anchor, size=size)


def _box_of(label: Label) -> Box:
    wide = width_of(label.words, PLACE_SIZE) + 2 * MARK
    left = label.x - MARK - {"start": 0.0, "middle": wide / 2, "end": wide - 2 * MARK}[label.anchor]
    return Box(left, label.y - PLACE_SIZE * 0.7, left + wide, label.y + PLACE_SIZE * 0.7)


def _around_mark(sheet: Sheet) -> Box:
    x, y = sheet.middle
    return Box(x - 2 * MARK, y - 2 * MARK, x + 2 * MARK, y + 2 * MARK)
