#!/usr/bin/env python3
"""Everything one does with a checkout: ``python3 packaging/dev.py VERB [WORD ...]``.

run           open the reader; further words go to it (a briefing, `pdf`, `check`, ...)
test          run the tests; with further words only those (they go to pytest), without the coverage bar
lint          check style, types and layers
bench         run the benchmarks, each beside its floor; further words name some of them
screenshots   take the pictures in resources/screenshots from the real window
translations  renew the catalogues in resources/translations from the source
dist          build the wheel and the source archive into dist/
lock          renew packaging/requirements*.txt; `lock --upgrade` takes newer versions

Needs Python 3.11 or newer and nothing else: what is missing is installed into .venv from the locked requirements.
"""

from __future__ import annotations

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(f"dev.py: Python 3.11 or newer is needed, this is {sys.version.split()[0]} ({sys.executable})")

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from setup import environment, locking, system
from setup.words import Refusal, say

ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS = Path("tests") / "benchmarks"

Words = Sequence[str]


def run(words: Words) -> int:
    """Run the program in the folder where one stands, so that paths are what they are for any other program."""
    system.need(system.QT_LIBRARIES)
    python = environment.ready(ROOT)
    return call(python, str(ROOT / "main.py"), *words, folder=None)


def test(words: Words) -> int:
    """Run the tests without a screen; those that need one start their own."""
    system.need(system.QT_LIBRARIES, system.TEST_PROGRAMS)
    python = environment.ready(ROOT, dev=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return call(python, "-m", "pytest", *(words or ["--cov"]))


def lint(words: Words) -> int:
    """Run every check, also when an earlier one has failed."""
    refuse(words)
    python = environment.ready(ROOT, dev=True)
    checks = {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "layers": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    }
    failed = []
    for name, arguments in checks.items():
        say(name)
        if call(python, *arguments):
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all checks hold")
    return 1 if failed else 0


def bench(words: Words) -> int:
    """Run the benchmarks one after the other, alone on the machine if you can."""
    system.need(system.QT_LIBRARIES, system.TEST_PROGRAMS)
    python = environment.ready(ROOT, dev=True)
    there = sorted(path.stem.removeprefix("bench_") for path in (ROOT / BENCHMARKS).glob("bench_*.py"))
    unknown = [word for word in words if word not in there]
    if unknown:
        raise Refusal(f"there is no benchmark {unknown[0]}; there are {', '.join(there)}", code=2)
    failed = []
    for name in words or there:
        say(f"benchmark {name}")
        if call(python, "-m", f"tests.benchmarks.bench_{name}"):
            failed.append(name)
    say(f"bars missed in {', '.join(failed)}" if failed else "all bars are held")
    return 1 if failed else 0


def screenshots(words: Words) -> int:
    """Take the screenshots on a screen of their own."""
    system.need(system.QT_LIBRARIES, system.TEST_PROGRAMS)
    python = environment.ready(ROOT, dev=True)
    return call(python, "packaging/screenshots.py", *words)


def translations(words: Words) -> int:
    """Renew the catalogues."""
    return call(environment.ready(ROOT, dev=True), "packaging/translations.py", *words)


def dist(words: Words) -> int:
    """Build what is handed out; the build backend comes from the lock, not from the network."""
    refuse(words)
    return call(
        environment.ready(ROOT, dev=True), "-m", "hatchling", "build", "-d", "dist", "-t", "sdist", "-t", "wheel"
    )


def lock(words: Words) -> int:
    """Renew the locked requirements."""
    return locking.renew(ROOT, words)


VERBS: dict[str, Callable[[Words], int]] = {
    each.__name__: each for each in (run, test, lint, bench, screenshots, translations, dist, lock)
}


def call(python: Path, *arguments: str, folder: Path | None = ROOT) -> int:
    """Run the Python of the environment on ``arguments`` in ``folder``, or where one stands; return its exit code."""
    sys.stdout.flush()
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    process = subprocess.Popen([python, *arguments], cwd=folder, env=os.environ | {"PYTHONPATH": path})
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the program hears of it too, and ends as it sees fit
            continue


def refuse(words: Words) -> None:
    """Refuse words that a verb has no use for."""
    if words:
        raise Refusal(f"too many words: {' '.join(words)}", code=2)


def main(words: Words) -> int:
    """Do what the first word says with the others."""
    if not words or words[0] not in VERBS:
        wants_help = words[:1] in (["help"], ["-h"], ["--help"])
        print(__doc__.strip(), file=sys.stdout if wants_help else sys.stderr)
        if words and not wants_help:
            print(f"\ndev.py: there is no {words[0]}; there are {', '.join(VERBS)}", file=sys.stderr)
        return 0 if wants_help else 2
    try:
        return VERBS[words[0]](words[1:])
    except Refusal as refusal:
        print(f"dev.py: {refusal}", file=sys.stderr)
        return refusal.code
    except OSError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("dev.py: interrupted; the next call takes up the work", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
