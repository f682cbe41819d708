"""Putting the layers of a scene on the screen, as little of them as was asked for."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPolygonF

from briefing.desktop.compare.problems import paint_problem
from briefing.desktop.compare.scene import Scene
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.comparing.geometry import Box, Circle, Clip, Edge
from briefing.imagery.comparing.placing import Blend, Layer


def paint_scene(painter: QPainter, scene: Scene, rect: QRect, palette: QPalette) -> None:
    """Paint what ``scene`` shows in ``rect``, in device pixels; what lies round the stage is left alone."""
    if scene.differs:
        _paint_difference(painter, scene, rect.intersected(_qrect(scene.frame.stage)))
        return
    for layer in scene.layers:
        part = rect.intersected(_qrect(layer.clip.box))
        if part.isEmpty():
            continue
        # The first layer may run on below the others, which spares a clip.
        cut = _cut(layer.clip, part, below=layer is scene.layers[0])
        if cut is not None:
            _paint_layer(painter, scene, layer, *cut, palette)


def _paint_difference(painter: QPainter, scene: Scene, rect: QRect) -> None:
    if rect.isEmpty():
        return
    if scene.difference is None:
        from briefing.desktop.compare.difference import Difference

        scene.difference = Difference()
    before, after = scene.surfaces[Side.BEFORE], scene.surfaces[Side.AFTER]
    origin = QPoint(scene.frame.x, scene.frame.y)
    scene.difference.paint(painter, before, after, origin, rect, scene.comparison.threshold)


def _paint_layer(
    painter: QPainter, scene: Scene, layer: Layer, part: QRect, path: QPainterPath | None, palette: QPalette
) -> None:
    plain = path is None and layer.opacity == 1.0
    if not plain:
        painter.save()
        painter.setOpacity(layer.opacity)
        if path is not None:
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    surface = scene.surfaces.get(layer.side)
    if surface is not None:
        surface.paint(painter, part)
    elif layer.blend is Blend.OVER:
        paint_problem(painter, scene, layer.side, part, palette)
    if not plain:
        painter.restore()


def _cut(clip: Clip, rect: QRect, *, below: bool) -> tuple[QRect, QPainterPath | None] | None:
    """What of ``rect`` a clip leaves: a smaller rectangle, with a path where that alone does not say it.

    ``below`` allows more, where others will be painted over it.
    """
    if clip.edge is not None:
        return _cut_by_edge(clip, clip.edge, rect, below=below)
    if clip.circle is None:
        return rect, None
    inside = rect.intersected(_bounds(clip.circle))
    path = QPainterPath()
    path.addEllipse(QPointF(clip.circle.x, clip.circle.y), clip.circle.radius, clip.circle.radius)
    return (inside, path) if not inside.isEmpty() else None


def _cut_by_edge(clip: Clip, edge: Edge, rect: QRect, *, below: bool) -> tuple[QRect, QPainterPath | None] | None:
    x, y = edge.normal
    left, top, right, bottom = rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1
    sign = -1.0 if clip.after_edge else 1.0
    across, down = (x * left, x * right), (y * top, y * bottom)
    least, most = min(across) + min(down) - edge.offset, max(across) + max(down) - edge.offset
    if sign * (most if clip.after_edge else least) >= 0:
        return None
    if sign * (least if clip.after_edge else most) <= 0 or (below and 0.0 not in edge.normal):
        return rect, None
    corners = Clip(Box(left, top, right, bottom), edge, after_edge=clip.after_edge).polygon()
    polygon = QPolygonF([QPointF(*corner) for corner in corners])
    if 0.0 in edge.normal:
        # It lies between pixels, but for what the arithmetic of its corners leaves behind the point.
        return polygon.boundingRect().toRect().intersected(rect), None
    bounds = polygon.boundingRect().toAlignedRect().intersected(rect)
    path = QPainterPath()
    path.addPolygon(polygon)
    return bounds, path


def _bounds(circle: Circle) -> QRect:
    reach = circle.radius
    return QRectF(circle.x - reach, circle.y - reach, 2 * reach, 2 * reach).toAlignedRect()


def _qrect(box: Box) -> QRect:
    return QRect(box.left, box.top, box.width, box.height)
