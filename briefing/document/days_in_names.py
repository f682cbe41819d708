"""The day that the name of a picture file tells: 2021-10-07, 20211007, 07-10-2021, or the American 10-07-2021.

Year first is never in doubt. Otherwise one number above 12 tells which of the two is the day, for that name and for
those beside it that could be read both ways; where no name tells, the day comes first.
"""

import datetime
import re
from collections.abc import Sequence

from msgspec import Struct

EARLIEST, LATEST = 1800, 2199

_APART = r"[-_. ]"
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}})(?:{_APART}(\d\d?){_APART}(\d\d?)|(\d\d)(\d\d)(?:\d{{4}}|\d{{6}})?)(?!\d)")
_YEAR_LAST = re.compile(rf"(?<!\d)(?:(\d\d?){_APART}(\d\d?){_APART}|(\d\d)(\d\d))(\d{{4}})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


class NamedDay(Struct, frozen=True):
    """A day as a name tells it; ``certain`` where it cannot be read in another way."""

    day: datetime.date
    certain: bool = True


class _Numbers(Struct, frozen=True):
    """Two numbers before a year, of which one is the day and the other the month."""

    first: int
    second: int
    year: int

    @property
    def day_first(self) -> datetime.date | None:
        return _date(self.year, self.second, self.first)

    @property
    def month_first(self) -> datetime.date | None:
        return _date(self.year, self.first, self.second)


def days_in(names: Sequence[str]) -> list[NamedDay | None]:
    """The day that each of some names tells, read together; None where a name tells none."""
    numbers = [_year_last(name) for name in names]
    told = [(each.day_first is None, each.month_first is None) for each in numbers if each is not None]
    american = any(only_month_first for only_month_first, _other in told)
    european = any(only_day_first for _other, only_day_first in told)
    return [
        _year_first(name) or (_read(each, month_first=american and not european, told=american != european))
        for name, each in zip(names, numbers, strict=True)
    ]


def year_in(name: str) -> int:
    """The year that a name tells without a day, the last where there are several; 0 where it tells none."""
    found = [int(each) for each in _YEAR.findall(name)]
    return next((year for year in reversed(found) if EARLIEST <= year <= LATEST), 0)


def _read(numbers: _Numbers | None, *, month_first: bool, told: bool) -> NamedDay | None:
    if numbers is None:
        return None
    one, other = numbers.day_first, numbers.month_first
    if one is None or other is None or one == other:
        day = one or other
        return None if day is None else NamedDay(day)
    return NamedDay(other if month_first else one, certain=told)


def _year_first(name: str) -> NamedDay | None:
    for found in _YEAR_FIRST.finditer(name):
        year, *rest = (int(each) for each in found.groups() if each)
        day = _date(year, *rest)
        if day is not None:
            return NamedDay(day)
    return None


def _year_last(name: str) -> _Numbers | None:
    for found in _YEAR_LAST.finditer(name):
        numbers = _Numbers(*(int(each) for each in found.groups() if each))
        if numbers.day_first is not None or numbers.month_first is not None:
            return numbers
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= year <= LATEST else None
