"""Windows with the same briefing, which are processes of their own, by numbers: their titles would be one."""

import logging
import os
import zlib
from itertools import count
from pathlib import Path
from typing import cast

from PySide6.QtCore import QLockFile, QObject, Qt
from PySide6.QtGui import QGuiApplication

from briefing.desktop.window import MainWindow
from briefing.disks import soon
from briefing.paths import cache_folder

log = logging.getLogger(__name__)


class Numbering(QObject):
    """Has the least number that no other window has for its briefing; each is held by a file that is locked.

    A window that is come back to takes a less one where that is free by then, as after the first was closed.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lock: QLockFile | None = None
        self._number = 1
        self._name = ""
        window.briefing_shown.connect(self._begin)
        window.closing.connect(self._let_go)
        app = cast(QGuiApplication, QGuiApplication.instance())
        app.applicationStateChanged.connect(self._state_changed)
        self._begin()

    def _begin(self) -> None:
        """Number the window for the briefing that is shown; what lies nowhere no other window has."""
        opened = self._window.opened
        name = _named(opened.path) if opened is not None and opened.path is not None else ""
        if name != self._name:
            self._let_go()
            self._name = name
            self._take()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._number > 1:
            self._take()

    def _take(self) -> None:
        """Take the least number that is free, or keep one that is less."""
        for number in count(1) if self._name else ():
            if self._lock is not None and number == self._number:
                return
            lock = QLockFile(str(cache_folder() / f"{self._name}-{number}.lock"))
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                self._let_go()
                self._lock, self._number = lock, number
                break
            if lock.error() is not QLockFile.LockError.LockFailedError:
                log.info("windows with the same briefing are not numbered: %s", lock.error())
                break
        self._window.title.set_number(self._number)

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
        self._lock, self._number = None, 1


def _named(path: Path) -> str:
    return f"window-{zlib.crc32(os.fsencode(soon(path.resolve, path.absolute()))):08x}"
