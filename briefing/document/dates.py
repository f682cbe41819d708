"""Dates in the words of a reader: 7 October 2021."""

import datetime

from briefing.document.directions import isolated
from briefing.document.model import Briefing, Event, PartialDate

_ENGLISH = "January February March April May June July August September October November December"
_DUTCH = "januari februari maart april mei juni juli augustus september oktober november december"
MONTHS = {"en": _ENGLISH.split(), "nl": _DUTCH.split()}
HISTORICAL_AFTER = datetime.timedelta(days=180)
TO = {"en": "to", "nl": "tot en met"}


def format_date(when: PartialDate | datetime.date, language: str) -> str:
    """A day, a month or a year in words; ISO 8601 where the language has no words here."""
    return isolated(_date(when, language), language)


def format_cutoff(briefing: Briefing, language: str) -> str:
    """The day up to which a briefing knows, in words, and the hour where it is said."""
    said = [_date(briefing.cutoff, language), *([briefing.cutoff_time] if briefing.cutoff_time else [])]
    return isolated(", ".join(said), language)


def _date(when: PartialDate | datetime.date, language: str) -> str:
    day = when.day
    months = MONTHS.get(language.split("-")[0])
    if months is None or not when.month:
        return str(when)
    month = f"{months[when.month - 1]} {when.year}"
    return f"{day} {month}" if day else month


def is_historical(briefing: Briefing) -> bool:
    """Whether the information of a briefing is so old that a reader must be told."""
    return datetime.datetime.now(tz=datetime.UTC).date() - briefing.cutoff > HISTORICAL_AFTER


def format_span(event: Event, language: str) -> str:
    """The moment of an event, or from when until when it lasted."""
    start = _date(event.date, language)
    if event.until is None:
        return isolated(start, language)
    end = _date(event.until, language)
    if event.until.year == event.date.year:
        start = start.removesuffix(f" {event.date.year}")
    return isolated(f"{start} {TO.get(language.split('-')[0], '–')} {end}", language)
