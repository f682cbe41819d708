"""Which of the requests to the picture worker is answered next.

What is on the screen goes before what is printed. A request waits while a picture that it needs is being decoded, so
that none is decoded twice and no thread stands idle for it; and only one large picture is decoded at a time.
"""

import threading
from collections.abc import Callable, Mapping

from briefing.imagery.protocol import Kind, Request

THREADS = 3
LARGE = 40_000_000  # pixels

# The lower goes first; what has no number here is done behind the scenes, and never by all threads at once.
RANKS = {Kind.OVERVIEW: 0, Kind.PIXELS: 1}
BEHIND = 2

Needs = Callable[[Request], Mapping[int, int]]


class Turns:
    """The requests that wait and those that are being answered; safe to use from several threads.

    ``needs`` says which pictures have to be decoded for a request, by how many pixels each.
    """

    def __init__(self, needs: Needs) -> None:
        self._needs = needs
        self._changed = threading.Condition()
        self._waiting: list[Request] = []
        self._running: dict[int, Request] = {}
        self._claimed: dict[int, tuple[int, int]] = {}
        self._cancelled: set[int] = set()
        self._closed = False

    def add(self, request: Request) -> None:
        """Have a request answered when it is its turn."""
        with self._changed:
            self._waiting.append(request)
            self._changed.notify()

    def cancel(self, number: int) -> None:
        """Forget a request, or let go of it while it is being answered."""
        with self._changed:
            self._waiting = [each for each in self._waiting if each.number != number]
            if number in self._running:
                self._cancelled.add(number)

    def close(self) -> None:
        """Take no more; who waits for the next request gets what is left, then None."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def next(self) -> Request | None:
        """The request to answer now, as soon as there is one; ``done`` is called with it afterwards."""
        with self._changed:
            while (found := self._chosen()) is None:
                if self._closed and not self._waiting:
                    return None
                self._changed.wait()
            self._waiting.remove(found)
            self._running[found.number] = found
            return found

    def done(self, request: Request) -> None:
        """Let go of what the request needed."""
        with self._changed:
            self._running.pop(request.number, None)
            self._cancelled.discard(request.number)
            for picture in [each for each, (number, _cost) in self._claimed.items() if number == request.number]:
                del self._claimed[picture]
            self._changed.notify_all()

    def decodes(self, request: Request) -> bool:
        """Whether a picture is decoded for a request that is being answered."""
        claims = tuple(self._claimed.values())  # at once, without a wait for those who look for their turn
        return any(number == request.number for number, _cost in claims)

    def is_unwanted(self, request: Request) -> bool:
        """Whether a request that is being answered was cancelled, and others wait that do not need its picture."""
        if request.number not in self._cancelled:
            return False
        with self._changed:
            mine = {picture for picture, (number, _cost) in self._claimed.items() if number == request.number}
            return bool(self._waiting) and not any(mine & self._needs(each).keys() for each in self._waiting)

    def _chosen(self) -> Request | None:
        behind = sum(_rank(each) == BEHIND for each in self._running.values())
        large = any(cost > LARGE for _number, cost in self._claimed.values())
        for request in sorted(self._waiting, key=_rank):
            if _rank(request) == BEHIND and behind >= THREADS - 1:
                continue
            needs = self._needs(request)
            if needs.keys() & self._claimed.keys() or (large and any(cost > LARGE for cost in needs.values())):
                continue
            self._claimed.update({picture: (request.number, cost) for picture, cost in needs.items()})
            return request
        return None


def _rank(request: Request) -> int:
    return RANKS.get(request.kind, BEHIND)
