"""Whether a window may go: not while a file is written, whose failure nobody would be told of.

And the question whether a comparison may that was never saved.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefing.desktop import jobs
from briefing.translation import _

# Set on the application when it is asked to end by the system, which does not wait for answers.
URGENT = "ends at once"
NAME = "unsaved"


def keeps_open(
    window: QWidget,
    is_unsaved: bool,
    save: Callable[[], object],
    leave: Callable[[], object],
    tell: Callable[[str], object],
) -> bool:
    """Whether a window that is closed stays for now: until a file is written, which closes it, or it may go."""
    if is_urgent():
        return False
    if writing := jobs.writing():
        writing[0].succeeded.connect(window.close)
        tell(_("The window closes when the file is written."))
        return True
    if is_unsaved:
        ask(window, save, leave)
    return is_unsaved


def ask(parent: QWidget, save: Callable[[], object], leave: Callable[[], object]) -> None:
    """Ask whether to save (and leave then), to leave all the same, or to stay; what was asked before is asked no more.

    Else each of two answers would open what it is about, one after the other.
    """
    from PySide6.QtWidgets import QMessageBox

    from briefing.desktop.parts.boxes import open_wide, plain_box

    for asked in parent.findChildren(QMessageBox, NAME):
        asked.close()
    box = plain_box(parent, NAME, _("Not saved yet"))
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
