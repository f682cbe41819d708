"""Putting the layers of a scene on the screen, as little of them as was asked for."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPolygonF

from briefing.desktop.compare.scene import Scene
from briefing.imagery.comparison import Blend, Layer, Mode, Side
from briefing.imagery.comparison_geometry import Box, Circle, Clip, Edge


def paint_scene(painter: QPainter, scene: Scene, rect: QRect, palette: QPalette) -> None:
    """Paint what ``scene`` shows in ``rect``, in device pixels; what lies round the stage is left alone."""
    if scene.effective.mode is Mode.DIFFERENCE and scene.difference is not None:
        scene.difference.paint(painter, rect.intersected(_qrect(scene.frame.stage)))
        return
    for layer in scene.layers:
        part = rect.intersected(_qrect(layer.clip.box))
        if not part.isEmpty():
            _paint_layer(painter, scene, layer, part, palette)


def _paint_layer(painter: QPainter, scene: Scene, layer: Layer, rect: QRect, palette: QPalette) -> None:
    cut = _cut(layer.clip, rect)
    if cut is None:
        return
    part, path = cut
    painter.save()
    if path is not None:
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setOpacity(layer.opacity)
    if layer.blend is Blend.DIFFERENCE:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    surface = scene.surfaces.get(layer.side)
    if surface is not None:
        surface.paint(painter, part)
    elif layer.blend is Blend.OVER:
        _paint_problem(painter, scene, layer.side, part, palette)
    painter.restore()


def _cut(clip: Clip, rect: QRect) -> tuple[QRect, QPainterPath | None] | None:
    """What of ``rect`` a clip leaves: a smaller rectangle, with a path where that alone does not say it."""
    if clip.circle is not None:
        inside = rect.intersected(_bounds(clip.circle))
        path = QPainterPath()
        path.addEllipse(QPointF(clip.circle.x, clip.circle.y), clip.circle.radius, clip.circle.radius)
        return (inside, path) if not inside.isEmpty() else None
    if clip.edge is None:
        return rect, None
    return _cut_by_edge(clip.edge, rect, after=clip.after_edge)


def _cut_by_edge(edge: Edge, rect: QRect, *, after: bool) -> tuple[QRect, QPainterPath | None] | None:
    box = Box(rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1)
    corners = Clip(box, edge, after_edge=after).polygon()
    if not corners:
        return None
    bounds = QPolygonF([QPointF(x, y) for x, y in corners]).boundingRect().toAlignedRect().intersected(rect)
    whole = len(corners) == 4 and set(corners) == set(box.corners)
    if 0.0 in edge.normal or whole:
        return bounds, None
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    return bounds, path


def _paint_problem(painter: QPainter, scene: Scene, side: Side, rect: QRect, palette: QPalette) -> None:
    """A plain ground with the reason in the middle of the side's share of the stage."""
    painter.fillRect(rect, palette.color(QPalette.ColorRole.AlternateBase))
    sentence = scene.problems.get(side, "")
    if not sentence:
        return
    room = _share(scene, side)
    painter.setPen(QColor(palette.color(QPalette.ColorRole.Text)))
    font = painter.font()
    font.setPixelSize(max(10, round(font.pixelSize() * scene_ratio(painter))))
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(flags), sentence)


def scene_ratio(painter: QPainter) -> float:
    """Device pixels a widget pixel."""
    return painter.device().devicePixelRatio()


def _share(scene: Scene, side: Side) -> QRectF:
    layer = next(layer for layer in scene.layers if layer.side is side)
    corners = layer.clip.polygon() or layer.clip.box.corners
    bounds = QPolygonF([QPointF(x, y) for x, y in corners]).boundingRect()
    margin = min(32.0, bounds.width() / 8)
    return bounds.adjusted(margin, margin, -margin, -margin)


def _bounds(circle: Circle) -> QRect:
    reach = circle.radius
    return QRectF(circle.x - reach, circle.y - reach, 2 * reach, 2 * reach).toAlignedRect()


def _qrect(box: Box) -> QRect:
    return QRect(box.left, box.top, box.width, box.height)
