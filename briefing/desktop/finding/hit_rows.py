"""Rows of hits on which each hit has the ground that it has in the text, or it would have to be looked for again."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.desktop.parts.whole_rows import Index

# Where a word may break, which is in no text that is listed.
BREAKS = "\u00ad\u200b"


class MarkedRow(QStyledItemDelegate):
    """A row that has something in it on a ground of its own."""

    def marked(self, index: Index, words: str) -> tuple[int, int]:
        """From which letter to which that goes in the words that a row shows, without what they may break at."""
        raise NotImplementedError

    def ground(self) -> QColor:
        """The colour under it."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row without its words, and these on their grounds."""
        self.initStyleOption(option, index)
        style, words = option.widget.style(), option.text
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        beside = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room.adjust(beside, 0, -beside, 0)
        wraps = bool(option.features & QStyleOptionViewItem.ViewItemFeature.WrapText)
        if not wraps:
            words = option.fontMetrics.elidedText(words, option.textElideMode, room.width())
        places = [at for at, each in enumerate(words) if each not in BREAKS]
        start, end = self.marked(index, "".join(words[at] for at in places))
        mark = QTextLayout.FormatRange()
        if inside := places[start:end]:
            mark.start, mark.length = inside[0], inside[-1] + 1 - inside[0]
        mark.format.setBackground(self.ground())
        _draw(painter, option, room, _laid_out(words, mark, option, room.width(), wraps=wraps))


def _laid_out(
    words: str, mark: QTextLayout.FormatRange, option: QStyleOptionViewItem, width: int, *, wraps: bool
) -> QTextLayout:
    """Words in lines of a width, or in one, as the style has those of a list."""
    layout = QTextLayout(words, option.font)
    how = QTextOption(Qt.AlignmentFlag.AlignLeft)
    how.setWrapMode(QTextOption.WrapMode.WordWrap if wraps else QTextOption.WrapMode.ManualWrap)
    how.setTextDirection(option.direction)
    layout.setTextOption(how)
    layout.setFormats([mark])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _draw(painter: QPainter, option: QStyleOptionViewItem, room: QRect, layout: QTextLayout) -> None:
    """Draw words in the middle of the height that they have."""
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    group = QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled
    painter.save()
    painter.setPen(option.palette.color(group, QPalette.ColorRole.Text))
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - layout.boundingRect().height()) / 2))
    painter.restore()
