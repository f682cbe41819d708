"""The dialog for what nobody foresaw: what it means, the versions, and a trace to copy."""

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from briefing import __version__
from briefing.desktop.parts.labels import plain_label
from briefing.translation import _


class CrashDialog(QDialog):
    """Says what went wrong, that nothing is lost, and gives the words to send to who can mend it."""

    def __init__(self, trace: str, log_file: Path | None) -> None:
        super().__init__(QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("crash")
        self.setWindowTitle(_("Something went wrong"))
        self.resize(640, 420)
        told = _("Something unexpected went wrong. You can go on reading.")
        if log_file is not None:
            told += " " + _("The log file is {path}.").format(path=log_file)
        words = plain_label(told)
        self.details = QPlainTextEdit(f"{versions()}\n\n{trace}")
        self.details.setReadOnly(True)
        self.details.setAccessibleName(_("Details"))
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
