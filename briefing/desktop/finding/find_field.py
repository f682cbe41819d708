"""The field in which the words are typed that are looked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class FindField(QLineEdit):
    """``entered`` tells of Enter, and whether it is to go backwards, with Shift; ``down`` of the arrow."""

    entered = Signal(bool)
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter, and keep it from pressing anything else."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
