"""The one path for what nobody foresaw: a line in the log, and a dialog."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from briefing.desktop.mailbox import mailbox

log = logging.getLogger(__name__)

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHandler(QObject):
    """Catches what no code caught, in every thread, and shows it once; the reader goes on."""

    def __init__(self, log_file: Path | None) -> None:
        super().__init__()
        self._log_file = log_file
        self._open = False
        self._mailbox = mailbox()

    def install(self) -> None:
        """Take the place of Python's hooks, and bring Qt's own messages into the log."""
        sys.excepthook = self.catch
        threading.excepthook = lambda args: self.catch(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(_log_qt_message)

    def remove(self) -> None:
        """Put Python's hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def catch(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an error and show it; an interrupt from the keyboard ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        log.critical("uncaught: %s", traceback.format_exception_only(kind, error)[-1].strip(), exc_info=error)
        words = "".join(traceback.format_exception(kind, error, trace))
        self._mailbox.post(self, lambda: self._show(words))

    def _show(self, trace: str) -> None:
        if self._open:
            return
        self._open = True
        from briefing.desktop.starting.crash_dialog import CrashDialog

        dialog = CrashDialog(trace, self._log_file)
        dialog.finished.connect(self._shown)
        dialog.open()

    def _shown(self) -> None:
        self._open = False


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(LEVELS.get(kind, logging.WARNING), "%s", message)
