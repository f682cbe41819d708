"""The picture worker as the rest of the program sees it: ask, and get a future. Safe to use from several threads."""

import logging
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefing.errors import PictureError, WorkerLost
from briefing.imagery.protocol import Answer, Box, BrokenFrame, Kind, Request, Size, read_answer
from briefing.translation import _

log = logging.getLogger(__name__)

MEMORY = 3 << 30
DEADLINE = 60.0
TICK = 0.5
TRIES = 2


@dataclass(frozen=True, slots=True)
class PictureInfo:
    """An open picture: its number, its upright size in pixels, and what must be said of it (English phrases)."""

    handle: int
    width: int
    height: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of ``stride`` bytes, four a pixel: blue, green, red, then premultiplied alpha or nothing."""

    width: int
    height: int
    stride: int
    data: bytes
    has_alpha: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """A picture that was opened, and all of it at a small size."""

    info: PictureInfo
    pixels: Pixels


@dataclass(slots=True)
class _Asked:
    request: Request
    future: "Future[Any]"
    since: float
    tries: int = 1


class PictureService:
    """Owns the worker: starts it at once, starts another when it dies or hangs, and ends it.

    ``memory`` is the most bytes the worker may take, ``deadline`` the seconds an answer may take.
    """

    def __init__(self, *, memory: int = MEMORY, deadline: float = DEADLINE) -> None:
        self._memory = memory
        self._deadline = deadline
        self._lock = threading.RLock()
        self._next = 1
        self._asked: dict[int, _Asked] = {}
        self._stored: dict[int, bytes] = {}
        self._closed = threading.Event()
        self._process = self._start()
        threading.Thread(target=self._watch, name="picture watch", daemon=True).start()

    def overview(self, data: bytes, most: Size) -> "Future[Overview]":
        """Open a picture and get all of it within ``most`` pixels; PictureError in the future where it is at fault."""
        with self._lock:
            handle = self._number()
            self._stored[handle] = data
            return self._ask(Kind.OVERVIEW, handle, size=most, payload=data)

    def pixels(self, picture: int, *, box: Box, size: Size) -> "Future[Pixels]":
        """The part ``box`` (left, top, right, bottom in pixels) of an open picture at ``size``."""
        return self._ask(Kind.PIXELS, picture, box=box, size=size)

    def encoded(self, picture: int, *, box: Box, size: Size) -> "Future[bytes]":
        """The same as a JPEG, or where there is transparency a PNG."""
        return self._ask(Kind.ENCODED, picture, box=box, size=size)

    def release(self, picture: int) -> None:
        """Forget a picture."""
        with self._lock:
            if self._stored.pop(picture, None) is not None:
                self._send(Request(number=0, kind=Kind.RELEASE, picture=picture))

    def close(self) -> None:
        """End the worker."""
        self._closed.set()
        self._process.kill()
        self._process.wait()
        self._fail_all(_("the reader is closing"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _number(self) -> int:
        self._next += 1
        return self._next

    def _ask(
        self, kind: Kind, picture: int, *, box: Box = (0, 0, 0, 0), size: Size = (0, 0), payload: bytes = b""
    ) -> "Future[Any]":
        with self._lock:
            request = Request(number=self._number(), kind=kind, picture=picture, box=box, size=size, payload=payload)
            asked = _Asked(request, Future(), time.monotonic())
            self._asked[request.number] = asked
            self._send(request)
        return asked.future

    def _start(self) -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-s", "-m", "briefing.imagery.worker", str(self._memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        threading.Thread(target=self._listen, args=(process,), name="picture answers", daemon=True).start()
        return process

    def _send(self, request: Request) -> None:
        """Send a request; a worker that is gone is noticed where answers are read, and the request sent anew."""
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101
        try:
            pipe.write(request.pack())
            pipe.flush()
        except (OSError, ValueError) as error:
            log.info("the picture worker does not listen: %s", error)

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        pipe = process.stdout
        assert pipe is not None  # noqa: S101
        try:
            while (answer := read_answer(pipe.read)) is not None:
                self._take(answer)
        except (BrokenFrame, OSError, ValueError) as error:
            log.warning("the picture worker made no sense: %s", error)
        process.kill()
        process.wait()
        if not self._closed.is_set():
            self._restart()

    def _take(self, answer: Answer) -> None:
        with self._lock:
            asked = self._asked.pop(answer.number, None)
        if asked is None or not asked.future.set_running_or_notify_cancel():
            return
        if not answer.good:
            asked.future.set_exception(PictureError(_(answer.words)))
        elif asked.request.kind == Kind.ENCODED:
            asked.future.set_result(answer.payload)
        else:
            width, height = answer.size
            pixels = Pixels(width, height, width * 4, answer.payload, answer.has_alpha)
            if asked.request.kind == Kind.PIXELS:
                asked.future.set_result(pixels)
            else:
                info = PictureInfo(
                    asked.request.picture, *answer.whole, tuple(answer.words.split("\n")) if answer.words else ()
                )
                asked.future.set_result(Overview(info, pixels))

    def _restart(self) -> None:
        """Start another worker, give it the pictures that are open, and ask once more what was not answered."""
        log.warning("the picture worker ended; another is started")
        with self._lock:
            waiting = list(self._asked.values())
            lost = [asked for asked in waiting if asked.tries >= TRIES]
            for asked in lost:
                del self._asked[asked.request.number]
            self._process = self._start()
            again = {asked.request.picture for asked in waiting}
            for handle, data in self._stored.items():
                if handle not in again:
                    self._send(Request(number=0, kind=Kind.STORE, picture=handle, payload=data))
            for asked in self._asked.values():
                asked.tries += 1
                asked.since = time.monotonic()
                data = self._stored.get(asked.request.picture, b"")
                if asked.request.kind != Kind.OVERVIEW:
                    self._send(Request(number=0, kind=Kind.STORE, picture=asked.request.picture, payload=data))
                self._send(asked.request)
        for asked in lost:
            _fail(asked, _("this picture brings the picture worker down"))

    def _watch(self) -> None:
        while not self._closed.wait(TICK):
            with self._lock:
                late = [each for each in self._asked.values() if time.monotonic() - each.since > self._deadline]
                for asked in late:
                    del self._asked[asked.request.number]
            if late:
                self._process.kill()
            for asked in late:
                _fail(asked, _("this picture takes too long"))

    def _fail_all(self, reason: str) -> None:
        with self._lock:
            waiting, self._asked = list(self._asked.values()), {}
        for asked in waiting:
            _fail(asked, reason)


def _fail(asked: _Asked, reason: str) -> None:
    if asked.future.set_running_or_notify_cancel():
        asked.future.set_exception(WorkerLost(reason))
