"""An export put where it is wanted: whole or not at all, and never over somebody else's file."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from briefing.document.findings import Finding
from briefing.errors import OutputError
from briefing.files import is_there, read_file, why_not_written, write_atomically
from briefing.translation import _

FOLDER_ENDING = "-images"


class Exported(Struct, frozen=True, kw_only=True):
    """The bytes of the file, and the pictures that it refers to by their names in a folder beside it.

    ``findings`` are what keeps it from being complete.
    """

    data: bytes
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def picture_folder(path: Path) -> str:
    """The name of the folder beside ``path`` that its pictures go into, where they are not in it.

    The file refers to it, so that what is no text in the name of ``path`` is not in that of the folder.
    """
    return os.fsencode(path.stem).decode("utf-8", "replace") + FOLDER_ENDING


def save(exported: Exported, path: Path) -> None:
    """Write the file at ``path``, its pictures first, so that what is there never refers to what is not.

    Raises OutputError, and then takes away what it has added. Part of the name of a picture is made of its bytes: one
    that is there already is the same, and is kept, and one that was put there by others is not touched.
    """
    folder = path.parent / picture_folder(path)
    added: list[Path] = []
    is_new = bool(exported.pictures) and not is_there(folder)
    try:
        if is_new:
            _make(folder)
        for name, data in sorted(exported.pictures.items()):
            picture = folder / name
            if not _is_there(picture, data):
                write_atomically(picture, data)
                added.append(picture)
        write_atomically(path, exported.data)
    except BaseException:
        with contextlib.suppress(OSError):
            for picture in added:
                picture.unlink()
            if is_new:
                folder.rmdir()
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError as error:
        where = folder.parent if isinstance(error, FileNotFoundError) else folder
        raise OutputError(why_not_written(error), where=str(where)) from error


def _is_there(picture: Path, data: bytes) -> bool:
    """Whether the picture is there already; OutputError where something else has its name."""
    try:
        if read_file(picture) == data:
            return True
    except FileNotFoundError:
        return False
    except OSError as error:
        what = _("this cannot be read ({reason})").format(reason=error.strerror or error)
        raise OutputError(what, where=str(picture)) from error
    advice = _("Move it away, or choose another name for the export")
    raise OutputError(_("another file is there"), where=str(picture), advice=advice)
