"""A changed option on screen in the preview, beside a warm compile of the same pages to PNG at the same sharpness.

The floor lays out every page, since Typst does all or nothing, and draws as many as are seen. The two take turns, each
after a pause as a person's hand makes one: what follows at once finds the processor warm.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import typst
from PySide6.QtCore import QCoreApplication, QEventLoop, QSize, Qt
from PySide6.QtWidgets import QListWidgetItem

from briefing.desktop import jobs, theme
from briefing.desktop.preview.window import PreviewWindow
from briefing.desktop.starting.startup import make_application
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.press import Press
from briefing.paths import resource
from briefing.settings import Settings
from tests.benchmarks.report import report, verdict

BUILTIN = "briefings/troop-buildup-2021-12"
SIZE = QSize(1180, 860)
RUNS = 22
PAUSE = 0.05


def turn(part: QListWidgetItem) -> None:
    """Choose a part, or leave it out."""
    is_on = part.checkState() is Qt.CheckState.Checked
    part.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)


def main() -> int:
    """Measure and report."""
    app = make_application()
    theme.apply(app, theme.wanted_look("light"))
    with (
        tempfile.TemporaryDirectory() as scratch,
        PictureService() as pictures,
        open_briefing(resource(BUILTIN)) as opened,
    ):
        window = MainWindow(Settings(Path(scratch) / "settings.json"), pictures)
        window.show_briefing(opened)
        window.show()
        preview = PreviewWindow(window)
        preview.resize(SIZE)
        preview.open()
        wait_for(preview)
        changes: dict[str, Callable[[], None]] = {
            "sources on and off": lambda: turn(preview.panel.parts.item(preview.panel.parts.count() - 1)),
            "colours on and off": preview.panel.colours.click,
            "another paper": lambda: preview.panel.paper.setCurrentIndex(1 - preview.panel.paper.currentIndex()),
            "another language": lambda: preview.panel.language.setCurrentIndex(
                1 - preview.panel.language.currentIndex()
            ),
        }
        for name, change in changes.items():
            anew, floor = measured(preview, change, anew=True)
            report(f"preview of {name}", anew, floor, 1.5)
            report(f"preview of {name}, seen before", measured(preview, change, anew=False)[0], floor, 1.5)
        preview.reject()
        window.close()
        jobs.drain()
        QCoreApplication.processEvents()
    del app
    return verdict()


def measured(preview: PreviewWindow, change: Callable[[], None], *, anew: bool) -> tuple[float, float]:
    """Milliseconds until the pages that are seen are those of a changed option, and sharp; and of the floor.

    They are laid out ``anew``, or shown as they were laid out before.

    That is a warm compile of the same two contents in turn: all is laid out, what is seen is drawn. Typst lays out a
    whole document or nothing, so the layout is measured with pages of a few pixels.
    """
    contents = []
    for _turn in range(2):
        change()
        wait_for(preview)
        contents.append(laid_out(preview))
    inch, seen = preview.pages.sharpness(), len(preview.pages.seen())
    root = preview.renderer._press.root
    fonts = typst.Fonts(include_system_fonts=False)
    compiler = typst.Compiler(input=str(root / "briefing.typ"), root=str(root), font_paths=fonts)

    def bare(content: str, inch: float) -> float:
        settle(preview)
        preview.renderer._press._write(content)
        return timed(lambda: compiler.compile(format="png", ppi=inch))

    def see() -> None:
        if anew:
            preview.renderer._kept.clear()
        change()
        wait_for(preview)

    ours, whole, layout = [], [], []
    for run in range(RUNS):
        settle(preview)
        ours.append(timed(see))
        whole.append(bare(contents[run % 2], inch))
        layout.append(bare(contents[(run + 1) % 2], 1))
    pages = compiler.compile(format="png", ppi=1)
    count = len(pages) if isinstance(pages, list) else 1
    drawn = median(whole[2:]) - median(layout[2:])
    return median(ours[2:]), median(layout[2:]) + drawn * seen / count


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that ``work`` takes after a pause."""
    time.sleep(PAUSE)
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def laid_out(preview: PreviewWindow) -> str:
    """What the compiler was given for the options that are chosen."""
    press: Press = preview.renderer._press
    return press.lay_out(preview.panel.options)._data


def wait_for(preview: PreviewWindow) -> None:
    """Run events until the pages that are seen are there."""
    pages = preview.pages
    while (
        preview._rendered is None
        or preview._rendered.options != preview.panel.options
        or not all(pages.is_sharp(page) for page in pages.seen())
    ):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.sendPostedEvents()


def settle(preview: PreviewWindow) -> None:
    """Run events until nothing more is made."""
    while preview.renderer._job is not None or preview.renderer._small or preview.renderer._sharp:
        QCoreApplication.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    sys.exit(main())
