"""What is wanted in a row, and made in threads: only the last is taken that can be made."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject

from briefing.desktop.jobs import Job
from briefing.errors import BriefingError

log = logging.getLogger(__name__)

Made = TypeVar("Made")


class _Wish(Struct, eq=False):
    """One of several; ``take`` and ``release`` are there once it is made.

    ``is_second_choice`` says that another failed that was wanted later.
    """

    take: Callable[[], object] | None = None
    release: Callable[[], object] = lambda: None
    is_second_choice: bool = False


class Wanted:
    """The wishes that may still come true, in the order in which they came; their work belongs to ``parent``."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._wishes: list[_Wish] = []

    def want(
        self,
        make: Callable[[], Made],
        *,
        take: Callable[[Made, bool], object],
        failed: Callable[[BriefingError], object],
        release: Callable[[Made], object] = lambda _made: None,
    ) -> None:
        """Have something made and ``take`` it, unless another can be made that is wanted later: ``release`` it then.

        ``take`` is told too whether another could not be made that was wanted later, of which it was said that it
        ``failed``. Of what is too late that is not said.
        """
        wish = _Wish()
        self._wishes.append(wish)

        def done(made: Made) -> None:
            if wish not in self._wishes:
                release(made)
                return
            wish.take, wish.release = lambda: take(made, wish.is_second_choice), partial(release, made)
            self._settle()

        def fail(error: BriefingError) -> None:
            if wish not in self._wishes:
                log.info("nobody wants this any more: %s", error)
                return
            for each in self._wishes[: self._wishes.index(wish)]:
                each.is_second_choice = True
            self._wishes.remove(wish)
            failed(error)
            self._settle()

        Job(lambda _progress: make(), done=done, failed=fail, parent=self._parent).start()

    def _settle(self) -> None:
        """Take the last of all, once it is made, and let go of those before it."""
        if not self._wishes or self._wishes[-1].take is None:
            return
        *others, last = self._wishes
        self._wishes.clear()
        for each in others:
            each.release()
        assert last.take is not None  # noqa: S101
        last.take()
