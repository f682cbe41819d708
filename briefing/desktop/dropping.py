"""What a drop of files or folders on the window does, as far as it can be told before."""

import stat
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from briefing.disks import soon
from briefing.document.loose import MOST_PICTURES
from briefing.document.opening import SUFFIX
from briefing.document.storage import MANIFEST_NAME
from briefing.files import kind_at
from briefing.picture_files import SUFFIXES
from briefing.translation import _


class Dropped(Struct, frozen=True):
    """What was dropped: one ``briefing``, ``pictures`` of which there are two or more, or neither."""

    briefing: Path | None = None
    pictures: Sequence[Path] = ()


def taken(paths: Sequence[Path]) -> Dropped:
    """What ``paths`` are taken for; which of several is no picture is found out as they are compared."""
    folders = _folders(paths)
    briefings = [path for path in paths if path in folders or path.suffix.lower() == SUFFIX]
    if len(paths) == 1 and briefings:
        return Dropped(briefing=paths[0])
    if len(paths) == 1 and paths[0].name == MANIFEST_NAME:
        return Dropped(briefing=paths[0].parent)
    return Dropped(pictures=paths) if len(paths) > 1 and not briefings else Dropped()


def promise(paths: Sequence[Path]) -> str:
    """What is said of ``paths`` while they are dragged: what a drop does, or lacks; nothing where it is of no use."""
    dropped = taken(paths)
    if dropped.briefing is not None:
        return _("Open this briefing")
    if len(paths) > MOST_PICTURES or any(path.suffix.lower() not in SUFFIXES for path in paths):
        return ""
    if dropped.pictures:
        return _("Compare these {count} pictures").format(count=len(dropped.pictures))
    return _("Drop two or more pictures to compare them")


def _folders(paths: Sequence[Path]) -> set[Path]:
    """Which of ``paths`` are folders; where a disk does not answer, those that are not called as pictures are."""
    kinds: list[int] | None = soon(lambda: [kind_at(path) for path in paths], None)
    if kinds is None:
        return {path for path in paths if path.suffix.lower() not in SUFFIXES}
    return {path for path, kind in zip(paths, kinds, strict=True) if kind == stat.S_IFDIR}
