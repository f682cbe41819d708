"""The one slider that each way to compare has: where it stands, and the comparison with it elsewhere.

The divider's place, the fade's opacity, the size of the lens, the threshold of a difference, or for toggle and blink
which of the two is shown; side by side there is nothing to slide.
"""

from msgspec.structs import replace

from briefing.imagery.comparing.comparison import LEAST_LENS, MOST_LENS, Comparison, Mode, Side

MOST_THRESHOLD = 0.5


def value_of(comparison: Comparison) -> float:
    """Where the slider stands, 0 to 1."""
    match comparison.mode:
        case Mode.SWIPE:
            return comparison.position
        case Mode.FADE:
            return comparison.opacity
        case Mode.LENS:
            return (comparison.lens_size - LEAST_LENS) / (MOST_LENS - LEAST_LENS)
        case Mode.DIFFERENCE:
            return min(1.0, comparison.threshold / MOST_THRESHOLD)
        case Mode.TOGGLE | Mode.BLINK:
            return 1.0 if comparison.shown is Side.AFTER else 0.0
        case _:
            return 0.5


def with_value(comparison: Comparison, value: float) -> Comparison:
    """The comparison with its slider at ``value``, as near as 0 to 1 allows."""
    value = round(min(1.0, max(0.0, value)), 6)
    match comparison.mode:
        case Mode.SWIPE:
            return replace(comparison, position=value, whole=None)
        case Mode.FADE:
            return replace(comparison, opacity=value, whole=None)
        case Mode.LENS:
            return replace(comparison, lens_size=LEAST_LENS + value * (MOST_LENS - LEAST_LENS))
        case Mode.DIFFERENCE:
            return replace(comparison, threshold=value * MOST_THRESHOLD, whole=None)
        case Mode.TOGGLE | Mode.BLINK:
            return replace(comparison, shown=Side.AFTER if value >= 0.5 else Side.BEFORE)
        case _:
            return comparison


def stepped(comparison: Comparison, by: float) -> Comparison:
    """The comparison with its slider moved on by a part of its way; one that has two places goes to the other."""
    if comparison.mode in (Mode.TOGGLE, Mode.BLINK):
        return with_value(comparison, 1.0 if by > 0 else 0.0)
    return with_value(comparison, value_of(comparison) + by)
