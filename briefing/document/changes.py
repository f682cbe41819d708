"""Whether the files of a briefing are still those that were opened."""

import os
import zlib
from pathlib import Path


def state_of(path: Path) -> int:
    """A number that is another one when a file of the briefing at ``path`` was changed, added or taken away."""
    state = 0
    for file in (path, *_below(path)):
        try:
            found = file.stat()
        except OSError:
            continue  # gone meanwhile, which is a change as well
        size = found.st_size if not file.is_dir() else 0
        when = found.st_mtime_ns if not file.is_dir() else 0
        state = zlib.crc32(f"{file} {size} {when}".encode("utf-8", "surrogatepass"), state)
    return state


def _below(path: Path) -> list[Path]:
    return sorted(
        Path(folder, name) for folder, _folders, names in os.walk(path) for name in names if not name.startswith(".")
    )
