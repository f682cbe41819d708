"""What scrolls, and a list within it."""

from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListWidget, QScrollArea, QSizePolicy, QWidget

LEAST_WIDTH = 120


def scrolled(inside: QWidget) -> QScrollArea:
    """``inside`` in an area that scrolls it up and down, and to which the tab key does not come."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


class WholeList(QListWidget):
    """As high as its rows; it leaves scrolling to the area round it, in which it keeps the current row in view."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentRowChanged.connect(self._follow)
        self._rows: int | None = None  # how high all are, once that was reckoned: it is asked for again and again
        model = self.model()
        for changed in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._forget)

    def sizeHint(self) -> QSize:
        """The height of all rows."""
        self.ensurePolished()
        if self._rows is None:
            self._rows = sum(map(self.sizeHintForRow, range(self.count())))
        return QSize(LEAST_WIDTH, self._rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reckon anew, where rows break their words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget()
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """The same for other letters, or another look."""
        super().changeEvent(event)
        self._forget()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the area."""
        event.ignore()

    def _forget(self) -> None:
        self._rows = None

    def _follow(self, row: int) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea) and row >= 0:
            middle = self.mapTo(cast(QWidget, around.widget()), self.visualItemRect(self.item(row)).center())
            around.ensureVisible(middle.x(), middle.y(), 0, self.sizeHintForRow(row))
