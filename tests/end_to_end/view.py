"""What of the test briefing's pair can be seen on a screen: where, and where the divider between them is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tests.end_to_end.pair import AFTER, BEFORE, shows
from tests.end_to_end.screen import Pixels, Screen, wait_until

LEAST_SHARE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The pair on a screen; shares are of the area that the pictures take together.

    Two views are equal when pictures and divider are in the same places; a handle with focus covers a little more.
    """

    left: int
    top: int
    right: int
    bottom: int
    before: float = field(compare=False)
    after: float = field(compare=False)
    divider: int

    @classmethod
    def of(cls, pixels: Pixels) -> Self | None:
        """The pair in a grab of the screen, or nothing where neither picture covers a hundredth of it."""
        before, after = shows(pixels, BEFORE), shows(pixels, AFTER)
        either = before | after
        if either.mean() < LEAST_SHARE:
            return None
        top, bottom = _extent(either.mean(axis=1) > LEAST_SHARE)
        left, right = _extent(either.mean(axis=0) > LEAST_SHARE)
        inside = np.s_[top:bottom, left:right]
        total = either[inside].sum()
        # On each row the divider is where one picture ends and the other begins; chips and handle cover few rows.
        starts = [left + int(np.argmax(row)) for row in after[inside] if row.any()]
        return cls(
            left=left,
            top=top,
            right=right,
            bottom=bottom,
            before=float(before[inside].sum() / total),
            after=float(after[inside].sum() / total),
            divider=int(np.median(starts)) if starts else right,
        )

    @property
    def middle(self) -> int:
        """The row half way down."""
        return (self.top + self.bottom) // 2

    @property
    def is_swipe(self) -> bool:
        """Whether both pictures are shown."""
        return min(self.before, self.after) > LEAST_SHARE


def wait_for_swipe(screen: Screen) -> View:
    """The pair, once the screen stands still with both pictures on it."""
    return wait_for_view(screen, lambda view: view.is_swipe, "both pictures beside the divider")


def wait_for_view(screen: Screen, fits: Callable[[View], bool], what: str) -> View:
    """The pair, once it is seen as it should be and the screen stands still."""
    wait_until(lambda: (view := View.of(screen.grab())) and fits(view), what)
    return view_of(screen)


def view_of(screen: Screen) -> View:
    """The pair as the screen shows it once it stands still."""
    view = View.of(screen.still())
    if view is None:
        raise AssertionError("no picture can be seen")
    return view


def _extent(marked: NDArray[np.bool_]) -> tuple[int, int]:
    places = np.flatnonzero(marked)
    return int(places[0]), int(places[-1]) + 1
