"""The countries of the world as lines and rings in degrees east and north, from the map among the resources.

Only what is near a place is read point by point: of each arc the map says in which box it lies.
"""

import functools
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise

import msgspec
from msgspec import Raw, Struct

from briefing.paths import resource

MAP = "maps/world.json"
# A line that is straight on the sheet of degrees is bent on a map: it gets a point at least every so many degrees.
LONGEST_STEP = 1.0

Point = tuple[float, float]
Line = tuple[Point, ...]
Extent = tuple[float, float, float, float]  # degrees west, south, east, north


class Arc(Struct, dict=True, eq=False):
    """A line, and the ``box`` that it lies in."""

    box: Extent
    differences: Raw
    scale: float

    @functools.cached_property
    def points(self) -> Line:
        """The line itself, in short steps."""
        return _dense(_decoded(msgspec.json.decode(self.differences, type=list[tuple[int, int]]), self.scale))


class Ring(Struct, dict=True):
    """Arcs that close; one of them is followed backwards where it is not ``forward``."""

    arcs: list[tuple[Arc, bool]]

    @functools.cached_property
    def box(self) -> Extent:
        """What it lies in."""
        west, south, east, north = zip(*(arc.box for arc, _forward in self.arcs), strict=True)
        return min(west), min(south), max(east), max(north)

    def joined(self, points: Callable[[Arc], Line]) -> Line:
        """The ``points`` of its arcs all round, the first not once more at the end."""
        lines = ((points(arc), forward) for arc, forward in self.arcs)
        return tuple(chain.from_iterable(line[:-1] if forward else line[:0:-1] for line, forward in lines))

    def holds(self, at: Point) -> bool:
        """Whether a place is inside."""
        west, south, east, north = self.box
        if not (west <= at[0] <= east and south <= at[1] <= north):
            return False
        return _is_inside(at, self.joined(lambda arc: arc.points))


class Atlas(Struct, frozen=True):
    """``countries`` holds the rings of each, by its code of three letters; outlines and holes alike."""

    countries: dict[str, list[Ring]]
    coasts: list[Arc]
    borders: list[Arc]

    def country_at(self, longitude: float, latitude: float) -> str:
        """The code of the country that a place is in, or nothing where it is at sea."""
        at = longitude, latitude
        inside = (code for code, rings in self.countries.items() if sum(ring.holds(at) for ring in rings) % 2)
        return next(inside, "")


class _Geometry(Struct):
    id: str
    arcs: list[list[tuple[int, ...]]]


class _Geometries(Struct):
    geometries: list[_Geometry]


class _Objects(Struct):
    countries: _Geometries


class _Transform(Struct):
    scale: tuple[float, float]


class _Topology(Struct):
    """What is read of the file."""

    transform: _Transform
    objects: _Objects
    boxes: list[tuple[int, int, int, int]]
    arcs: list[Raw]


@functools.cache
def atlas() -> Atlas:
    """The map among the resources."""
    data = msgspec.json.decode(resource(MAP).read_bytes(), type=_Topology)
    scale, _same = data.transform.scale
    arcs = [
        Arc(box=(west * scale, south * scale, east * scale, north * scale), differences=arc, scale=scale)
        for (west, south, east, north), arc in zip(data.boxes, data.arcs, strict=True)
    ]
    users: list[set[str]] = [set() for _arc in arcs]
    times = [0] * len(arcs)
    countries: dict[str, list[Ring]] = {}
    for shape in data.objects.countries.geometries:
        rings = [ring for polygon in shape.arcs for ring in polygon]
        countries[shape.id] = [Ring([(arcs[_index(each)], each >= 0) for each in ring]) for ring in rings]
        for number in (each for ring in rings for each in ring):
            users[_index(number)].add(shape.id)
            times[_index(number)] += 1
    return Atlas(
        countries=countries,
        coasts=[arc for arc, uses in zip(arcs, times, strict=True) if uses == 1],
        borders=[arc for arc, codes in zip(arcs, users, strict=True) if len(codes) > 1],
    )


def _index(number: int) -> int:
    """Which arc it is, whichever way it is followed."""
    return ~number if number < 0 else number


def _decoded(arc: Iterable[tuple[int, int]], scale: float) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale, y * scale


def _dense(points: Iterator[Point]) -> Line:
    last = next(points)
    line = [last]
    for point in points:
        across, up = abs(point[0] - last[0]), abs(point[1] - last[1])
        if across <= LONGEST_STEP and up <= LONGEST_STEP:
            line.append(point)
            last = point
            continue
        # Across the date line, or round a pole, the line goes on where the sheet of degrees is glued together.
        steps = 1 if across > 180 else math.ceil(max(across, up) / LONGEST_STEP)
        for step in range(1, steps + 1):
            share = step / steps
            line.append((last[0] + (point[0] - last[0]) * share, last[1] + (point[1] - last[1]) * share))
        last = point
    return tuple(line)


def real(arc: Line) -> Iterator[slice]:
    """The parts of a coast without the seams of the sheet, at 180 degrees and at the pole."""
    first = 0
    for at, (start, end) in enumerate(pairwise(arc)):
        if (abs(start[0]) > 179.9 and abs(end[0]) > 179.9) or min(start[1], end[1]) < -89.9:
            if at > first:
                yield slice(first, at + 1)
            first = at + 1
    if len(arc) > first + 1:
        yield slice(first, len(arc))


def _is_inside(at: Point, ring: Line) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    inside = False
    for (x, y), (a, b) in pairwise((*ring, ring[0])):
        if (y > at[1]) != (b > at[1]) and at[0] < x + (at[1] - y) / (b - y) * (a - x):
            inside = not inside
    return inside
