"""A folder to one ``.briefing`` file, the same byte for byte wherever and whenever it is made.

Every entry is stored as it is: pictures are compressed already, and what a compressor makes of the texts differs
from one version of zlib to the next.
"""

import io
import os
import stat
import zipfile
from collections.abc import Container, Iterator
from pathlib import Path

from briefing.document.archive import MIMETYPE, check_entries
from briefing.document.names import is_hidden
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.sparing import spare
from briefing.document.storage import MANIFEST_NAME, missing
from briefing.errors import NotABriefing, OutputError
from briefing.files import kind_at
from briefing.translation import _

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16


def pack(folder: Path, target: Path | None = None) -> bytes:
    """The archive of the briefing in ``folder``, to be put at ``target``; hidden files stay out.

    Raises DocumentError where the folder does not open as a briefing, or its archive would not, and OutputError where
    ``target`` is in it, or is another.
    """
    if kind_at(folder) == stat.S_IFREG:
        raise NotABriefing(_("this is not a folder"), where=str(folder), advice=_("Choose the folder of a briefing"))
    with open_briefing(folder) as opened:
        if target is not None:
            opened.protect(target)
            spare(target, again=opened.briefing.id)
            check_outside(opened, target)
        return packed(opened)


def check_outside(opened: OpenedBriefing, target: Path) -> None:
    """Raise OutputError where ``target`` is in the folder of a briefing, and would become a part of it."""
    if opened.path is not None and Path(os.path.realpath(opened.path)) in Path(os.path.realpath(target)).parents:
        what = _("this is inside the folder that is packed, and would be packed with it the next time")
        raise OutputError(what, where=str(target), advice=_("Choose a place outside it"))


def packed(opened: OpenedBriefing) -> bytes:
    """The archive of a briefing that is open; DocumentError where it would not open."""
    check_packable(opened)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry("mimetype"), MIMETYPE)
        for name, data in parts_of(opened):
            archive.writestr(_entry(name), data)
    return out.getvalue()


def parts_of(opened: OpenedBriefing) -> Iterator[tuple[str, bytes]]:
    """The parts of a briefing by name, each read when it is its turn; hidden files stay out."""
    return ((name, opened.storage.read(name)) for name in _names(opened))


def check_packable(opened: OpenedBriefing, without: Container[str] = ()) -> None:
    """Raise DocumentError where the archive of a briefing would not open, before any part is read.

    ``without`` are names of parts that are passed by.
    """
    entries = [_entry("mimetype", len(MIMETYPE))]
    entries += [_entry(name, opened.storage.size(name)) for name in _names(opened) if name not in without]
    check_entries(entries, opened.path.name if opened.path is not None else "")


def _names(opened: OpenedBriefing) -> list[str]:
    """The names of all parts; MissingPart where that by which it is a briefing is not among them any more."""
    names = [name for name in opened.storage.names() if name != "mimetype" and not is_hidden(name)]
    if MANIFEST_NAME not in names:
        raise missing(MANIFEST_NAME)
    return names


def _entry(name: str, size: int = 0) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.file_size = size
    entry.create_system = 3
    entry.external_attr = _PLAIN_FILE
    return entry
