"""A screen of its own for a program under test: an X server without a monitor, its keys, its mouse and its pixels.

Nothing here knows the reader. Waiting is always for something seen, up to a deadline, never for a length of time.
"""

import os
import select
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Self, TypeVar

import numpy as np
from numpy.typing import NDArray
from Xlib import X
from Xlib.display import Display

Pixels = NDArray[np.uint8]
Seen = TypeVar("Seen")

DEADLINE = 30.0
PASSED_ON = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR", "VIRTUAL_ENV")


def wait_until(condition: Callable[[], Seen], what: str, seconds: float = DEADLINE) -> Seen:
    """What ``condition`` gives once it gives something true; a TimeoutError that says ``what`` after ``seconds``."""
    end = time.monotonic() + seconds
    while True:
        seen = condition()
        if seen:
            return seen
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:g} s in vain: {what}")
        time.sleep(0.02)


class Screen:
    """A context manager: the server runs while it is entered, with a window manager unless told not to."""

    def __init__(self, home: Path, width: int = 1400, height: int = 900, *, managed: bool = True) -> None:
        self.home = home
        self.width = width
        self.height = height
        self.name = ""
        self._managed = managed
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        try:
            self.name = self._start_server()
            self._display = Display(self.name)
            self.root = self._display.screen().root
            if self._managed:
                self._start("openbox", "--sm-disable")
                atom = self._display.intern_atom("_NET_SUPPORTING_WM_CHECK")
                wait_until(lambda: self.root.get_full_property(atom, X.AnyPropertyType), "a window manager")
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._display.close()
        self._end()

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a program on this screen: a home of its own, no bus, and nothing of the caller's desk."""
        passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        folders = {
            f"XDG_{name}_HOME": str(self.home / f".{name.lower()}") for name in ("CONFIG", "CACHE", "DATA", "STATE")
        }
        return {**passed, **folders, "HOME": str(self.home), "DISPLAY": self.name, "LANG": "C.UTF-8", **more}

    def grab(self, top: int = 0, height: int = 0) -> Pixels:
        """What the screen (or a band of it) shows now: height x width x (red, green, blue). Bare, it is white."""
        rows = height or self.height - top
        raw = self.root.get_image(0, top, self.width, rows, X.ZPixmap, 0xFFFFFFFF).data
        return np.frombuffer(raw, np.uint8).reshape(rows, self.width, 4)[:, :, 2::-1]

    def still(self, seconds: float = 0.3) -> Pixels:
        """What the screen shows once nothing has moved on it for ``seconds``."""
        last, since = self.grab(), time.monotonic()

        def unmoved() -> bool:
            nonlocal last, since
            now = self.grab()
            if not np.array_equal(now, last):
                last, since = now, time.monotonic()
            return time.monotonic() - since >= seconds

        wait_until(unmoved, "a screen that stands still")
        return last

    def keys(self, *names: str) -> None:
        """Press keys one after the other, in the words of xdotool (``ctrl+e``, ``Return``)."""
        self._xdotool("key", "--clearmodifiers", "--delay", "40", *names)

    def type(self, text: str) -> None:
        """Type letters."""
        self._xdotool("type", "--delay", "8", text)

    def click(self, x: int, y: int) -> None:
        """Press and release the first button at a place."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Press at one place, move to another as a hand would, and let go."""
        words = ["mousemove", *map(str, start), "mousedown", "1"]
        for step in range(1, steps + 1):
            place = (start[axis] + (end[axis] - start[axis]) * step // steps for axis in (0, 1))
            words += ["mousemove", *map(str, place), "sleep", "0.01"]
        self._xdotool(*words, "mouseup", "1")

    def point(self, x: int, y: int) -> None:
        """Move the mouse."""
        self._xdotool("mousemove", str(x), str(y))

    def look_away(self, title: str) -> None:
        """Put a window away for a moment, as one does who turns to another."""
        for do in ("windowminimize", "windowactivate"):
            self._xdotool("search", "--name", title, do)
            time.sleep(0.2)

    def window(self, title: str) -> int:
        """The window whose title holds the words ``title``, once it can be seen."""
        return wait_until(lambda: self._find(title), f"a window titled {title!r}")

    def gone(self, title: str) -> None:
        """Wait until no window that can be seen has the words ``title`` in its title."""
        wait_until(lambda: not self._find(title), f"no window titled {title!r}")

    def windows(self, title: str) -> list[int]:
        """The windows that can be seen whose titles hold the words ``title``."""
        return [int(each) for each in self._told("search", "--onlyvisible", "--name", title).split()]

    def active(self) -> str:
        """The title of the window in front; nothing where there is none."""
        return self._told("getactivewindow", "getwindowname").strip()

    def _find(self, title: str) -> int:
        return next(iter(self.windows(title)), 0)

    def _told(self, *words: str) -> str:
        return subprocess.run(["xdotool", *words], env=self.environment(), capture_output=True, text=True).stdout

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment(), check=True, timeout=DEADLINE)

    def _start_server(self) -> str:
        """Start an X server on a display that is free, which it says itself."""
        told, telling = os.pipe()
        try:
            size = f"{self.width}x{self.height}x24"
            options = ["-displayfd", str(telling), "-screen", "0", size, "-dpi", "96", "-nolisten", "tcp"]
            options += ["-noreset", "-wr"]
            self._start("Xvfb", *options, pass_fds=(telling,))
        finally:
            os.close(telling)
        with os.fdopen(told, "rb", buffering=0) as pipe:
            return f":{_line(pipe)}"

    def _start(self, *command: str, pass_fds: Sequence[int] = ()) -> None:
        quiet = subprocess.DEVNULL
        environment: Mapping[str, str] = self.environment()
        self._processes.append(
            subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=pass_fds)
        )

    def _end(self) -> None:
        for process in reversed(self._processes):
            end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process, by force where it does not heed a request."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _line(pipe: IO[bytes]) -> str:
    """The first line that comes out of a pipe."""
    line = b""
    end = time.monotonic() + DEADLINE
    while not line.endswith(b"\n"):
        ready, _writable, _failed = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
        chunk = pipe.read(64) if ready else b""
        if not chunk:
            raise RuntimeError("the X server did not start")
        line += chunk
    return line.decode().strip()
