"""Points, paths and frames of reference, without trigonometry: directions are unit vectors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

Point = tuple[float, float]
Path = list[Point]


def unit(x: float, y: float) -> Point:
    """The direction of a vector."""
    length = sqrt(x * x + y * y) or 1.0
    return x / length, y / length


def distance(one: Point, other: Point) -> float:
    """How far two points are apart."""
    x, y = other[0] - one[0], other[1] - one[1]
    return sqrt(x * x + y * y)


@dataclass(frozen=True, slots=True)
class Frame:
    """A corner to measure from, and the direction in which ``u`` grows; ``v`` grows to the right of it."""

    origin: Point
    along: Point = (1.0, 0.0)

    def at(self, u: float, v: float) -> Point:
        """The point at ``u`` along and ``v`` across."""
        (x, y), (right, down) = self.origin, self.along
        return x + u * right - v * down, y + u * down + v * right

    def box(self, left: float, top: float, right: float, bottom: float) -> Path:
        """The corners of a rectangle."""
        return [self.at(left, top), self.at(right, top), self.at(right, bottom), self.at(left, bottom)]

    def child(self, u: float, v: float, along: Point = (1.0, 0.0)) -> "Frame":
        """A frame set down in this one."""
        (right, down), (x, y) = self.along, unit(*along)
        return Frame(self.at(u, v), (right * x - down * y, right * y + down * x))


def spline(knots: Sequence[Point]) -> Path:
    """A smooth path through every knot (Catmull-Rom)."""
    ends = [_mirrored(knots[0], knots[1]), *knots, _mirrored(knots[-1], knots[-2])]
    path = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        pieces = max(1, round(distance(start, end) / 8))
        for piece in range(pieces):
            t = piece / pieces
            path.append(
                (_between(before[0], start[0], end[0], after[0], t), _between(before[1], start[1], end[1], after[1], t))
            )
    return [*path, knots[-1]]


def _mirrored(point: Point, other: Point) -> Point:
    return 2 * point[0] - other[0], 2 * point[1] - other[1]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - 3 * c + d - a) * t * t * t) / 2


def headings(path: Path) -> list[Point]:
    """The direction of travel at each point of a path."""
    last = len(path) - 1
    return [
        unit(path[min(i + 1, last)][0] - path[max(i - 1, 0)][0], path[min(i + 1, last)][1] - path[max(i - 1, 0)][1])
        for i in range(len(path))
    ]


def beside(path: Path, off: float | Sequence[float]) -> Path:
    """The path that runs ``off`` points to the right of another (to the left if negative)."""
    offs = [off] * len(path) if isinstance(off, float | int) else off
    return [
        (x - down * by, y + right * by) for (x, y), (right, down), by in zip(path, headings(path), offs, strict=True)
    ]


def ribbon(path: Path, width: float | Sequence[float]) -> Path:
    """The outline of a path drawn broadly."""
    half = width / 2 if isinstance(width, float | int) else [each / 2 for each in width]
    other = -half if isinstance(half, float) else [-each for each in half]
    return beside(path, half) + beside(path, other)[::-1]


def strides(path: Path, length: float) -> Iterator[Frame]:
    """Frames every ``length`` points along a path."""
    left = 0.0
    for start, end in pairwise(path):
        reach = distance(start, end)
        along = unit(end[0] - start[0], end[1] - start[1])
        while left < reach:
            yield Frame((start[0] + along[0] * left, start[1] + along[1] * left), along)
            left += length
        left -= reach


def hull(points: Sequence[Point]) -> Path:
    """The convex outline around points (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def half(those: Sequence[Point]) -> Path:
        kept: Path = []
        for point in those:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def area(polygon: Path) -> float:
    """The area of a polygon."""
    pairs = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def centre(polygon: Path) -> Point:
    """The mean of the corners."""
    return sum(x for x, _y in polygon) / len(polygon), sum(y for _x, y in polygon) / len(polygon)


def within(point: Point, polygon: Path) -> bool:
    """Whether a point lies inside a polygon."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def cut(polygon: Path, line: Frame) -> Path:
    """What of a convex polygon lies to the right of a line (the ``v`` that is positive)."""
    side = [_across(line, point) for point in polygon]
    kept: Path = []
    for i, (point, here) in enumerate(zip(polygon, side, strict=True)):
        if here >= 0:
            kept.append(point)
        after, there = polygon[(i + 1) % len(polygon)], side[(i + 1) % len(polygon)]
        if (here >= 0) != (there >= 0):
            t = here / (here - there)
            kept.append((point[0] + (after[0] - point[0]) * t, point[1] + (after[1] - point[1]) * t))
    return kept


def _across(line: Frame, point: Point) -> float:
    (x, y), (right, down) = line.origin, line.along
    return (point[1] - y) * right - (point[0] - x) * down


def spans(polygon: Path, frame: Frame) -> tuple[float, float, float, float]:
    """How far a polygon reaches in a frame: left, top, right, bottom."""
    (x, y), (right, down) = frame.origin, frame.along
    us = [(px - x) * right + (py - y) * down for px, py in polygon]
    vs = [_across(frame, point) for point in polygon]
    return min(us), min(vs), max(us), max(vs)


def swath(polygon: Path, line: Frame) -> tuple[Point, Point] | None:
    """The part of a line that lies within a convex polygon."""
    crossings: Path = []
    for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        here, there = _across(line, a), _across(line, b)
        if (here >= 0) != (there >= 0):
            t = here / (here - there)
            crossings.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
    return (crossings[0], crossings[1]) if len(crossings) > 1 else None


def shrunk(polygon: Path, by: float) -> Path:
    """A convex polygon drawn in towards its middle by about ``by`` points."""
    x, y = centre(polygon)
    reach = min(distance((x, y), corner) for corner in polygon)
    keep = max(0.0, 1 - by / reach)
    return [(x + (px - x) * keep, y + (py - y) * keep) for px, py in polygon]
