"""An open briefing written to the disk, wherever it came from."""

from pathlib import Path

from briefing.document.opening import SUFFIX, OpenedBriefing
from briefing.document.packing import check_outside, packed, parts_of
from briefing.document.scaffold import write_parts
from briefing.files import write_atomically


def save(opened: OpenedBriefing, path: Path) -> None:
    """Write a briefing to ``path``: one file where it ends in ``.briefing``, else a folder that is new or empty.

    Raises OutputError where that cannot be written or is in the folder of the briefing, DocumentError where a part
    cannot be read.
    """
    check_outside(opened, path)
    if path.suffix.lower() == SUFFIX:
        write_atomically(path, packed(opened))
    else:
        write_parts(path, parts_of(opened))
