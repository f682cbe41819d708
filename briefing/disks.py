"""What is asked of a disk that may not answer, as a network folder whose server is gone."""

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def in_time(work: Callable[[], Result], seconds: float) -> Result:
    """What comes of work that takes no time as long as the disk answers, or what it raises.

    Raises TimeoutError where it has not come by then; the work goes on, and nobody learns what becomes of it.
    """
    made: list[Result] = []
    raised: list[Exception] = []

    def run() -> None:
        try:
            made.append(work())
        except Exception as error:  # noqa: BLE001 - raised where it is asked for
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not made:
        raise TimeoutError
    return made[0]
