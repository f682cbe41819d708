"""How large the pixels of a figure are, as its pictures say, and what is wrong where the figure says otherwise."""

from briefing.translation import _

SAME = 0.02
# What is in degrees is told by the latitude, and is often called by a round number.
SAME_IN_DEGREES = 0.1
DIGITS = 3


def objection(said: float | None, ground: tuple[float, float]) -> tuple[str, str] | None:
    """What is wrong, and what to do, where ``said`` is none of the two metres a pixel is on the ground, nor between.

    These are across and down, the same but in degrees; zeros where the pictures do not tell.
    """
    across, down = ground
    if said is None or not across:
        return None
    margin = SAME if across == down else SAME_IN_DEGREES
    if (1 - margin) * min(ground) <= said <= (1 + margin) * max(ground):
        return None
    if across == down:
        words = _written(across)
        what = _("the pictures say that a pixel is {metres} metres on the ground").format(metres=words)
        return what, _("Write {form}, unless they are wrong").format(form=words)
    words = _written(_rounded(across))
    what = _("the pictures say that a pixel is {across} metres from west to east, and {down} from north to south")
    advice = _("Write {form}, unless they are wrong").format(form=words)
    return what.format(across=words, down=_written(_rounded(down))), advice


def is_uneven(ground: tuple[float, float]) -> bool:
    """Whether a pixel of so many metres across and down is longer one way than the other."""
    return max(ground) > (1 + SAME) * min(ground)


def one_scale(ground: tuple[float, float]) -> float | None:
    """How many metres a pixel is where it is as long both ways: in degrees, where it never quite is, in few digits."""
    across, down = ground
    if is_uneven(ground):
        return None
    return across if across == down else _rounded(across)


def _rounded(metres: float) -> float:
    return float(f"{metres:.{DIGITS}g}")


def _written(metres: float) -> str:
    return f"{metres:.4f}".rstrip("0").rstrip(".")
