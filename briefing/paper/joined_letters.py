"""Letters with more joined to them than can be laid out: what lays out takes memory by the square of it, or fails."""

import re
from unicodedata import category, combining

# As many as Unicode's stream-safe text has on a letter (Unicode Standard Annex 15, section 13); no language needs more.
MOST_JOINED = 30

_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
_JOINER, _VIRAMA = "\u200d", 9
_MAY_HOLD_MANY = re.compile(rf"[^\x00-\u02ff]{{{MOST_JOINED + 1},}}")


def limited(text: str) -> str:
    """The text with the first of the marks and letters that are joined where those are too many; else as it is."""
    return _MAY_HOLD_MANY.sub(lambda found: _limited(found[0]), text)


def _limited(run: str) -> str:
    kept, joined, before = [], 0, ""
    for letter in run:
        joins = category(letter) in _MARKS or before == _JOINER or (before and combining(before) == _VIRAMA)
        joined = joined + 1 if joins else 0
        before = letter
        if joined <= MOST_JOINED:
            kept.append(letter)
    return "".join(kept)
