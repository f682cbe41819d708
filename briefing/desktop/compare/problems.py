"""Why a picture cannot be shown, in the place where it would be."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPolygonF

from briefing.desktop.compare.chips import INSET, PAD_Y
from briefing.desktop.compare.fitting import cut
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.words import problem_words
from briefing.desktop.parts.labels import breakable_anywhere
from briefing.imagery.comparing.comparison import Side

LEAST_LETTERS, GAP, MARGIN = 10, 8, 32.0


def paint_problem(painter: QPainter, scene: Scene, side: Side, rect: QRect, palette: QPalette) -> None:
    """A plain ground with as much of the reason as there is room for below the date, or above it."""
    painter.fillRect(rect, palette.color(QPalette.ColorRole.AlternateBase))
    sentence = scene.problems.get(side, "")
    if not sentence:
        return
    ratio = painter.device().devicePixelRatioF()
    painter.save()
    painter.setPen(QColor(palette.color(QPalette.ColorRole.Text)))
    font = painter.font()
    font.setPixelSize(max(LEAST_LETTERS, round(font.pixelSize() * ratio)))
    painter.setFont(font)
    metric = QFontMetrics(font)
    line = metric.lineSpacing()
    room = _room(scene, side, line, (INSET + 2 * PAD_Y + GAP) * ratio + 2 * line)
    words = cut(breakable_anywhere(sentence), metric, int(room.width()), max(1, int(room.height() / line)))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
    painter.restore()


def problems_told(scene: Scene) -> list[str]:
    """The reasons as a whole, each with the picture that it is of."""
    return [problem_words(scene.pair, *each) for each in scene.problems.items()]


def _room(scene: Scene, side: Side, line: int, date: float) -> QRectF:
    """The share of the stage that a side has, without what its ``date`` takes of the height, or a ``line`` of it."""
    layer = next(layer for layer in scene.layers if layer.side is side)
    corners = layer.clip.polygon() or layer.clip.box.corners
    bounds = QPolygonF([QPointF(x, y) for x, y in corners]).boundingRect()
    margin = min(MARGIN, bounds.width() / 6)
    date = max(0.0, min(date, bounds.height() - line - GAP))
    _right, bottom = scene.corner(side)
    top, below = (GAP, date) if bottom else (date, GAP)
    return bounds.adjusted(margin, top, -margin, -below)
