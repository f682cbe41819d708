"""The picture worker as the rest of the program sees it: ask, and get a future. Safe to use from several threads."""

import contextlib
import json
import logging
import sys
import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from briefing.errors import PictureError, WorkerLost
from briefing.imagery.answers import error_of, result_of
from briefing.imagery.protocol import Answer, Kind, Part, Request, Size, read_answer
from briefing.imagery.surroundings import surroundings
from briefing.translation import _

if TYPE_CHECKING:
    import subprocess

    from briefing.imagery.comparing.comparison import Alignment, Comparison
    from briefing.imagery.outbox import Outbox
    from briefing.imagery.pictures import Overview, Pixels

log = logging.getLogger(__name__)

MEMORY = 3 << 30
DEADLINE = 60.0  # seconds to decode a picture, and to be silent while there is something to do
TICK = 0.5
TRIES = 2
PAUSE, LONGEST_PAUSE = 0.25, 15.0
LOOK = (8, 8)


class _Asked(Struct):
    request: Request
    future: "Future[Any]"
    since: float
    begun: bool = False
    tries: int = 1


class PictureService:
    """Owns the worker: starts it, starts another when it dies or hangs, and ends it.

    It starts ``at_once``, or with the first picture where there may be none.

    One that ends without having said anything is followed by another after a while, ever longer. ``memory`` is the most
    bytes the worker may take.
    """

    def __init__(self, *, memory: int = MEMORY, at_once: bool = True) -> None:
        self._memory = memory
        self._lock = threading.RLock()
        self._next = 1
        self._asked: dict[int, _Asked] = {}
        self._stored: dict[int, bytes] = {}
        self._closed = threading.Event()
        self._heard = time.monotonic()
        self._has_answered = False
        self._silent = 0
        self._has_begun = False
        self._process: subprocess.Popen[bytes] | None = None
        if at_once:
            self._begin()

    def overview(self, data: bytes, most: Size, *, next_most: Size = (0, 0)) -> "Future[Overview]":
        """Open a picture and get all of it within ``most`` pixels; PictureError in the future where it is at fault.

        Where it will be wanted within ``next_most`` pixels as well, it is decoded once for both.
        """
        with self._lock:
            handle = self._number()
            self._stored[handle] = data
            return self._ask(Kind.OVERVIEW, handle, box=(0, 0, *next_most), size=most, payload=data)

    def store(self, data: bytes) -> int:
        """Open a picture of which an overview is known already; its number."""
        with self._lock:
            handle = self._number()
            self._stored[handle] = data
            self._send(Request(number=0, kind=Kind.STORE, picture=handle, payload=data))
        return handle

    def data(self, picture: int) -> bytes:
        """The bytes of an open picture."""
        with self._lock:
            return self._stored[picture]

    def begin(self) -> None:
        """Start the worker, where nothing was asked of it yet."""
        with self._lock:
            if not self._closed.is_set():
                self._begin()

    def told_by(self, data: bytes) -> PictureError | tuple[float, float] | None:
        """Why a picture cannot be shown, else the ``ground`` of it, where it says so."""
        try:
            info = self.overview(data, LOOK).result().info
        except PictureError as error:
            return error
        self.release(info.handle)
        return info.ground

    def size(self, data: bytes) -> "Future[Size]":
        """How large a picture is, which is not opened; PictureError in the future where that cannot be told."""
        return self._ask(Kind.SIZE, 0, payload=data)

    def pixels(self, picture: int, *, box: Part, size: Size) -> "Future[Pixels]":
        """The part ``box`` (left, top, right, bottom in pixels or parts of one) of an open picture at ``size``."""
        return self._ask(Kind.PIXELS, picture, box=box, size=size)

    def encoded(self, picture: int, *, box: Part, size: Size, grey: bool = False) -> "Future[bytes]":
        """The same as a JPEG, or where there is transparency a PNG."""
        return self._ask(Kind.ENCODED, picture, box=box, size=size, payload=_table(grey=grey))

    def composed(
        self, before: int, after: int, comparison: "Comparison", size: Size, *, grey: bool = False
    ) -> "Future[bytes]":
        """What ``comparison`` shows of two open pictures on ``size`` pixels, as a JPEG."""
        from briefing.imagery.comparing.state import to_json

        pictures = 1 + max(comparison.before, comparison.after)
        table = _table(after=after, comparison=to_json(comparison), pictures=pictures, grey=grey)
        return self._ask(Kind.COMPOSED, before, size=size, payload=table)

    def aligned(self, before: int, after: int) -> "Future[Alignment]":
        """How one open picture lies on another; AlignmentRefused in the future where that is not certain."""
        return self._ask(Kind.ALIGNED, before, payload=_table(after=after))

    def release(self, picture: int) -> None:
        """Forget a picture."""
        with self._lock:
            if self._stored.pop(picture, None) is not None:
                self._send(Request(number=0, kind=Kind.RELEASE, picture=picture))

    def close(self) -> None:
        """End the worker and its threads."""
        with self._lock:
            self._closed.set()
        if not self._has_begun:
            return
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(1)
        with self._lock:
            waiting, self._asked = list(self._asked.values()), {}
        for asked in waiting:
            _fail(asked, _("the reader is closing"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # Asking

    def _number(self) -> int:
        self._next += 1
        return self._next

    def _ask(
        self, kind: Kind, picture: int, *, box: Part = (0, 0, 0, 0), size: Size = (0, 0), payload: bytes = b""
    ) -> "Future[Any]":
        with self._lock:
            request = Request(number=self._number(), kind=kind, picture=picture, box=box, size=size, payload=payload)
            asked = _Asked(request, Future(), time.monotonic())
            if self._closed.is_set():
                _fail(asked, _("the reader is closing"))
                return asked.future
            self._asked[request.number] = asked
            self._begin()
            self._send(request)
        asked.future.add_done_callback(lambda future: self._forget(request.number) if future.cancelled() else None)
        return asked.future

    def _forget(self, number: int) -> None:
        """Tell the worker that an answer is no longer wanted."""
        with self._lock:
            if self._asked.pop(number, None) is not None:
                self._send(Request(number=0, kind=Kind.CANCEL, picture=number))

    def _send(self, request: Request) -> None:
        if self._has_begun:
            self._outbox.put(request)

    # The process and its threads

    def _begin(self) -> None:
        """Start the worker, where that was not yet done."""
        if not self._has_begun:
            threading.Thread(target=self._watch, name="picture watch", daemon=True).start()
            self._start()
            self._has_begun = True
            self._send_stored()

    def _start(self) -> None:
        """Start a worker, but the threads for it first, which learn of it where the system refuses to start one.

        To start a thread is to wait for it, and beside a process that loads it is let wait 4 ms on a small machine.
        """
        import subprocess

        from briefing.imagery.outbox import Outbox, widen

        begun: Future[subprocess.Popen[bytes]] = Future()
        outbox = Outbox()
        readers = [
            threading.Thread(target=self._listen, args=(begun, outbox), name="picture answers", daemon=True),
            threading.Thread(target=_log_lines, args=(begun,), name="picture complaints", daemon=True),
        ]
        for thread in readers:
            thread.start()
        self._outbox = outbox
        self._threads = [outbox.thread, *readers]
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-s", "-m", "briefing.imagery.worker", str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=surroundings(),
            )
        except OSError as error:
            log.warning("the picture worker cannot be started: %s", error)
            self._process = None
            outbox.give_up(error)
            begun.set_exception(error)
            return
        assert process.stdin  # noqa: S101
        assert process.stdout  # noqa: S101
        widen(process.stdin, process.stdout)
        outbox.connect(process.stdin)
        self._process = process
        begun.set_result(process)

    def _listen(self, begun: "Future[subprocess.Popen[bytes]]", outbox: "Outbox") -> None:
        with contextlib.suppress(OSError):
            self._take_all(begun.result())
        outbox.close()
        if not self._closed.is_set():
            self._restart()

    def _take_all(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout  # noqa: S101
        with process.stdout as pipe:
            try:
                while (answer := read_answer(pipe.read)) is not None:
                    self._take(answer)
            except Exception as error:  # noqa: BLE001 - what comes from a stranger's picture may be anything
                log.warning("the picture worker made no sense: %s %s", type(error).__name__, error)
            process.kill()
            process.wait()

    def _take(self, answer: Answer) -> None:
        with self._lock:
            self._heard = time.monotonic()
            self._has_answered, self._silent = True, 0
            asked = self._asked.get(answer.number)
            if answer.begun:
                if asked is not None:
                    asked.begun, asked.since = True, self._heard
                return
            self._asked.pop(answer.number, None)
        if asked is None or not asked.future.set_running_or_notify_cancel():
            return
        if not answer.good:
            if asked.request.kind == Kind.OVERVIEW:
                self.release(asked.request.picture)
            asked.future.set_exception(error_of(asked.request, answer))
            return
        try:
            result = result_of(asked.request, answer)
        except Exception:
            asked.future.set_exception(WorkerLost(_("this picture crashes the picture process")))
            raise
        asked.future.set_result(result)

    def _restart(self) -> None:
        """Start another worker, give it the pictures that are open, and ask once more what was not answered."""
        with self._lock:
            lost = [asked for asked in self._asked.values() if asked.tries >= TRIES]
            for asked in lost:
                del self._asked[asked.request.number]
            words = _("this picture crashes the picture process")
            reason = words if self._has_answered else _("the picture process does not start")
            pause = min(LONGEST_PAUSE, PAUSE * 2**self._silent) if self._silent else 0
            self._silent += 1
        for asked in lost:
            _fail(asked, reason)
        log.warning("the picture worker ended; another is started after %g s", pause)
        self._closed.wait(pause)
        with self._lock:
            if self._closed.is_set():
                return
            self._start()
            self._send_stored()
            for asked in self._asked.values():
                asked.tries += 1
                asked.begun, asked.since = False, time.monotonic()
                self._send(asked.request)

    def _send_stored(self) -> None:
        """Give a new worker the pictures that are open, beside those of which an overview is asked for."""
        opening = {each.request.picture for each in self._asked.values() if each.request.kind == Kind.OVERVIEW}
        for handle in self._stored.keys() - opening:
            self._send(Request(number=0, kind=Kind.STORE, picture=handle, payload=self._stored[handle]))

    def _watch(self) -> None:
        while not self._closed.wait(TICK):
            with self._lock:
                process, late = self._process, [each for each in self._asked.values() if self._is_late(each)]
                for asked in late:
                    del self._asked[asked.request.number]
            if late and process:
                process.kill()
            for asked in late:
                _fail(asked, _("this picture takes too long"))

    def _is_late(self, asked: _Asked) -> bool:
        """Whether a picture takes too long; one that waits for its turn does not while others get answers."""
        since = asked.since if asked.begun else max(asked.since, self._heard)
        return time.monotonic() - since > DEADLINE


def _log_lines(begun: "Future[subprocess.Popen[bytes]]") -> None:
    if begun.exception() is not None:
        return
    pipe = begun.result().stderr
    assert pipe  # noqa: S101
    with pipe:
        for line in pipe:
            log.warning("picture worker: %s", line.decode("utf-8", "replace").rstrip())


def _table(**words: object) -> bytes:
    return json.dumps(words).encode()


def _fail(asked: _Asked, reason: str) -> None:
    if asked.future.set_running_or_notify_cancel():
        asked.future.set_exception(WorkerLost(reason))
