"""``briefing pdf`` as a whole process, beside a bare script that compiles the same content, and the memory it takes.

For the first time, when nothing of the briefing is kept in the cache, again, and after a change of its words.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil  # type: ignore[import-untyped]

from briefing.document.opening import open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.press import Press
from briefing.paths import resource
from tests.benchmarks.large import write_large
from tests.benchmarks.report import as_installed, report, verdict

ROOT = Path(__file__).resolve().parents[2]
FLOOR = Path(__file__).with_name("floor_pdf.py")
BUILTIN = "briefings/troop-buildup-2021-12"


def main() -> int:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        compare("the built-in briefing", resource(BUILTIN), folder / "builtin", runs=9, bar=1.3)
        long = write_large(folder / "300", sections=300, figures=60, words=280)
        pages = compare("a long briefing", long, folder / "long", runs=2, bar=2.0)
        report("pages of that briefing", pages, unit="pages")
        large = write_large(folder / "1000", sections=1000, figures=200, words=100)
        whole, worker = peaks(large, folder / "out.pdf")
        report("peak memory for 1000 sections and 200 figures, all", whole, bar=1024, unit="MiB")
        report("of which the picture worker at most", worker, unit="MiB")
    return verdict()


def compare(name: str, briefing: Path, prepared: Path, *, runs: int, bar: float) -> int:
    """Report the time of a whole process beside that of the floor, and return how many pages there are."""
    pages = prepare(briefing, prepared)
    edited = prepared / "briefing"
    shutil.copytree(briefing, edited)
    target = str(prepared / "out.pdf")
    words = [str(ROOT / "main.py"), "pdf", str(edited), "-o", target]
    first, again, changed, floor = [], [], [], []
    for run in range(runs + 1):
        cache = prepared / f"cache-{run}"
        bare = timed([str(FLOOR), str(prepared), target], cache)
        new, kept = timed(words, cache), timed(words, cache)
        change(edited)
        other = timed(words, cache)
        if run:
            floor.append(bare)
            first.append(new)
            again.append(kept)
            changed.append(other)
    report(f"{name} to a PDF for the first time", median(first), median(floor), bar)
    report(f"{name} to a PDF again", median(again), median(floor), bar)
    report(f"{name} to a PDF after a change", median(changed), median(floor), bar)
    return pages


def change(briefing: Path) -> None:
    """Put a word before the text of the first section, as an author does between two prints."""
    text = min((briefing / "sections" / "en").glob("*.md"))
    text.write_text("More. " + text.read_text(encoding="utf-8"), encoding="utf-8")


def prepare(briefing: Path, folder: Path) -> int:
    """All that the floor compiles, in ``folder``; how many pages it has."""
    with PictureService() as pictures, open_briefing(briefing) as opened, Press(opened, pictures) as press:
        printed = press.lay_out(PrintOptions(language=opened.briefing.languages[0], historical=True)).pdf()
        shutil.copytree(press.root, folder)
    return printed.pages


def timed(words: list[str], cache: Path) -> float:
    """Milliseconds of a process with a cache of its own, which may keep what Python compiles, as for a person."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ |= {"XDG_CACHE_HOME": str(cache), **as_installed(cache.parent / "hidden")}
    started = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def peaks(briefing: Path, target: Path) -> tuple[float, float]:
    """The most memory that the process and its worker have resident together, and the worker alone, in MiB."""
    command = [sys.executable, str(ROOT / "main.py"), "pdf", str(briefing), "-o", str(target)]
    environ = {**os.environ, "XDG_CACHE_HOME": str(target.with_suffix(".cache"))}
    process = psutil.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    most = most_of_worker = 0
    while process.poll() is None:
        try:
            others = [child.memory_info().rss for child in process.children()]
            most = max(most, process.memory_info().rss + sum(others))
            most_of_worker = max([most_of_worker, *others])
        except psutil.NoSuchProcess:
            continue
        time.sleep(0.02)
    if process.returncode:
        raise RuntimeError(f"briefing pdf ended with {process.returncode}")
    return most / 2**20, most_of_worker / 2**20


if __name__ == "__main__":
    sys.exit(main())
