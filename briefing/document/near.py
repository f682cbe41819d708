"""The name of something there is that was probably meant where there is nothing of a name."""

from collections.abc import Collection
from difflib import get_close_matches

SAME = 0.7
LONGEST = 80
MOST_COMPARED = 100_000


class Near:
    """Finds names that are nearly others; of very many the first alone, for to compare them takes long."""

    def __init__(self) -> None:
        self._left = MOST_COMPARED

    def to(self, name: str, names: Collection[str]) -> str:
        """The one of ``names`` that is most like ``name``, or nothing."""
        self._left -= len(names)
        if self._left < 0 or len(name) > LONGEST:
            return ""
        return next(iter(get_close_matches(name, names, 1, SAME)), "")
