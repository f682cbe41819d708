"""Words that are not parted at the end of a line: a day and its month, a number and its unit, a sign and its amount."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.document.dates import MONTHS

MANY = 4096  # texts that are remembered, since a preview prints the same again and again
UNITS = "km²|km|m²|m|cm|mm|ha|kg|t|percent|procent|%|°C|million|billion|miljoen|miljard"

_MONTHS = "|".join(month for months in MONTHS.values() for month in months)
DAY_AND_MONTH = rf"\b\d{{1,2}} (?:{_MONTHS})\b"
_BOUND = re.compile(rf"{DAY_AND_MONTH}|\b\d[\d.,]* (?:{UNITS})(?!\w)|[€$£] \d[\d.,]*\d|\b(?:No|Nr|nr|Dr|dr)\. \w+")


@lru_cache(MANY)
def parted(words: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of some words in order, and of each whether it is kept on one line."""
    return tuple(_pieces(words))


def bound(words: str) -> str:
    """Words with spaces that do not part what belongs on one line, for where there is nothing else that keeps it."""
    return _BOUND.sub(lambda match: match[0].replace(" ", "\xa0"), words)


def _pieces(words: str) -> Iterator[tuple[str, bool]]:
    done = 0
    for match in _BOUND.finditer(words):
        if match.start() > done:
            yield words[done : match.start()], False
        yield match[0], True
        done = match.end()
    if done < len(words):
        yield words[done:], False
