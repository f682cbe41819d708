"""The date that the name of a picture file tells: 2021-10-07, 20211007, 07-10-2021, or the American 10-07-2021.

Year first is never in doubt. Otherwise one number above 12 tells which of the two is the day, for that name and for
those beside it that could be read both ways; where no name tells, the day comes first.

A month is told by 2014-06 or June 2014, and a year by 1992, in a name without another year. A number that may be
something else is no date: one with letters or other numbers at it, one that counts, and a year beside another long
number.
"""

import datetime
import re
from collections.abc import Sequence

from msgspec import Struct

from briefing.document.model import PartialDate
from briefing.document.months_in_names import in_numbers
from briefing.document.values import partial_date

EARLIEST, LATEST = 1800, 2199

_APART = r"[-_. ]"
# Of 2014-06_2 the last number counts the pictures of a month.
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(\d{{4}})(?:(?:-(\d\d?)-|[_. ](\d\d?){_APART})(\d\d?)|(\d\d)(\d\d)(?:\d{{4}}|\d{{6}})?)(?!\d)"
)
_YEAR_LAST = re.compile(rf"(?<!\d)(?:(\d\d?){_APART}(\d\d?){_APART}|(\d\d)(\d\d))(\d{{4}})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_BARE = r"(?<![^\W_])(?<!\d[-.,:]){}(?![^\W_]|[-.,:]\d)"
_BARE_MONTH = re.compile(_BARE.format(r"\d{4}-(?:0[1-9]|1[0-2])"))
_BARE_YEAR = re.compile(_BARE.format(r"\d{4}"))
_LONG = re.compile(r"\d{3,}")
# As cameras call their files, in capitals and numbers, and words after which a number counts, measures, is a guess, or
# is part of a name, as in WGS 1984.
_COUNTING = "img|dsc|image|frame|scan|tile|page|sheet|blad|no|nr|scale|schaal"
_GUESSING = "c|ca|circa|about|around|omstreeks|rond|pre|post"
_GRIDS = "wgs|etrs|nad|gda|epsg"
_COUNTED = re.compile(
    r"^[A-Z\d_]{3}[A-Z\d_ -]\d{4}(?!\d)"
    rf"|(?i:(?:^|[\W_])(?:{_COUNTING}|{_GUESSING}|{_GRIDS})[\W_]+\d{{4}})"
)


class NamedDate(Struct, frozen=True):
    """A date as a name tells it; ``certain`` where it cannot be read in another way."""

    date: PartialDate
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


def dates_in(names: Sequence[str], today: datetime.date) -> list[NamedDate | None]:
    """The date that each of some names tells, read together; None where a name tells none.

    What has not come yet ``today`` is none.
    """
    names = list(map(in_numbers, names))
    numbers = [_year_last(name) for name in names]
    told = [(each.day_first is None, each.month_first is None) for each in numbers if each is not None]
    american = any(only_month_first for only_month_first, _other in told)
    european = any(only_day_first for _other, only_day_first in told)
    month_first, certain = american and not european, american != european
    return [
        next(
            (
                found
                for found in (_year_first(name), _read(each, month_first=month_first, told=certain), _bare(name))
                if found is not None and found.date.first <= today
            ),
            None,
        )
        for name, each in zip(names, numbers, strict=True)
    ]


def year_in(name: str) -> int:
    """The year that a name tells without a day, the last where there are several; 0 where it tells none."""
    return (_years_in(name) or [0])[-1]


def _years_in(name: str) -> list[int]:
    return [year for year in map(int, _YEAR.findall(name)) if EARLIEST <= year <= LATEST]


def _bare(name: str) -> NamedDate | None:
    """A month, or a year."""
    found = _BARE_MONTH.search(name) or (_BARE_YEAR.search(name) if len(_LONG.findall(name)) == 1 else None)
    if found is None or _COUNTED.search(name):
        return None
    date = partial_date(found[0])
    return NamedDate(date) if _years_in(name) == [date.year] else None


def _read(numbers: _Numbers | None, *, month_first: bool, told: bool) -> NamedDate | None:
    if numbers is None:
        return None
    one, other = numbers.day_first, numbers.month_first
    if one is None or other is None or one == other:
        day = one or other
        return None if day is None else NamedDate(partial_date(day))
    return NamedDate(partial_date(other if month_first else one), certain=told)


def _year_first(name: str) -> NamedDate | None:
    for found in _YEAR_FIRST.finditer(name):
        year, *rest = (int(each) for each in found.groups() if each)
        day = _date(year, *rest)
        if day is not None:
            return NamedDate(partial_date(day))
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
