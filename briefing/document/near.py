"""The name of something there is that was probably meant where there is nothing of a name."""

from collections.abc import Iterable
from difflib import get_close_matches

SAME = 0.7
LONGEST = 80
MOST_SOUGHT = 20


class Near:
    """Finds names that are nearly others; of very many the first alone, for looking takes long."""

    def __init__(self) -> None:
        self._left = MOST_SOUGHT

    def to(self, name: str, names: Iterable[str]) -> str:
        """The one of ``names`` that is most like ``name``, or nothing."""
        self._left -= 1
        if self._left < 0 or len(name) > LONGEST:
            return ""
        return next(iter(get_close_matches(name, names, 1, SAME)), "")
