"""Garbage is looked for in the thread of the window alone.

Python looks for it in whichever thread makes something, and what it finds there may hold timers and widgets: to take
these apart in another thread than theirs ends in a crash of Qt.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000


class Collector(QObject):
    """Looks for garbage every now and then, as often as Python would; what is there already is taken to stay."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(EVERY_MS)

    def look(self) -> None:
        """Look among what is new, and every few times among all, if enough has been made since."""
        due = [count >= enough for count, enough in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
