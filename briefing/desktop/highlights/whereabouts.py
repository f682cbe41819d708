"""Which marks have words that are in the texts of the briefing no more; the texts are read for that in a thread."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

from briefing.desktop.highlights.highlight import Highlight
from briefing.desktop.highlights.marked_page import Marks
from briefing.desktop.highlights.page_words import PageWords
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.reading.pages import Pages
from briefing.desktop.window import MainWindow
from briefing.document.opening import OpenedBriefing
from briefing.errors import DocumentError


class Whereabouts(QObject):
    """What is known of the marks of the briefing that is shown; ``known`` tells that it is more than before."""

    known = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._opened: OpenedBriefing | None = None
        self._asked: set[str] = set()
        self._gone: frozenset[str] = frozenset()

    def look_for(self, marks: Marks) -> None:
        """Find out of those marks, by their keys, of which that was not asked before."""
        window, opened = self._window, self._window.opened
        if opened is None:
            return
        if opened is not self._opened:
            self._opened, self._asked, self._gone = opened, set(), frozenset()
        wanted = {key: each for key, each in marks.items() if key not in self._asked}
        if not wanted:
            return
        self._asked |= wanted.keys()
        parts = set(window.parts())
        there = {key: each for key, each in wanted.items() if is_part_there(each, parts, opened)}
        pages = {each.language: window.pages.pages(opened, each.language) for each in there.values()}

        def done(found: set[str]) -> None:
            gone = wanted.keys() - found
            if gone and opened is self._opened:
                self._gone |= gone
                self.known.emit()

        Job(lambda progress: _found(there, pages, progress), done=done, failed=lambda _error: None, parent=self).start()

    def is_gone(self, key: str) -> bool:
        """Whether the words of a mark are known to be in the briefing no more."""
        return key in self._gone


def is_part_there(mark: Highlight, parts: Iterable[str], opened: OpenedBriefing) -> bool:
    """Whether there is the part of a mark, in its language."""
    return mark.part in parts and mark.language in opened.briefing.languages


def _found(marks: Marks, pages: Mapping[str, Pages], progress: Progress) -> set[str]:
    """The keys of those whose words are in their part, or in one that cannot be read, of which that is not known."""
    found: set[str] = set()
    for at, (part, language) in enumerate(sorted({(each.part, each.language) for each in marks.values()})):
        progress(at, len(marks))
        here = {key: each for key, each in marks.items() if (each.part, each.language) == (part, language)}
        try:
            page = pages[language].page(part)
        except DocumentError:
            found |= here.keys()
            continue
        document = QTextDocument()
        document.setHtml(page)
        words = PageWords(document)
        found |= {key for key, each in here.items() if words.find(each.quote) is not None}
    return found
