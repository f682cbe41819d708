"""One line a measurement: what was measured, its floor in the same run, and the bar it must stay under.

A benchmark is a module ``bench_*.py`` in this folder with a ``main``; it calls ``report`` for each measurement and ends
with ``sys.exit(verdict())``. ``packaging/dev.py bench`` runs them all; ``python -m tests.benchmarks.bench_canvas`` one.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

_missed: list[str] = []


def report(name: str, value: float, floor: float | None = None, bar: float | None = None, unit: str = "ms") -> bool:
    """Print a measurement and say whether it stays under its bar.

    With a ``floor`` (the least that the same work costs, measured in the same run) the ``bar`` is how many times the
    floor ``value`` may be; without one it is the most that ``value`` may be, in ``unit``. Without a ``bar`` the
    measurement is told and not judged.
    """
    words = [f"{name:<58}", f"{value:9.2f} {unit:<3}"]
    if floor is not None:
        words.append(f"floor {floor:9.2f} {unit:<3} ratio {value / floor:5.2f}")
    good = True
    if bar is not None:
        good = value <= bar * (floor if floor is not None else 1.0)
        words.append(f"bar {bar:g}{' times' if floor is not None else ' ' + unit} {'ok' if good else 'MISSED'}")
    if not good:
        _missed.append(name)
    print("  ".join(words), flush=True)
    return good


def verdict() -> int:
    """The exit code for all that was reported: 1 if a bar was missed."""
    return 1 if _missed else 0


def as_installed(folder: Path) -> dict[str, str]:
    """What to add to the environment of a program, so that it finds no package that only the tests bring along.

    msgspec loads typing_extensions where it is there, for 5 ms at each start. ``folder`` is where it is hidden from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "typing_extensions.py").write_text("raise ImportError('only the tests need it')\n", encoding="ascii")
    return {"PYTHONPATH": str(folder)}


def peak_memory(pid: int) -> float:
    """The most memory that the process has had resident, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    if match is None:
        raise RuntimeError("the system does not tell the peak memory of a process")
    return int(match[1]) / 1024


def slow(values: Sequence[float]) -> float:
    """The value that 99 percent of the values do not exceed."""
    return quantiles(values, n=100, method="inclusive")[-1]
