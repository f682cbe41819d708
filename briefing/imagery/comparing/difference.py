"""How a difference is shown: the before picture in pale grey, and over it what is lighter or darker after.

Orange and blue can be told apart by the colour-blind. A difference below the threshold is not marked; above it the
colour grows from half to full strength.
"""

LIGHTER = (230, 97, 0)
DARKER = (26, 95, 208)
PALEST, DARKEST = 236, 128
WEAKEST = 120  # how opaque the colour of the least difference is, of 255
FULL_AT = 0.35  # past the threshold, of all lightness, where the colour has its full strength
Ramp = tuple[int, ...]


def strengths(threshold: float) -> Ramp:
    """For each difference in lightness, 0 to 255, how opaque its colour is, 0 to 255; ``threshold`` is 0 to 1."""
    least = max(1, round(threshold * 255))
    span = FULL_AT * 255
    return tuple(
        0 if each < least else min(255, round(WEAKEST + (255 - WEAKEST) * (each - least) / span)) for each in range(256)
    )


def pale() -> Ramp:
    """For each lightness of the before picture, 0 to 255, the grey that stands for it."""
    return tuple(round(DARKEST + (PALEST - DARKEST) * each / 255) for each in range(256))
