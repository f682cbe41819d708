"""What fails as a disk, a system or a library may."""

from collections.abc import Callable
from typing import NoReturn


def raising(error: BaseException | type[BaseException]) -> Callable[..., NoReturn]:
    """What raises ``error``, whatever it is called with."""

    def refuse(*_words: object, **_named: object) -> NoReturn:
        raise error

    return refuse
