"""Whether the files of a briefing are still those that were opened."""

import zlib
from pathlib import Path

from briefing.document.opening import OpenedBriefing, open_briefing


def state_of(opened: OpenedBriefing) -> int:
    """A number that is another one when a file that the briefing is made of was changed, added or taken away."""
    state = 0
    for file in opened.files():
        try:
            found = file.stat()
        except OSError:
            continue  # not there, which is a state as well
        state = zlib.crc32(f"{file} {found.st_size} {found.st_mtime_ns}".encode("utf-8", "surrogatepass"), state)
    return state


def open_knowing(path: Path) -> OpenedBriefing:
    """Open the briefing at ``path`` with the state that its files are in; DocumentError as ``open_briefing`` raises."""
    opened = open_briefing(path)
    opened.state = state_of(opened)
    return opened
