"""Handing a briefing on: as a PDF, or to a printer."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.errors import BriefingError
from briefing.files import write_atomically
from briefing.translation import _


class Output(QObject):
    """Makes files of the briefing that a window shows, in a thread, with progress and cancel."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def export_pdf(self) -> None:
        """Ask where to, and write the PDF there."""
        opened = self._window.opened
        if opened is None:
            return
        name = f"{opened.briefing.id}-{self._window.language}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export as PDF"), str(_documents() / name), _("PDF (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            self.write_pdf(path if path.suffix else path.with_suffix(".pdf"))

    def write_pdf(self, path: Path) -> None:
        """Write the briefing that is shown, in its language and with its comparisons, to ``path``."""
        window = self._window
        opened = window.opened
        if opened is None:
            return
        language = window.language
        comparisons = window.images.comparisons()
        today = datetime.datetime.now(tz=datetime.UTC).date()

        def work(progress: Progress) -> Path:
            from briefing.document.dates import is_historical
            from briefing.paper.options import PrintOptions
            from briefing.paper.printing import render_pdf

            options = PrintOptions(language=language, historical=is_historical(opened.briefing, today))
            printed = render_pdf(opened, options, window.images.pictures, comparisons, progress=progress)
            write_atomically(path, printed.data)
            return path

        self._follow(work, _("Writing the PDF…"), self._written)

    def print(self) -> None:
        """Print to a printer, by way of the PDF that every viewer and every spooler takes."""
        self.export_pdf()

    def _follow(self, work: Callable[[Progress], Path], sentence: str, done: Callable[[Path], None]) -> None:
        job: Job[Path] = Job(work, done=done, failed=self._refuse, parent=self)
        self._window.messages.follow(sentence, job)
        job.start()

    def _written(self, path: Path) -> None:
        self._window.messages.say_done(
            _("Written: {path}").format(path=path),
            then=(_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
        )

    def _refuse(self, error: BriefingError) -> None:
        self._window.messages.say_wrong(str(error))


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder) if folder and Path(folder).is_dir() else Path.home()
