"""Values of the manifest that its tables cannot tell right from wrong: dates as exact as they must be, and numbers."""

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.document.model import PartialDate
from briefing.errors import ManifestError
from briefing.translation import _

YEAR = "(?!0000)[0-9]{4}"
MONTH = f"{YEAR}-(0[1-9]|1[0-2])"
# What stands between quotes where the day is not known.
VAGUE = f"{YEAR}(-(0[1-9]|1[0-2]))?"
_VAGUE_PLACE = re.compile(r"(sources|events|figures\[\d+\]\.pictures)\[\d+\]\.date|events\[\d+\]\.until")
_DAY_PLACE = re.compile(r"published|cutoff|corrections\[\d+\]\.date")
_NUMBER_PLACE = re.compile(r"figures\[\d+\]\.(metres_per_pixel|place\.(longitude|latitude))")


def values(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    """A value and every one inside it, each with its place."""
    yield place, value
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from values(each, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from values(each, f"{place}[{at}]")


def slips(tables: Mapping[str, Any]) -> Iterator[ManifestError]:
    """What is wrong with the values of these tables, as far as it takes more than their types to see that."""
    for place, value in values(tables):
        if _VAGUE_PLACE.fullmatch(place) and not _is_date(value):
            yield ManifestError(_("this is not a date"), place=place, advice=_advice(value))
        elif _DAY_PLACE.fullmatch(place) and isinstance(value, str) and re.fullmatch(VAGUE, value):
            advice = _("Write it as 2021-12-24, without quotes")
            yield ManifestError(_("this date lacks its day"), place=place, advice=advice)
        elif _NUMBER_PLACE.fullmatch(place) and isinstance(value, float) and not math.isfinite(value):
            what = _("“{value}” is not a number here").format(value=value)
            yield ManifestError(what, place=place, advice=_("Write one in digits"))


def partial_date(value: datetime.date | str) -> PartialDate:
    """The date that a value without slips is."""
    if isinstance(value, datetime.date):
        return PartialDate(year=value.year, month=value.month, day=value.day)
    year, _hyphen, month = value.partition("-")
    return PartialDate(year=int(year), month=int(month or 0))


def written(date: PartialDate) -> str:
    """A date as the manifest has it, of which ``partial_date`` makes the same again."""
    return str(date) if date.day else f'"{date}"'


def _advice(value: object) -> str:
    """What makes a date of a value that is none."""
    if isinstance(value, int) and re.fullmatch(YEAR, str(value)):
        return _("Put the year between quotes")
    if isinstance(value, str) and re.fullmatch(f"{YEAR}-[0-9]{{2}}", value):
        return _("Write a month from 01 to 12")
    if isinstance(value, datetime.datetime):
        return _("Leave out the time")
    return _('Write 2021-12-24 without quotes, or "2021-12" or "2021" with them')


def _is_date(value: object) -> bool:
    if isinstance(value, str):
        return re.fullmatch(VAGUE, value) is not None
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
