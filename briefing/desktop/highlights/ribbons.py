"""The ribbons beside paragraphs that have a bookmark, at the side where their lines begin."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF, QTextCursor
from PySide6.QtWidgets import QWidget

from briefing.desktop.reading.text_pane import TextPane

WIDTH, GAP = 8, 8  # pixels
NOTCH = 0.6  # of the width


class Ribbons(QWidget):
    """Lies over the margin at the side of a text and lets the mouse through."""

    def __init__(self, text: TextPane) -> None:
        super().__init__(text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = text
        self._places: Sequence[QTextCursor] = ()
        self._colour = QColor()
        self._is_right = False
        text.verticalScrollBar().valueChanged.connect(self.update)
        text.viewport().installEventFilter(self)
        text.side_changed.connect(self._fit)  # of which a text that is not shown yet gets no event
        self._fit()

    def show_at(self, places: Sequence[QTextCursor], colour: str) -> None:
        """Show a ribbon beside the line of each of these places."""
        self._places, self._colour = places, QColor(colour)
        self._is_right = any(place.block().textDirection() is Qt.LayoutDirection.RightToLeft for place in places)
        self.setVisible(bool(places))
        self._fit()
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the margin when the text moves or changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint those that are in sight."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            for place in self._places:
                line = self._text.cursorRect(place)
                top, bottom = line.top(), line.top() + min(line.height(), 2 * WIDTH)
                notch = bottom - NOTCH * WIDTH
                corners = ((0, top), (WIDTH, top), (WIDTH, bottom), (WIDTH / 2, notch), (0, bottom))
                painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _fit(self) -> None:
        room = self._text.viewport().geometry()
        left = room.right() + 1 + GAP if self._is_right else room.left() - GAP - WIDTH
        self.setGeometry(left, room.top(), WIDTH, room.height())
