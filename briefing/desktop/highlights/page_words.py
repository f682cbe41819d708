"""The words of a page as they are marked and found again: without the marks of sources and notes, which may change."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise, takewhile

from msgspec import Struct
from PySide6.QtGui import QTextCursor, QTextDocument

from briefing.desktop.highlights.highlight import Quote
from briefing.desktop.parts.units import units
from briefing.desktop.reading.fragments import between, blocks_from, fragments, mark_of
from briefing.desktop.reading.quoting import MARKS
from briefing.desktop.reading.words import ends_of_words

AROUND = 48  # letters that are kept of what is before and after
# Letters that are looked for of words that are gone, in pieces of so many, of which so many have to be left together.
MOST_OF_WORDS, PIECE, LEAST_AGREEING = 240, 10, 3
HYPHENS = "-\u2010\u2011\u05be"
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
        return self._place(start), self._place(last) + units(self._words[last])

    def near(self, wanted: Quote) -> int | None:
        """Where words stood that are no more, as a place of the document; None where nothing of them is known.

        Of them and the letters around them pieces may be left. Each tells where the words began, on which most agree
        within a few letters; of those one of their own paragraph is meant, and then the one that was nearest to there.
        """
        left, before = wanted.before + wanted.words[:MOST_OF_WORDS] + wanted.after, len(wanted.before)
        first, last = left.rfind("\n", 0, before) + 1, f"{left}\n".index("\n", before)
        told = sorted(
            (at - was + before, (not first - PIECE < was < last, abs(was - before)), was, at)
            for was in range(0, len(left) - PIECE + 1, PIECE // 2)
            for at in self._starts_of(left[was : was + PIECE])
        )
        starts = [each[0] for each in told]
        agreeing = [bisect_right(starts, start + AROUND) - index for index, start in enumerate(starts)]
        best = max(range(len(told)), key=lambda each: (agreeing[each], -abs(starts[each] - wanted.at)), default=0)
        if not told or agreeing[best] < LEAST_AGREEING:
            return None
        _start, _away, was, at = min(told[best : best + agreeing[best]], key=lambda each: each[1])
        return self._place(at if was >= before else at + PIECE - 1)

    def meant(self, chosen: QTextCursor) -> QTextCursor:
        """What is meant where a hand chose words: those of which a part is chosen are whole, unless that is all."""
        first, last = chosen.selectionStart(), chosen.selectionEnd()
        if not self.are_part_of_one(first, last):
            first, last = self.whole(first, last)
        return between(chosen.document(), first, last)

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """The places round the whole words of which there are letters between two places of the document.

        A hyphen at an end of what is between them, which a hand meant to leave out, is.
        """
        begins, ends = self._letters_before(first), self._letters_before(last)
        start = begins + (self._joins(begins) and begins + 1 < ends)
        end = ends - (self._joins(ends - 1) and start < ends - 1)
        if start < end:
            start, end = self._word_round(start)[0], self._word_round(end)[1]
            first = self._place(start) if start != begins else first
            last = self._place(end - 1) + units(self._words[end - 1]) if end != ends else last  # a mark may be there
        return first, last

    def are_any(self, first: int, last: int) -> bool:
        """Whether there is more than signs and spaces between two places of the document."""
        return _is_word(self._words[self._letters_before(first) : self._letters_before(last)])

    def are_part_of_one(self, first: int, last: int) -> bool:
        """Whether the letters between two places of the document are a part of one word."""
        start, end = self._letters_before(first), self._letters_before(last)
        return any(word[0] <= start and end <= word[1] for word in map(self._word_round, (start, end)))

    def _word_round(self, at: int) -> tuple[int, int]:
        """The first letter of the word within which a place is, and the end of it; the place itself where it is not.

        What hyphens join is one word, but a place between its parts is within none.
        """
        start = self._words.rfind("\n", 0, at) + 1
        pieces = _pieces_of(self._words[start : self._words.find("\n", at)])
        ends = [start + each for each in accumulate(map(len, pieces))]
        index = bisect_left(ends, at)
        if index == len(pieces) or at in (start, ends[index]) or not _is_word(pieces[index]):
            return at, at
        first = last = index
        while first > 1 and pieces[first - 1] in HYPHENS and _is_word(pieces[first - 2]):
            first -= 2
        while last + 2 < len(pieces) and pieces[last + 1] in HYPHENS and _is_word(pieces[last + 2]):
            last += 2
        return ends[first] - len(pieces[first]), ends[last]

    def _joins(self, at: int) -> bool:
        """Whether a letter is a hyphen between two words."""
        around = self._words[max(0, at - 1) : at] + self._words[at + 1 : at + 2]
        return self._words[at : at + 1] in (*HYPHENS,) and len(around) == 2 and around.isalnum()

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
        return run.place + units(run.letters[: at - run.start])

    def _letters_before(self, place: int) -> int:
        at = bisect_right(self._places, place) - 1
        if at < 0:
            return 0
        run, past = self._runs[at], place - self._runs[at].place
        whole = run.letters.encode("utf-16-le", "surrogatepass")[: 2 * past].decode("utf-16-le", "ignore")
        return run.start + len(whole)


def _pieces(document: QTextDocument) -> Iterator[tuple[int, str]]:
    for block in blocks_from(document.begin()):
        for fragment in fragments(block):
            if not mark_of(fragment.charFormat()).startswith(MARKS):
                text = fragment.text()
                for piece in _LETTERS.finditer(text):
                    yield fragment.position() + units(text[: piece.start()]), piece[0].translate(_SPACES)
        yield block.position() + block.length() - 1, "\n"


def _pieces_of(line: str) -> list[str]:
    """A line in pieces: words, and what is between them."""
    letters = line.encode("utf-16-le", "surrogatepass")
    return [letters[2 * at : 2 * end].decode("utf-16-le", "surrogatepass") for at, end in pairwise(ends_of_words(line))]


def _is_word(piece: str) -> bool:
    return any(map(str.isalnum, piece))


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
