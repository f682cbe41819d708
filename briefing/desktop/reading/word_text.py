"""Text in which a double click chooses a word alone, and a drag after it goes on by words.

Qt would choose a quotation mark that is not one of ASCII with the word before it, and part words at an apostrophe.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefing.desktop.reading.fragments import between


class WordText(QTextEdit):
    """Chooses words where they are clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._word: QTextCursor | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by letters again, or a paragraph where Qt takes it for a third click."""
        self._word = None
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the word."""
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._word = self._word_at(event.position().toPoint())
            self.setTextCursor(self._word)
            self._offer()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose all words from the one that was clicked twice to the one that is come to."""
        super().mouseMoveEvent(event)
        if self._word is not None and Qt.MouseButton.LeftButton in event.buttons():
            here = self._word_at(event.position().toPoint())
            first = min(self._word.selectionStart(), here.selectionStart())
            last = max(self._word.selectionEnd(), here.selectionEnd())
            back = first < self._word.selectionStart()
            self.setTextCursor(between(self.document(), *((last, first) if back else (first, last))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the choice."""
        super().mouseReleaseEvent(event)
        if self._word is not None and event.button() is Qt.MouseButton.LeftButton:
            self._word = None
            self._offer()

    def _word_at(self, place: QPoint) -> QTextCursor:
        from briefing.desktop.reading.words import word_at

        return word_at(self.document(), self.cursorForPosition(place).position())

    def _offer(self) -> None:
        """Have what is chosen for the middle button of the mouse, where the system knows that, as Qt has its own."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self.textCursor().hasSelection():
            clipboard.setMimeData(self.createMimeDataFromSelection(), QClipboard.Mode.Selection)
