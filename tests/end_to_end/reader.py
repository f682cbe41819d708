"""The real reader, started as a person starts it: ``main.py`` in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.end_to_end.screen import DEADLINE, Screen

ROOT = Path(__file__).resolve().parents[2]


class Reader:
    """A context manager: the reader runs on ``screen`` while it is entered, and is ended in any case."""

    def __init__(self, screen: Screen, *words: str, **environment: str) -> None:
        self._screen = screen
        self._words = words
        self._environment = environment
        self._errors = screen.home / "standard-error.txt"

    def __enter__(self) -> Self:
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "main.py"), *self._words],
                env=self._screen.environment(**self._environment),
                cwd=self._screen.home,
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
                start_new_session=True,
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self._screen.gone("Briefing")  # the server takes a while, and the next reader is not to be taken for this one
        if error is not None:
            error.add_note(f"the reader said: {self.said() or 'nothing'}")

    def quit(self) -> int:
        """Close the window by its keys; return the exit code."""
        self._screen.keys("ctrl+q")
        return self.process.wait(DEADLINE)

    def said(self) -> str:
        """What the reader wrote to its standard output and error."""
        return self._errors.read_text(encoding="utf-8", errors="replace").strip()
