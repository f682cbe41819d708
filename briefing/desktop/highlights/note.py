"""Where a note is written; it is kept as it is typed, so that there is nothing to save and nothing to lose."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from briefing.desktop.parts import shortcuts
from briefing.desktop.parts.dialogs import finish
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.parts.units import units
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

    def join(self, told: str, other: str) -> str:
        """Take in what another window made of what was ``told`` last; all that there is then.

        What was only added on both sides is put at its place, lest each takes in again what it wrote itself; anything
        else comes below.
        """
        written = self.field.toPlainText()
        mine, theirs = _added(told, written.strip()), _added(told, other)
        if told and mine is not None and theirs is not None:
            begin = len(written) - len(written.lstrip())
            place = begin + theirs[0] + (len(mine[1]) if mine[0] <= theirs[0] else 0)
            cursor = QTextCursor(self.field.document())
            cursor.setPosition(units(written[:place]))
            cursor.insertText(theirs[1])
        else:
            self.field.appendPlainText(f"\n{other}")
        self._told = self.field.toPlainText().strip()
        return self._told

    def _tell(self) -> None:
        note = self.field.toPlainText().strip()
        if note != self._told:
            self._told = note
            self.changed.emit(note)


def _added(before: str, now: str) -> tuple[int, str] | None:
    """Where in words others were put, and which; None where something else was done to them."""
    letters = enumerate(zip(before, now, strict=False))
    at = next((at for at, (old, new) in letters if old != new), min(len(before), len(now)))
    end = len(now) - len(before[at:])
    return (at, now[at:end]) if end >= at and now.endswith(before[at:]) else None
