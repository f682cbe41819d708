"""Measures on the ground, where the figure says how many metres a pixel is: a bar of round length, a grid of it."""

from math import ceil, floor

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen

from briefing.desktop.compare.chips import INSET, Style, paint_plate
from briefing.desktop.compare.divider import CASING, WHITE
from briefing.desktop.compare.viewport import Viewport
from briefing.imagery.comparing import lengths
from briefing.imagery.comparing.placing import Frame
from briefing.translation import _, language

BAR = 130


def length_words(metres: float) -> str:
    """A length in the language in use."""
    return lengths.length_words(metres, language(), _)


def paint(painter: QPainter, canvas: Viewport, corner: QPoint, *, grid: bool, over: QRect) -> None:
    """Paint the bar, and the grid where wanted; nothing without measure or picture.

    The bar's lower left is at ``corner``; it is left out where ``over`` would lie on it.
    """
    scene, pixels_a_metre = canvas.scene, _pixels_a_metre(canvas)
    if scene is None or not pixels_a_metre:
        return
    if grid:
        cell = lengths.round_length(BAR / pixels_a_metre)
        for frame in set(scene.frames.values()):
            _paint_grid(painter, frame, cell * pixels_a_metre, canvas.ratio)
    box = bar(canvas, corner)
    if not box.intersects(QRectF(over)):
        _paint_bar(painter, canvas.lettering, box, pixels_a_metre)


def bar(canvas: Viewport, corner: QPoint) -> QRectF:
    """Where the bar is, whose lower left is at ``corner``; empty without measure or picture."""
    pixels_a_metre = _pixels_a_metre(canvas)
    if not pixels_a_metre:
        return QRectF()
    length, words = _length(pixels_a_metre)
    metric = QFontMetrics(canvas.lettering.font)
    width, height = max(length, metric.horizontalAdvance(words)) + 2 * INSET, metric.height() + 16
    return QRectF(corner.x(), corner.y() - height, width, height)


def _pixels_a_metre(canvas: Viewport) -> float:
    """How many pixels of Qt a metre on the ground is; none without measure or picture."""
    scene = canvas.scene
    metres = scene.pair.metres_per_pixel if scene is not None and scene.surfaces else None
    return scene.frame.scale / canvas.ratio / metres if scene is not None and metres else 0.0


def _length(pixels_a_metre: float) -> tuple[float, str]:
    """How long the bar is in pixels, and in words."""
    metres = lengths.round_length(BAR / pixels_a_metre)
    return metres * pixels_a_metre, length_words(metres)


def _paint_grid(painter: QPainter, frame: Frame, cell: float, ratio: float) -> None:
    stage = frame.stage
    left, top = stage.left / ratio, stage.top / ratio
    right, bottom = stage.right / ratio, stage.bottom / ratio
    x, y = frame.x / ratio, frame.y / ratio
    across = [x + at * cell for at in range(ceil((left - x) / cell), floor((right - x) / cell) + 1)]
    down = [y + at * cell for at in range(ceil((top - y) / cell), floor((bottom - y) / cell) + 1)]
    lines = [QLineF(at, top, at, bottom) for at in across] + [QLineF(left, at, right, at) for at in down]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for width, colour in ((3, CASING), (1, WHITE)):
        painter.setPen(QPen(colour, width))
        painter.drawLines(lines)


def _paint_bar(painter: QPainter, style: Style, box: QRectF, pixels_a_metre: float) -> None:
    length, words = _length(pixels_a_metre)
    left, bottom = box.left(), box.bottom()
    paint_plate(painter, box, style)
    ink = style.palette.color(QPalette.ColorRole.Text)
    painter.setFont(style.font)
    painter.setPen(ink)
    painter.drawText(QPointF(left + INSET, box.top() + 4 + QFontMetrics(style.font).ascent()), words)
    painter.setPen(QPen(ink, 2))
    base, start = bottom - 7.0, left + float(INSET)
    ticks = [QLineF(at, base - 5, at, base) for at in (start, start + length)]
    painter.drawLines([QLineF(start, base, start + length, base), *ticks])
