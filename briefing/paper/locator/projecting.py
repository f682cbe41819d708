"""From degrees to a sheet: the map is centred on its place, and distances from there are true (azimuthal equidistant).

So a map of any place looks like a map of that place, at the poles and across the date line as well.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.paper.locator.atlas import Line, Point

EARTH = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of ``width`` by ``height`` units with a place in its middle; ``kilometres`` is how much it is wide."""

    longitude: float
    latitude: float
    width: float
    height: float
    kilometres: float

    @property
    def unit(self) -> float:
        """How many units a kilometre is long."""
        return self.width / self.kilometres

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a place lies: units to the right, units downwards."""
        east, north, middle = (math.radians(each) for each in (longitude - self.longitude, latitude, self.latitude))
        (high, wide), (sine, cosine) = (math.sin(north), math.cos(north)), (math.sin(middle), math.cos(middle))
        towards = wide * math.cos(east)
        angle = math.acos(max(-1.0, min(1.0, sine * high + cosine * towards)))
        stretch = angle / math.sin(angle) if angle > 1e-9 else 1.0
        across = stretch * wide * math.sin(east)
        up = stretch * (cosine * high - sine * towards)
        scale = EARTH * self.unit
        return self.width / 2 + across * scale, self.height / 2 - up * scale

    def has(self, longitude: float, latitude: float) -> bool:
        """Whether a place is on the sheet."""
        x, y = self.point(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def ring(self, ring: Line) -> Line:
        """What of a filled ring is on the sheet; nothing where all of it is elsewhere."""
        if self._is_beside(ring):
            return ()
        points: list[Point] = [self.point(*each) for each in ring]
        reach = math.pi / 3 * EARTH * self.unit
        if not any(abs(x) < reach and abs(y) < reach for x, y in points):
            return ()
        for axis, edge, sign in ((0, 0.0, 1), (0, self.width, -1), (1, 0.0, 1), (1, self.height, -1)):
            points = list(_kept(points, axis, edge, sign))
        return tuple(points)

    def line(self, line: Line) -> Iterator[Line]:
        """The parts of a line that are on the sheet."""
        if self._is_beside(line):
            return
        part: list[Point] = []
        for start, end in pairwise(self.point(*each) for each in line):
            inside = self._segment(start, end)
            if inside is None:
                continue
            if part and part[-1] != inside[0]:
                yield tuple(part)
                part = []
            part = part or [inside[0]]
            part.append(inside[1])
        if part:
            yield tuple(part)

    def _is_beside(self, line: Line) -> bool:
        """Whether all of a line is so far to one side that a look at its degrees is enough."""
        reach = math.hypot(self.width, self.height) / 2 / self.unit / EARTH
        north = [latitude - self.latitude for _longitude, latitude in line]
        if _is_past(north, math.degrees(reach)):
            return True
        middle = math.radians(self.latitude)
        if abs(middle) + reach > math.radians(85):  # round a pole every longitude is near
            return False
        east = [(longitude - self.longitude + 180) % 360 - 180 for longitude, _latitude in line]
        return _is_past(east, math.degrees(math.asin(math.sin(reach) / math.cos(middle))))

    def _segment(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        """What of a straight line is on the sheet."""
        first, last = 0.0, 1.0
        dx, dy = end[0] - start[0], end[1] - start[1]
        for step, room in (
            (-dx, start[0]),
            (dx, self.width - start[0]),
            (-dy, start[1]),
            (dy, self.height - start[1]),
        ):
            if step == 0:
                if room < 0:
                    return None
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        if first >= last:
            return None
        begin = start if first == 0.0 else (start[0] + first * dx, start[1] + first * dy)
        finish = end if last == 1.0 else (start[0] + last * dx, start[1] + last * dy)
        return begin, finish


def _is_past(degrees: list[float], reach: float) -> bool:
    """Whether all of them are further than ``reach`` on the same side."""
    return min(degrees) > reach or max(degrees) < -reach


def _kept(points: Iterable[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """The ring cut off along one edge of the sheet."""
    ring = list(points)
    for before, now in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was, is_ = sign * (before[axis] - edge) >= 0, sign * (now[axis] - edge) >= 0
        if was != is_:
            share = (edge - before[axis]) / (now[axis] - before[axis])
            other = before[1 - axis] + share * (now[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if is_:
            yield now
