"""Telling screen readers that a widget of our own is called otherwise now: what it was called they keep."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

EVENTS = (
    (QAccessible.Text.Name, QAccessible.Event.NameChanged),
    (QAccessible.Text.Description, QAccessible.Event.DescriptionChanged),
)


class Names:
    """Told after each change to ``look``, tells once of all that changed in one go.

    A description is told when the widget has not the focus, or not any more: of what has it, a screen reader would
    read all of it aloud, and what is new in it was announced.
    """

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._told: dict[QAccessible.Text, str] = {}
        self._looks = False

    def look(self) -> None:
        """See soon whether name or description are what was told last."""
        if QAccessible.isActive() and not self._looks:
            self._looks = True
            QTimer.singleShot(0, self._widget, self._tell)

    def _tell(self) -> None:
        from PySide6.QtGui import QAccessibleEvent

        self._looks = False
        interface = QAccessible.queryAccessibleInterface(self._widget)
        for kind, event in EVENTS:
            words = interface.text(kind)
            waits = kind is QAccessible.Text.Description and self._widget.hasFocus()
            if words != self._told.get(kind) and not waits:
                self._told[kind] = words
                QAccessible.updateAccessibility(QAccessibleEvent(self._widget, event))
