"""An open briefing written to the disk, wherever it came from."""

from briefing.document.opening import SUFFIX, OpenedBriefing
from briefing.document.packing import check_outside, packed, parts_of
from briefing.document.scaffold import write_parts
from briefing.files import Chosen, write_atomically


def save(opened: OpenedBriefing, chosen: Chosen) -> None:
    """Write a briefing to where it was chosen: one file if that ends in ``.briefing``, else a folder, new or empty.

    Raises OutputError where that cannot be written, is the briefing itself, which may be newer there, or in its folder,
    DocumentError where a part cannot be read.
    """
    path = chosen.path
    opened.protect(path)
    check_outside(opened, path)
    if path.suffix.lower() == SUFFIX:
        data = packed(opened)
        chosen.check()
        write_atomically(path, data)
    else:
        write_parts(path, parts_of(opened))
