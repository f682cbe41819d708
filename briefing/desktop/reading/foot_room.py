"""Room at the foot of a text: its last line comes up from the edge, and above what lies over the pane there."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextEdit

ROOM = 24
LEAST_SEEN = 96  # of the pane, however high that is which lies over it


class FootRoom:
    """How much of ``pane`` is ``covered`` at its foot, where ``fit`` is to have no text stand.

    Where one has scrolled into what is free again, the page stays there until one scrolls back, lest it move by itself.
    """

    def __init__(self, pane: QTextEdit, fit: Callable[[], object]) -> None:
        self._pane, self._fit = pane, fit
        self._end = 0  # of the page, with its room
        self._set = 0  # how far down it can be scrolled now
        self._over = 0
        self.covered = 0
        self._bar = pane.verticalScrollBar()
        self._bar.rangeChanged.connect(self._leave_room)
        self._bar.valueChanged.connect(self._moved)

    @property
    def last(self) -> int:
        """How far down the page can be scrolled where nothing is covered."""
        return max(0, self._end - self.covered)

    def cover(self, pixels: int) -> None:
        """Have no text stand in so many pixels at the foot, in a moment: it may be told of a pane that is going."""
        self._over = pixels
        QTimer.singleShot(0, self._pane, self._settle)

    def _settle(self) -> None:
        wanted = max(0, min(self._over, self._pane.height() - LEAST_SEEN))
        if wanted != self.covered:
            self.covered = wanted
            at = self._bar.value()
            self._fit()
            self._reach(at)
            self._bar.setValue(at)

    def _leave_room(self, _start: int, end: int) -> None:
        """Let the last line come up from the edge, and the page stay; Qt would end with the line, and clamp at once."""
        if end == self._set:
            return
        self._end = end + ROOM if end else 0
        self._reach(self._bar.value())

    def _moved(self, value: int) -> None:
        if self._end < self._set > value:
            self._reach(value)

    def _reach(self, value: int) -> None:
        """Let the page be scrolled to its end, or to ``value`` where that is farther; one that has room need not."""
        self._set = max(self._end, value) if self._end else 0
        self._bar.setMaximum(self._set)
