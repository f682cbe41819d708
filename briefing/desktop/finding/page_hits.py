"""Where on the page that is shown some words are."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QTextCursor, QTextDocument

from briefing.desktop.reading.page_texts import BREAK

MOST_MARKED = 1000
PARTED = re.compile(r"_|[\w()+-]\.")  # where the page may part a name of a file
_Options = QRegularExpression.PatternOption


def hits_on(document: QTextDocument, words: str) -> list[QTextCursor]:
    """Each place of some words in a document, of very many one more than are marked; none of no words."""
    sought = _pattern(words) if PARTED.search(words) else words
    hits: list[QTextCursor] = []
    found = document.find(sought) if words else QTextCursor()
    while not found.isNull() and len(hits) <= MOST_MARKED:
        hits.append(found)
        found = document.find(sought, found)
    return hits


def hit_beside(hits: Sequence[QTextCursor], cursor: QTextCursor, *, backwards: bool) -> QTextCursor | None:
    """The hit after a cursor, or before it."""
    if backwards:
        return next((hit for hit in reversed(hits) if hit.selectionEnd() <= cursor.selectionStart()), None)
    return next((hit for hit in hits if hit.selectionStart() >= cursor.selectionEnd()), None)


def hit_chosen(hits: Sequence[QTextCursor], chosen: QTextCursor) -> int:
    """Which of the hits is chosen, from 1; else 0."""
    places = ((hit.selectionStart(), hit.selectionEnd()) for hit in hits)
    here = chosen.selectionStart(), chosen.selectionEnd()
    return next((at for at, place in enumerate(places, 1) if place == here), 0)


def line_at(hit: QTextCursor) -> str:
    """The line in which a hit stands, as it is read aloud."""
    from briefing.desktop.reading.quoting import quoted

    hit.movePosition(QTextCursor.MoveOperation.StartOfLine)
    hit.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    return quoted(hit, goes_on=False).text.strip()


def _pattern(words: str) -> QRegularExpression:
    """The same words, between whose letters a line of the page may end."""
    pattern = f"\\x{{{ord(BREAK):x}}}?".join(map(QRegularExpression.escape, words))
    return QRegularExpression(pattern, _Options.CaseInsensitiveOption | _Options.UseUnicodePropertiesOption)
