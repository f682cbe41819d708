"""Notices that the files of the briefing that is open were changed meanwhile, as by its author, and offers them.

They are looked at when somebody comes back to the reader; until they are read anew, what is shown may be of before and
what is exported of both.
"""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from briefing.desktop.jobs import Job
from briefing.desktop.window import MainWindow
from briefing.document.changes import state_of
from briefing.document.opening import OpenedBriefing
from briefing.files import is_there
from briefing.translation import _


class Watch(QObject):
    """Looks in a thread, so that a slow disk does not hold the window."""

    def __init__(self, window: MainWindow, reload: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._reload = reload
        self._state: int | None = None
        self._gone = 0
        window.briefing_shown.connect(self._begin)
        app = cast(QGuiApplication, QGuiApplication.instance())
        app.applicationStateChanged.connect(self._state_changed)
        self._begin()

    def _begin(self) -> None:
        self._state = None
        self._look()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._look()

    def _look(self) -> None:
        opened = self._window.opened
        if opened is None or (path := opened.path) is None:
            return
        Job(
            lambda _progress: (state_of(opened), is_there(path)),
            done=lambda found: self._compare(opened, path, *found),
            failed=lambda _error: None,
            parent=self,
        ).start()

    def _compare(self, opened: OpenedBriefing, path: Path, state: int, there: bool) -> None:
        if opened is not self._window.opened:
            return
        before, self._state = self._state, state
        opened.state = opened.state or state
        if before in (None, state):
            return
        if there and state == opened.state:  # as where a disk was taken out and put in again
            self._window.messages.take_back(self._gone)
        elif there:
            self._window.messages.offer(
                lambda: (_("The files of this briefing have been changed."), _("Reload")), self._reload
            )
        else:
            told = _("“{name}” is not there any more. What was read of it stays here; open it where it is now.")
            self._gone = self._window.messages.say_wrong(told.format(name=path.name))
