"""A briefing is spared by what is written: no export takes its place, whatever a person has named."""

import os
import stat
from pathlib import Path

from briefing.document.names import is_hidden
from briefing.document.opening import SUFFIX, open_briefing
from briefing.document.storage import MANIFEST_NAME
from briefing.errors import DocumentError, ManifestError, NewerFormat, OutputError
from briefing.files import kind_at
from briefing.translation import _

_ZIP = b"PK"


def spare(target: Path, *, again: str = "") -> None:
    """Raise OutputError where ``target`` is the manifest of a briefing, or one in a file.

    One with the id ``again`` may be packed again, and so may what has no manifest, as half a file.
    """
    path = Path(os.path.realpath(target))
    if kind_at(path) != stat.S_IFREG:  # of a pipe nobody else may read
        return
    is_other = _is_archive(path) and not (again and _may_be(path, again))
    if path.name.lower() == MANIFEST_NAME or is_other:
        what, advice = _("a briefing is there, and is not written over"), _("Choose another name")
        raise OutputError(what, where=str(target), advice=advice)


def folder_of_briefing(target: Path) -> Path | None:
    """The folder of a briefing of which ``target`` is a part, if there is one, however deep it lies in that."""
    path = Path(os.path.realpath(target))
    folder = next((each for each in path.parents if kind_at(each / MANIFEST_NAME) == stat.S_IFREG), None)
    return None if folder is None or is_hidden(path.relative_to(folder).as_posix()) else folder


def _may_be(path: Path, name: str) -> bool:
    """Whether a file may be the briefing of that id; one with a manifest that cannot be read is somebody's."""
    try:
        with open_briefing(path) as opened:
            return opened.briefing.id == name
    except (ManifestError, NewerFormat):
        return False
    except DocumentError:
        return True


def _is_archive(path: Path) -> bool:
    """Whether a file is a briefing by name and bytes, or may be since it cannot be read."""
    if path.suffix.lower() != SUFFIX:
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:
        return True
