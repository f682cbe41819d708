"""Pictures on their way from the file to the screen: a pair of photographs, and a pair of 120 megapixels each.

Floors are what libjpeg itself takes for the same files in the same run, through Pillow in this process, the two
pictures of a pair side by side in two threads; of several runs the best counts, which what else the machine does has
disturbed least. Pictures go the real way: the worker, the loader, the pane and its canvas; the window is off screen,
so that what a display server does is not counted. The memory of window and worker is that of the real reader.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from briefing.desktop.compare.tiles import Tile, TiledDetail
from briefing.desktop.image_pane import ImagePane
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from tests.benchmarks.large_pictures import write_photograph
from tests.benchmarks.report import peak_memory, report, slow, verdict
from tests.end_to_end.pair import write_pair
from tests.end_to_end.reader import Reader
from tests.end_to_end.screen import Screen, wait_until

RUNS = 11
ROOM = (800, 700)
PAIR, LARGE = (4000, 2600), (10980, 10980)
OVERVIEW = (800, 700)
FRAME = 1 / 60
FRAMES = 120
PASSES = 4
FRAME_MS = 16
BEAT_MS = 20
BOTH_DECODED = 2 * 3 * 10980**2 / 2**20
POINT = (1000, 450)
SLIDES = 12
GRAIN = 5

Image.MAX_IMAGE_PIXELS = None


class Watch(QObject):
    """Notes when a widget was last painted."""

    painted = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count paints, and let them happen."""
        self.painted += event.type() is QEvent.Type.Paint
        return False


def main() -> int:
    """Measure and report."""
    qInstallMessageHandler(lambda *_: None)  # the platform without a screen says that it does not size windows
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as scratch:
        pair, large = (written(Path(scratch) / name, size) for name, size in (("pair", PAIR), ("large", LARGE)))
        measure_pair(pair)
        measure_overview(large)
        measure_pan(large)
        measure_memory(large, Path(scratch))
    del app
    return verdict()


def written(folder: Path, size: tuple[int, int]) -> Path:
    """A briefing with a pair of photographs of that size."""
    write_pair(folder, (8, 8), "jpg")
    for seed, name in enumerate(("before", "after")):
        write_photograph(folder / "images" / f"{name}.jpg", size, seed)
    return folder


def files(folder: Path) -> list[Path]:
    """The two pictures of a briefing."""
    return sorted((folder / "images").iterdir())


def libjpeg(paths: list[Path], size: tuple[int, int] | None) -> float:
    """Milliseconds for libjpeg to decode pictures side by side, at the scale just large enough for ``size`` or all."""

    def decode(path: Path) -> None:
        with Image.open(path) as picture:
            if size is not None:
                share = min(size[0] / picture.width, size[1] / picture.height)
                picture.draft("RGB", (round(picture.width * share), round(picture.height * share)))
            picture.load()

    started = time.perf_counter()
    with ThreadPoolExecutor(len(paths)) as pool:
        list(pool.map(decode, paths))
    return (time.perf_counter() - started) * 1000


def measure_pair(folder: Path) -> None:
    """From choosing the figure to both pictures on the canvas, and from 100 percent to all tiles of what is seen.

    Another pair is on the canvas when the figure is chosen, as for a person. The briefing is opened anew for each run,
    so that the reader has nothing of its pictures at first.
    """
    seen, sharp, again, small, full = [], [], [], [], []
    with PictureService() as pictures:
        pane = shown_pane(pictures, folder)
        for run in range(RUNS + 1):
            with open_briefing(folder) as other:
                choose(pane, other)
                settle(pane)
            with open_briefing(folder) as opened:
                floors = libjpeg(files(folder), OVERVIEW), libjpeg(files(folder), None)
                chosen = milliseconds(partial(choose, pane, opened))
                settle(pane)
                zoomed = milliseconds(partial(zoom, pane))
                settle(pane)
                pane.show_nothing()
                known = milliseconds(partial(choose, pane, opened))
            if run:
                small.append(floors[0])
                full.append(floors[1])
                seen.append(chosen)
                sharp.append(zoomed)
                again.append(known)
        pane.close()
    report("pair of 10 Mpx: figure chosen to both on screen", min(seen), min(small), 1.3)
    report("pair of 10 Mpx: the same, read ahead or seen before", min(again), min(small), 1.3)
    report("pair of 10 Mpx: sharp at 100 percent", min(sharp), min(full), 1.5)


def measure_overview(folder: Path) -> None:
    """An overview of 120 megapixels, from bytes to pixels."""
    took, floor = [], []
    path = files(folder)[0]
    with PictureService() as pictures:
        for _run in range(RUNS):
            floor.append(libjpeg([path], OVERVIEW))
            data = path.read_bytes()
            started = time.perf_counter()
            overview = pictures.overview(data, OVERVIEW).result()
            took.append((time.perf_counter() - started) * 1000)
            pictures.release(overview.info.handle)
    report("120 Mpx: overview", min(took), min(floor), 1.3)


def measure_pan(folder: Path) -> None:
    """Frames of panning at 100 percent while the worker hands in tiles, and whether all of what is seen is sharp."""
    with PictureService() as pictures:
        pane, opened = shown_pane(pictures, folder), open_briefing(folder)
        choose(pane, opened)
        settle(pane)
        took = milliseconds(partial(zoom, pane))
        floor = sum(libjpeg([path], None) for path in files(folder))
        report("120 Mpx pair: sharp at 100 percent, one after the other", took, floor, 2.0)
        passes = [panned(pane) for _each in range(PASSES)]
        pane.close()
        opened.close()
    report("120 Mpx pair: pan at 100 percent, 99th percentile", min(slow(each) for each in passes), bar=FRAME_MS)
    report("120 Mpx pair: pan at 100 percent, worst frame", min(max(each) for each in passes), bar=FRAME_MS)


def panned(pane: ImagePane) -> list[float]:
    """Milliseconds of each frame of a quick drag over ground that was not yet seen, sharp all the way."""
    frames = []
    for at in range(FRAMES):
        due = time.perf_counter() + FRAME
        worst = milliseconds(partial(pan, pane))
        while time.perf_counter() < due:
            worst = max(worst, milliseconds(QCoreApplication.processEvents))
            time.sleep(0.001)
        frames.append(worst)
        if at % 10 == 0 and not all(pane.sharpener.tiles.get(tile) for tile in tiles_seen(pane)):
            report("120 Mpx pair: a frame is not sharp all over, at", at, bar=0, unit="")
    return frames


def measure_memory(folder: Path, scratch: Path) -> None:
    """The most that window and worker take with two large pictures open, zoomed to 100 percent and panned."""
    home = scratch / "home"
    home.mkdir()
    with Screen(home) as screen, Reader(screen, str(folder)) as reader:
        screen.window("Two colours")
        left, top = POINT[0] - 50, POINT[1] - 50
        wait_until(lambda: screen.grab(top, 100)[:, left : left + 100].std() > GRAIN, "the pictures")
        worker = child(reader.process.pid)
        screen.click(*POINT)
        screen.keys("z")
        wait_until(lambda: peak_memory(worker) > BOTH_DECODED, "both pictures decoded")
        for _each in range(SLIDES):
            screen.still()
            screen.keys(*(["shift+Left"] * 4))
        screen.still(1.0)
        report("120 Mpx pair: peak memory of the window", peak_memory(reader.process.pid), bar=400, unit="MiB")
        report("120 Mpx pair: peak memory of the worker", peak_memory(worker), bar=1536, unit="MiB")


def shown_pane(pictures: PictureService, folder: Path) -> ImagePane:
    """A pane that waits for a figure."""
    pane = ImagePane(pictures, Settings(folder / "settings.json"))
    pane.resize(*ROOM)
    pane.show()
    QCoreApplication.processEvents()
    return pane


def choose(pane: ImagePane, opened: OpenedBriefing) -> None:
    """Choose the figure, and come back when both of its pictures were painted."""
    watch = Watch(pane.canvas)
    pane.canvas.installEventFilter(watch)
    shown: list[int] = []
    noted = pane.canvas.shown.connect(lambda: shown.append(watch.painted))
    pane.show_figure(opened, opened.briefing.figures[0], "en")
    until(lambda: shown and watch.painted > shown[0])
    pane.canvas.shown.disconnect(noted)
    pane.canvas.removeEventFilter(watch)


def zoom(pane: ImagePane) -> None:
    """Zoom to 100 percent, and come back when all of what is seen is sharp."""
    pane.canvas.zoom_to(1.0)
    wanted = tiles_seen(pane)
    until(lambda: all(pane.sharpener.tiles.get(tile) for tile in wanted))
    QCoreApplication.processEvents()


def pan(pane: ImagePane) -> None:
    """A step of a quick drag, and its paint."""
    pane.canvas.pan_by(-14, -9)
    QCoreApplication.processEvents()


def settle(pane: ImagePane) -> None:
    """Let everything come that was asked for."""
    end = time.perf_counter() + 1
    until(lambda: pane.sharpener.tiles.is_idle and time.perf_counter() > end)


def tiles_seen(pane: ImagePane) -> list[Tile]:
    """The tiles of all that is seen, as sharp as it can be."""
    scene = pane.canvas.scene
    if scene is None:
        raise RuntimeError("there is no pair")
    return [
        tile
        for side, surface in scene.surfaces.items()
        if isinstance(surface.detail, TiledDetail)
        for tile, _size in surface.detail.wanted(pane.sharpener.seen(scene, side), scene.scale_of(side))
    ]


def until(condition: Callable[[], object]) -> None:
    """Handle events as they come until something is so."""
    end = time.perf_counter() + 60
    beat = QTimer(interval=BEAT_MS)
    beat.start()
    while not condition():
        if time.perf_counter() > end:
            raise RuntimeError("what was waited for never came")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def milliseconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def child(pid: int) -> int:
    """The process that a process started."""
    words = ["pgrep", "-P", str(pid)]
    return int(wait_until(lambda: subprocess.run(words, capture_output=True, text=True).stdout.split(), "a child")[0])


if __name__ == "__main__":
    sys.exit(main())
