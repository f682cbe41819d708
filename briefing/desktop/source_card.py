"""The card that a mark in the text brings up: what the source is, how it knows, when, and where to find it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from briefing.desktop.card import Card, words
from briefing.desktop.enter import press_by_enter
from briefing.desktop.pages import about_source
from briefing.document.model import Source, SourceKind
from briefing.translation import _


class SourceCard(Card):
    """One source, in a language."""

    link_wanted = Signal(str)

    def __init__(self, source: Source, language: str, parent: QWidget) -> None:
        super().__init__(source.title.get(language), parent)
        self.column.addWidget(words(source.title.get(language), title=True))
        self.column.addWidget(words(about_source(source, language)))
        self.column.addWidget(words(what_kind_means(source.kind), quiet=True))
        if source.note is not None:
            self.column.addWidget(words(source.note.get(language)))
        if source.url is not None:
            self.column.addWidget(words(source.url, quiet=True))
            go = QPushButton(_("Open in the browser…"))
            go.clicked.connect(self.close)
            go.clicked.connect(lambda: self.link_wanted.emit(source.url))
            press_by_enter(go)
            self.column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)


def what_kind_means(kind: SourceKind) -> str:
    """How to read a source of this kind, in a sentence."""
    return {
        SourceKind.IMAGERY: _("Imagery shows what could be seen at one place and time, not why."),
        SourceKind.STATEMENT: _("A statement is what a party says of itself or of others; it is not checked here."),
        SourceKind.ASSESSMENT: _("An assessment is the judgement of experts or services, who can be wrong."),
        SourceKind.REPORT: _("A report passes on what a news organisation has gathered."),
        SourceKind.DATASET: _("A dataset holds figures that somebody has collected by a stated method."),
    }[kind]
