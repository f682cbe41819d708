"""The card that a mark in the text brings up: what the source is, how it knows, when, and where to find it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefing.desktop.parts.card import Card
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.reading.pages import broken_well
from briefing.desktop.reading.references import alone
from briefing.document.line_words import seen_runs, told_words
from briefing.document.model import KIND_MEANINGS, Source
from briefing.document.opening import OpenedBriefing
from briefing.translation import _, capitalized


class SourceCard(Card):
    """One source of a briefing, in a language."""

    link_wanted = Signal(str)

    def __init__(self, opened: OpenedBriefing, source: Source, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = QHBoxLayout()
        self.say(source.title.get(language), "title")
        self.say(broken_well(source, language))
        self.say(capitalized(_(KIND_MEANINGS[source.kind])) + ".", "quiet")
        [note] = opened.lines([source.note], language)
        if note:
            numbers = opened.briefing.numbers()
            seen = "".join(run.words for run in seen_runs(note, numbers))
            self.say(seen, told=told_words(note, numbers))
        if source.url is not None:
            self.say(source.url, "quiet")
            self._offer(_("Open in the browser…"), lambda: self.link_wanted.emit(source.url))
        cited = alone(source, opened, language)
        self.copy_button = self._offer(_("Copy"), lambda: QGuiApplication.clipboard().setText(cited))
        self._buttons.addStretch(1)
        self.column.addLayout(self._buttons)

    def _offer(self, name: str, do: Callable[[], object]) -> QPushButton:
        """Add a button that closes the card and does something."""
        button = QPushButton(name)
        button.clicked.connect(self.close)
        button.clicked.connect(lambda: do())
        press_by_enter(button)
        self._buttons.addWidget(button)
        return button
