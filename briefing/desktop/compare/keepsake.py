"""What is seen, as an image to copy or to save: with dates, labels and credits drawn in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPalette

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.painting import paint_scene
from briefing.imagery.comparing.comparison import Side

if TYPE_CHECKING:
    from briefing.desktop.compare.scene import Scene

PAD = 10
EACH_MS = 1200
JPEG_QUALITY = 95


def still(canvas: Canvas) -> QImage:
    """The comparison as it is seen, at the resolution of the screen; a null image where nothing is shown."""
    if canvas.scene is None:
        return QImage()
    with canvas.overlays.as_copied():
        return _still(canvas, canvas.scene)


def _still(canvas: Canvas, scene: "Scene") -> QImage:
    ratio = canvas.ratio
    area = _area(canvas)
    credit = " · ".join([scene.pair.name, *scene.pair.credits])
    font = QFont(canvas.font())
    metric = QFontMetrics(font)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    room = metric.boundingRect(QRect(0, 0, area.width() - 2 * PAD, 10_000), flags, credit)
    foot = room.height() + 2 * PAD if credit else 0
    image = QImage(round(area.width() * ratio), round((area.height() + foot) * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    palette = canvas.palette()
    image.fill(palette.color(QPalette.ColorRole.Window))
    with QPainter(image) as painter:
        painter.setFont(font)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(-area.left() * ratio, -area.top() * ratio)
        room_box = canvas.room
        paint_scene(painter, scene, QRect(0, 0, room_box.width, room_box.height), palette)
        painter.restore()
        painter.translate(-area.topLeft())
        divider = canvas.divider()
        if divider is not None:
            divider.paint_line(painter)
        canvas.overlays.paint_signs(painter)
        painter.translate(area.topLeft())
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(font)
        painter.drawText(QRectF(PAD, area.height() + PAD, area.width() - 2 * PAD, room.height()), flags, credit)
    return image


def stills(canvas: Canvas) -> list[QImage]:
    """Each of the two pictures whole with its date, where it is seen now; none where there are not two."""
    scene = canvas.scene
    if scene is None or len(scene.surfaces) < len(Side):
        return []
    before = scene.comparison
    images = []
    try:
        for side in Side:
            scene.arrange(replace(before, whole=side))
            canvas.overlays.follow()
            images.append(still(canvas))
    finally:
        scene.arrange(before)
        canvas.overlays.follow()
    return images


def film(images: Sequence[QImage], *, gif: bool) -> bytes:
    """Images in turn, as an animated PNG, or as an animated GIF for where that is not known."""
    from briefing.imagery.film import looping

    return looping([png(image) for image in images], EACH_MS, "GIF" if gif else "PNG")


def png(image: QImage) -> bytes:
    """An image as the bytes of a PNG file."""
    return _file(image, "PNG")


def jpeg(image: QImage) -> bytes:
    """An image as the bytes of a JPEG file, less than half as large, in which letters keep their edges."""
    return _file(image, "JPEG", JPEG_QUALITY)


def _file(image: QImage, kind: str, quality: int = -1) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(data.data())


def _area(canvas: Canvas) -> QRect:
    """The stage, and the signs that stand beside it."""
    area = canvas.stage()
    for chip in canvas.overlays.chips:
        area = area.united(chip.rect)
    return area.intersected(QRect(QPoint(0, 0), canvas.size()))
