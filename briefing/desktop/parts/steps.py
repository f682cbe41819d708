"""What was done step by step, to be undone and done again, the last first.

Each step has a number that grows with all that is done anywhere, so that of several histories the last step is known.
"""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

Step = TypeVar("Step")


class Steps(Generic[Step]):
    """The steps of one kind; what was undone can be done again until something else is done, of whatever kind."""

    newest: ClassVar[int] = 0  # the number of what was done last anywhere

    def __init__(self) -> None:
        self._done: list[tuple[int, Step]] = []
        self._undone: list[tuple[int, Step]] = []
        self._undone_after = 0  # the newest by then

    def add(self, step: Step) -> None:
        """Keep what was just done."""
        Steps.newest += 1
        self._done.append((Steps.newest, step))

    @property
    def done(self) -> Step | None:
        """What would be undone."""
        return self._done[-1][1] if self._done else None

    @property
    def undone(self) -> Step | None:
        """What would be done again."""
        return self._undone[-1][1] if self._can_redo else None

    @property
    def number_done(self) -> int:
        """The number of what would be undone, or 0."""
        return self._done[-1][0] if self._done else 0

    @property
    def is_newest(self) -> bool:
        """Whether nothing was done anywhere since what would be undone."""
        return self.number_done == Steps.newest

    @property
    def number_undone(self) -> int:
        """The number of what would be done again, or 0."""
        return self._undone[-1][0] if self._can_redo else 0

    def undo(self, turned: Callable[[Step], Step]) -> Step:
        """Undo the last step, and return it; ``turned`` does so, and returns the step that leads back."""
        if not self._can_redo:
            self._undone.clear()
        self._undone_after = Steps.newest
        number, step = self._done.pop()
        self._undone.append((number, turned(step)))
        return step

    def redo(self, turned: Callable[[Step], Step]) -> Step:
        """Do what was undone last again, and return it."""
        number, step = self._undone.pop()
        self._done.append((number, turned(step)))
        return step

    @property
    def _can_redo(self) -> bool:
        return bool(self._undone) and self._undone_after == Steps.newest
