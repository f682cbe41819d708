"""Months that the name of a picture file tells in words, English or Dutch: 7 October 2021, mei 2006, 2006 mei 7.

They are written in numbers, so that these are read as all others are. In a name with more months than dates, as in
"april-mei 2006", none is known.
"""

import re

from briefing.document.dates import MONTHS

_NUMBERS = {name.lower(): at for months in MONTHS.values() for at, name in enumerate(months, start=1)}
_NUMBERS |= {name[:3]: at for name, at in _NUMBERS.items() if name != "maart"} | {"mrt": 3, "sept": 9}

_APART = r"[-_. ]*"
_MONTH = rf"(?<![^\W\d_])(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![^\W\d_])"
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_TOLD = re.compile(
    rf"(?:(?P<day1>{_DAY}){_APART})?(?P<month1>{_MONTH}){_APART}(?P<year1>{_YEAR})"
    rf"|(?P<month2>{_MONTH}){_APART}(?P<day2>{_DAY})(?:,{_APART}|[-_. ]+)(?P<year2>{_YEAR})"
    rf"|(?P<year3>{_YEAR}){_APART}(?P<month3>{_MONTH})(?:{_APART}(?P<day3>{_DAY}))?",
    re.IGNORECASE,
)
_MONTHS = re.compile(_MONTH, re.IGNORECASE)


def in_numbers(name: str) -> str:
    """The name with its dates in numbers, year first."""
    written, count = _TOLD.subn(_numbers, name)
    return written if count == len(_MONTHS.findall(name)) else name


def _numbers(told: re.Match[str]) -> str:
    year, month, day = (next(filter(None, map(told.group, _named(part))), None) for part in ("year", "month", "day"))
    date = f"{year}-{_NUMBERS[str(month).lower()]:02d}"
    return f"{date}-{int(day):02d}" if day else f"{date} "  # lest a number that counts is read as the day


def _named(part: str) -> list[str]:
    return [f"{part}{way}" for way in (1, 2, 3)]
