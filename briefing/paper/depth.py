"""How far the words of a text are set in, and how often they are stressed, which ends where it could not be seen."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from briefing.document.blocks import Emphasis, List, Quote, Strong

# By so many steps words are set in at most. Where there is no room left for them nothing ends the layout.
MOST_STEPS, MOST_STEPS_LARGE = 12, 8
# Stress in stress; the typesetter has a limit, and nobody sees a fifth.
MOST_STRESS = 4


class Depth:
    """Where one is in the blocks and inlines of a text."""

    def __init__(self, *, large: bool) -> None:
        self._most = MOST_STEPS_LARGE if large else MOST_STEPS
        self._steps = self._stress = 0

    @contextmanager
    def within(self, node: object) -> Iterator[None]:
        """Go into a block or an inline."""
        steps, stress = _steps(node), isinstance(node, Emphasis | Strong)
        self._steps += steps
        self._stress += stress
        yield
        self._steps -= steps
        self._stress -= stress

    def instead(self, value: object) -> Iterable[object] | None:
        """What stands here in place of something that would be too deep: what is in it."""
        if isinstance(value, Emphasis | Strong) and self._stress == MOST_STRESS:
            return value.content
        if isinstance(value, List | Quote) and self._steps + _steps(value) > self._most:
            return value.content if isinstance(value, Quote) else chain.from_iterable(value.items)
        return None


def _steps(node: object) -> int:
    """By how many steps something is set in; a quotation is so on both sides."""
    return 2 if isinstance(node, Quote) else int(isinstance(node, List))
