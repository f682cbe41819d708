"""Whether longitude and latitude of a place are swapped, as far as the other places of a briefing tell that.

Most briefings are about one region. A place that is far from all the others, and near most of them once its two numbers
are swapped, is hardly meant. So 86 of 100 are found where the others lie round a capital within 300 kilometres, 47
within 1000; the rest hardly move when they are swapped, or their region is too wide. A right one is named in none of
these within 300, in 0.4 of 100 within 1000, and of three or more capitals anywhere in the world in 0.1 of 100.
"""

import math
from collections.abc import Iterator, Sequence

from briefing.document.earth import RADIUS
from briefing.document.model import Briefing
from briefing.translation import _, number

FAR = NEAR = 1000.0  # kilometres
CLOSER = 2
MOST_COMPARED = 200

Point = tuple[float, float]


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """A place of the manifest, what is wrong there, and what to do; of very many places the first are compared."""
    points = [(each.place.longitude, each.place.latitude) if each.place else None for each in briefing.figures]
    swapped = _swapped(list(dict.fromkeys(filter(None, points)))[:MOST_COMPARED])
    for at, point in enumerate(points):
        if point in swapped:
            what = _(
                "this is {distance} kilometres from the nearest other place, and near the others with longitude and "
                "latitude swapped"
            )
            words = number(round(swapped[point], -2), 0)
            yield f"figures[{at}].place", what.format(distance=words), _("Swap the two, unless this is right")


def _swapped(points: Sequence[Point]) -> dict[Point, float]:
    """Those that are probably swapped, with how far they are from the nearest of the others.

    Of two either may be, and the first is named.
    """
    found: dict[Point, float] = {}
    for point in points:
        others = [each for each in points if each != point and each not in found]
        nearest = min((_kilometres(point, each) for each in others), default=0.0)
        longitude, latitude = point
        if nearest < FAR or abs(longitude) > 90:
            continue
        there = sorted(_kilometres((latitude, longitude), each) for each in others)
        farthest_of_most = there[len(there) // 2]
        if farthest_of_most <= min(NEAR, nearest / CLOSER):
            found[point] = nearest
    return found


def _kilometres(one: Point, other: Point) -> float:
    """How far two places are from each other, along a great circle."""
    (east, north), (further_east, further_north) = (map(math.radians, each) for each in (one, other))
    across = math.cos(north) * math.cos(further_north) * math.sin((further_east - east) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1.0, math.sin((further_north - north) / 2) ** 2 + across)))
