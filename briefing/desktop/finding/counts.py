"""Which of how many hits one is at, in words; of each part no more are counted than are marked in it."""

from collections.abc import Iterable, Mapping
from itertools import takewhile

from msgspec import Struct
from PySide6.QtCore import QLocale

from briefing import translation
from briefing.desktop.finding.page_hits import MOST_MARKED
from briefing.translation import _


class Counts(Struct, frozen=True):
    """How many hits each part has, in the order of the parts; one with more than are marked may have any."""

    of_parts: Mapping[str, int]

    @property
    def whole(self) -> int:
        """How many there are, as far as they are counted."""
        return self._of(self.of_parts)

    def before(self, part: str) -> int:
        """How many stand before a part."""
        return self._of(takewhile(lambda each: each != part, self.of_parts))

    def at(self, number: int) -> str:
        """At which of all one is, from 1."""
        words = _("{at} of more than {count}") if self._is_cut else _("{at} of {count}")
        return words.format(at=grouped(number), count=grouped(self.whole))

    def all(self) -> str:
        """How many there are."""
        words = _("more than {count}") if self._is_cut else "{count}"
        return words.format(count=grouped(self.whole))

    def elsewhere(self) -> str:
        """The same where none of them is on the page that is read."""
        words = _("more than {count} in other parts") if self._is_cut else _("{count} in other parts")
        return words.format(count=grouped(self.whole))

    def no_other(self, *, is_at_one: bool) -> str:
        """Why there is no other hit to go to, or nothing where there is."""
        if self.whole == 1 and is_at_one:
            return _("It is found here alone.")
        return "" if self.whole else _("It is found nowhere.")

    def _of(self, parts: Iterable[str]) -> int:
        return sum(min(self.of_parts[each], MOST_MARKED) for each in parts)

    @property
    def _is_cut(self) -> bool:
        return any(each > MOST_MARKED for each in self.of_parts.values())


def grouped(number: int) -> str:
    """A number as it is written in the language of the reader, such as 1,000 or 1.000."""
    return QLocale(translation.language()).toString(number)
