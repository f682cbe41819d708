"""Another key for a command: it is pressed, and what keeps it from being that of the command is said."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QKeySequenceEdit, QVBoxLayout, QWidget

from briefing.desktop.actions import key_words
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.labels import plain_label
from briefing.translation import _

MARGIN, WIDTH = 16, 400
# As keys are written by QKeySequence.
STRONG = re.compile(r"(Shift\+)?F\d|.*(Ctrl|Alt|Meta)\+")
# What text fields do by these, and the pictures and captions too.
OF_FIELDS = (
    *(QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste),
    *(QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo),
)
OF_DIALOGS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyChoice(QDialog):
    """``chosen`` tells the keys for a command that is named ``words``: one, none, or its ``usual`` ones.

    ``taken`` are the keys of others, with what those do.
    """

    chosen = Signal(list)

    def __init__(self, words: str, taken: Mapping[str, str], usual: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("key-choice")
        self.setWindowTitle(_("Key for “{command}”").format(command=words))
        self._taken = taken
        self.field = _Field()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(_("Press the key"))
        self.field.keySequenceChanged.connect(self._weigh)
        self._how = _("Press the key, with Ctrl or Alt unless it is F1 to F12.")
        self.told = plain_label(self._how, style="quiet")
        box = QDialogButtonBox()
        self.use = box.addButton(_("Use it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.none = box.addButton(_("No key"), QDialogButtonBox.ButtonRole.ResetRole)
        self.usual = box.addButton(_("Usual key"), QDialogButtonBox.ButtonRole.ResetRole)
        cancel = box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.use.setEnabled(False)
        self.use.clicked.connect(lambda: self._end([self.field.keySequence().toString()]))
        self.none.clicked.connect(lambda: self._end([]))
        self.usual.clicked.connect(lambda: self._use_usual(usual))
        cancel.clicked.connect(self.reject)
        self.use.setDefault(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        for each in (self.field, self.told, box):
            column.addWidget(each)
        self.setTabOrder(self.field, self.use)
        self.setMinimumWidth(WIDTH)
        self.field.setFocus()

    def _weigh(self, pressed: QKeySequence) -> None:
        any_key = bool(pressed.count())  # there is none once the tab key has left the field
        wrong = refused(pressed, self._taken) if any_key else self._how
        self.use.setEnabled(any_key and not wrong)
        self._tell(wrong or _("This key is free."))

    def _use_usual(self, usual: Sequence[str]) -> None:
        """Use those of the usual keys that no other command has been given since."""
        free = [key for key in usual if key not in self._taken]
        if free or not usual:
            self._end(free)
        else:
            self._tell(refused(QKeySequence(usual[0]), self._taken))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setMinimumHeight(self.told.heightForWidth(self.told.width()))
        announce(self.field, self.told.text())

    def _end(self, keys: list[str]) -> None:
        self.chosen.emit(keys)
        self.accept()


class _Field(QKeySequenceEdit):
    """Takes any key but Escape and Enter, by which the dialog is closed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave those to the dialog."""
        if event.key() in OF_DIALOGS and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


def refused(pressed: QKeySequence, taken: Mapping[str, str]) -> str:
    """Why a key cannot be that of a command, or nothing."""
    named = key_words(pressed.toString())
    if pressed.toString() in taken:
        return _("{key} is the key of “{command}”. Choose another.").format(
            key=named, command=taken[pressed.toString()]
        )
    if any(pressed in QKeySequence.keyBindings(each) for each in OF_FIELDS):
        return _("{key} is a key of text fields. Choose another.").format(key=named)
    if not STRONG.match(pressed.toString()):
        return _("{key} alone types a letter, or is a key of the pictures. Add Ctrl or Alt.").format(key=named)
    return ""
