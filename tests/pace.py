"""How long something takes, by the measure of the machine and the hour: what must end soon may not take minutes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.counting import uncounted

TURNS = 300_000


@contextmanager
def within(yardsticks: float) -> Iterator[None]:
    """Let what is done here take the processor no longer than so many times a plain piece of work of this machine.

    The yardstick is laid before and after, and the longer counts, since what else the machine does slows both.
    """
    with uncounted():
        first = _yardstick()
        begun = time.process_time()
        yield
        took = time.process_time() - begun
        measure = max(first, _yardstick())
    assert took < yardsticks * measure, f"{took:.1f} s are {took / measure:.0f} yardsticks of {measure:.3f} s"


def _yardstick() -> float:
    """Seconds that the processor takes to put numbers into a dictionary and out again."""
    begun = time.process_time()
    seen: dict[str, int] = {}
    for turn in range(TURNS):
        key = str(turn % 1000)
        seen[key] = seen.get(key, 0) + turn
    return time.process_time() - begun
