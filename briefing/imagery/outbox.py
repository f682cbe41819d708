"""Requests on their way to the picture worker."""

import contextlib
import logging
import queue
import select
import threading
from concurrent.futures import Future
from typing import IO

from briefing.imagery.protocol import Request

log = logging.getLogger(__name__)

# What a pipe that has room takes without waiting (PIPE_BUF, POSIX); only Windows has no poll, and no such promise.
AT_ONCE = 4096 if hasattr(select, "poll") else 0

WIDE = 1 << 20


class Outbox:
    """Writes requests into a pipe in their order; nobody who asks waits for a pipe that is full.

    A short request goes at once where nothing waits before it and the pipe has room, which spares it the way through
    a thread that may have to wait for its turn. ``put`` is for one thread at a time.
    """

    def __init__(self) -> None:
        self._pipe: Future[IO[bytes]] = Future()
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting = 0
        self.thread = threading.Thread(target=self._deliver, name="picture requests", daemon=True)
        self.thread.start()

    def connect(self, pipe: IO[bytes]) -> None:
        """Write into ``pipe``, and close it in the end; before the first request."""
        self._pipe.set_result(pipe)

    def give_up(self, error: OSError) -> None:
        """Say that there will be no pipe; what is put here is lost."""
        self._pipe.set_exception(error)

    def put(self, request: Request) -> None:
        """Send a request; where the worker is gone nothing happens, since that is noticed where answers are read."""
        with self._lock:
            if not self._waiting and self._goes_at_once(request):
                return
            self._waiting += 1
        self._requests.put(request)

    def close(self) -> None:
        """Send no more."""
        self._requests.put(None)

    def _goes_at_once(self, request: Request) -> bool:
        if len(request.payload) > AT_ONCE:
            return False
        frame = request.pack()
        try:
            pipe = self._pipe.result()
            if len(frame) > AT_ONCE or not _has_room(pipe):
                return False
            pipe.write(frame)
            pipe.flush()
        except (OSError, ValueError) as error:
            log.info("the picture worker does not listen: %s", error)
        return True

    def _deliver(self) -> None:
        try:
            with self._pipe.result() as pipe:
                while (request := self._requests.get()) is not None:
                    pipe.write(request.head())
                    pipe.write(request.payload)
                    pipe.flush()
                    with self._lock:
                        self._waiting -= 1
        except (OSError, ValueError) as error:
            log.info("the picture worker does not listen: %s", error)


def widen(*pipes: IO[bytes]) -> None:
    """Let pipes hold more at a time, where the system has such a call and allows it: without, all works as well."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        for pipe in pipes:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, WIDE)


def _has_room(pipe: IO[bytes]) -> bool:
    poll = select.poll()
    poll.register(pipe, select.POLLOUT)
    return any(events == select.POLLOUT for _pipe, events in poll.poll(0))
