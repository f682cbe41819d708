"""Handing a briefing on in other forms than the PDF: a web page, Markdown or plain text."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject

from briefing.desktop.files.saving import ask_where, say_written, start_for
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.errors import BriefingError
from briefing.files import Chosen
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


class Exporter(QObject):
    """Writes the briefing that a window shows in one of FORMS, in a thread, with progress and cancel."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self, form: str) -> None:
        """Ask where to, and write there."""
        if self._window.opened is None:
            return
        words, start = FORMS[form], start_for(self._window, f"-{self._window.language}.{form}")
        path = ask_where(self._window, _(words.title), start, [(_(words.files), f".{form}")])
        if path is not None:
            self.write(form, path)

    def write(self, form: str, path: Path) -> None:
        """Write the briefing that is shown, in its language and with its pairs as they are aligned, to ``path``."""
        window = self._window
        opened = window.opened
        if opened is None:
            return
        language = window.language
        comparisons, place = window.comparisons(), Chosen(path)

        def work(progress: Progress) -> int:
            from briefing.document.dates import is_historical
            from briefing.paper.export.exporting import export
            from briefing.paper.export.saving import picture_folder, save
            from briefing.paper.options import PrintOptions

            opened.protect(path)
            options = PrintOptions(language=language, historical=is_historical(opened.briefing))
            made = export(
                opened,
                form,
                options,
                window.images.pictures,
                comparisons,
                folder=picture_folder(path),
                progress=progress,
            )
            place.check()
            save(made, path)
            return made.lacking

        def done(lacking: int) -> None:
            say_written(window, path, lacking)

        job: Job[int] = Job(work, done=done, failed=self._refuse, parent=self, writes=True)
        window.messages.follow(_("Writing {name}…").format(name=path.name), job)
        job.start()

    def _refuse(self, error: BriefingError) -> None:
        self._window.messages.say_wrong(str(error))
