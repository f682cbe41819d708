"""Room at the foot of a text: its last line comes up from the edge, and above what lies over the pane there."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextEdit

ROOM = 24
LEAST_SEEN = 96  # of the pane, however high that is which lies over it


class FootRoom:
    """How much of ``pane`` is ``covered`` at its foot, where ``fit`` is to have no text stand.

    Where one has scrolled into what is free again, that goes once one scrolls back, lest the text move by itself.
    """

    def __init__(self, pane: QTextEdit, fit: Callable[[], object]) -> None:
        self._pane, self._fit = pane, fit
        self._end = 0
        self._over = 0
        self.covered = 0
        self._bar = pane.verticalScrollBar()
        self._bar.rangeChanged.connect(self._leave_room)
        self._bar.valueChanged.connect(self._moved)

    @property
    def last(self) -> int:
        """How far down the page can be scrolled where nothing is covered."""
        return max(0, self._bar.maximum() - self.covered)

    def cover(self, pixels: int) -> None:
        """Have no text stand in so many pixels at the foot, in a moment: it may be told of a pane that is going."""
        self._over = pixels
        QTimer.singleShot(0, self._pane, self._settle)

    def _moved(self) -> None:
        if self._over < self.covered:
            QTimer.singleShot(0, self._pane, self._settle)  # once the text, which may be another, is laid out

    def _settle(self) -> None:
        wanted = max(0, min(self._over, self._pane.height() - LEAST_SEEN))
        is_seen = self._bar.value() > max(0, self.last + wanted)
        if wanted > self.covered or (wanted < self.covered and not is_seen):
            self.covered = wanted
            self._fit()

    def _leave_room(self, _start: int, end: int) -> None:
        """Let the last line come up from the edge; Qt would end with it, whatever its margin."""
        if end not in (0, self._end):
            self._end = end + ROOM
            self._bar.setMaximum(self._end)
