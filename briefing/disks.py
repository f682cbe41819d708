"""What is asked of a disk that may not answer, as a network folder whose server is gone."""

from collections.abc import Callable
from typing import TypeVar

from briefing.threads import begun

PATIENCE = 0.5  # seconds in which a disk tells what a window waits for, unless it does not answer

Result = TypeVar("Result")
Otherwise = TypeVar("Otherwise")


def soon(work: Callable[[], Result], otherwise: Otherwise, seconds: float = PATIENCE) -> Result | Otherwise:
    """What comes of work that a window waits for; ``otherwise`` where the disk does not answer."""
    try:
        return in_time(work, seconds)
    except TimeoutError:
        return otherwise


def in_time(work: Callable[[], Result], seconds: float) -> Result:
    """What comes of work that takes no time as long as the disk answers, or what it raises.

    Raises TimeoutError where it has not come by then; the work goes on, and nobody learns what becomes of it.
    """
    return begun(work).result(seconds)
