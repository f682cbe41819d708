"""Answering other starts of the reader: the window that has what they are to show comes to the front instead."""

import contextlib
import json
import logging
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from briefing.desktop.starting import summons
from briefing.desktop.window import MainWindow
from briefing.disks import soon
from briefing.document.opening import whole
from briefing.files import is_one

log = logging.getLogger(__name__)


class Answering(QObject):
    """Listens for other starts until it is closed; ``open_here`` opens what a window is to say of why it cannot be."""

    def __init__(self, window: MainWindow, open_here: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window = window
        self._open_here = open_here
        self._note: Path | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._listen)
        if self._server.listen(f"briefing-{secrets.token_hex(4)}"):  # as dead_sockets knows them
            self._leave_name()
        else:
            log.info("other starts cannot be heard: %s", self._server.errorString())
        summons.let_others_on()

    def close(self) -> None:
        """Listen no more, and leave nothing behind."""
        if self._note is not None:
            with contextlib.suppress(OSError):
                self._note.unlink(missing_ok=True)
        self._server.close()

    def _leave_name(self) -> None:
        try:
            self._note = summons.leave(self._server.fullServerName())
        except OSError as error:
            log.warning("other starts cannot be told of this window: %s", error)

    def _listen(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._hear(socket))
        self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > summons.MOST:
                socket.abort()
            return
        try:
            path, token, is_refused = _wish(bytes(socket.readLine().data()))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            log.warning("another start asked for something unknown: %s", error)
            socket.abort()
            return
        is_here = is_refused or self._has(path)
        if is_here:
            self._come_up(token)
        if is_refused:
            self._open_here(Path(path))
        socket.write(summons.HERE if is_here else summons.ELSEWHERE)
        socket.flush()

    def _has(self, path: str) -> bool:
        """Whether that is what is open; nothing in particular is always."""
        here = self._window.opened.path if self._window.opened is not None else None
        if not path or here is None:
            return not path
        return soon(lambda: is_one(whole(Path(path)), here), otherwise=False)

    def _come_up(self, token: str) -> None:
        """Come to the front, with the leave of the desktop that ``token`` is."""
        if token:
            os.environ[summons.LEAVE] = token
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def _wish(words: bytes) -> tuple[str, str, bool]:
    """What another start asks for: a path, the leave of the desktop, and whether what is there cannot be opened."""
    wish = json.loads(words)
    path, token = str(wish["path"]), str(wish["token"])
    if b"\0" in os.fsencode(path + token):
        raise ValueError("a NUL is in no path and in no leave")
    return path, token, bool(wish.get("is_refused"))
