"""What differs between the two pictures, worked out from the very pixels that are shown, at any zoom."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, qRgb, qRgba

from briefing.desktop.compare.surface import BLOCK, Surface
from briefing.imagery.comparing.difference import DARKER, LIGHTER, pale, strengths

KEPT = 96
GREY = QImage.Format.Format_Grayscale8
TABLE = QImage.Format.Format_Indexed8


class Difference:
    """Draws the difference of two surfaces in blocks, which are kept until something about them changes."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._blocks: dict[tuple[int, int], QImage] = {}

    def paint(
        self, painter: QPainter, before: Surface, after: Surface, origin: QPoint, rect: QRect, threshold: float
    ) -> None:
        """Paint ``rect`` of the target; blocks are counted from ``origin``, the corner of the ground."""
        key = (before.state(origin), after.state(origin), round(threshold, 3))
        if key != self._key or len(self._blocks) > KEPT:
            self._key = key
            self._blocks.clear()
        for row in range((rect.top() - origin.y()) // BLOCK, (rect.bottom() - origin.y()) // BLOCK + 1):
            for column in range((rect.left() - origin.x()) // BLOCK, (rect.right() - origin.x()) // BLOCK + 1):
                at = origin + QPoint(column * BLOCK, row * BLOCK)
                if (column, row) not in self._blocks:
                    box = QRect(at.x(), at.y(), BLOCK, BLOCK)
                    self._blocks[column, row] = _block(before, after, box, threshold)
                part = QRect(at.x(), at.y(), BLOCK, BLOCK).intersected(rect)
                painter.drawImage(part.topLeft(), self._blocks[column, row], part.translated(-at))


def _block(before: Surface, after: Surface, box: QRect, threshold: float) -> QImage:
    """The difference in a box of the target; where a picture has nothing there is none to be told."""
    image = difference(shown(before, box), shown(after, box), threshold)
    with QPainter(image) as painter:
        for free in (before.uncovered(box), after.uncovered(box)):
            if free is not None:
                painter.drawImage(0, 0, free)
    return image


def difference(before: QImage, after: QImage, threshold: float) -> QImage:
    """The before picture in pale grey with what is lighter or darker after in colour; both of one size."""
    old, new = before.convertToFormat(GREY), after.convertToFormat(GREY)
    result = _looked_up(old, [qRgb(grey, grey, grey) for grey in pale()]).convertToFormat(QImage.Format.Format_RGB32)
    ramp = strengths(threshold)
    with QPainter(result) as painter:
        for more, less, colour in ((new, old, LIGHTER), (old, new, DARKER)):
            table = [qRgba(*colour, strength) for strength in ramp]
            painter.drawImage(0, 0, _looked_up(_subtracted(more, less), table))
    return result


def _subtracted(more: QImage, less: QImage) -> QImage:
    """``more`` minus ``less``, 0 where that is negative: the inverse of a sum that saturates."""
    result = more.copy()
    result.invertPixels()
    with QPainter(result) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.drawImage(0, 0, less)
    result.invertPixels()
    return result


def _looked_up(grey: QImage, table: list[int]) -> QImage:
    """An image of greys with each grey shown as its entry of a table of colours."""
    result = grey.copy()
    result.reinterpretAsFormat(TABLE)
    result.setColorTable(table)
    return result


def shown(surface: Surface, box: QRect) -> QImage:
    """What a surface shows in a box of the target."""
    image = QImage(box.size(), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.translate(-box.topLeft())
        surface.paint(painter, box)
    return image
