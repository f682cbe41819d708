"""The reader on Wayland, as most desktops of Linux start it, with a compositor that has no monitor."""

import subprocess
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.end_to_end.pair import AFTER, BEFORE, shows, write_pair
from tests.end_to_end.reader import Reader
from tests.end_to_end.screen import DEADLINE, Pixels, Screen, wait_until

SOCKET = "wayland-test"
COMPOSITOR = ("weston", "--backend=headless-backend.so", "--use-pixman", "--no-config", "--idle-time=0", "--debug")
SIZE = ("--width=1400", "--height=900")
LEAST = 0.05  # of the screen


class Wayland:
    """A compositor, and what it shows."""

    def __init__(self, screen: Screen) -> None:
        self._folder = screen.home / "run"
        self._folder.mkdir(mode=0o700)
        self.words = {"XDG_RUNTIME_DIR": str(self._folder), "WAYLAND_DISPLAY": SOCKET, "QT_QPA_PLATFORM": "wayland"}
        self._environment = screen.environment(**self.words)
        self._said = (screen.home / "weston.txt").open("wb")
        self._process = self._run(*COMPOSITOR, *SIZE, f"--socket={SOCKET}")
        wait_until((self._folder / SOCKET).exists, "a compositor")

    def grab(self) -> Pixels:
        """What is shown now: height x width x (red, green, blue, alpha)."""
        assert self._run("weston-screenshooter").wait(DEADLINE) == 0
        (file,) = self._folder.glob("*.png")
        with Image.open(file) as picture:
            pixels = np.asarray(picture.convert("RGBA"))
        file.unlink()
        return pixels

    def close(self) -> None:
        """End the compositor."""
        self._process.terminate()
        self._process.wait(DEADLINE)
        self._said.close()

    def _run(self, *words: str) -> "subprocess.Popen[bytes]":
        said = self._said
        return subprocess.Popen(words, env=self._environment, cwd=self._folder, stdout=said, stderr=said)


def places(pixels: Pixels) -> list[NDArray[np.bool_]]:
    """Where each picture is."""
    return [shows(pixels[..., :3], each) for each in (BEFORE, AFTER)]


@pytest.fixture
def wayland(screen: Screen) -> Iterator[Wayland]:
    """A compositor that runs for as long as a test."""
    made = Wayland(screen)
    yield made
    made.close()


def test_both_pictures_are_seen_and_nothing_through_them(screen: Screen, wayland: Wayland) -> None:
    pair = write_pair(screen.home / "two-colours", words=400)
    with Reader(screen, str(pair), **wayland.words) as reader:
        wait_until(lambda: min(map(np.mean, places(wayland.grab()))) > LEAST, "both pictures")
        pixels = wayland.grab()
        before, after = places(pixels)
        assert pixels[..., 3][before | after].min() == 255
        reader.process.terminate()
        assert reader.process.wait(DEADLINE) == 0
        assert reader.said() == ""
