"""Where on the map loose pictures are, and how large a pixel is there, as far as all of them tell the same."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.document.earth import in_metres
from briefing.document.loose import LoosePicture
from briefing.document.scale_checks import one_scale

SAME_GROUND = 1.01

Two = tuple[float, float]


class OnMap(NamedTuple):
    """Metres on the ground a pixel of the largest picture, and where its middle is: degrees east and north."""

    metres_per_pixel: float | None
    middle: Two | None


def told_together(pictures: Sequence[LoosePicture]) -> OnMap:
    """What some pictures tell: a scale where all show as much ground, a place where it lies within all of them."""
    grounds = [each.ground for each in pictures if each.ground]
    middles = [each.middle for each in pictures if each.middle]
    if len(grounds) < len(pictures):
        return OnMap(None, None)
    sizes = [_on_ground(each.size, ground) for each, ground in zip(pictures, grounds, strict=True)]
    largest = max(range(len(pictures)), key=lambda at: pictures[at].size[0] * pictures[at].size[1])
    is_same = all(max(lengths) <= SAME_GROUND * min(lengths) for lengths in zip(*sizes, strict=True))
    metres = one_scale(grounds[largest]) if is_same else None
    if len(middles) < len(pictures):
        return OnMap(metres, None)
    there = middles[largest]
    is_within = all(_holds(middle, size, there) for middle, size in zip(middles, sizes, strict=True))
    return OnMap(metres, there if is_within else None)


def lie_apart(pictures: Sequence[LoosePicture]) -> bool:
    """Whether two of some pictures tell of ground that they have no part of in common."""
    known = [(each.middle, _on_ground(each.size, each.ground)) for each in pictures if each.middle and each.ground]
    return any(
        not _holds(middle, (size[0] + more[0], size[1] + more[1]), other)
        for (middle, size), (other, more) in combinations(known, 2)
    )


def _on_ground(size: tuple[int, int], ground: Two) -> Two:
    """How many metres a picture is across and down."""
    return size[0] * ground[0], size[1] * ground[1]


def _holds(middle: Two, size: Two, place: Two) -> bool:
    """Whether a place lies in a picture of so many metres with that middle."""
    east = (place[0] - middle[0] + 180) % 360 - 180
    across, up = in_metres(east, place[1] - middle[1], middle[1])
    return abs(across) <= size[0] / 2 and abs(up) <= size[1] / 2
