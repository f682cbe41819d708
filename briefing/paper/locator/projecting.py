"""From degrees to a sheet: the map is centred on its place, and distances from there are true (azimuthal equidistant).

So a map of any place looks like a map of that place, at the poles and across the date line as well.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from briefing.document.earth import RADIUS
from briefing.paper.locator.atlas import Extent, Line, Point

RADIAN = math.pi / 180


class Sheet(Struct, frozen=True, kw_only=True):
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

    @property
    def middle(self) -> Point:
        """Where the place lies."""
        return self.width / 2, self.height / 2

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a place lies: units to the right, units downwards."""
        return self.projected(((longitude, latitude),))[0]

    def projected(self, line: Iterable[Point]) -> Line:
        """Where the points of a line lie; of ``ring`` and ``line`` all points are on the sheet like these."""
        sine, cosine = math.sin(self.latitude * RADIAN), math.cos(self.latitude * RADIAN)
        scale, (x, y) = RADIUS * self.unit, self.middle
        points = []
        for longitude, latitude in line:
            east, north = (longitude - self.longitude) * RADIAN, latitude * RADIAN
            high, wide = math.sin(north), math.cos(north)
            towards = wide * math.cos(east)
            angle = math.acos(max(-1.0, min(1.0, sine * high + cosine * towards)))
            stretch = scale * (angle / math.sin(angle) if angle > 1e-9 else 1.0)
            across, up = wide * math.sin(east), cosine * high - sine * towards
            points.append((x + stretch * across, y - stretch * up))
        return tuple(points)

    def has(self, longitude: float, latitude: float) -> bool:
        """Whether a place is on the sheet."""
        x, y = self.point(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def ring(self, ring: Line) -> Line:
        """What of a filled ring is on the sheet; nothing where all of it is elsewhere."""
        reach = math.pi / 3 * RADIUS * self.unit
        if not any(abs(x) < reach and abs(y) < reach for x, y in ring):
            return ()
        points: Iterable[Point] = ring
        for axis, edge, sign in ((0, 0.0, 1), (0, self.width, -1), (1, 0.0, 1), (1, self.height, -1)):
            points = _kept(list(points), axis, edge, sign)
        return tuple(points)

    def line(self, line: Line) -> Iterator[Line]:
        """The parts of a line that are on the sheet."""
        part: list[Point] = []
        for start, end in pairwise(line):
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

    def may_have(self, box: Extent) -> bool:
        """Whether what lies in a box of degrees may be on the sheet; not where all of it is far to one side."""
        west, south, east, north = box
        reach = math.hypot(self.width, self.height) / 2 / self.unit / RADIUS
        if south - self.latitude > math.degrees(reach) or self.latitude - north > math.degrees(reach):
            return False
        middle = math.radians(self.latitude)
        if abs(middle) + reach > math.radians(85):  # round a pole every longitude is near
            return True
        aside = math.degrees(math.asin(math.sin(reach) / math.cos(middle)))
        start = (west - self.longitude + 180) % 360 - 180
        end = start + east - west
        return end >= 180 or (start <= aside and end >= -aside)  # what goes on round the other side may come back

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


def _kept(ring: list[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """The ring cut off along one edge of the sheet."""
    for before, now in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was, is_ = sign * (before[axis] - edge) >= 0, sign * (now[axis] - edge) >= 0
        if was != is_:
            share = (edge - before[axis]) / (now[axis] - before[axis])
            other = before[1 - axis] + share * (now[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if is_:
            yield now
