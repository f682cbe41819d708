"""Showing the two pictures in turn by themselves, never so fast that it could harm, and not where motion is reduced."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from briefing.imagery.comparing.comparison import Mode

if TYPE_CHECKING:
    from briefing.desktop.compare.comparing import Comparing

FASTEST = 3.0
SLOWEST = 0.2


class Blinking:
    """The clock of the mode blink. WCAG 2.3.1: at most three flashes a second."""

    def __init__(self, canvas: "Comparing") -> None:
        self._canvas = canvas
        self.reduced_motion = False
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

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move by itself."""
        self.reduced_motion = reduced
        self.follow()
        self._canvas.restyle()

    @property
    def is_running(self) -> bool:
        """Whether the pictures change by themselves now."""
        return self._timer.isActive()

    def follow(self) -> None:
        """Start or stop as the comparison wants it."""
        scene = self._canvas.scene
        wanted = scene is not None and scene.effective.mode is Mode.BLINK and not self.reduced_motion
        if wanted and not self.is_running:
            self._timer.start(self.interval)
        elif not wanted:
            self._timer.stop()

    def _turn(self) -> None:
        if self._canvas.isVisible():
            self._canvas.change(shown=self._canvas.comparison().shown.other)
