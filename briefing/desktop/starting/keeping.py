"""Keeps what is remembered while the reader is open, so that an end without a word costs seconds, not a sitting."""

from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from briefing.desktop.jobs import Job
from briefing.desktop.window import MainWindow
from briefing.translation import _

EVERY_MS, SOON_MS = 10_000, 100


class Keeper(QObject):
    """Writes the settings in a thread every now and then, and when somebody turns to another window or logs out.

    What others ask for at once, as commands do for the language, it writes soon.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job[None] | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)
        self._timer.start(EVERY_MS)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._keep_soon)
        window.store.soon_wanted = self._soon.start
        for timer in (self._timer, self._soon):
            window.closing.connect(timer.stop)
        app = cast(QGuiApplication, QGuiApplication.instance())
        app.applicationStateChanged.connect(self._state_changed)
        app.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)

    def keep(self) -> None:
        """Write what has changed, unless the disk is still busy with the last time, or the window has closed."""
        if self._job is not None or not self._timer.isActive():
            return
        self._window.keep()
        store = self._window.store
        self._job = Job(
            lambda _progress: store.save(), done=self._done, failed=self._done, parent=self, keeps=True
        ).start()

    def _keep_soon(self) -> None:
        if self._job is None:
            self.keep()
        else:
            self._soon.start()

    def _session_ends(self, _manager: object = None) -> None:
        """Write all at once: what comes next may be the end, and an unsaved comparison is there at the next start."""
        self._window.keep()
        self._window.store.save()

    def _done(self, _outcome: object) -> None:
        self._job = None
        told, self._told = self._told, self._window.store.complaint
        if self._told not in ("", told):
            words = _("Where you are and what you choose cannot be kept. {reason}")
            self._window.messages.say_wrong(words.format(reason=self._told))

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive:
            self.keep()
