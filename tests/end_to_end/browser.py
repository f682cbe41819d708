"""A real browser without a window, driven from outside by the WebDriver protocol, in nothing but the standard library.

Chromium is started by its driver with a profile of its own that is thrown away, and asks nobody for anything.
"""

import base64
import io
import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self

import numpy as np
from PIL import Image

from tests.end_to_end.screen import DEADLINE, Pixels, end, wait_until

QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)
KEYS = {
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "Left": "\ue012",
    "Up": "\ue013",
    "Right": "\ue014",
    "Down": "\ue015",
}


class Browser:
    """A context manager: the browser runs while it is entered, and is ended with all its processes."""

    def __init__(self, width: int = 1000, height: int = 900) -> None:
        self._size = width, height

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True)
        self._said = Path(self._folder.name) / "driver.txt"
        with self._said.open("wb") as said:
            self._driver = subprocess.Popen(
                ["chromedriver", "--port=0"], stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        try:
            self._port = wait_until(self._told_port, "a port of the driver")
            options = [*QUIET, f"--user-data-dir={self._folder.name}/profile"]
            options += [f"--window-size={self._size[0]},{self._size[1]}"]
            options += ["--no-sandbox"] if os.geteuid() == 0 else []
            wanted = {
                "goog:chromeOptions": {"args": options},
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            }
            self._session = ""
            started = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
            self._session = f"/session/{started['sessionId']}"
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        try:
            self._ask("DELETE", "")
        finally:
            self._end()

    def open(self, path: Path) -> None:
        """Load a file, and wait until all of it is there."""
        self.log("browser")
        self.log("performance")
        self._ask("POST", "/url", {"url": path.as_uri()})

    def script(self, words: str, *given: object) -> Any:
        """What a script in the page returns."""
        return self._ask("POST", "/execute/sync", {"script": words, "args": list(given)})

    def command(self, name: str, **given: object) -> Any:
        """What a command of the browser's own protocol gives."""
        return self._ask("POST", "/goog/cdp/execute", {"cmd": name, "params": given})

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What was logged since this was asked last: ``browser`` for the console, ``performance`` for requests."""
        return list(self._ask("POST", "/se/log", {"type": kind}))

    def requests(self) -> list[str]:
        """The addresses that the page has asked for since it was opened, pictures inside it by their start."""
        events = (json.loads(each["message"])["message"] for each in self.log("performance"))
        asked = (each["params"]["request"]["url"] for each in events if each["method"] == "Network.requestWillBeSent")
        return [address[:80] for address in asked]

    def keys(self, *names: str) -> None:
        """Press keys one after the other."""
        presses = [{"type": kind, "value": KEYS[name]} for name in names for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": presses})

    def drag(self, places: Sequence[tuple[float, float]], pointer: str = "mouse") -> None:
        """Press at the first of the places in the window, move over the others, and let go; one place is a click."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0} for x, y in places]
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        steps = [moves[0], down, *moves[1:], up]
        self._act({"type": "pointer", "id": pointer, "parameters": {"pointerType": pointer}, "actions": steps})

    def shot(self) -> Pixels:
        """What the window shows: height x width x (red, green, blue)."""
        data = base64.b64decode(self._ask("GET", "/screenshot"))
        with Image.open(io.BytesIO(data)) as picture:
            return np.asarray(picture.convert("RGB"))

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("POST", "/actions", {"actions": [source]})

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=2 * DEADLINE)
        try:
            data = None if body is None else json.dumps(body)
            connection.request(method, self._session + path, data, {"Content-Type": "application/json"})
            answer = json.load(connection.getresponse())["value"]
        finally:
            connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise AssertionError(f"{answer['error']}: {answer['message'].splitlines()[0]}")
        return answer

    def _told_port(self) -> int:
        """The port, once the driver has told it."""
        said = self._said.read_text(encoding="utf-8", errors="replace")
        if self._driver.poll() is not None:
            raise AssertionError(f"the driver has ended: {said}")
        _before, found, after = said.partition("started successfully on port ")
        return int(after.split(".")[0]) if found and "." in after else 0

    def _end(self) -> None:
        end(self._driver)
        self._folder.cleanup()
