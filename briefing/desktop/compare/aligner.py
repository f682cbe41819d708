"""The tool that moves the after picture onto the before picture: by arrow keys, or by pinning points.

A spot of the after picture is dragged to where it belongs; one such pin shifts the picture as it is turned and scaled
by then, more also turn and scale it. A pin is dragged on where it is not yet right. Arrow keys shift by a pixel of the
picture, with Shift by ten; brackets turn it, comma and full stop scale it.
"""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from briefing.desktop.compare.comparing import Comparing
from briefing.desktop.compare.tool import Tool
from briefing.desktop.compare.words import alignment_words
from briefing.imagery.comparing.comparison import UNALIGNED
from briefing.imagery.comparing.pinning import Pin, nudged, pinned
from briefing.translation import _

TURN, SCALE = 0.05, 1.001  # degrees, and a factor, for a key
RADIUS, REACH = 8, 12  # of a pin, and from where it is taken hold of


class Aligner(Tool):
    """Holds the pins that were set since the tool was taken out, as points of the ground: from where, to where."""

    def __init__(self, canvas: Comparing) -> None:
        self._canvas = canvas
        self.pins: list[Pin] = []
        self._before = UNALIGNED  # the first of the pins
        self._dragged: Pin | None = None
        self._beside = 0.0, 0.0

    def press(self, point: QPointF) -> bool:
        """Take hold of a pin, or of a spot of the after picture."""
        scene = self._canvas.scene
        if scene is None or scene.pair.after is None:
            return False
        if not self.pins:
            self._before = scene.comparison.alignment
        here = self._canvas.ground_at(point)
        back = scene.comparison.alignment.matrix(scene.ground).inverse()
        near = [pin for pin in self.pins if QLineF(self._canvas.point_of(pin[1]), point).length() <= REACH]
        self._dragged = near[-1] if near else (back(*here), here)
        if near:
            self.pins.remove(near[-1])
        x, y = self._dragged[1]
        self._beside = x - here[0], y - here[1]  # a pin does not leap to the pointer
        self._canvas.update()
        return True

    def move(self, point: QPointF) -> None:
        """Move the spot, and the picture with it."""
        scene = self._canvas.scene
        if self._dragged is None or scene is None:
            return
        x, y = self._canvas.ground_at(point)
        self._dragged = self._dragged[0], (x + self._beside[0], y + self._beside[1])
        self._canvas.change(alignment=pinned([*self.pins, self._dragged], scene.ground, self._before))

    def release(self, point: QPointF) -> None:
        """Pin the spot where it is; a spot that was not moved is pinned too, to hold it while others move."""
        self.move(point)
        if self._dragged is not None:
            self.pins.append(self._dragged)
        self._dragged = None
        self._canvas.say(self.value())
        self._canvas.update()

    def arrow(self, x: int, y: int) -> bool:
        """Shift the after picture by pixels of the ground."""
        self._nudge(x, y)
        return True

    def turn(self, way: int) -> bool:
        """Turn the after picture about the middle."""
        self._nudge(turn=way * TURN)
        return True

    def scale(self, way: int) -> bool:
        """Make the after picture larger or smaller."""
        self._nudge(scale=SCALE**way)
        return True

    def _nudge(self, x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1) -> None:
        self.pins.clear()
        self._canvas.change(alignment=nudged(self._canvas.comparison().alignment, x, y, turn=turn, scale=scale))
        self._canvas.say(self.value())

    def name(self) -> str:
        """What it is called."""
        return _("Align by hand")

    def value(self) -> str:
        """How the picture lies now."""
        return alignment_words(self._canvas.comparison().alignment)

    def usage(self) -> str:
        """How the picture is moved."""
        return _(
            "Drag a spot to where it belongs, or use the arrow keys; [ and ] turn, comma and full stop scale; "
            "Escape ends"
        )

    def hint(self) -> str:
        """How the picture is moved, at all times."""
        return self.usage()

    def undo(self) -> None:
        """Take out the pins."""
        self.pins.clear()
        self._dragged = None
        self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the pins."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._canvas.palette().color(QPalette.ColorRole.Accent)
        for _start, end in [*self.pins, *([self._dragged] if self._dragged else [])]:
            at = self._canvas.point_of(end)
            for width, colour in ((5.0, QColor(255, 255, 255)), (2.0, accent)):
                painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, RADIUS, RADIUS)
                painter.drawLine(QLineF(at - QPointF(3, 0), at + QPointF(3, 0)))
                painter.drawLine(QLineF(at - QPointF(0, 3), at + QPointF(0, 3)))
