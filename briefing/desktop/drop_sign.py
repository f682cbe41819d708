"""What lies over the window while files are dragged over it: what a drop does, in large letters."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefing.desktop.parts.accessible import announce

SCRIM = 244  # of 255, how little of the window is seen through it
INSET, EDGE, ROUND, PAD = 8, 2, 6, 24
LARGE = 2  # times the usual letters


class DropSign(QWidget):
    """Hidden until there is something to say; it takes no focus, and goes by Escape and by a click too."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("drop")
        super().hide()

    def say(self, words: str) -> None:
        """Lie over all of the window with ``words``, which a screen reader says once; without any be away."""
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()
        announce(self, words)

    def showEvent(self, event: QShowEvent) -> None:
        """Cover what is there, and have Escape before anything else has it."""
        self._cover()
        self.raise_()
        cast(QApplication, QApplication.instance()).installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave Escape to others."""
        cast(QApplication, QApplication.instance()).removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go by Escape, wherever the focus is, and keep to the size of the window."""
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._cover()
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() is QEvent.Type.KeyPress:
            self.hide()
        event.accept()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go: nothing is dragged any more, and its program has not said so."""
        self.hide()
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scrim, an edge, and the words in the middle."""
        ground = QColor(self.palette().color(QPalette.ColorRole.Window))
        ground.setAlpha(SCRIM)
        letters = self.font()
        letters.setPixelSize(round(self.fontInfo().pixelSize() * LARGE))
        frame = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), EDGE))
            painter.drawRoundedRect(frame, ROUND, ROUND)
            painter.setFont(letters)
            inside = frame.adjusted(PAD, PAD, -PAD, -PAD)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.accessibleName())

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
