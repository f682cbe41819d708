"""What fails as a disk, a system or a library may."""

import threading
from collections.abc import Callable
from typing import NoReturn


def raising(error: BaseException | type[BaseException]) -> Callable[..., NoReturn]:
    """What raises ``error``, whatever it is called with."""

    def refuse(*_words: object, **_named: object) -> NoReturn:
        raise error

    return refuse


def silent(answers: threading.Event) -> Callable[..., NoReturn]:
    """What does not answer before it may, whatever it is called with, and is not to be waited for."""

    def wait(*_words: object, **_named: object) -> NoReturn:
        answers.wait(20)
        raise AssertionError("this was waited for")

    return wait
