"""The ribbons beside paragraphs that have a bookmark, at the side where their lines begin."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF

from briefing.desktop.highlights.margin import Margin
from briefing.desktop.reading.text_pane import TextPane

WIDTH, GAP = 8, 8  # pixels
NOTCH = 0.6  # of the width


class Ribbons(Margin):
    """Lies over the margin at the side of a text and lets the mouse through."""

    def __init__(self, text: TextPane) -> None:
        super().__init__(text, width=WIDTH, gap=GAP, at_end=False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint those that are in sight."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour)
            for place in self.places:
                line = self.text.cursorRect(place)
                top, bottom = line.top(), line.top() + min(line.height(), 2 * WIDTH)
                notch = bottom - NOTCH * WIDTH
                corners = ((0, top), (WIDTH, top), (WIDTH, bottom), (WIDTH / 2, notch), (0, bottom))
                painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
