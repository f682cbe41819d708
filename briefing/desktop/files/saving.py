"""Where a file goes that somebody asked for, and what is said when it is there."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from briefing.desktop.files import file_dialog
from briefing.desktop.parts.boxes import plain_box
from briefing.files import is_there
from briefing.imagery.comparing.state import has_alignments
from briefing.paths import resources
from briefing.translation import _, ngettext

if TYPE_CHECKING:
    from briefing.desktop.message_bar import Button
    from briefing.desktop.window import MainWindow

# What a kind of file is called, then its endings, the usual one first.
Kind = tuple[str, ...]


def ask_where(parent: QWidget, title: str, start: Path, kinds: Sequence[Kind]) -> Path | None:
    """Where to write a file that is at ``start`` unless somebody says otherwise; None where nobody wants it.

    A name without one of the endings gets that of the kind that was chosen; since the dialog has not asked about that
    file, ``with_ending`` does before another is written over.
    """
    offered = {f"{words} ({' '.join(f'*{ending}' for ending in endings)})": endings for words, *endings in kinds}
    chosen, kind = file_dialog.one_to_save(parent, title, str(start), ";;".join(offered))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in chain(*offered.values()):
        return path
    return with_ending(parent, path, offered.get(kind, kinds[0][1:])[0])


def with_ending(parent: QWidget, path: Path, ending: str) -> Path | None:
    """``path`` with an ending that the dialog did not know of; None where the file there is to stay."""
    path = path.with_name(path.name + ending)
    return path if not is_there(path) or _may_replace(parent, path) else None


def start_for(window: "MainWindow", rest: str, figure: str = "") -> Path:
    """Where to save something of what is open, or of a figure, unless somebody says otherwise; it ends in ``rest``."""
    from briefing.document.untitled import name_for_files, name_for_pictures

    assert window.opened is not None  # noqa: S101
    briefing, path = window.opened.briefing, window.opened.path
    name = name_for_pictures(briefing, path, figure) if figure else name_for_files(briefing, path)
    return where_to_start(window) / f"{name}{rest}"


def where_to_start(window: "MainWindow") -> Path:
    """Where something was saved last in this sitting, else beside the briefing, unless that comes with the reader."""
    if window.saved_in is not None and window.saved_in.is_dir():
        return window.saved_in
    path = window.opened.path if window.opened is not None else None
    beside = path.absolute().parent if path is not None else None
    return beside if beside is not None and not beside.is_relative_to(resources()) else documents()


def documents() -> Path:
    """The folder of a person for documents, or the home where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def say_written(window: "MainWindow", path: Path, words: str, then: "Button | None" = None) -> None:
    """Say that a file is there, and offer to open it unless something else is next; others are asked for there."""
    window.saved_in = path.parent
    window.messages.say_done(words, then=then or (_("Open"), lambda: open_file(path)))


def saved_words(path: Path, lacking: int = 0, choices: str = "", put_in: str = "") -> str:
    """What is said of a file that is there: what was chosen for it in the preview, and whether it is complete.

    ``put_in`` is a sentence of what is in it though it was left out in the preview.
    """
    found = ngettext(
        "{count} thing keeps it from being complete.", "{count} things keep it from being complete.", lacking
    )
    more = [*([put_in] if put_in else []), *([found.format(count=lacking)] if lacking else [])]
    saved = _("Saved: {path}, {choices}, as chosen in the print preview.") if choices else _("Saved: {path}")
    end = "." if more and not choices else ""
    return " ".join([saved.format(path=path, choices=choices) + end, *more])


def not_saved_words(window: "MainWindow") -> str:
    """What of the pictures a saved briefing does not hold, since it is the reader's own; empty where there is none."""
    compared = window.comparisons().values()
    others = (has_alignments(state) for state in window.images.states().values())
    said = {
        _("Your alignment is not in it; others see the pictures unaligned."): any(others)
        or any(not each.alignment.is_none for each in compared),
        _("The matched tones are not in it."): any(each.tone for each in compared),
    }
    words = " ".join(each for each, so in said.items() if so)
    return f". {words}" if words else ""


def open_file(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _may_replace(parent: QWidget, path: Path) -> bool:
    words = _("“{name}” already exists. Overwrite it?").format(name=path.name)
    box = plain_box(parent, "overwrite", _("Overwrite file"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(words)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    box.setStandardButtons(yes | no)
    box.setDefaultButton(no)
    return box.exec() == yes
