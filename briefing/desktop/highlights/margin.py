"""What lies over a margin of a text, on one side of its column, and goes with its lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QWidget

from briefing.desktop.reading.text_pane import TextPane


class Margin(QWidget):
    """Shows something beside some places of a text: where their lines begin, or ``at_end`` where they end."""

    def __init__(self, text: TextPane, *, width: int, gap: int, at_end: bool) -> None:
        super().__init__(text)
        self.text = text
        self.places: Sequence[QTextCursor] = ()
        self.colour = QColor()
        self._width, self._gap, self._at_end = width, gap, at_end
        self._is_right = at_end
        text.verticalScrollBar().valueChanged.connect(self.update)
        text.viewport().installEventFilter(self)
        text.side_changed.connect(self._fit)  # of which a text that is not shown yet gets no event
        self._fit()

    def show_at(self, places: Sequence[QTextCursor], colour: str) -> None:
        """Show it beside the line of each of these places."""
        self.places, self.colour = places, QColor(colour)
        leftwards = any(place.block().textDirection() is Qt.LayoutDirection.RightToLeft for place in places)
        self._is_right = leftwards is not self._at_end
        self.setVisible(bool(places))
        self._fit()
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the margin when the text moves, changes its size, or is shown, of whose size then no event tells."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._fit()
        return False

    def _fit(self) -> None:
        room = self.text.viewport().geometry()
        left = room.right() + 1 + self._gap if self._is_right else room.left() - self._gap - self._width
        self.setGeometry(left, room.top(), self._width, room.height())
