"""The divider of a swipe: where its line and handle are, what a pointer touches of it, and how it looks."""

import math
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.comparing.geometry import Box, chord, direction
from briefing.imagery.comparing.placing import divider

HANDLE = 17.0
FOCUS = 5.0  # from it to the ring that tells that it has the focus
CLEAR = 4.0  # that far from what it must not be covered by
RING = 31.0
LINE_GRAB = 12.0
LINE_REACH = 3
SLICES = 8
# Opaque: a stroke that blends costs the raster painter many times as much.
CASING = QColor("#45484d")
WHITE = QColor("#ffffff")
KNOB = 5.5


class Part(Enum):
    """What a pointer touches."""

    LINE = auto()
    HANDLE = auto()
    RING = auto()


class Divider(Struct, frozen=True):
    """The divider in widget coordinates: its line from ``start`` to ``end`` and the middle of its handle."""

    start: QPointF
    end: QPointF
    angle: float
    middle: QPointF

    @classmethod
    @lru_cache(maxsize=4)  # a step of the divider asks three times: where it was, where it is, and to paint it
    def of(cls, comparison: Comparison, stage: Box, ratio: float, signs: float = 0.0) -> "Divider":
        """The divider of a comparison on a stage in device pixels, of which a widget pixel has ``ratio``.

        Its handle is in the middle of the line, unless that is above the lower end of the ``signs`` at the top.
        """
        first, last = chord(stage, divider(stage, comparison.angle, comparison.position))
        start, end = (QPointF(x / ratio, y / ratio) for x, y in (first, last))
        return cls(start, end, comparison.angle, _clear_of(signs, start, end))

    def part_at(self, point: QPointF, *, ring: bool) -> Part | None:
        """What of the divider is at ``point``; the ring only counts where it is shown."""
        away = point - self.middle
        distance = math.hypot(away.x(), away.y())
        if distance <= HANDLE + CLEAR:
            return Part.HANDLE
        if ring and distance <= RING + 7:
            return Part.RING
        return Part.LINE if self._distance(point) <= LINE_GRAB else None

    def near_handle(self, point: QPointF) -> bool:
        """Whether ``point`` is so near the handle that its ring should show."""
        away = point - self.middle
        return math.hypot(away.x(), away.y()) <= RING + 9

    def angle_to(self, point: QPointF) -> float:
        """The angle, in degrees, at which the knob of the ring points to ``point``."""
        away = point - self.middle
        return math.degrees(math.atan2(away.y(), away.x())) + 90

    def handle_rect(self) -> QRect:
        """All that the handle and its ring may cover."""
        reach = RING + KNOB + 4
        return QRectF(self.middle.x() - reach, self.middle.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def is_covered(self, by: QRect) -> bool:
        """Whether something would lie on the handle or the ring of the focus round it."""
        reach = HANDLE + FOCUS + CLEAR
        return QRectF(self.middle.x() - reach, self.middle.y() - reach, 2 * reach, 2 * reach).intersects(QRectF(by))

    def swept(self, other: "Divider") -> list[QRect]:
        """The rectangles that cover the line, the line of ``other``, both handles and all between the lines.

        One for an upright or flat divider, a handful for a slanted one: painting through few rectangles is faster
        than painting no more than is needed.
        """
        points = (self.start, self.end, other.start, other.end)
        left, right = min(p.x() for p in points), max(p.x() for p in points)
        top, bottom = min(p.y() for p in points), max(p.y() for p in points)
        handles = self.handle_rect().united(other.handle_rect())
        normal = direction(self.angle)
        whole = QRectF(left, top, right - left, bottom - top)
        if self.angle != other.angle or 0.0 in normal:
            return [handles.united(_widened(whole))]
        return [handles, *_slices((self, other), whole, by_row=abs(normal[0]) >= abs(normal[1]))]

    def paint(self, painter: QPainter, palette: QPalette, *, focused: bool, ring: bool) -> None:
        """Draw the divider; ``focused`` adds a ring that cannot be missed, ``ring`` the one that turns it."""
        self.paint_line(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = palette.color(QPalette.ColorRole.Accent)
        if ring:
            self._paint_ring(painter, accent)
        painter.setBrush(accent)
        painter.setPen(QPen(CASING, 4))
        painter.drawEllipse(self.middle, HANDLE, HANDLE)
        painter.setPen(QPen(WHITE, 2))
        painter.drawEllipse(self.middle, HANDLE, HANDLE)
        self._paint_chevrons(painter, palette.color(QPalette.ColorRole.BrightText))
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for width, colour in ((5.0, WHITE), (2.5, accent)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(self.middle, HANDLE + FOCUS, HANDLE + FOCUS)

    def paint_line(self, painter: QPainter) -> None:
        """Draw the line alone."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, 0.0 not in direction(self.angle))
        for width, colour in ((4.0, CASING), (2.0, WHITE)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(self.start, self.end)

    def _paint_ring(self, painter: QPainter, accent: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((4.5, CASING), (2.5, WHITE)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(self.middle, RING, RING)
        x, y = direction(self.angle - 90)
        painter.setBrush(accent)
        painter.setPen(QPen(WHITE, 2))
        painter.drawEllipse(self.middle + QPointF(x, y) * RING, KNOB, KNOB)

    def _paint_chevrons(self, painter: QPainter, colour: QColor) -> None:
        painter.save()
        painter.translate(self.middle)
        painter.rotate(self.angle)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for side in (-1, 1):
            points = [QPointF(side * 4.5, -4.5), QPointF(side * 9, 0), QPointF(side * 4.5, 4.5)]
            painter.drawPolyline(points)
        painter.restore()

    def _distance(self, point: QPointF) -> float:
        x, y = direction(self.angle)
        away = point - self.start
        return abs(x * away.x() + y * away.y())


def _clear_of(signs: float, start: QPointF, end: QPointF) -> QPointF:
    """The middle of a line, or where a handle below the ``signs`` is clear of them, if the line has such a place."""
    middle, high = (start + end) / 2, abs(end.y() - start.y())
    reach = HANDLE + CLEAR
    lowest = max(start.y(), end.y()) - reach
    wanted = min(signs + reach, lowest)
    if wanted <= middle.y() or high < abs(end.x() - start.x()):
        return middle
    return middle + (end - start) * ((wanted - middle.y()) / (end.y() - start.y()))


def _slices(lines: tuple[Divider, Divider], whole: QRectF, *, by_row: bool) -> list[QRect]:
    """Narrow rectangles, none over another, that together cover the band between two parallel slanted lines."""
    bounds = _widened(whole)
    start, extent = (bounds.top(), bounds.height()) if by_row else (bounds.left(), bounds.width())
    cuts = [start + extent * at // SLICES for at in range(SLICES + 1)]
    rects = []
    for low, high in pairwise(cuts):
        across = [_crossing(line, where, by_row=by_row) for line in lines for where in (low, high)]
        least, most = floor(min(across)) - LINE_REACH, ceil(max(across)) + LINE_REACH
        rect = QRect(least, low, most - least, high - low) if by_row else QRect(low, least, high - low, most - least)
        rects.append(rect.intersected(bounds))
    return rects


def _crossing(line: Divider, where: float, *, by_row: bool) -> float:
    x, y = direction(line.angle)
    offset = x * line.start.x() + y * line.start.y()
    return (offset - y * where) / x if by_row else (offset - x * where) / y


def _widened(rect: QRectF) -> QRect:
    return rect.toAlignedRect().adjusted(-LINE_REACH, -LINE_REACH, LINE_REACH, LINE_REACH)
