"""The signs beside lines in which words begin that somebody has a note on, at the side where the lines end."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QToolTip

from briefing.desktop.highlights.margin import Margin
from briefing.desktop.parts.labels import plain_tip
from briefing.desktop.reading.text_pane import LEAST_MARGIN, TextPane

WIDTH, HEIGHT, TAIL = 13.0, 10.0, 3.0  # pixels, of a balloon and of what leads from it to who speaks
ROUND, PEN = 2.0, 1.25
LINES = QLineF(3, 3.5, 10, 3.5), QLineF(3, 6.5, 7.5, 6.5)  # the words in it


class NoteSigns(Margin):
    """Each is a small balloon; ``wanted`` tells by the key of its note that one is clicked.

    What can be hit is as wide as the margin, and as high as that, which WCAG 2.5.8 asks for.
    """

    wanted = Signal(str)

    def __init__(self, text: TextPane) -> None:
        super().__init__(text, width=LEAST_MARGIN, gap=0, at_end=True)
        self.setMouseTracking(True)
        self._notes: Mapping[str, tuple[QTextCursor, str]] = {}
        self._pressed = False

    def show_notes(self, notes: Mapping[str, tuple[QTextCursor, str]], colour: str) -> None:
        """Show that there are notes, by their keys: where the words begin, and what is noted."""
        self._notes = notes
        self.show_at([place for place, _note in notes.values()], colour)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint those that are in sight, of several in a line one."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.colour, PEN, j=Qt.PenJoinStyle.RoundJoin))
            for target in {area.top(): area for area in map(self._area, self.places)}.values():
                painter.resetTransform()
                painter.translate(QRectF(target).center() - QPointF(WIDTH, HEIGHT) / 2)
                painter.drawPath(_balloon())
                painter.drawLines(LINES)

    def event(self, event: QEvent) -> bool:
        """Tell what is noted where the mouse points."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            notes = [self._notes[key][1] for key in self._keys_at(event.pos())]
            QToolTip.showText(event.globalPos(), plain_tip("\n\n".join(notes)) if notes else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave to the text what presses no sign, by which words are selected from the margin."""
        self._pressed = bool(self._keys_at(event.position().toPoint()))
        event.setAccepted(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Have a hand over what can be clicked."""
        over = bool(self._keys_at(event.position().toPoint()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        event.setAccepted(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which note is wanted, of several in a line the first."""
        event.setAccepted(self._pressed)
        is_wanted = self._pressed and event.button() is Qt.MouseButton.LeftButton
        self._pressed = False
        keys = self._keys_at(event.position().toPoint()) if is_wanted else []
        if keys:
            self.wanted.emit(keys[0])

    def _keys_at(self, point: QPoint) -> list[str]:
        return [key for key, (place, _note) in self._notes.items() if self._area(place).contains(point)]

    def _area(self, place: QTextCursor) -> QRect:
        """What can be hit beside the line of a place."""
        area = QRect(0, 0, self.width(), self.width())
        area.moveCenter(QPoint(area.center().x(), self.text.cursorRect(place).center().y()))
        return area


def _balloon() -> QPainterPath:
    body, tail = QPainterPath(), QPainterPath()
    body.addRoundedRect(QRectF(0, 0, WIDTH, HEIGHT), ROUND, ROUND)
    tail.addPolygon([QPointF(3, HEIGHT - 1), QPointF(3, HEIGHT + TAIL), QPointF(3 + TAIL + 1, HEIGHT - 1)])
    tail.closeSubpath()
    return body.united(tail)
