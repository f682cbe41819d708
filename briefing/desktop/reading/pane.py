"""The pane of the text: above it what must be said of all of it, and below it what is looked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.desktop import qt_words
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.reading.text_pane import TextPane
from briefing.translation import _


class ReadingPane(QWidget):
    """Shows ``text`` under a ``notice``, where there is one; ``column`` takes what stands below them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = TextPane()
        self.notice = plain_label()
        self.notice.setObjectName("notice")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.text, 1)
        self.text.side_changed.connect(self.notice.setIndent)

    def say(self, notice: str, language: str) -> None:
        """Say a notice, or none, of a text in a language."""
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self.text.setLocale(qt_words.locale_of(language))  # which may be one that the reader does not speak
        self.text.setAccessibleName(_("Text"))
        self.text.setAccessibleDescription(notice)
