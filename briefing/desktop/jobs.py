"""Work that takes long, as plain Python in a thread, and its outcome back in the thread of the window."""

import threading
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from briefing.desktop.mailbox import mailbox
from briefing.errors import BriefingError

TIMES = 8  # as many pieces of work at once as there are processors

Result = TypeVar("Result")

_running: "set[Job[Any]]" = set()


class Cancelled(Exception):
    """The work was given up because somebody asked for that."""


class Progress:
    """What the work is given: where to say how far it is, and to learn that it is no longer wanted."""

    def __init__(self, say: Callable[[int, int], None]) -> None:
        self._say = say
        self._said: tuple[int, int] | None = None
        self._cancelled = threading.Event()

    def __call__(self, done: int, whole: int) -> None:
        """Say that ``done`` of ``whole`` steps are done; raise Cancelled where the work is no longer wanted."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._said != (done, whole):
            self._said = done, whole
            self._say(done, whole)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._cancelled.is_set()


class Job(QObject, Generic[Result]):
    """One piece of work; ``done`` and ``failed`` are called in the thread of the window, never both.

    ``writes`` says that it makes a file that somebody wants, before which the window does not close; ``keeps`` that it
    keeps what would be lost otherwise, and waits for no other work.
    """

    stepped = Signal(int, int)
    ended = Signal()
    succeeded = Signal()

    def __init__(
        self,
        work: Callable[[Progress], Result],
        *,
        done: Callable[[Result], object],
        failed: Callable[[BriefingError], object],
        parent: QObject,
        writes: bool = False,
        keeps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._pool = _keepers() if keeps else _workers()
        self.writes = writes
        self._done = done
        self._failed = failed
        self._mailbox = mailbox()
        self._progress = Progress(self._step)

    def start(self) -> "Job[Result]":
        """Start in a thread of the pool."""
        _running.add(self)
        self._pool.start(self._run)
        return self

    def cancel(self) -> None:
        """Ask the work to stop; neither ``done`` nor ``failed`` is called after that."""
        self._progress.cancel()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody wants it any more."""
        return self._progress.cancelled

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except Exception as error:  # noqa: BLE001 - handed to the window, which raises what is not for people
            outcome = partial(self._on_failure, error)
        else:
            outcome = partial(self._on_success, result)
        finally:
            _running.discard(self)  # first, since the window may let go of this once it knows
        self._mailbox.post(self, outcome)

    def _step(self, done: int, whole: int) -> None:
        self._mailbox.post(self, lambda: self.stepped.emit(done, whole))

    def _on_success(self, result: Result) -> None:
        self._end()
        if not self._progress.cancelled:
            self._done(result)
            self.succeeded.emit()

    def _on_failure(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled) or self._progress.cancelled:
            return
        if not isinstance(error, BriefingError):
            raise error
        self._failed(error)

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


def writing() -> "list[Job[Any]]":
    """The work that makes a file which somebody waits for."""
    return [job for job in list(_running) if job.writes and isValid(job) and not job.is_cancelled]


def give_up() -> None:
    """Ask all work to stop but what makes a file, as when nobody will see what comes of it."""
    for job in list(_running):
        if not job.writes:
            job.cancel()


def drain(patience: int = -1) -> None:
    """Wait for all work that is under way; where that makes no file, at most so many milliseconds, if it is no -1."""
    _keepers().waitForDone()
    while not _workers().waitForDone(patience) and writing():
        pass


@cache
def _workers() -> QThreadPool:
    """Threads for all else, more than there are processors: some may wait for a disk that hangs."""
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(TIMES * pool.maxThreadCount())
    return pool


@cache
def _keepers() -> QThreadPool:
    """Threads for what is kept, since all others may be busy for minutes, or wait for a disk that hangs."""
    return QThreadPool()
