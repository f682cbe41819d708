"""What is to fix in the briefing that is open, or in one that cannot be opened.

It is told in a window that stays beside its author, who mends it meanwhile.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from briefing.desktop.files.findings_window import FindingsDialog, outdated_words
from briefing.desktop.files.opening import Opener
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.disks import soon
from briefing.document.changes import state_of
from briefing.document.checks import check
from briefing.document.findings import Finding
from briefing.document.opening import OpenedBriefing
from briefing.document.untouched import still_new
from briefing.errors import BriefingError
from briefing.files import is_one
from briefing.paths import builtin_briefing
from briefing.translation import _


class Checking(QObject):
    """Does what ``briefing check`` does, in a thread, and anew when something else is shown meanwhile."""

    def __init__(self, window: MainWindow, opener: Opener) -> None:
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._dialog: FindingsDialog | None = None
        self._job: Job[tuple[tuple[Finding, ...], bool, str]] | None = None
        window.briefing_shown.connect(self._check_again)
        window.language_changed.connect(self._tell_anew)
        opener.refused.connect(self._check_refused_again)

    def check(self) -> None:
        """Look for what is to fix, in the files as they are now, and tell it; of what was just refused, if anything."""
        refused = self._opener.told_of
        if refused is not None:
            self.check_refused(refused)
        else:
            self._look()

    def _look(self) -> None:
        window, path, opened = self._window, self._path(), self._window.opened
        self._stop()
        if path is None:
            self._close()
            return

        def look(progress: Progress) -> tuple[tuple[Finding, ...], bool, str]:
            findings = check(path, window.images.pictures.told_by, partial(progress, 0, 0))
            good = "" if findings else f"{_no_problems(path)} {still_new(path)}".rstrip()
            return findings, _is_outdated(opened, path), good

        self._job = Job(
            look,
            done=lambda found: self._tell(path, *found),
            failed=self._fail,
            parent=self,
        ).start()

    def check_refused(self, path: Path) -> None:
        """The same for a briefing that cannot be opened, until another is shown or what was found is closed."""
        here = self._window.opened.path if self._window.opened is not None else None
        is_open = here is not None and soon(lambda: is_one(path, here), otherwise=False)
        self._opener.mend(None if is_open else path)
        self._look()

    def _path(self) -> Path | None:
        opened = self._window.opened
        return self._opener.mending or (opened.path if opened is not None else None)

    def _check_again(self) -> None:
        if self._dialog is not None or self._job is not None:
            self._look()

    def _check_refused_again(self, path: Path) -> None:
        if self._dialog is not None and path == self._path():
            self._look()

    def _tell_anew(self) -> None:
        if self._dialog is not None or self._job is not None:
            mending = self._opener.mending
            self._close()
            self._opener.mending = mending
            self.check()

    def _stop(self) -> None:
        """Wait no more for what was asked for last."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _fail(self, error: BriefingError) -> None:
        self._job = None
        self._window.messages.say_wrong(str(error))

    def _tell(self, path: Path, findings: Sequence[Finding], is_outdated: bool, good: str) -> None:
        """Tell what is to fix, or where there is nothing, how ``good`` it is."""
        self._job = None
        mending = self._opener.mending
        if not findings:
            self._close()
            self._opener.mending = None
            if is_outdated:
                self._window.messages.offer(lambda: (f"{outdated_words()} {good}", _("Reload")), self._opener.reload)
                return
            then = (_("Open"), lambda: self._opener.open(path)) if mending is not None else None
            self._window.messages.say_done(good, then=then)
            return
        if self._dialog is None:
            self._dialog = FindingsDialog(self._window)
            self._dialog.finished.connect(self._forget)
        refused = mending.absolute().name if mending is not None else ""
        folder = path if soon(path.is_dir, otherwise=False) else None
        self._dialog.show_findings(findings, refused, is_outdated=is_outdated, folder=folder)
        self._dialog.show()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    def _forget(self) -> None:
        self._dialog = self._opener.mending = None
        self._stop()


def _is_outdated(opened: OpenedBriefing | None, path: Path) -> bool:
    """Whether the files at ``path`` have been changed since what is shown was read of them."""
    return opened is not None and opened.path == path and opened.state not in (None, state_of(opened))


def _no_problems(path: Path) -> str:
    if path == builtin_briefing():
        return _("No problems found in the built-in briefing.")
    return _("No problems found in “{name}”.").format(name=path.absolute().name)
