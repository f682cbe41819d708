"""The dialogs of the reader, gone through by their keys."""

import subprocess
from pathlib import Path

from tests.end_to_end.screen import Screen, wait_until

PATIENCE = 60  # seconds in which a file comes to be


def save_through(screen: Screen, keys: str, target: Path) -> None:
    """Save through the dialog that keys bring up."""
    main = active_window(screen)
    screen.keys(keys)
    wait_until(lambda: active_window(screen) not in ("", main), "the dialog that asks where to")
    screen.keys("ctrl+a")
    screen.type(str(target))

    def closed() -> bool:
        screen.keys("Return")  # the first may only close the list of names that complete what was typed
        return active_window(screen) == main

    wait_until(closed, "the end of the dialog")
    wait_until(target.exists, target.name, PATIENCE)


def active_window(screen: Screen) -> str:
    """The name of the window that has the keys; nothing where none has."""
    words = ["xdotool", "getactivewindow", "getwindowname"]
    return subprocess.run(words, env=screen.environment(), capture_output=True, text=True, check=False).stdout.strip()
