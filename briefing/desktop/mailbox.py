"""Calls out of other threads, made in the thread of the window.

A signal must not be emitted in another thread by an object that the thread of the window may delete meanwhile: the two
meet, now and then, in a crash of Qt. So there is one box for all, which nothing deletes.
"""

from collections import deque
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Mailbox(QObject):
    """Takes calls in any thread; makes each in the thread of the window, in their order, from its event loop."""

    _posted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calls: deque[tuple[QObject, Callable[[], object]]] = deque()
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, owner: QObject, call: Callable[[], object]) -> None:
        """Have ``call`` made, unless ``owner`` is deleted by then."""
        self._calls.append((owner, call))
        self._posted.emit()

    def _deliver(self) -> None:
        owner, call = self._calls.popleft()
        if isValid(owner):
            call()


@cache
def mailbox() -> Mailbox:
    """The box of this program; first asked for in the thread of the window."""
    return Mailbox()
