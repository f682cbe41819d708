"""Showing the two pictures in turn by themselves, never so fast that it could harm, and not where motion is reduced."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from briefing.desktop.compare.viewport import Viewport
from briefing.imagery.comparing.comparison import Mode

FASTEST = 3.0
SLOWEST = 0.2


class Blinking:
    """The clock of the mode blink, at which ``turn`` is called. WCAG 2.3.1: at most three flashes a second."""

    def __init__(self, canvas: Viewport, turn: Callable[[], None]) -> None:
        self._canvas = canvas
        self._show_other = turn
        self.rate = 1.0
        self._timer = QTimer(canvas)
        self._timer.timeout.connect(self._turn)

    def set_rate(self, rate: float) -> None:
        """Change the picture ``rate`` times a second, as far as that is safe."""
        self.rate = min(FASTEST, max(SLOWEST, rate))
        self._timer.setInterval(self.interval)

    @property
    def interval(self) -> int:
        """Milliseconds that each picture is shown, rounded up."""
        return int(-(-1000 // self.rate))

    @property
    def is_running(self) -> bool:
        """Whether the pictures change by themselves now."""
        return self._timer.isActive()

    def follow(self) -> None:
        """Start or stop as the comparison wants it."""
        scene = self._canvas.scene
        wanted = scene is not None and scene.effective.mode is Mode.BLINK and not self._canvas.reduced_motion
        if wanted and not self.is_running:
            self._timer.start(self.interval)
        elif not wanted:
            self._timer.stop()

    def _turn(self) -> None:
        if self._canvas.isVisible():
            self._show_other()
