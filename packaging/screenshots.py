"""Take the pictures in resources/screenshots from the real reader on a screen of its own: ``screenshots.py [NAME]``.

Each is the whole window with the built-in briefing, started afresh in an empty home.
"""

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from tests.end_to_end.reader import Reader
from tests.end_to_end.screen import Screen

# What a window leaves free of the height of its screen for a title bar, of which there is none here.
ROOM = 40
TARGET = Path(__file__).resolve().parent.parent / "resources" / "screenshots"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What a screenshot shows: the size in pixels, what is set, and what the environment says."""

    width: int = 1320
    height: int = 840
    settings: Mapping[str, object] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)


SHOTS = {
    "light": Shot(settings={"theme": "light"}),
    "dark": Shot(settings={"theme": "dark"}),
    "narrow": Shot(width=900, height=600, settings={"theme": "light"}),
    "dutch": Shot(settings={"theme": "light"}, environment={"LANGUAGE": "nl"}),
    "double": Shot(width=2640, height=1680, settings={"theme": "light"}, environment={"QT_SCALE_FACTOR": "2"}),
}


def main(words: Sequence[str]) -> int:
    """Take all, or those that are named."""
    unknown = [word for word in words if word not in SHOTS]
    if unknown:
        print(f"there is no screenshot {unknown[0]}; there are {', '.join(SHOTS)}", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in words or SHOTS:
        path = TARGET / f"{name}.png"
        take(SHOTS[name]).save(path, optimize=True)
        print(f"{path.name}: {path.stat().st_size // 1024} KiB", flush=True)
    return 0


def take(shot: Shot) -> Image.Image:
    """The screen with the reader on it, once everything stands still."""
    free = ROOM * int(shot.environment.get("QT_SCALE_FACTOR", "1"))
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        settings = home / ".config" / "briefing" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps(shot.settings), encoding="utf-8")
        with (
            Screen(home, shot.width, shot.height + free, managed=False) as screen,
            Reader(screen, **shot.environment),
        ):
            screen.window("Briefing")
            screen.point(shot.width - 1, shot.height - 1)
            return Image.fromarray(screen.still(2.0)[: shot.height])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
