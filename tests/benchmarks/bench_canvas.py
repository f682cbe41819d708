"""Steps of the comparison canvas at 3840 x 2160, beside one paint of a pixmap of that size.

A step is a change of the comparison and the paint that follows from it, to the backing store; the window is off
screen, so that what a display server does is not counted.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.surface import BLOCK
from briefing.desktop.compare.tiles import Tile, TiledDetail, TileStore
from briefing.desktop.compare.words import PairView, PictureView
from briefing.imagery.comparing.comparison import Mode, Side
from tests.benchmarks.report import report, slow, verdict

SIZE = QSize(3840, 2160)
PICTURE = (3840, 2160)
LARGE = (10980, 10980)
STEPS = 200


class Floor(QWidget):
    """A widget that paints one pixmap."""

    def __init__(self, pixmap: QPixmap) -> None:
        super().__init__()
        self.pixmap = pixmap

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self.pixmap)


def main() -> int:
    """Measure and report."""
    app = QApplication.instance() or QApplication([])
    floor = full_paint()
    canvas = shown_canvas()
    swipe(canvas, 0.0)
    upright = swipe(canvas, 0.0)
    report("swipe step, median", median(upright), bar=1.0)
    report("swipe step, 99th percentile", slow(upright), bar=3.0)
    for angle in (30.0, 75.0):
        report(f"swipe step at {angle:.0f} degrees, median", median(swipe(canvas, angle)), bar=4.0)
    canvas.set_angle(0)
    report("toggle", median(toggle(canvas)), floor, 1.5)
    report("fade step", median(fade(canvas)), floor, 2.5)
    report("lens step", median(lens(canvas)), floor, 2.5)
    canvas.close()
    report("pan at 100 percent of 120 Mpx, worst frame", max(pan()), bar=16.0)
    del app
    return verdict()


def full_paint() -> float:
    """The median time of painting a pixmap of the size of the canvas."""
    pixmap = QPixmap(SIZE)
    pixmap.fill(QColor("#336699"))
    widget = Floor(pixmap)
    widget.resize(SIZE)
    widget.show()
    settle()
    times = [timed(widget.update) for _each in range(60)]
    widget.close()
    return median(times[5:])


def shown_canvas() -> Canvas:
    """A canvas with both pictures loaded."""
    canvas = Canvas()
    canvas.resize(SIZE)
    before = PictureView(date="7 October 2021", label="Before", kind="Illustration")
    after = PictureView(date="13 December 2021", label="After", kind="Illustration")
    canvas.show_pair(PairView(name="Pair", before=before, after=after))
    for side, colour in ((Side.BEFORE, "#405060"), (Side.AFTER, "#908070")):
        canvas.set_pixels(side, noise(PICTURE, colour), PICTURE)
    canvas.show()
    settle()
    return canvas


def swipe(canvas: Canvas, angle: float) -> list[float]:
    """Steps of the size of a quick drag."""
    canvas.set_angle(angle)
    settle()
    places = [0.2 + 0.6 * at / STEPS for at in range(STEPS)]
    return [timed(partial(canvas.set_position, at)) for at in places]


def toggle(canvas: Canvas) -> list[float]:
    """Whole pictures in turn."""
    times = [timed(canvas.toggle_side) for _each in range(60)]
    canvas.back_to_swipe()
    settle()
    return times[5:]


def fade(canvas: Canvas) -> list[float]:
    """Steps of the fade."""
    canvas.set_mode(Mode.FADE)
    settle()
    return [timed(partial(canvas.set_opacity, at / 70)) for at in range(5, 65)]


def lens(canvas: Canvas) -> list[float]:
    """Steps of a large lens."""
    canvas.set_mode(Mode.LENS)
    canvas.set_lens(size=0.4)
    settle()
    return [timed(partial(canvas.set_lens, (0.3 + at / 200, 0.5))) for at in range(60)]


def pan() -> list[float]:
    """Frames of panning a pair of which all tiles are at hand."""
    canvas = shown_canvas()
    store = TileStore(lambda *_asked: None, lambda *_arrived: None, 2**32)  # type: ignore[arg-type]
    tile = noise((BLOCK, BLOCK), "#607080")
    for handle, side in enumerate((Side.BEFORE, Side.AFTER)):
        for row in range(8):
            for column in range(12):
                store._tiles[Tile(handle, 0, column + 4, row + 4)] = tile.copy()
        canvas.set_pixels(side, noise((2160, 2160), "#405060"), LARGE, TiledDetail(store, handle, LARGE))
    canvas.zoom_to(1.0)
    canvas.centre_on(4300 / LARGE[0], 3500 / LARGE[1])
    settle()
    times = [timed(lambda: canvas.pan_by(-8, -4)) for _each in range(100)]
    canvas.close()
    return times


def noise(size: tuple[int, int], colour: str) -> QImage:
    """A picture with something in it."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    painter = QPainter(image)
    for at in range(0, size[0], 97):
        painter.fillRect(at, (at * 31) % size[1], 40, 300, QColor.fromHsv(at % 360, 120, 180))
    painter.end()
    return image


def timed(step: Callable[[], object]) -> float:
    """Milliseconds of a step and of the paint that it asks for."""
    started = time.perf_counter()
    step()
    QCoreApplication.sendPostedEvents()
    return (time.perf_counter() - started) * 1000


def settle() -> None:
    """Let everything be painted."""
    for _each in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


if __name__ == "__main__":
    sys.exit(main())
