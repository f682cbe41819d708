"""The words of a page as they are marked and found again: without the marks of sources, whose numbers may change."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct
from PySide6.QtGui import QTextDocument

from briefing.desktop.highlights.highlight import Quote
from briefing.desktop.reading.fragments import blocks_from, fragments
from briefing.desktop.reading.quoting import SOURCE

AROUND = 48  # letters that are kept of what is before and after
# What lies between the letters and may be otherwise the next time: as the page is wide, or its program is.
_LETTERS = re.compile("[^\xad\u200b\ufffc]+")
_SPACES = str.maketrans({"\xa0": " ", "\u2028": "\n", "\u202f": " "})


class _Run(Struct, frozen=True):
    """Letters that follow each other: how many are before them in the page, and where they begin in the document."""

    start: int
    place: int
    letters: str


class PageWords:
    """The words that a document shows, a line a block."""

    def __init__(self, document: QTextDocument) -> None:
        self._runs: list[_Run] = []
        pieces, start = [], 0
        for place, letters in _pieces(document):
            self._runs.append(_Run(start, place, letters))
            pieces.append(letters)
            start += len(letters)
        self._words = "".join(pieces)
        self._starts = [run.start for run in self._runs]
        self._places = [run.place for run in self._runs]

    def between(self, first: int, last: int) -> Quote | None:
        """The words between two places of the document, without the spaces round them; None where there are none."""
        start, end = self._letters_before(first), self._letters_before(last)
        words = self._words[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        end = start + len(words)
        before, after = self._words[max(0, start - AROUND) : start], self._words[end : end + AROUND]
        return Quote(words, before, after, start) if words else None

    def find(self, wanted: Quote) -> tuple[int, int] | None:
        """Where words are that were marked, as two places of the document; None where they are no more.

        Of several those that most of the letters around them agree with, and then those that are nearest to where they
        were.
        """
        starts = list(self._starts_of(wanted.words))
        if not starts:
            return None
        start = max(starts, key=lambda each: (self._alike(wanted, each), -abs(each - wanted.at)))
        last = start + len(wanted.words) - 1
        return self._place(start), self._place(last) + _units(self._words[last])

    def _starts_of(self, words: str) -> Iterator[int]:
        at = self._words.find(words)
        while at >= 0:
            yield at
            at = self._words.find(words, at + 1)

    def _alike(self, wanted: Quote, start: int) -> int:
        end = start + len(wanted.words)
        before = self._words[max(0, start - AROUND) : start]
        after = self._words[end : end + AROUND]
        return _shared(before[::-1], wanted.before[::-1]) + _shared(after, wanted.after)

    def _place(self, at: int) -> int:
        run = self._runs[bisect_right(self._starts, at) - 1]
        return run.place + _units(run.letters[: at - run.start])

    def _letters_before(self, place: int) -> int:
        at = bisect_right(self._places, place) - 1
        if at < 0:
            return 0
        run, units = self._runs[at], place - self._runs[at].place
        whole = run.letters.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")
        return run.start + len(whole)


def _pieces(document: QTextDocument) -> Iterator[tuple[int, str]]:
    for block in blocks_from(document.begin()):
        for fragment in fragments(block):
            if not fragment.charFormat().anchorHref().startswith(SOURCE):
                text = fragment.text()
                for piece in _LETTERS.finditer(text):
                    yield fragment.position() + _units(text[: piece.start()]), piece[0].translate(_SPACES)
        yield block.position() + block.length() - 1, "\n"


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _units(letters: str) -> int:
    """How many places letters take in a document, where some take two."""
    return len(letters.encode("utf-16-le", "surrogatepass")) // 2
