"""What was printed last is laid out again while the rest of the program is still being loaded.

Typst keeps what it laid out for as long as the process lives, so that of what is printed again only what is new takes
time. Nothing that is printed comes from a rehearsal; one that fails has only cost the wait.

The sooner it begins the more is gained: what only its end needs is imported there.
"""

import os
import threading
from importlib.util import source_hash
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import PaperError
from briefing.paper.compiler import FULLEST, MAIN, compiled, compiler
from briefing.paths import cache_folder

if TYPE_CHECKING:
    import typst

MOST_BYTES = 4 << 20
MOST_PRINTS = 8


class Rehearsal:
    """Begins to lay out what was last printed by these ``words`` of the command line, if anything was."""

    def __init__(self, *words: str) -> None:
        self._folder = cache_folder() / "prints" / source_hash("\0".join(words).encode("utf-8", "surrogatepass")).hex()
        self._thread = _begun(self._folder) if os.path.exists(self._folder / MAIN) else None  # noqa: PTH110 - never raises

    @property
    def is_on(self) -> bool:
        """Whether there is anything to rehearse."""
        return self._thread is not None

    def wait(self) -> None:
        """Until it is over: two that lay out the same at the same time would both do all of it."""
        if self._thread is not None:
            self._thread.join()

    def remember(self, root: Path) -> None:
        """Keep what was printed for the next time, unless it is large."""
        from briefing.files import keep

        printed = {file.name: file for file in root.iterdir()}
        if sum(file.stat().st_size for file in printed.values()) > MOST_BYTES:
            return
        try:
            kept = {file.name: file for file in self._folder.iterdir()} if self._folder.exists() else {}
            for name, file in printed.items():
                data = file.read_bytes()
                if name not in kept or not _holds(kept[name], data):
                    keep(self._folder / name, data)
            for name in kept.keys() - printed.keys():
                kept[name].unlink()
            self._folder.touch()
            _make_room(self._folder.parent)
        except OSError as error:
            _note("what was printed is not kept: %s", error)


def _begun(folder: Path) -> threading.Thread | None:
    """A thread that lays out what is in ``folder``, which takes nothing from one that loads modules meanwhile."""
    try:
        others = [file.name for file in folder.iterdir() if not file.is_file()]
        if others:  # to open a pipe is to wait for who writes into it
            _note("a rehearsal came to nothing, since this is no file: %s", others[0])
            return None
        last = compiler(folder, own_fonts=True)
    except (RuntimeError, ValueError, OSError) as error:
        _note("a rehearsal came to nothing: %s", error)
        return None
    thread = threading.Thread(target=_rehearse, args=(last,), name="rehearsal", daemon=True)
    thread.start()
    return thread


def _rehearse(last: "typst.Compiler") -> None:
    try:
        compiled(last, pdf_standards=list(FULLEST))
    except (RuntimeError, ValueError, PaperError) as error:
        _note("a rehearsal came to nothing: %s", error)


def _holds(file: Path, data: bytes) -> bool:
    from briefing.files import read_file

    try:
        return read_file(file) == data
    except OSError:
        return False


def _make_room(folder: Path) -> None:
    """Let go of what was not printed for longest."""
    import shutil

    for old in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime_ns)[:-MOST_PRINTS]:
        shutil.rmtree(old, ignore_errors=True)


def _note(what: str, error: object) -> None:
    import logging

    logging.getLogger(__name__).info(what, error)
