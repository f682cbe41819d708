"""From launch to the text and the pictures on a real X screen, beside the same widgets bare, and the memory it takes.

The briefing has two pictures of 4000 x 2600 as JPEG. Runs of the reader and of the floor take turns, so that what
else the machine does slows both; the first of each is not counted (the reader renders its theme then).
"""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

from tests.benchmarks.report import as_installed, peak_memory, report, verdict
from tests.end_to_end.pair import AFTER, BEFORE, shows, write_pair
from tests.end_to_end.screen import Screen, wait_until

ROOT = Path(__file__).resolve().parents[2]
FLOOR = Path(__file__).with_name("floor_launch.py")
RUNS = 9
BAND = 64
PICTURE_SHARE = 0.1
INK_SHARE = 0.005


def main() -> int:
    """Measure and report."""
    reader, floor, peaks = [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        pair = write_pair(Path(scratch) / "pair", (4000, 2600), "jpg", words=1500)
        words = [str(pair / "images/before.jpg"), str(pair / "sections/en/first.md")]
        with Screen(Path(scratch), 1280, 800, managed=False) as screen:
            for run in range(RUNS + 1):
                bare, _peak = launch(screen, [str(FLOOR), *words])
                whole, peak = launch(screen, [str(ROOT / "main.py"), str(pair)])
                if run:
                    floor.append(bare)
                    reader.append(whole)
                    peaks.append(peak)
    report("launch to text and pictures", median(reader), median(floor), 1.2)
    report("peak memory of the window process", max(peaks), bar=150, unit="MiB")
    return verdict()


def launch(screen: Screen, words: list[str]) -> tuple[float, float]:
    """Milliseconds until the screen shows text and picture, and the peak memory of the process in MiB."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words],
        env=screen.environment(**as_installed(screen.home / "hidden")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not is_shown(screen):
            if process.poll() is not None or time.perf_counter() - started > 60:
                raise RuntimeError(f"{words[0]} never showed text and picture (exit code {process.returncode})")
            time.sleep(0.01)
        took = (time.perf_counter() - started) * 1000
        screen.still(0.5)
        return took, peak_memory(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        wait_until(lambda: screen.grab().min() > 250, "an empty screen")


def is_shown(screen: Screen) -> bool:
    """Whether a band across the middle of the screen shows picture and the ink of text."""
    band = screen.grab((screen.height - BAND) // 2, BAND)[::4, ::2]
    picture = shows(band, BEFORE) | shows(band, AFTER)
    ink = band.max(axis=2) < 110
    return bool(picture.mean() >= PICTURE_SHARE and np.mean(ink & ~picture) >= INK_SHARE)


if __name__ == "__main__":
    sys.exit(main())
