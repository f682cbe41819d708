"""Work that takes long: how it tells how far it is, and how one that cannot be interrupted is waited for."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, wait
from typing import TypeVar

from briefing.threads import begun

Result = TypeVar("Result")

TICK = 0.05  # seconds

# Is told how many of how many steps of some work are done, of 0 where nobody knows, and may raise to end it.
Step = Callable[[int, int], None]


def patiently(work: Callable[[], Result], tick: Callable[[], object]) -> Result:
    """Do ``work`` in a thread and return what it returns; ``tick`` is called meanwhile, and may raise to leave it.

    Work that is left goes on to its end, and nobody hears of it.
    """
    return _waited(begun(work), tick)


def _waited(work: "Future[Result]", tick: Callable[[], object]) -> Result:
    """What comes of work; ``tick`` is called at first and meanwhile."""
    tick()
    while not wait((work,), TICK).done:
        tick()
    return work.result()


class Counted:
    """Counts the steps of work that is done in several threads, and ends it at the next once nobody waits for it."""

    def __init__(self) -> None:
        self._done = 0
        self._is_left = False
        self._guard = threading.Lock()

    def step(self) -> None:
        """Count one, in any of the threads; CancelledError where the work was left."""
        with self._guard:
            if self._is_left:
                raise CancelledError
            self._done += 1

    def leave(self) -> None:
        """Let the work end."""
        with self._guard:
            self._is_left = True

    def wait(self, work: "Future[Result]", tick: Callable[[int], object]) -> Result:
        """What comes of a part of the work; ``tick`` is told at first and meanwhile how many steps are done."""
        return _waited(work, lambda: tick(self._done))
