"""Handing a briefing on in other forms than the PDF: a web page, Markdown or plain text."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from briefing.desktop.files.saving import ask_where, start_for
from briefing.desktop.files.writing import write_out
from briefing.desktop.jobs import Progress
from briefing.desktop.window import MainWindow
from briefing.paper.export.saving import Exported, picture_folder
from briefing.translation import N_, _


class Form(Struct, frozen=True, kw_only=True):
    """A form to export to: what the dialog is called, and which files it offers."""

    title: str
    files: str


FORMS: Mapping[str, Form] = {
    "html": Form(title=N_("Export as web page"), files=N_("Web page")),
    "md": Form(title=N_("Export as Markdown"), files=N_("Markdown")),
    "txt": Form(title=N_("Export as plain text"), files=N_("Plain text")),
}


def ask(window: MainWindow, form: str) -> None:
    """Ask where to, and write there the briefing that is shown, in one of FORMS."""
    if window.opened is None:
        return
    words, start = FORMS[form], start_for(window, f"-{window.language}.{form}")
    path = ask_where(window, _(words.title), start, [(_(words.files), f".{form}")])
    if path is not None:
        write(window, form, path)


def write(window: MainWindow, form: str, path: Path) -> None:
    """Write it in its language and with its pairs as they are aligned to ``path``, with progress and cancel."""
    opened, language, comparisons = window.opened, window.language, window.comparisons()
    if opened is None:
        return

    def make(progress: Progress) -> Exported:
        from briefing.document.dates import is_historical
        from briefing.paper.export.exporting import export
        from briefing.paper.options import PrintOptions

        options = PrintOptions(language=language, historical=is_historical(opened.briefing))
        pictures, folder = window.images.pictures, picture_folder(path)
        return export(opened, form, options, pictures, comparisons, folder=folder, progress=progress)

    write_out(window, path, make, sentence=_("Writing {name}…").format(name=path.name))
