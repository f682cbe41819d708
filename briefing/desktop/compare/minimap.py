"""A small map of the whole picture while it is zoomed, with what can be seen marked on it; a click goes there."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from briefing.desktop.compare.chips import INSET, Chip
from briefing.desktop.compare.viewport import Viewport
from briefing.imagery.comparing.comparison import Side

LONGEST = 148  # widget pixels


def area(canvas: Viewport, signs: Iterable[Chip]) -> QRectF:
    """Where the map is: bottom right of the stage, above ``signs`` there; empty where there is too little room."""
    scene = canvas.scene
    stage = canvas.stage()
    if scene is None or min(stage.width(), stage.height()) < 2 * LONGEST:
        return QRectF()
    wide, high = scene.ground
    scale = min(LONGEST / max(wide, high), stage.height() / 3 / high)
    width, height = round(wide * scale), round(high * scale)
    box = QRectF(stage.right() + 1 - INSET - width, stage.bottom() + 1 - INSET - height, width, height)
    for chip in signs:
        if box.intersects(QRectF(chip.rect)):
            box.moveBottom(chip.rect.top() - INSET)
    return box


def paint(painter: QPainter, canvas: Viewport, box: QRectF) -> None:
    """Paint the map in ``box``, its area."""
    scene = canvas.scene
    if scene is None:
        return
    surface = scene.surfaces.get(Side.AFTER) or scene.surfaces.get(Side.BEFORE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(0, 0, 0, 110), 1))
    painter.setBrush(canvas.palette().color(QPalette.ColorRole.Mid))
    painter.drawRect(box.adjusted(-2, -2, 1, 1))
    if surface is not None:
        painter.drawImage(box, surface.thumbnail(round(2 * LONGEST)))
    view = scene.comparison.view
    seen = QRectF(
        box.left() + view.left * box.width(),
        box.top() + view.top * box.height(),
        view.width * box.width(),
        view.height * box.height(),
    ).intersected(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((4, QColor(255, 255, 255)), (2, canvas.palette().color(QPalette.ColorRole.Accent))):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(seen)


def spot(canvas: Viewport, signs: Iterable[Chip], point: QPointF) -> tuple[float, float] | None:
    """What is at a widget point of the map, in fractions of the ground; None beside the map."""
    box = area(canvas, signs)
    if not canvas.is_zoomed or not box.contains(point):
        return None
    return (point.x() - box.left()) / box.width(), (point.y() - box.top()) / box.height()
