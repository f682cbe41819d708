"""Handing a briefing on in other forms than the PDF: a web page, Markdown or plain text."""

from collections.abc import Mapping
from pathlib import Path

from briefing.desktop.files.saving import ask_where, start_for
from briefing.desktop.files.writing import write_out
from briefing.desktop.jobs import Progress
from briefing.desktop.window import MainWindow
from briefing.paper.export.saving import Exported, picture_folder
from briefing.translation import N_, _

# What the dialog is called, and which files it offers.
FORMS: Mapping[str, tuple[str, str]] = {
    "html": (N_("Export as web page"), N_("Web page")),
    "md": (N_("Export as Markdown"), N_("Markdown")),
    "txt": (N_("Export as plain text"), N_("Plain text")),
}


def ask(window: MainWindow, form: str) -> None:
    """Ask where to, and write there the briefing that is shown, in one of FORMS."""
    if window.opened is None:
        return
    title, files = map(_, FORMS[form])
    path = ask_where(window, title, start_for(window, f"-{window.language}.{form}"), [(files, f".{form}")])
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
