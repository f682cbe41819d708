"""What comes next, the part or with the pictures alone the figure, and what is said where there is nothing more."""

from typing import TYPE_CHECKING, NamedTuple

from briefing.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.document.model import Briefing


class Beside(NamedTuple):
    """A part, and the figure in it that is meant, if one is."""

    part: str
    figure: str = ""


def part_beside(parts: "Sequence[str]", part: str, by: int) -> Beside | None:
    """The part that is ``by`` parts on, or back where it is negative."""
    at = parts.index(part) + by
    return Beside(parts[at]) if 0 <= at < len(parts) else None


def figure_beside(briefing: "Briefing", part: str, figure: str, by: int) -> Beside | None:
    """The same of figures."""
    from briefing.document.figure_order import beside

    found = beside(briefing, part, figure, by)
    return Beside(*found) if found is not None else None


def no_more(by: int, *, figures: bool) -> str:
    """What is said at the last part or figure, or at the first where ``by`` is negative."""
    if figures:
        is_last = by > 0
        return (
            _("This is the last figure of the briefing.") if is_last else _("This is the first figure of the briefing.")
        )
    return _("This is the last part of the briefing.") if by > 0 else _("This is the first part of the briefing.")


def no_way(*, on: bool) -> str:
    """What is said where nothing was read before, or where one has not gone back."""
    return _("There is nothing to go forward to.") if on else _("There is nothing to go back to.")
