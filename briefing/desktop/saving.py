"""Where a file goes that somebody asked for, and what is said when it is there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefing.desktop.message_bar import MessageBar
from briefing.files import is_there
from briefing.translation import _

Location = QStandardPaths.StandardLocation


def ask_where(
    parent: QWidget, title: str, name: str, kinds: Sequence[tuple[str, str]], location: Location | None = None
) -> Path | None:
    """Where to write a file that is called ``name`` unless somebody says otherwise; None where nobody wants it.

    ``kinds`` are pairs of words and ending. A name without one of the endings gets that of the kind that was chosen;
    since the dialog has not asked about that file, ``with_ending`` does before another is written over.
    """
    offered = ";;".join(f"{words} (*{ending})" for words, ending in kinds)
    start = str(folder(location or Location.DocumentsLocation) / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, offered)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in {ending for _words, ending in kinds}:
        return path
    return with_ending(parent, path, next((ending for _words, ending in kinds if f"(*{ending})" in kind), kinds[0][1]))


def with_ending(parent: QWidget, path: Path, ending: str) -> Path | None:
    """``path`` with an ending that the dialog did not know of; None where the file there is to stay."""
    path = path.with_name(path.name + ending)
    return path if not is_there(path) or _may_replace(parent, path) else None


def folder(location: Location) -> Path:
    """The folder of a person for such files, or the home where there is none."""
    found = QStandardPaths.writableLocation(location)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def say_written(messages: MessageBar, path: Path) -> None:
    """Say where a file is, and offer to open it."""
    messages.say_done(_("Saved: {path}").format(path=path), then=(_("Open"), lambda: open_file(path)))


def open_file(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _may_replace(parent: QWidget, path: Path) -> bool:
    words = _("“{name}” already exists. Overwrite it?").format(name=path.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, _("Overwrite file"), words, yes | no, no) is yes
