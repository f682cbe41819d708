"""The dialogs in which a person chooses what to open, and where to save it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from briefing.desktop.files import file_dialog
from briefing.desktop.files.saving import with_ending
from briefing.document.opening import SUFFIX
from briefing.document.storage import MANIFEST_NAME
from briefing.picture_files import SUFFIXES
from briefing.translation import _


def briefing(parent: QWidget, start: Path) -> Path | None:
    """A .briefing file, or the folder of a briefing.toml; None where nobody wants one."""
    kinds = _("Briefings (*.briefing briefing.toml)")
    chosen = file_dialog.one_to_open(parent, _("Open a briefing"), str(start), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path.parent if path.name == MANIFEST_NAME else path


def folder(parent: QWidget, start: Path) -> Path | None:
    """The folder of a briefing; None where nobody wants one."""
    chosen = file_dialog.folder_to_open(parent, _("Open the folder of a briefing"), str(start))
    return Path(chosen) if chosen else None


def pictures(parent: QWidget) -> list[Path]:
    """Pictures to compare; none where nobody wants any."""
    kinds = _("Pictures ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in SUFFIXES))
    chosen = file_dialog.several_to_open(parent, _("Choose two or more pictures"), "", kinds)
    return [Path(each) for each in chosen]


def where_to_begin(parent: QWidget, start: Path) -> Path | None:
    """The folder of a new briefing, at ``start`` unless somebody says otherwise; None where nobody wants one."""
    chosen, _kind = file_dialog.one_to_save(
        parent, _("Begin a briefing in a new folder"), str(start), _("A folder (*)")
    )
    return Path(chosen) if chosen else None


def where_to_save(parent: QWidget, start: Path) -> Path | None:
    """Where to save a briefing, at ``start`` unless somebody says otherwise, as a file or a folder."""
    one, many = _("One file (*.briefing)"), _("A folder (*)")
    chosen, kind = file_dialog.one_to_save(parent, _("Save as a briefing"), str(start), f"{one};;{many}", many)
    if not chosen:
        return None
    path = Path(chosen)
    has_ending = path.suffix.lower() == SUFFIX  # as the name that was offered does
    if kind == many:
        return path.with_suffix("") if has_ending else path
    return path if has_ending else with_ending(parent, path, SUFFIX)
