"""What is wrong with how large a figure says that its pixels are, where its pictures say so too."""

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


def _rounded(metres: float) -> float:
    return float(f"{metres:.{DIGITS}g}")


def _written(metres: float) -> str:
    return f"{metres:.4f}".rstrip("0").rstrip(".")
