"""A ruler: drag from one point to another, and read how far they are apart on the ground."""

from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from briefing.desktop.compare.chips import INSET, Sign, draw_sign
from briefing.desktop.compare.comparing import Comparing
from briefing.desktop.compare.measure import length_words
from briefing.desktop.compare.tool import Tool
from briefing.imagery.comparing.geometry import Point
from briefing.translation import _, ngettext

GAP, EDGE = 12.0, 4.0  # between the end of the line and its length, and within the pictures


class Ruler(Tool):
    """The line that is measured, kept in pixels of the ground so that it stays in place while zooming."""

    stays_on_copies = True

    def __init__(self, canvas: Comparing) -> None:
        self._canvas = canvas
        self._ends: tuple[Point, Point] | None = None

    def press(self, point: QPointF) -> bool:
        """Start a line."""
        here = self._canvas.ground_at(point)
        self._ends = here, here
        self._canvas.update()
        return True

    def move(self, point: QPointF) -> None:
        """Draw the line on."""
        if self._ends is not None:
            self._ends = self._ends[0], self._canvas.ground_at(point)
            self._canvas.update()

    def release(self, point: QPointF) -> None:
        """End the line, and say how long it is."""
        self.move(point)
        self._canvas.say(self.value())

    def arrow(self, x: int, y: int) -> bool:
        """Move the end of the line by a pixel of the ground, or of the screen where that is more.

        The line starts in the middle of the ground where there is none.
        """
        scene = self._canvas.scene
        if scene is None:
            return False
        middle = scene.ground[0] / 2, scene.ground[1] / 2
        start, end = self._ends or (middle, middle)
        step = max(1, round(self._canvas.ratio / scene.frame.scale))
        self._ends = start, (end[0] + x * step, end[1] + y * step)
        self._canvas.update()
        self._canvas.say(self.value())
        return True

    def enter(self) -> bool:
        """Begin anew where the line ends."""
        if self._ends is None:
            return False
        self._ends = self._ends[1], self._ends[1]
        self._canvas.update()
        self._canvas.say(self.value())
        return True

    def name(self) -> str:
        """What it is called."""
        return _("Ruler")

    def usage(self) -> str:
        """How to measure."""
        return _("Drag from one point to another, or go there by arrow keys; Enter starts again from there")

    def value(self) -> str:
        """How long the line is: in metres where that is known, else in pixels."""
        if self._ends is None or self._canvas.scene is None:
            return ""
        (x1, y1), (x2, y2) = self._ends
        pixels = hypot(x2 - x1, y2 - y1)
        pair, count = self._canvas.scene.pair, round(pixels)
        if pair.metres_per_pixel:
            return length_words(pixels * pair.metres_per_pixel)
        if pair.is_unsure:
            words = ngettext(
                "{count} pixel; how large it is is known only once every picture of the figure has been read",
                "{count} pixels; how large they are is known only once every picture of the figure has been read",
                count,
            )
        elif pair.is_uneven:
            words = ngettext(
                "{count} pixel, which is longer one way than the other on the ground",
                "{count} pixels, which are longer one way than the other on the ground",
                count,
            )
        else:
            words = ngettext(
                "{count} pixel; the figure does not say how large it is",
                "{count} pixels; the figure does not say how large they are",
                count,
            )
        return words.format(count=count)

    def hint(self) -> str:
        """How to measure, until there is a line."""
        return self.usage() if self._ends is None else ""

    def paint(self, painter: QPainter) -> None:
        """Paint the line and its length."""
        if self._ends is None:
            return
        words = draw_sign(Sign(self.value()), self._canvas.width() - 2 * INSET, self._canvas.lettering)
        start, end = (self._canvas.point_of(point) for point in self._ends)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._canvas.palette().color(QPalette.ColorRole.Accent)
        for width, colour in ((5.0, QColor(255, 255, 255)), (2.5, accent)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(start, end))
            for point in (start, end):
                painter.drawEllipse(point, 3, 3)
        painter.drawPixmap(self._beside(end, words.deviceIndependentSize()), words)

    def _beside(self, end: QPointF, size: QSizeF) -> QPointF:
        """Where the length stands, within what is on a copy: at one of the sides of the end, over nothing if it can."""
        stage, taken = self._canvas.stage(), self._canvas.overlays.taken()
        right, below, left, above = end.x() + GAP, end.y() + GAP, end.x() - GAP, end.y() - GAP
        left, above = left - size.width(), above - size.height()
        places = []
        for x, y in ((right, below), (left, below), (right, above), (left, above)):
            x = min(x, stage.right() - size.width() - EDGE)
            y = min(y, stage.bottom() - size.height() - EDGE)
            places.append(QPointF(max(stage.left() + EDGE, x), max(stage.top() + EDGE, y)))
        free = (at for at in places if not any(each.intersects(QRectF(at, size)) for each in taken))
        return next(free, places[0])
