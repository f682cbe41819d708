#!/usr/bin/env python3
"""Draw the pair of the built-in briefing, before and after an arrival: ``illustrate.py [FOLDER]``."""

import sys
from pathlib import Path

from illustration.picture import draw

IMAGES = Path(__file__).resolve().parent.parent / "resources" / "briefings" / "troop-buildup-2021-12" / "images"


def main() -> int:
    """Draw both and write them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    for name, after in (("before.jpg", False), ("after.jpg", True)):
        draw(after=after).save(folder / name, "JPEG", quality=87, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
