"""What boxes with a question have in common."""

from PySide6.QtWidgets import QMessageBox


def open_wide(box: QMessageBox) -> None:
    """Open a box that leaves its buttons as wide as their words.

    It makes itself as narrow as its buttons may be, and a style sheet lets them be as narrow as its ``min-width``.
    """
    for button in box.buttons():
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())
    box.open()
