"""Tells who reads by ear to which marks the cursor comes, and what is noted on them."""

from collections.abc import Callable

from briefing.desktop.highlights.highlight import Highlight
from briefing.desktop.highlights.marked_page import MarkedPage, Marks
from briefing.desktop.parts.accessible import announce
from briefing.desktop.reading.text_pane import TextPane
from briefing.translation import _


class Telling:
    """What was told last: the mark at the cursor, and those in its line, which would be passed by line by line."""

    def __init__(self, text: TextPane, page: MarkedPage) -> None:
        self._text = text
        self._page = page
        self._here = ""
        self._line: set[str] = set()

    def leave_out(self, key: str) -> None:
        """Tell nothing of a mark to which the cursor comes since it was just made, which is told of otherwise."""
        self._here = key

    def tell(self, marks: Callable[[], Marks]) -> None:
        """Tell of what is new at the cursor and in its line, which are of ``marks``; these are read for that alone."""
        cursor = self._text.textCursor()
        here, line = self._page.key_at(cursor), self._page.in_line(cursor)
        if here not in ("", self._here):
            mark = marks()[here]
            announce(self._text, _told(mark, _("Bookmark") if mark.is_place else _("Highlight")))
        for key in line:
            if key not in self._line | {here, self._here}:
                mark = marks()[key]
                announce(self._text, _told(mark, _("Highlight: {words}").format(words=mark.in_short)))
        self._here, self._line = here, set(line)


def _told(mark: Highlight, said: str) -> str:
    return _("{said}, note: {note}").format(said=said, note=mark.note) if mark.note else said
