"""The plane geometry that every way of comparing stands on: boxes, affine maps, straight edges and circles.

Coordinates are pixels of a target (a canvas or a plate), x to the right and y down; a pixel at (x, y) stands for its
centre (x + 0.5, y + 0.5). Angles are degrees, clockwise as seen.
"""

import math
from typing import NamedTuple

from msgspec import Struct

Point = tuple[float, float]
Size = tuple[int, int]


class Box(NamedTuple):
    """A rectangle of whole pixels: from ``left``, ``top`` up to but without ``right``, ``bottom``."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across; 0 where nothing is left of the box."""
        return max(0, self.right - self.left)

    @property
    def height(self) -> int:
        """Pixels down; 0 where nothing is left of the box."""
        return max(0, self.bottom - self.top)

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Top left, top right, bottom right, bottom left."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )

    def intersected(self, other: "Box") -> "Box":
        """What both boxes cover."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.left <= x < self.right and self.top <= y < self.bottom


class Affine(NamedTuple):
    """The map x' = a x + b y + c, y' = d x + e y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    @classmethod
    def scaled(cls, factor: float, dx: float = 0.0, dy: float = 0.0) -> "Affine":
        """Scale about the origin, then shift."""
        return cls(factor, 0.0, dx, 0.0, factor, dy)

    @classmethod
    def turned(cls, degrees: float, factor: float, about: Point) -> "Affine":
        """Turn clockwise and scale about a point."""
        cos, sin = direction(degrees)
        cos, sin = cos * factor, sin * factor
        x, y = about
        return cls(cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y)

    def __call__(self, x: float, y: float) -> Point:
        """Where a point goes."""
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def then(self, other: "Affine") -> "Affine":
        """This map followed by ``other``."""
        return Affine(
            other.a * self.a + other.b * self.d,
            other.a * self.b + other.b * self.e,
            other.a * self.c + other.b * self.f + other.c,
            other.d * self.a + other.e * self.d,
            other.d * self.b + other.e * self.e,
            other.d * self.c + other.e * self.f + other.f,
        )

    def inverse(self) -> "Affine":
        """The map back. Raises ZeroDivisionError where the map folds the plane into a line."""
        size = self.a * self.e - self.b * self.d
        a, b, d, e = self.e / size, -self.b / size, -self.d / size, self.a / size
        return Affine(a, b, -(a * self.c + b * self.f), d, e, -(d * self.c + e * self.f))

    @property
    def upright(self) -> bool:
        """Whether the map only scales and shifts."""
        return self.b == 0.0 and self.d == 0.0


def direction(degrees: float) -> Point:
    """The unit vector at an angle; exact at the quarter turns."""
    quarters = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
    turned = degrees % 360.0
    if turned in quarters:
        return quarters[turned]
    return math.cos(math.radians(turned)), math.sin(math.radians(turned))


class Edge(Struct, frozen=True):
    """A straight edge: the points p with normal · p < ``offset`` lie before it, the others after it."""

    normal: Point
    offset: float

    def distance(self, x: float, y: float) -> float:
        """How far a point lies from the edge; negative before it."""
        return self.normal[0] * x + self.normal[1] * y - self.offset


class Circle(Struct, frozen=True):
    """A circle."""

    x: float
    y: float
    radius: float


class Clip(Struct, frozen=True):
    """A box, of which only one side of ``edge``, or only the inside of ``circle``, counts."""

    box: Box
    edge: Edge | None = None
    after_edge: bool = False
    circle: Circle | None = None

    def polygon(self) -> tuple[Point, ...]:
        """The corners of the box cut by the edge, clockwise; empty where nothing is left. The circle is left out."""
        if not self.box.width or not self.box.height:
            return ()
        if self.edge is None:
            return self.box.corners
        sign = -1.0 if self.after_edge else 1.0
        return _cut(self.box.corners, self.edge, sign)


def _cut(corners: tuple[Point, ...], edge: Edge, sign: float) -> tuple[Point, ...]:
    """The part of a convex polygon where ``sign`` times the distance from ``edge`` is not positive."""
    result: list[Point] = []
    for at, here in enumerate(corners):
        there = corners[(at + 1) % len(corners)]
        near, far = sign * edge.distance(*here), sign * edge.distance(*there)
        if near <= 0:
            result.append(here)
        if near * far < 0:
            result.append(_between(here, there, near / (near - far)))
    return tuple(result) if len(result) > 2 else ()


def chord(box: Box, edge: Edge) -> tuple[Point, Point]:
    """The two points where an edge enters and leaves a box; the nearest corner twice where it misses the box."""
    found: list[Point] = []
    for at, here in enumerate(box.corners):
        there = box.corners[(at + 1) % 4]
        near, far = edge.distance(*here), edge.distance(*there)
        if near == 0:
            found.append(here)
        elif near * far < 0:
            found.append(_between(here, there, near / (near - far)))
    if not found:
        found.append(min(box.corners, key=lambda corner: abs(edge.distance(*corner))))
    return found[0], found[-1]


def _between(here: Point, there: Point, part: float) -> Point:
    """The point that is a part of the way from one to another."""
    return here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])
