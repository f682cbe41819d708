"""The card that a mark in the text brings up: what the source is, how it knows, when, and where to find it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from briefing.desktop.card import Card
from briefing.desktop.enter import press_by_enter
from briefing.desktop.pages import about_source
from briefing.document.model import KIND_MEANINGS, Source
from briefing.translation import _, capitalized


class SourceCard(Card):
    """One source, in a language."""

    link_wanted = Signal(str)

    def __init__(self, source: Source, language: str, parent: QWidget) -> None:
        super().__init__(source.title.get(language), parent)
        self.say(source.title.get(language), "title")
        self.say(about_source(source, language))
        self.say(capitalized(_(KIND_MEANINGS[source.kind])) + ".", "quiet")
        if source.note is not None:
            self.say(source.note.get(language))
        if source.url is not None:
            self.say(source.url, "quiet")
            go = QPushButton(_("Open in the browser…"))
            go.clicked.connect(self.close)
            go.clicked.connect(lambda: self.link_wanted.emit(source.url))
            press_by_enter(go)
            self.column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
