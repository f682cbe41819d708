"""What is marked in the page that is shown: where it is found, how it looks, and what there is at a place."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefing.desktop.highlights.highlight import Highlight, Quote
from briefing.desktop.highlights.note_signs import NoteSigns
from briefing.desktop.highlights.page_words import PageWords
from briefing.desktop.highlights.ribbons import Ribbons
from briefing.desktop.look import Look
from briefing.desktop.reading.fragments import between
from briefing.desktop.reading.text_pane import TextPane

Marks = Mapping[str, Highlight]  # by their keys


class Shown(Struct, frozen=True):
    """A highlight or a bookmark in the page, from one place of the document to another."""

    key: str
    first: int
    last: int
    is_place: bool

    def holds(self, cursor: QTextCursor) -> bool:
        """Whether a cursor, with all that it chooses, is within it."""
        return self.first <= cursor.selectionStart() and cursor.selectionEnd() <= self.last

    def meets(self, cursor: QTextCursor) -> bool:
        """Whether it has a letter of those that a cursor chooses."""
        return self.first < cursor.selectionEnd() and cursor.selectionStart() < self.last


class MarkedPage:
    """The marks of one page at a time: highlights in the text, ribbons and signs of notes beside it."""

    def __init__(self, text: TextPane) -> None:
        self._text = text
        self._words: PageWords | None = None
        self._shown: list[Shown] = []
        self._ribbons = Ribbons(text)
        self.signs = NoteSigns(text)

    @property
    def words(self) -> PageWords:
        """The words of the page."""
        if self._words is None:
            self._words = PageWords(self._text.document())
        return self._words

    def leave(self) -> None:
        """Know of nothing in a page that goes, for the cursor comes to the top of the next before that is shown."""
        self._shown, self._words = [], None

    def show(self, marks: Marks, look: Look) -> None:
        """Mark those of ``marks`` whose words are in the page."""
        found = {key: places for key, each in marks.items() if (places := self.words.find(each.quote)) is not None}
        self._shown = [Shown(key, *places, marks[key].is_place) for key, places in found.items()]
        highlights = [each for each in self._shown if not each.is_place]
        noted = [each for each in highlights if marks[each.key].note]
        self._text.mark("highlights", [self._selection(each, look, noted=each in noted) for each in highlights])
        ribbons = [self.cursor(each.first, each.first) for each in self._shown if each.is_place]
        self._ribbons.show_at(ribbons, look.accent)
        notes = {each.key: (self.cursor(each.first, each.first), marks[each.key].note) for each in noted}
        self.signs.show_notes(notes, look.muted)

    def __bool__(self) -> bool:
        return bool(self._shown)

    def of(self, key: str) -> Shown | None:
        """The mark with a key, where it is in the page."""
        return next((each for each in self._shown if each.key == key), None)

    def at(self, cursor: QTextCursor) -> Shown | None:
        """The shortest highlight that holds what a cursor chooses."""
        holding = (each for each in self._shown if not each.is_place and each.holds(cursor))
        return min(holding, key=lambda each: each.last - each.first, default=None)

    def key_at(self, cursor: QTextCursor) -> str:
        """The key of the highlight, or else the bookmark, at a cursor; nothing where there is none."""
        here = self.at(cursor)
        return here.key if here is not None else self.bookmark_of(cursor.block())

    def in_line(self, cursor: QTextCursor) -> list[str]:
        """The keys of the highlights that have a letter in the line with the cursor."""
        line = QTextCursor(cursor)
        line.movePosition(QTextCursor.MoveOperation.StartOfLine)
        line.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
        return [each.key for each in self.met_by(line)]

    def met_by(self, cursor: QTextCursor) -> list[Shown]:
        """The highlights that have a letter of those that a cursor chooses."""
        return [each for each in self._shown if not each.is_place and each.meets(cursor)]

    def bookmark_of(self, block: QTextBlock) -> str:
        """The key of the bookmark of a paragraph, or nothing."""
        return next((each.key for each in self._shown if each.is_place and block.contains(each.first)), "")

    def cursor(self, first: int, last: int) -> QTextCursor:
        """What is between two places of the page."""
        return between(self._text.document(), first, last)

    def bring_into_view(self, quote: Quote) -> None:
        """Have words in sight, whether they are marked or not; the cursor stays where it is."""
        places = self.words.find(quote)
        if places is not None:
            self._text.bring_into_view(self.cursor(places[0], places[0]))

    def _selection(self, shown: Shown, look: Look, *, noted: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self.cursor(shown.first, shown.last)
        mark.format.setBackground(QColor(look.highlight))
        if noted:
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            mark.format.setUnderlineColor(QColor(look.muted))
        return mark
