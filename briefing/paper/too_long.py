"""What is longer than anybody reads on paper is cut there, for paper alone.

The time to lay it out grows by its square, and nothing ends that. Links lead where they did.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing.paper.shortening import shortened

# Letters of a name, as a title and a label are, and of a word in one; of a word of a text, and of a line of code.
LONGEST_NAME, LONGEST_IN_NAME = 2000, 500
LONGEST_WORD = LONGEST_LINE = 4000
# Words of at least so many letters are parted anywhere on paper, for which each letter takes 2 KB of memory.
LEAST_PARTED, LEAST_PARTED_LARGE = 60, 30
# Letters of such words in a print; of those after these only the beginning is printed. As many make 3,900 hashes.
MOST_PARTED = 250_000
CUT = "…"

_NAMES = frozenset({"title", "issuer", "keywords", "publisher", "place", "name", "rest", "alt", "credit"})
_PARTS = frozenset({"summary", "events", "corrections", "sources"})


@cache
def _beyond(most: int, letter: str) -> re.Pattern[str]:
    """More than ``most`` letters in a row, looked for from the first: from each it took the square of the time.

    It is compiled where it is first used, in a thread, since that takes a while.
    """
    return re.compile(f"(?<!{letter})({letter}{{{most - 1}}}){letter}{{2,}}")


# Writing without spaces between its words begins with that of Thai, and may be parted anywhere.
_OF_A_WORD = r"[^\s\u0e00-\U0010ffff]"
_WORD, _IN_NAME = (LONGEST_WORD, _OF_A_WORD), (LONGEST_IN_NAME, _OF_A_WORD)
_CODE, _LINE = (LONGEST_WORD, r"\S"), (LONGEST_LINE, ".")
# No stroke is among its letters, where an address is parted.
_PARTED, _PARTED_LARGE = (re.compile(f"[!-.0-~]{{{least},}}") for least in (LEAST_PARTED, LEAST_PARTED_LARGE))


class Place(Struct, frozen=True):
    """Where something was cut: a name, or else a word or a line, of a section, a figure or another part of a print."""

    section: str = ""
    figure: str = ""
    part: str = ""
    is_name: bool = False


def without_too_long(data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Place, ...]]:
    """What is to be laid out without the ends of what is too long, and where there were any."""
    cutter = _Cutter(is_large=data.get("large", False))
    return cutter.table(data, Place()), tuple(cutter.places)


def may_be_too_long(written: str) -> bool:
    """Whether any words in JSON may be: to find that takes a tenth of the time of going through all of them."""
    strings = [each for each in written.replace('\\"', "''").split('"') if len(each) >= LEAST_PARTED_LARGE]
    if sum(len(word) for each in strings for word in _PARTED_LARGE.findall(each)) > MOST_PARTED:
        return True
    long = (each for each in strings if len(each) > LONGEST_IN_NAME)
    return any(len(each) > LONGEST_NAME or max(map(len, each.split()), default=0) > LONGEST_IN_NAME for each in long)


class _Cutter:
    def __init__(self, *, is_large: bool) -> None:
        self.places: dict[Place, None] = {}
        self._long_word = _PARTED_LARGE if is_large else _PARTED
        self._least = LEAST_PARTED_LARGE if is_large else LEAST_PARTED
        self._parted = 0

    def table(self, data: Mapping[str, Any], place: Place) -> dict[str, Any]:
        return {key: self._value(each, key, data, place) for key, each in data.items()}

    def _value(self, value: object, key: str, around: Mapping[str, Any], place: Place) -> Any:
        if isinstance(value, str):
            return self._words(value, key, around, place)
        if isinstance(value, list | tuple):
            return [self._value(each, key, around, _within(key, each, place)) for each in value]
        if isinstance(value, Mapping):
            return self.table(value, _within(key, value, place))
        return value

    def _words(self, words: str, key: str, around: Mapping[str, Any], place: Place) -> str:
        is_text = key == "text" and "kind" in around
        is_name = key in _NAMES or (key == "text" and not is_text)  # for words in another language
        if is_name:
            short = shortened(_beyond(*_IN_NAME).sub(rf"\1{CUT}", words), LONGEST_NAME)
        elif is_text:
            run = {"Code": _CODE, "CodeBlock": _LINE}.get(around["kind"], _WORD)
            short = _beyond(*run).sub(rf"\1{CUT}", words)
            short = self._long_word.sub(self._while_few, short)
        else:
            return words
        if short != words and key != "keywords":  # which are the titles of the sections again
            self.places[replace(place, is_name=is_name)] = None
        return short

    def _while_few(self, word: re.Match[str]) -> str:
        """A word that is parted anywhere, or its beginning where there were too many of them before."""
        self._parted += len(word[0])
        return word[0] if self._parted <= MOST_PARTED else f"{word[0][: self._least - 1]}{CUT}"


def _within(key: str, inner: object, place: Place) -> Place:
    """The place of what is in something else."""
    if key in _PARTS:
        return Place(part=key)
    if isinstance(inner, Mapping):
        if key == "section":  # of which an event tells
            return Place(section=inner["target"].removeprefix("section-"))
        if key == "sections":
            return Place(section=inner["id"])
        if key == "figures":
            return Place(figure=inner["id"])
    return place
