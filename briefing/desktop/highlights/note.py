"""Where a note is written; it is kept as it is typed, so that there is nothing to save and nothing to lose."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from briefing.desktop.parts import shortcuts
from briefing.desktop.parts.dialogs import finish
from briefing.desktop.parts.labels import plain_label
from briefing.paper.shortening import shortened
from briefing.translation import _

TYPING_MS = 500
MOST_QUOTED = 240  # letters
SPACING = 8
WIDTH, HEIGHT = 440, 280


class NoteDialog(QDialog):
    """``changed`` tells the note on ``words`` whenever somebody has typed, and at the end."""

    changed = Signal(str)

    def __init__(self, words: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note-dialog")
        self.setWindowTitle(_("Note"))
        quoted = plain_label(f"“{shortened(' '.join(words.split()), MOST_QUOTED)}”", style="quiet")
        self.field = QPlainTextEdit(note)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(_("Note"))
        self.field.setAccessibleDescription(quoted.text())
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self._told = note
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self.field.textChanged.connect(self._typing.start)
        self.finished.connect(self._tell)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(quoted)
        column.addWidget(self.field, 1)
        column.addWidget(plain_label(_("What you write is kept at once."), style="quiet"))
        finish(self, inside).button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter begins a line
        window = parent.parentWidget() or parent  # where it is above the list, that of the list
        shortcuts.close_alone(self, window)
        self.resize(WIDTH, HEIGHT)
        self.field.setFocus()

    def join(self, other: str) -> str:
        """Put below what is written what another window wrote meanwhile; all that there is then."""
        self.field.appendPlainText(f"\n{other}")
        self._told = self.field.toPlainText().strip()
        return self._told

    def _tell(self) -> None:
        note = self.field.toPlainText().strip()
        if note != self._told:
            self._told = note
            self.changed.emit(note)
