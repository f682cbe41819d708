"""Undo, Redo, Copy and Select all in the menu: they are about what has the keyboard, as their keys are.

Copy and Select all have no keys of the window, which would take them from the field, the list or the pictures that
hear them by themselves; from the menu these are pressed.
"""

from typing import TYPE_CHECKING, cast
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QMenuBar, QTextEdit, QWidget
from shiboken6 import isValid

from briefing.desktop.realigning import Realigning
from briefing.desktop.window import MainWindow
from briefing.desktop.window_actions import Actions, Handler
from briefing.translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.desktop.highlights.highlighter import Highlighter

NONE_DONE = {"undo": N_("There is nothing to undo."), "redo": N_("There is nothing to redo.")}
NOT_CHOSEN, NO_WORDS = N_("There is nothing chosen that can be copied."), N_("There are no words here to select.")
NOTHING = {"undo": N_("&Undo"), "redo": N_("&Redo")}
TYPING = {"undo": N_("&Undo typing"), "redo": N_("&Redo typing")}
MENU = "edit"


class Editing(QObject):
    """What the menu does with what has the keyboard in a window; ``highlighter`` is there once anything is marked."""

    def __init__(self, window: MainWindow, realigning: Realigning) -> None:
        super().__init__(window)
        self._window = window
        self._actions: Actions | None = None
        self._left: QWidget | None = None
        self._fields: WeakSet[QLineEdit] = WeakSet()
        self._realigning = realigning
        self.highlighter: Highlighter | None = None
        realigning.changed.connect(self.refresh)

    def handlers(self) -> "Mapping[str, Handler]":
        """What each action does, by its name."""
        return {
            "undo": self._undo,
            "redo": self._redo,
            "copy": lambda: self._press(Qt.Key.Key_C),
            "select-all": lambda: self._press(Qt.Key.Key_A),
        }

    def follow(self, actions: Actions) -> None:
        """Keep the actions in step with what they would do."""
        self._actions = actions
        actions.menus[MENU].aboutToShow.connect(self.refresh)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._focus_changed)
        self.refresh()

    def refresh(self) -> None:
        """Say which actions can be used, and what would be undone and done again."""
        if self._actions is None or not isValid(self._window):  # which loses the focus when it goes
            return
        field, here, last, following = self._field(), self._here(), self._last(), self._next()
        undoes = last.undoes if last is not None else ""
        redoes = following.redoes if following is not None else ""
        for name, step, is_typed in (
            ("undo", undoes, field is not None and field.isUndoAvailable()),
            ("redo", redoes, field is not None and field.isRedoAvailable()),
        ):
            usual = NOTHING[name] if field is None else TYPING[name]
            self._actions[name].setText(step if step and field is None else _(usual))
            can = bool(step) if field is None else is_typed
            self._actions.refuse(name, "" if can else NONE_DONE[name])
        self._actions.refuse("copy", "" if self._can_copy(here) else NOT_CHOSEN)
        self._actions.refuse("select-all", "" if _has_words(here) else NO_WORDS)

    def _undo(self) -> None:
        if (field := self._field()) is not None:
            field.undo()
        elif (last := self._last()) is not None:
            last.undo()
        self.refresh()

    def _redo(self) -> None:
        if (field := self._field()) is not None:
            field.redo()
        elif (following := self._next()) is not None:
            following.redo()
        self.refresh()

    def _last(self) -> "Highlighter | Realigning | None":
        """Who did what was done last, to the words or to the pictures that are shown."""
        last = max(self._doers(), key=lambda each: each.steps.number_done)
        return last if last.steps.done is not None else None

    def _next(self) -> "Highlighter | Realigning | None":
        """Who undid what comes next."""
        undone = [each for each in self._doers() if each.steps.undone is not None]
        return min(undone, key=lambda each: each.steps.number_undone, default=None)

    def _doers(self) -> "tuple[Highlighter | Realigning, ...]":
        return (self._realigning,) if self.highlighter is None else (self._realigning, self.highlighter)

    def _press(self, key: Qt.Key) -> None:
        """Have what has the keyboard do what it does by Ctrl and a key."""
        here = self._here()
        if here is not None:
            QApplication.sendEvent(here, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier))

    def _can_copy(self, here: QWidget | None) -> bool:
        """Whether there is something to copy: of the pictures what is seen, of the caption all, else what is chosen."""
        images = self._window.images
        if here is images.canvas:
            return images.canvas.scene is not None
        if isinstance(here, QAbstractItemView):
            return here.currentIndex().isValid()
        if isinstance(here, QTextEdit):
            return here.textCursor().hasSelection()
        return here is images.captions.caption or (isinstance(here, QLabel | QLineEdit) and here.hasSelectedText())

    def _field(self) -> QLineEdit | None:
        """The field in which one types, which alone is undone then; none where one is in a list that hears the keys."""
        here, has = self._here(), QApplication.focusWidget()
        there = has.window() if has is not None else self._window
        is_beside = there is not self._window and any(each.objectName() in NOTHING for each in there.actions())
        return here if isinstance(here, QLineEdit) and not is_beside else None

    def _here(self) -> QWidget | None:
        """What has the keyboard in the window, or had it before the menu bar was come to by a key."""
        has = self._window.focusWidget()
        here = self._left if isinstance(has, QMenuBar) else has
        return here if here is not None and isValid(here) else None

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember what the menu bar was come to from; there is none where the window itself was left in between.

        The keys are about what has the keyboard now, and in a field about what is typed there.
        """
        if old is not None and isinstance(new, QMenuBar):
            self._left = old
        if isinstance(new, QLineEdit) and new not in self._fields:
            self._fields.add(new)
            new.textChanged.connect(self.refresh)
        self.refresh()


def _has_words(here: QWidget | None) -> bool:
    """Whether there are words of which all can be chosen."""
    if isinstance(here, QTextEdit):
        return not here.document().isEmpty()
    return isinstance(here, QLabel | QLineEdit) and bool(here.text())
