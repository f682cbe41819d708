"""What is seen, as an image to copy or to save: with dates, labels and credits drawn in, as large as is wanted.

It is put down in the thread of the window, in no time, and painted later, in any thread and from any pixels.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import floor

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPalette, QPicture

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.painting import paint_scene
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.surface import device_rect
from briefing.errors import OutputError
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.comparing.placing import view_of
from briefing.translation import _

PAD = 10
STRIP = 256  # rows that are painted at once
EACH_MS = 1200
PNG_QUALITY = 70  # not of the pixels, which stay: a third of the time for a file that is little larger
JPEG_QUALITY = 95
FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
NEARLY = 1e-9


class Layout(Struct, frozen=True):
    """A pair as it is seen, ``ratio`` pixels for each of the widget: the ``area`` of it in pixels, and what is below.

    That is the ``credit``, in a ``foot`` that is so many pixels of the widget high.
    """

    scene: Scene
    area: QRect
    ratio: float
    font: QFont
    credit: str
    foot: int

    @property
    def size(self) -> QSize:
        """How large the image is."""
        return self.area.size() + QSize(0, round(self.foot * self.ratio))

    @property
    def strips(self) -> list[QRect]:
        """The area in strips, by which it is painted."""
        area = self.area
        tops = range(area.top(), area.top() + area.height(), STRIP)
        return [QRect(area.left(), top, area.width(), STRIP).intersected(area) for top in tops]


class Signs(Struct, frozen=True):
    """What is drawn over a pair, in pixels of the widget: ``chips`` with their places, what is below and above them."""

    below: QPicture = field(default_factory=QPicture)
    chips: Sequence[tuple[QPoint, QImage]] = ()
    above: QPicture = field(default_factory=QPicture)

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        painter.drawPicture(0, 0, self.below)
        for at, chip in self.chips:
            painter.drawImage(at, chip)
        painter.drawPicture(0, 0, self.above)


class Keepsake(Struct, frozen=True):
    """What of a pair is where, and the signs on it."""

    layout: Layout
    signs: Signs
    palette: QPalette

    def painted(self, step: Callable[[], object] = lambda: None) -> QImage:
        """The image; ``step`` is called after each of the strips, and may raise to end the work.

        Raises OutputError where there is no memory for it.
        """
        layout, ratio = self.layout, self.layout.ratio
        image = QImage(layout.size, QImage.Format.Format_RGB32)
        if image.isNull():
            raise OutputError(_("there is too little memory for a picture of this size"))
        image.setDevicePixelRatio(ratio)
        image.fill(self.palette.color(QPalette.ColorRole.Window))
        with QPainter(image) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            painter.translate(-layout.area.topLeft())
            for strip in layout.strips:
                painter.setClipRect(strip)
                paint_scene(painter, layout.scene, strip, self.palette)
                step()
        with QPainter(image) as painter:
            painter.setFont(layout.font)
            painter.setPen(self.palette.color(QPalette.ColorRole.WindowText))
            top = layout.area.height() / ratio + PAD
            lines = QRectF(PAD, top, _room(layout.area, ratio), layout.foot - 2 * PAD)
            painter.drawText(lines, FLAGS, layout.credit)
            painter.setClipRect(QRectF(0, 0, layout.area.width() / ratio, layout.area.height() / ratio))
            painter.translate(-layout.area.left() / ratio, -layout.area.top() / ratio)
            self.signs.paint(painter)
        return image


def layout(canvas: Canvas, times: float = 1.0, whole: Side | None = None) -> Layout | None:
    """Where what is seen will be, so many ``times`` as large as on the screen, or one side ``whole``."""
    if canvas.scene is None:
        return None
    with _taken(canvas, canvas.scene, times, whole) as scene:
        return _laid_out(canvas, scene, whole)


def keepsake(canvas: Canvas, times: float = 1.0, whole: Side | None = None) -> Keepsake | None:
    """What is seen, so many ``times`` as large as on the screen, or one side ``whole``; None where nothing is."""
    if canvas.scene is None:
        return None
    with _taken(canvas, canvas.scene, times, whole) as scene:
        signs = Signs(chips=[(chip.at, chip.pixmap.toImage()) for chip in canvas.overlays.chips_of_copy(scene)])
        with QPainter(signs.below) as painter:
            painter.setFont(canvas.font())
            divider = canvas.divider()
            if divider is not None:
                divider.paint_line(painter)
            canvas.overlays.paint_below_chips(painter, scene)
        with QPainter(signs.above) as painter:
            canvas.overlays.paint_above_chips(painter)
        return Keepsake(_laid_out(canvas, scene, whole), signs, QPalette(canvas.palette()))


def _laid_out(canvas: Canvas, scene: Scene, whole: Side | None) -> Layout:
    """The layout of what is seen; one side ``whole`` is seen in turn with the other, and has the credits of both."""
    ratio, area, font = canvas.ratio, _area(canvas, scene), QFont(canvas.font())
    credit = " · ".join(scene.pair.seen(scene.alone if whole is None else None))
    lines = QFontMetrics(font).boundingRect(QRect(0, 0, _room(area, ratio), 10_000), FLAGS, credit)
    return Layout(scene, area, ratio, font, credit, lines.height() + 2 * PAD if credit else 0)


@contextmanager
def _taken(canvas: Canvas, shown: Scene, times: float, whole: Side | None) -> Iterator[Scene]:
    """Have the canvas meanwhile as it is on a copy: of that size, with no more of the pictures than before."""
    comparison = replace(shown.comparison, whole=whole) if whole is not None else shown.comparison
    scene = shown.again(comparison, shown.room)
    scale = scene.frame.scale * times
    for surface in scene.surfaces.values():
        surface.check = round(surface.check * times)
    try:
        canvas.times, canvas.scene = times, scene
        scene.arrange(room=canvas.room)
        if abs(scene.frame.scale / scale - 1) > NEARLY:  # since the room has no parts of a pixel
            view = comparison.view
            middle = view.left + view.width / 2, view.top + view.height / 2
            view = view_of(scale, middle, canvas.picture_room, scene.ground)
            scene.arrange(replace(comparison, view=view))
        with canvas.overlays.as_copied():
            yield scene
    finally:
        canvas.times, canvas.scene = 1.0, shown


def _area(canvas: Canvas, scene: Scene) -> QRect:
    """The stage, and the signs that stand beside it, in pixels of the copy."""
    room = canvas.room
    area = QRect()
    for frame in scene.frames.values():
        stage = frame.stage
        area = area.united(QRect(stage.left, stage.top, stage.width, stage.height))
    for chip in canvas.overlays.chips:
        area = area.united(device_rect(chip.rect, canvas.ratio))
    return area.intersected(QRect(0, 0, room.width, room.height))


def _room(area: QRect, ratio: float) -> int:
    """How wide the lines below the area are, in pixels of the widget."""
    return floor(area.width() / ratio) - 2 * PAD


def still(canvas: Canvas) -> QImage:
    """The comparison as it is seen, at the resolution of the screen; a null image where nothing is shown."""
    taken = keepsake(canvas)
    return taken.painted() if taken is not None else QImage()


def film(images: Sequence[QImage], *, gif: bool) -> bytes:
    """Images in turn, as an animated PNG, or as an animated GIF for where that is not known."""
    from briefing.imagery.film import looping

    return looping([png(image) for image in images], EACH_MS, "GIF" if gif else "PNG")


def png(image: QImage) -> bytes:
    """An image as the bytes of a PNG file."""
    return _file(image, "PNG", PNG_QUALITY)


def jpeg(image: QImage) -> bytes:
    """An image as the bytes of a JPEG file, less than half as large, in which letters keep their edges."""
    return _file(image, "JPEG", JPEG_QUALITY)


def _file(image: QImage, kind: str, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(data.data())
