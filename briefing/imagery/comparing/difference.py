"""How a difference is shown: the before picture in pale grey, and over it what is lighter or darker after.

Orange and blue can be told apart by the colour-blind. A difference below the threshold is not marked; above it the
colour grows from half to full strength.
"""

from collections import Counter
from operator import sub

from msgspec import Struct

LIGHTER = (230, 97, 0)
DARKER = (26, 95, 208)
PALEST, DARKEST = 236, 128
WEAKEST = 120  # how opaque the colour of the least difference is, of 255
FULL_AT = 0.35  # past the threshold, of all lightness, where the colour has its full strength
MOST, LESS = 0.7, 2 / 3  # what is marked by tones alone: so much of all, of which so much is left at most without
Ramp = tuple[int, ...]
Counts = tuple[int, ...]


class Apart(Struct, frozen=True):
    """How many pixels of two pictures differ by each amount, 0 to 255: as they are, and with their tones matched."""

    plain: Counts
    toned: Counts

    def is_by_tones(self, threshold: float) -> bool:
        """Whether most is marked as a difference, and much less would be if the tones were matched."""
        marked = _share(self.plain, threshold)
        return marked >= MOST and _share(self.toned, threshold) <= LESS * marked


def strengths(threshold: float) -> Ramp:
    """For each difference in lightness, 0 to 255, how opaque its colour is, 0 to 255; ``threshold`` is 0 to 1."""
    least = _least(threshold)
    span = FULL_AT * 255
    return tuple(
        0 if each < least else min(255, round(WEAKEST + (255 - WEAKEST) * (each - least) / span)) for each in range(256)
    )


def pale() -> Ramp:
    """For each lightness of the before picture, 0 to 255, the grey that stands for it."""
    return tuple(round(DARKEST + (PALEST - DARKEST) * each / 255) for each in range(256))


def counted(before: bytes, after: bytes) -> Counts:
    """How many of the greys of two pictures, in the same order, differ by each amount, 0 to 255."""
    counts = Counter(map(abs, map(sub, before, after)))
    return tuple(counts[each] for each in range(256))


def _share(counts: Counts, threshold: float) -> float:
    """Which part of what was counted is marked, 0 to 1."""
    return sum(counts[_least(threshold) :]) / max(1, sum(counts))


def _least(threshold: float) -> int:
    """The least difference that is marked."""
    return max(1, round(threshold * 255))
