"""Loose pictures, in no briefing: which of those that somebody named are compared, and reading them."""

import datetime
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from briefing.document.archive import MOST_BYTES
from briefing.document.hidden import spaced
from briefing.document.storage import MEBIBYTE, MOST_ENTRY_BYTES, MOST_MANIFEST_BYTES, MOST_SECTION_BYTES
from briefing.errors import PictureError
from briefing.picture_files import START, suffix_of
from briefing.translation import _

# One a day for a year: for so many the manifest has room, whatever their names. All have room in one archive with it.
MOST_PICTURES = 366
MOST_TOGETHER = MOST_BYTES - MOST_MANIFEST_BYTES - MOST_SECTION_BYTES
MOST_NAMED = 8  # of those that are left out for one reason


class LoosePicture(Struct, frozen=True, kw_only=True):
    """A picture in no briefing: its file's name and bytes, the day of the file's last change, and what it tells.

    That is the day of the camera, its size in pixels, how many metres on the ground a pixel is across and down, and
    where the middle is, in degrees east and north.
    """

    name: str
    data: bytes
    changed: datetime.date
    taken: datetime.date | None = None
    size: tuple[int, int] = (0, 0)
    ground: tuple[float, float] | None = None
    middle: tuple[float, float] | None = None


def to_compare(paths: Sequence[Path]) -> tuple[list[Path], list[PictureError]]:
    """The pictures at ``paths`` that may be compared, each file once, and why the others are left out.

    PictureError where they are not two or more.
    """
    if len(paths) > MOST_PICTURES:
        what = _("these are {count} pictures, and at most {most} can be compared")
        raise PictureError(what.format(count=len(paths), most=MOST_PICTURES), advice=_("Choose fewer"))
    found: dict[tuple[int, int] | Path, Path] = {}
    left_out: list[PictureError] = []
    total = 0
    for path in paths:
        try:
            looked_at = check_loose(path)
        except PictureError as error:
            left_out.append(error)
            continue
        # Some systems of files give no numbers, as some from afar on Windows.
        file = (looked_at.st_dev, looked_at.st_ino) if looked_at.st_ino else path.absolute()
        if file not in found:
            found[file] = path
            total += looked_at.st_size
    if len(found) < 2:
        what = _("this is the only picture, and a comparison has two or more")
        alone = PictureError(what, where=str(paths[0]), advice=_("Choose another one as well"))
        raise together(left_out or [alone])
    if total > MOST_TOGETHER:
        what = _("these pictures are larger than {most} MiB together").format(most=MOST_TOGETHER // MEBIBYTE)
        raise PictureError(what, advice=_("Choose fewer, or make them smaller"))
    return list(found.values()), left_out


def reasons(left_out: Sequence[PictureError]) -> str:
    """Why pictures are left out, and which: for each reason the names of the files, of very many only how many more."""
    names: dict[str, list[str]] = {}
    for each in left_out:
        names.setdefault(each.reason, []).append(Path(each.where).name)
    said = []
    for reason, files in names.items():
        more = [_("and {count} more").format(count=len(files) - MOST_NAMED)] if len(files) > MOST_NAMED else []
        said.append(f"{' '.join([', '.join(files[:MOST_NAMED]), *more])}: {reason}")
    return " ".join(said)


def together(left_out: Sequence[PictureError]) -> PictureError:
    """One error of several, which names all files."""
    return left_out[0] if len(left_out) == 1 else PictureError(reasons(left_out).removesuffix("."))


def check_loose(path: Path) -> os.stat_result:
    """What the system says of the file at ``path``; PictureError where that is plainly no picture we can open."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise PictureError(_("this is not a file"), where=str(path), advice=_("Choose a picture"))
        if found.st_size > MOST_ENTRY_BYTES:
            what = _("this file is larger than {most} MiB").format(most=MOST_ENTRY_BYTES // MEBIBYTE)
            raise PictureError(what, where=str(path), advice=_("Make it smaller"))
        with path.open("rb") as file:
            start = file.read(START)
    except FileNotFoundError as error:
        raise PictureError(_("there is nothing at this path"), where=str(path), advice=_("Check the path")) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not suffix_of(start):
        raise PictureError(_("this is not a PNG, JPEG, WebP or TIFF picture"), where=str(path))
    return found


def read_loose(path: Path) -> LoosePicture:
    """The picture at ``path``; PictureError where there is none."""
    check_loose(path)
    try:
        changed = datetime.datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        return LoosePicture(name=_clean(path.name), data=path.read_bytes(), changed=changed)
    except OSError as error:
        raise _unreadable(path, error) from error


def _clean(name: str) -> str:
    """The name of a file without what cannot be written as text."""
    readable = name.encode("utf-8", "replace").decode("utf-8")
    return spaced("".join(letter if letter.isprintable() else " " for letter in readable)).strip() or "?"


def _unreadable(path: Path, error: OSError) -> PictureError:
    what = _("this file cannot be read ({reason})").format(reason=error.strerror or error)
    return PictureError(what, where=str(path))
