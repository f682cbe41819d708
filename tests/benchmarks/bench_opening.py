"""Opening a briefing of 1,000 sections beside one of 5: in the document room, and to the text in the window.

What reading the manifest costs grows with it, and is taken off; sections are read when they are shown. And for how
long the window is held by a section of one very long paragraph.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from briefing.desktop.starting.startup import make_application
from briefing.desktop.window import MainWindow
from briefing.document import kept_manifests
from briefing.document.model import Briefing
from briefing.document.opening import open_briefing
from briefing.document.storage import MANIFEST_NAME, MOST_SECTION_BYTES
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from tests.benchmarks.report import report, verdict

FEW, MANY = 5, 1000
RUNS = 40
HEAD = """\
format = 1
id = "long-{count}"
edition = 1
languages = ["en"]
published = 2021-12-24
cutoff = 2021-12-24
issuer = "Test"
title = "A long one"
"""
SECTION = """
[[sections]]
id = "section-{number}"
title = "Section {number}"
"""


def main() -> int:
    """Measure and report."""
    make_application()
    with tempfile.TemporaryDirectory() as scratch, PictureService() as pictures:
        folders = {count: write(Path(scratch) / str(count), count) for count in (FEW, MANY)}
        window = MainWindow(Settings(Path(scratch) / "settings.json"), pictures)
        window.show()
        text = {count: net(partial(read_first, folder)) for count, folder in folders.items()}
        shown = {count: net(partial(show, window, folder)) for count, folder in folders.items()}
        gap = longest_gap(window, write_long(Path(scratch) / "long"))
        window.close()
    report(f"open and read the first of {MANY} sections", text[MANY], text[FEW], 2)
    report(f"the same to the window, {MANY} sections", shown[MANY], shown[FEW], 2)
    report("a section of 2 MiB in one paragraph: the window is held at most", gap, bar=250, unit="ms")
    return verdict()


def write(folder: Path, count: int) -> Path:
    """A briefing of so many sections of some length."""
    texts = folder / "sections" / "en"
    texts.mkdir(parents=True)
    sections = "".join(SECTION.format(number=number) for number in range(count))
    (folder / MANIFEST_NAME).write_text(HEAD.format(count=count) + sections, encoding="utf-8")
    for number in range(count):
        (texts / f"section-{number}.md").write_text("Some words of a section. " * 200, encoding="utf-8")
    return folder


def read_first(folder: Path) -> None:
    """Open a briefing and read its first section."""
    with open_briefing(folder) as opened:
        opened.text("section-0", "en")


def show(window: MainWindow, folder: Path) -> None:
    """Open a briefing in the window, and paint it."""
    window.show_briefing(open_briefing(folder))
    QCoreApplication.processEvents()


def write_long(folder: Path) -> Path:
    """A briefing of one section as long as the format allows, in one paragraph."""
    write(folder, 1)
    words = "word and more words of it, " * (MOST_SECTION_BYTES // 27)
    (folder / "sections" / "en" / "section-0.md").write_text(words, encoding="utf-8")
    return folder


def longest_gap(window: MainWindow, folder: Path) -> float:
    """For how many milliseconds the window got round to nothing else, at most, until all of a text was in it."""
    longest = 0.0
    window.show_briefing(open_briefing(folder))
    while window.text.document().characterCount() < MOST_SECTION_BYTES - 27:
        before = time.perf_counter()
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - before)
    return longest * 1000


def net(work: Callable[[], object]) -> float:
    """The median of some runs, in milliseconds, without the time that the reading of the manifest took in each."""
    reading = 0.0
    read = kept_manifests.parsed

    def parsed(data: bytes) -> Briefing:
        nonlocal reading
        started = time.perf_counter()
        try:
            return read(data)
        finally:
            reading = time.perf_counter() - started

    times = []
    kept_manifests.parsed = parsed
    try:
        for _each in range(RUNS):
            gc.collect()
            gc.disable()
            started = time.perf_counter()
            work()
            times.append((time.perf_counter() - started - reading) * 1000)
    finally:
        kept_manifests.parsed = read
        gc.enable()
    return median(times[2:])


if __name__ == "__main__":
    sys.exit(main())
