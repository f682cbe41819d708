"""Rows of a list that show all of their words, on as many lines as these need; long words go on in the next."""

from itertools import accumulate

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from briefing.desktop.parts.breaking import LONG, breakable

PADDING = 32, 14  # of a row of a list, as the style sheet has it, and round its words

Index = QModelIndex | QPersistentModelIndex


def show_whole_rows(view: QListWidget, rows: "WholeRow | None" = None) -> None:
    """Have the rows of ``view`` be as high as their words need, whatever its width; ``rows`` paints them otherwise."""
    view.setWordWrap(True)
    view.setItemDelegate(rows or WholeRow(view))
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)


def height_of_whole(view: QListWidget, most: int, room: float) -> int:
    """How high so many of the first ``most`` rows of ``view`` are as are whole in ``room``, but one at least."""
    ends = list(accumulate(map(view.sizeHintForRow, range(min(view.count(), most)))))
    return max([*ends[:1], *(end for end in ends if end <= room)], default=0)


class WholeRow(QStyledItemDelegate):
    """Gives each row the height that its words need, since a list does not reckon with its style sheet."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Have the words break where they are painted; as they are read aloud and looked for they stay."""
        super().initStyleOption(option, index)
        option.text = breakable(option.text, self._most(option.fontMetrics))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """The width there is, and the height of the words in it."""
        own = index.data(Qt.ItemDataRole.FontRole)  # as where a row is bold
        metrics = QFontMetrics(own.resolve(self._view.font()) if isinstance(own, QFont) else self._view.font())
        words = breakable(str(index.data()), self._most(metrics))
        high = metrics.boundingRect(QRect(0, 0, self._room(), 10_000), Qt.TextFlag.TextWordWrap, words).height()
        return QSize(self._view.viewport().width(), high + PADDING[1])

    def _room(self) -> int:
        return self._view.viewport().width() - PADDING[0]

    def _most(self, metrics: QFontMetrics) -> int:
        return min(LONG, self._room() // metrics.averageCharWidth())
