"""The small drawings that stand for the ways to compare, in the ink of the theme."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from briefing.imagery.comparing.comparison import Mode

SIDE = 18
FRAME = QRectF(2.5, 3.5, 13, 11)


def draw_mode(painter: QPainter, mode: Mode, ink: QColor) -> None:
    """Draw a mode in a square of ``SIDE`` widget pixels from where the painter stands."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    _DRAWINGS[mode](painter, ink)
    painter.restore()


def _swipe(painter: QPainter, ink: QColor) -> None:
    painter.fillRect(QRectF(2.5, 3.5, 6.5, 11), _soft(ink))
    painter.drawRect(FRAME)
    painter.drawLine(QLineF(9, 1.5, 9, 16.5))


def _toggle(painter: QPainter, ink: QColor) -> None:
    painter.drawRect(QRectF(2.5, 2.5, 9, 8))
    painter.setBrush(ink)
    painter.drawRect(QRectF(6.5, 7.5, 9, 8))


def _blink(painter: QPainter, ink: QColor) -> None:
    painter.drawRect(FRAME)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(7.2, 6.2), QPointF(12, 9), QPointF(7.2, 11.8)]))


def _fade(painter: QPainter, ink: QColor) -> None:
    steps = round(FRAME.width())
    for step in range(steps):
        shade = QColor(ink.red(), ink.green(), ink.blue(), 255 - 255 * step // steps)
        painter.fillRect(QRectF(FRAME.left() + step, FRAME.top(), 1, FRAME.height()), shade)
    painter.drawRect(FRAME)


def _lens(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(_soft(ink))
    painter.drawEllipse(QPointF(8, 8), 5, 5)
    painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(11.8, 11.8, 15.3, 15.3))


def _side_by_side(painter: QPainter, ink: QColor) -> None:
    painter.drawRect(QRectF(2.5, 3.5, 5.5, 11))
    painter.setBrush(_soft(ink))
    painter.drawRect(QRectF(10, 3.5, 5.5, 11))


def _difference(painter: QPainter, ink: QColor) -> None:
    painter.drawEllipse(QPointF(6.8, 9), 4.6, 4.6)
    painter.drawEllipse(QPointF(11.2, 9), 4.6, 4.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(9, 9), 1.9, 3.4)


def _soft(ink: QColor) -> QColor:
    return QColor(ink.red(), ink.green(), ink.blue(), 110)


_DRAWINGS: dict[Mode, Callable[[QPainter, QColor], None]] = {
    Mode.SWIPE: _swipe,
    Mode.TOGGLE: _toggle,
    Mode.BLINK: _blink,
    Mode.FADE: _fade,
    Mode.LENS: _lens,
    Mode.SIDE_BY_SIDE: _side_by_side,
    Mode.DIFFERENCE: _difference,
}
