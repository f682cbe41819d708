"""The keys of a window in what lies over it, such as a card: they close that, and do what they do in the window.

In a window of its own, such as a list, those that close a window close that one alone.
"""

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

CLOSING = "quit"  # the name of the action that closes a window


def heed(actions: Iterable[QAction], over: QWidget) -> None:
    """Have the keys of some actions close ``over``, and then do what they do."""
    for action in actions:
        _Shortcut(action, over)


def close_alone(over: QWidget, window: QWidget) -> None:
    """Have the keys that close ``window`` close ``over`` alone."""
    for action in window.findChildren(QAction, CLOSING):
        _Shortcut(action, over, alone=True)


class _Shortcut(QShortcut):
    def __init__(self, action: QAction, over: QWidget, *, alone: bool = False) -> None:
        super().__init__(over)
        self._action, self._over, self._alone = action, over, alone
        self._follow()
        action.changed.connect(self._follow)
        self.activated.connect(self._do)

    def _follow(self) -> None:
        self.setKeys(self._action.shortcuts())
        self.setEnabled(self._action.isEnabled())

    def _do(self) -> None:
        self._over.close()
        if not self._alone:
            QTimer.singleShot(0, self._action, self._action.trigger)
