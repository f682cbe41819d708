"""Work that takes long: how it tells how far it is, and how one that cannot be interrupted is waited for."""

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

TICK = 0.05  # seconds

# Is told how many of how many steps of some work are done, of 0 where nobody knows, and may raise to end it.
Step = Callable[[int, int], None]


def patiently(work: Callable[[], Result], tick: Callable[[], object]) -> Result:
    """Do ``work`` in a thread and return what it returns; ``tick`` is called meanwhile, and may raise to leave it.

    Work that is left goes on to its end, and nobody hears of it.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            errors.append(error)

    thread = threading.Thread(target=run, name="patience", daemon=True)
    thread.start()
    while thread.is_alive():
        tick()
        thread.join(TICK)
    for error in errors:
        raise error
    return results[0]
