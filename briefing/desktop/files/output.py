"""Handing a briefing on: as a PDF, or to a printer by way of the preview."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing.desktop.files.saving import ask_where, saved_words, say_written, start_for
from briefing.desktop.files.writing import write_out
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.document.findings import Finding
from briefing.errors import BriefingError, OutputError
from briefing.paper.export.saving import Exported
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.paper.options import PrintOptions


class Output(QObject):
    """Makes files of the briefing that a window shows, in a thread, with progress and cancel.

    ``told`` tells what became of one in words, which the window says too.
    """

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def export_pdf(
        self, options: "PrintOptions | None" = None, asker: QWidget | None = None
    ) -> Job[Sequence[Finding]] | None:
        """Ask where to, and write the PDF there; without options it is whole, and else as it was chosen last time."""
        if self._window.opened is None:
            return None
        language = options.language if options is not None else self._window.language
        start = start_for(self._window, f"-{language}.pdf")
        path = ask_where(asker or self._window, _("Export as PDF"), start, [("PDF", ".pdf")])
        return self.write_pdf(path, options) if path is not None else None

    def write_pdf(self, path: Path, options: "PrintOptions | None" = None) -> Job[Sequence[Finding]] | None:
        """Write the briefing that is shown, with its comparisons, to ``path``."""
        window = self._window
        opened = window.opened
        if opened is None:
            return None
        from briefing.desktop.preview.choices import put_in, told, unseen

        chosen = options or unseen(window.store, opened.briefing, window.language)
        choices = told(chosen, opened.briefing, window.language)
        besides = "" if options is not None else put_in(window.store, opened.briefing, window.language)
        comparisons = window.comparisons()

        def make(progress: Progress) -> Exported:
            from briefing.paper.printing import render_and_check

            pictures = window.images.pictures
            printed, findings = render_and_check(opened, chosen, pictures, comparisons, progress=progress)
            return Exported(data=printed.data, findings=findings)

        def done(findings: Sequence[Finding]) -> None:
            self._written(path, len(findings), choices, besides)

        return write_out(window, path, make, sentence=_("Writing the PDF…"), done=done, failed=self._refuse)

    def print(self) -> None:
        """Show the pages as they will be printed, and from there print them."""
        if self._window.opened is None:
            return
        from briefing.desktop.files.findings import jump as go
        from briefing.desktop.preview.window import PreviewWindow

        try:
            preview = PreviewWindow(self._window)
        except OutputError as error:
            self._refuse(error)
            return

        def export(options: "PrintOptions") -> None:
            job = self.export_pdf(options, preview)
            if job is not None:
                preview.follow(_("Writing the PDF…"), job)

        def jump(section: str, figure: str) -> None:
            preview.accept()
            go(self._window, section, figure)

        preview.export_wanted.connect(export)
        self.told.connect(preview.say)
        preview.jump_wanted.connect(jump)
        preview.open()

    def _written(self, path: Path, findings: int, choices: str, besides: str) -> None:
        words = saved_words(path, findings, choices, besides)
        say_written(self._window, path, words, then=(_("Show"), self.print) if findings else None)
        self.told.emit(words)

    def _refuse(self, error: BriefingError) -> None:
        self._window.messages.say_wrong(str(error))
        self.told.emit(str(error))
