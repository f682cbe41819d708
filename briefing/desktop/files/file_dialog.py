"""The dialog for files: that of the system, or where there is none Qt's own, in which names have the room there is."""

import os
import re
from pathlib import PurePath

from PySide6.QtCore import QDir, QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLineEdit, QTreeView, QWidget

from briefing.desktop.parts.room import room_for

SIZE = QSize(900, 560)


def one_to_open(parent: QWidget, title: str, start: str, kinds: str) -> str:
    """A file that is there; nothing where nobody wants one."""
    dialog = _dialog(parent, title, start, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _first(dialog)


def several_to_open(parent: QWidget, title: str, start: str, kinds: str) -> list[str]:
    """Files that are there; none where nobody wants any."""
    dialog = _dialog(parent, title, start, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chosen = _chosen(dialog)
    if not chosen or any('"' in each for each in chosen):  # in a field such a name is told from several by nobody
        return chosen
    return list(dict.fromkeys((*_typed(dialog), *chosen)))


def folder_to_open(parent: QWidget, title: str, start: str) -> str:
    """A folder that is there; nothing where nobody wants one."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _first(dialog)


def one_to_save(parent: QWidget, title: str, start: str, kinds: str, new: str = "") -> tuple[str, str]:
    """Where to save, and as which of the kinds; nothing where nobody wants it.

    What is saved as the kind ``new`` has no ending, and replaces nothing, so that nobody is asked whether it may.
    """
    dialog = _dialog(parent, title, start, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ending = PurePath(start).suffix

    def follow(kind: str) -> None:
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, kind == new)
        field = _field(dialog)
        if new and field is not None and field.text():
            name = field.text().removesuffix(ending)
            field.setText(name if kind == new else f"{name}{ending}")

    dialog.filterSelected.connect(follow)
    return _first(dialog), dialog.selectedNameFilter()


def _dialog(parent: QWidget, title: str, start: str, kinds: str = "") -> QFileDialog:
    dialog = QFileDialog(parent, title, start, kinds)
    dialog.setSupportedSchemes(["file"])
    header = _header(dialog)
    if header is not None:
        dialog.resize(SIZE.boundedTo(room_for(parent)))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return dialog


def _typed(dialog: QFileDialog) -> list[str]:
    """The files that are named in the field, of which Qt lets go of those of other kinds without a word."""
    field = _field(dialog)
    words = field.text() if field is not None else ""
    names = re.findall('"([^"]+)"', words) or [*filter(None, [words])]
    paths = [dialog.directory().absoluteFilePath(os.path.expanduser(name)) for name in names]  # noqa: PTH111 - as Qt
    return list(map(QDir.cleanPath, paths))


def _chosen(dialog: QFileDialog) -> list[str]:
    """What is chosen in a dialog, which goes then."""
    chosen = dialog.selectedFiles() if dialog.exec() else []
    header = _header(dialog)
    if header is not None:  # Qt keeps it for the dialogs of other programs too
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    dialog.deleteLater()
    return chosen


def _first(dialog: QFileDialog) -> str:
    return next(iter(_chosen(dialog)), "")


def _field(dialog: QFileDialog) -> QLineEdit | None:
    """Where names are typed; there is none in a dialog of the system."""
    return dialog.findChild(QLineEdit, "fileNameEdit")


def _header(dialog: QFileDialog) -> QHeaderView | None:
    """The names of the columns; there are none in a dialog of the system."""
    rows = dialog.findChild(QTreeView, "treeView")
    return rows.header() if rows is not None else None
