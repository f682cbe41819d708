"""The one path for what nobody foresaw: a line in the log, and a dialog with versions and a trace to copy."""

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from briefing import __version__
from briefing.translation import _

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

    _caught = Signal(str)

    def __init__(self, log_file: Path | None) -> None:
        super().__init__()
        self._log_file = log_file
        self._open = False
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

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
        words = "".join(traceback.format_exception(kind, error, trace))
        log.critical("uncaught:\n%s", words)
        self._caught.emit(words)

    def _show(self, trace: str) -> None:
        if self._open:
            return
        self._open = True
        dialog = CrashDialog(trace, self._log_file, _active_window())
        dialog.finished.connect(self._shown)
        dialog.open()

    def _shown(self) -> None:
        self._open = False


class CrashDialog(QDialog):
    """Says what went wrong, that nothing is lost, and gives the words to send to who can mend it."""

    def __init__(self, trace: str, log_file: Path | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("crash")
        self.setWindowTitle(_("Something went wrong"))
        self.resize(640, 420)
        told = _("Something went wrong that the reader did not foresee. You can go on reading.")
        if log_file is not None:
            told += " " + _("The log file is {path}.").format(path=log_file)
        words = QLabel(told)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.details = QPlainTextEdit(f"{versions()}\n\n{trace}")
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(_("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (words, self.details, buttons):
            layout.addWidget(widget)


def versions() -> str:
    """The versions that a report of a fault needs."""
    return f"Briefing {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


def _active_window() -> QWidget | None:
    from PySide6.QtWidgets import QApplication

    return QApplication.activeWindow()


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(LEVELS.get(kind, logging.WARNING), "%s", message)
