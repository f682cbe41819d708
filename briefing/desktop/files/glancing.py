"""Tells in a line that there is something to fix in a briefing that is being written: once it is opened, or reloaded.

One that is a folder is taken for that; of a packed one, which may be a stranger's, it is told where it is reloaded.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from briefing.desktop.files.opening import Opener
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.paths import builtin_briefing
from briefing.translation import _, ngettext

if TYPE_CHECKING:
    from briefing.document.findings import Finding


class Glance(QObject):
    """Looks in a thread, and leads to the window of findings, by ``show``; where that is open it tells by itself."""

    def __init__(self, window: MainWindow, opener: Opener, show: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._show = show
        self._job: Job[Sequence[Finding]] | None = None
        window.briefing_shown.connect(self._stop)
        opener.shown.connect(self._look)
        self._look(is_reload=False)

    def _look(self, is_reload: bool) -> None:
        self._stop()
        opened = self._window.opened
        path = opened.path if opened is not None else None
        if path is None or path.absolute() == builtin_briefing() or self._is_told():
            return
        told_by = self._window.images.pictures.told_by

        def look(progress: Progress) -> "Sequence[Finding]":
            from briefing.document.checks import check

            findings = check(path, told_by, partial(progress, 0, 0)) if is_reload or path.is_dir() else ()
            return findings if is_reload or not all(each.harmless for each in findings) else ()

        self._job = Job(
            look,
            done=self._tell,
            failed=lambda _error: None,
            parent=self,
        ).start()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _tell(self, findings: "Sequence[Finding]") -> None:
        self._job = None
        count = len(findings)
        if not findings or self._is_told():
            return
        words = ngettext(
            "There is {count} thing to fix in this briefing.",
            "There are {count} things to fix in this briefing.",
            count,
        )
        self._window.messages.say_beside(words.format(count=count), then=(_("Show"), self._lead), by="check")

    def _lead(self) -> None:
        self._window.say_no_more()
        self._show()

    def _is_told(self) -> bool:
        return any(each.isVisible() for each in self._window.findChildren(QDialog, "findings-dialog"))
