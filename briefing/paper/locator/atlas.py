"""The countries of the world as lines and rings in degrees east and north, from the map among the resources."""

import functools
import json
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from briefing.paths import resource

MAP = "maps/world.json"
# A line that is straight on the sheet of degrees is bent on a map: it gets a point at least every so many degrees.
LONGEST_STEP = 1.0

Point = tuple[float, float]
Line = tuple[Point, ...]


class Atlas(Struct, frozen=True):
    """``countries`` holds the rings of each, by its code of three letters; outlines and holes alike."""

    countries: dict[str, tuple[Line, ...]]
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]

    def country_at(self, longitude: float, latitude: float) -> str:
        """The code of the country that a place is in, or nothing where it is at sea."""
        at = longitude, latitude
        inside = (code for code, rings in self.countries.items() if sum(_is_inside(at, ring) for ring in rings) % 2)
        return next(inside, "")


@functools.cache
def atlas() -> Atlas:
    """The map among the resources."""
    data = json.loads(resource(MAP).read_text(encoding="utf-8"))
    scale = data["transform"]["scale"]
    arcs = [_dense(_decoded(arc, scale)) for arc in data["arcs"]]
    countries: dict[str, tuple[Line, ...]] = {}
    users: list[set[str]] = [set() for _arc in arcs]
    times = [0] * len(arcs)
    for shape in data["objects"]["countries"]["geometries"]:
        rings = [ring for polygon in shape["arcs"] for ring in polygon]
        countries[shape["id"]] = tuple(tuple(_joined(ring, arcs)) for ring in rings)
        for arc in (each for ring in rings for each in ring):
            users[max(arc, ~arc)].add(shape["id"])
            times[max(arc, ~arc)] += 1
    return Atlas(
        countries=countries,
        coasts=tuple(part for arc, uses in zip(arcs, times, strict=True) if uses == 1 for part in real(arc)),
        borders=tuple(arc for arc, codes in zip(arcs, users, strict=True) if len(codes) > 1),
    )


def _decoded(arc: Iterable[Any], scale: tuple[float, float]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0], y * scale[1]


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


def _joined(ring: Iterable[int], arcs: list[Line]) -> Iterator[Point]:
    """The points of a ring; an arc is followed backwards where its number is complemented."""
    for arc in ring:
        yield from arcs[arc][:-1] if arc >= 0 else arcs[~arc][:0:-1]


def real(arc: Line) -> Iterator[Line]:
    """The parts of a coast without the seams of the sheet, at 180 degrees and at the pole."""
    part: list[Point] = []
    for start, end in pairwise(arc):
        if (abs(start[0]) > 179.9 and abs(end[0]) > 179.9) or min(start[1], end[1]) < -89.9:
            if part:
                yield tuple(part)
            part = []
            continue
        part = part or [start]
        part.append(end)
    if part:
        yield tuple(part)


def _is_inside(at: Point, ring: Line) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    inside = False
    for (x, y), (a, b) in pairwise((*ring, ring[0])):
        if (y > at[1]) != (b > at[1]) and at[0] < x + (at[1] - y) / (b - y) * (a - x):
            inside = not inside
    return inside
