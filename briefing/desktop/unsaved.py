"""The question whether a comparison that was never saved may go."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from briefing.translation import _

# Set on the application when it is asked to end by the system, which does not wait for answers.
URGENT = "ends at once"


def ask(parent: QWidget, save: Callable[[], object], leave: Callable[[], object]) -> None:
    """Ask whether to save (and leave then), to leave all the same, or to stay."""
    from PySide6.QtWidgets import QMessageBox

    from briefing.desktop.parts.boxes import open_wide

    box = QMessageBox(parent)
    box.setObjectName("unsaved")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Not saved yet"))
    box.setText(_("This comparison is not saved yet."))
    box.setInformativeText(
        _("The pictures stay where they are, and come up as you left them if you compare them again.")
    )
    keep = box.addButton(_("Save as a briefing…"), QMessageBox.ButtonRole.AcceptRole)
    go = box.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(keep)
    keep.clicked.connect(save)
    go.clicked.connect(leave)
    open_wide(box)


def is_urgent() -> bool:
    """Whether the system wants the program to end without a question."""
    app = QCoreApplication.instance()
    return app is not None and app.property(URGENT) is True
