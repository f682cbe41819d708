"""The card that a mark brings up: what the source is, how it knows, when, where to find it, and what it rests on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefing.desktop.compare.link_label import LinkLabel
from briefing.desktop.compare.views import links_in
from briefing.desktop.compare.words import Span
from briefing.desktop.parts.card import Card
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.reading.about import broken_well
from briefing.desktop.reading.references import alone
from briefing.document.line_words import seen_runs, told_words
from briefing.document.model import KIND_MEANINGS, Source
from briefing.document.opening import OpenedBriefing
from briefing.translation import _, capitalized


class SourceCard(Card):
    """One source of a briefing, in a language; ``link_followed`` tells where a link of its note leads.

    ``entry_wanted`` tells that its entry in the list of sources is asked for.
    """

    link_wanted = Signal(str)
    link_followed = Signal(str)
    entry_wanted = Signal()

    def __init__(self, opened: OpenedBriefing, source: Source, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = QHBoxLayout()
        self.say(source.title.get(language), "title")
        self.say(broken_well(source, language))
        self.say(capitalized(_(KIND_MEANINGS[source.kind])) + ".", "quiet")
        self.note = _Note()
        self.note.linkActivated.connect(self._follow)
        [note] = opened.lines([source.note], language)
        if note:
            numbers = opened.briefing.numbers()
            runs = seen_runs(note, numbers)
            links = [each for each in links_in(runs, opened.briefing) if each.address != f"source:{source.id}"]
            self.note.show_words("".join(run.words for run in runs), links)
            self.note.setAccessibleName(told_words(note, numbers))
            self.column.addWidget(self.note)
        if source.url is not None:
            self.say(source.url, "quiet")
            self._offer(_("Open in the browser…"), lambda: self.link_wanted.emit(source.url))
        cited = alone(source, opened, language)
        self.copy_button = self._offer(_("Copy"), lambda: QGuiApplication.clipboard().setText(cited))
        self.sources_button = self._offer(_("Sources"), self.entry_wanted.emit)
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

    def _follow(self, address: str) -> None:
        """Make way for where a link leads."""
        self.close()
        self.link_followed.emit(address)


class _Note(LinkLabel):
    """What is noted of a source; the tab key comes to its links, of which it may have none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("note")

    def show_words(self, words: str, links: Sequence[Span]) -> None:
        """Show words, to which the tab key comes where there are links in them."""
        super().show_words(words, links)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if links else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to a link at once."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focusNextPrevChild(event.reason() is Qt.FocusReason.TabFocusReason)
