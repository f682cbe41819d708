"""The words of a text as they are chosen: with the apostrophes in them, without the signs at them."""

import re
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextCursor, QTextDocument

from briefing.desktop.parts.units import units
from briefing.desktop.reading.fragments import between

# A word that has lost its beginning, as in 't or 's-Gravenhage: its apostrophe is no quotation mark.
_SHORTENED = re.compile(r"(?<!\w)['’][dkmnrst](?!\w)(?:-\w+)*")
_BREAK, _NO_BREAK = "\u200b", "\u2060"  # where a line may end within a word; the other is no end of one


def word_at(document: QTextDocument, at: int) -> QTextCursor:
    """The word in or beside which a place of the document is, chosen; else the sign or the spaces there, if any."""
    block = document.findBlock(at)
    start, words = block.position(), block.text()
    beside = [
        between(document, start + first, start + last)
        for first, last in pairwise(ends_of_words(words.replace(_BREAK, _NO_BREAK)))
        if start + first <= at <= start + last
    ]
    found = max(reversed(beside), key=_is_word, default=between(document, at, at))
    for match in _SHORTENED.finditer(words):
        first, last = (start + units(words[:end]) for end in match.span())
        if first <= found.selectionStart() and found.selectionEnd() <= last:
            return between(document, first, last)
    return found


def ends_of_words(words: str) -> list[int]:
    """Where words, and what is between them, begin and end as Unicode has it (UAX 29), in units of UTF-16."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, words)
    ends = [0]
    while (end := finder.toNextBoundary()) >= 0:
        ends.append(end)
    return ends


def _is_word(chosen: QTextCursor) -> bool:
    return any(letter.isalnum() for letter in chosen.selectedText())
