"""Buttons that Enter presses as well as the space bar; Qt has that for the default button of a dialog only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton


def press_by_enter(*buttons: QAbstractButton) -> None:
    """Have both Enter keys press each of ``buttons`` while it has the focus."""
    for button in buttons:
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), button)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)


def leave_enter(dialog: QDialog) -> None:
    """Have Enter press a button of ``dialog`` that has the focus and no other, so that it is for a row elsewhere."""
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(False)
        press_by_enter(button)
