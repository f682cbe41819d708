import datetime
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.document import manifest
from briefing.document.dates import format_cutoff, format_date, format_span, is_historical
from briefing.document.model import Briefing, Event, LocalizedText, PartialDate
from briefing.document.values import partial_date, written
from tests.document.samples import MANIFEST


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    exact = partial_date(day)
    return draw(st.sampled_from([exact, replace(exact, day=0), replace(exact, month=0, day=0)]))


def known_until(moment: str) -> Briefing:
    return manifest.parse(MANIFEST.replace("cutoff = 2021-12-24", f"cutoff = {moment}").encode())


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "7 October 2021"), ("nl", "7 oktober 2021"), ("nl-BE", "7 oktober 2021"), ("uk", "2021-10-07")],
)
def test_a_day_is_written_in_words(language: str, words: str) -> None:
    assert format_date(PartialDate(year=2021, month=10, day=7), language) == words
    assert format_date(datetime.date(2021, 10, 7), language) == words


def test_a_month_has_no_day() -> None:
    assert format_date(PartialDate(year=2022, month=1), "en") == "January 2022"
    assert format_date(PartialDate(year=2022, month=1), "uk") == "2022-01"


@pytest.mark.parametrize("language", ["en", "nl", "uk"])
def test_a_year_alone_is_a_number(language: str) -> None:
    assert format_date(PartialDate(year=1990), language) == "1990"


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (PartialDate(year=2020, month=2, day=3), "2020-02-03", "2020-02-03"),
        (PartialDate(year=2020, month=2), "2020-02-01", "2020-02-29"),
        (PartialDate(year=1990), "1990-01-01", "1990-12-31"),
    ],
)
def test_a_date_covers_days(date: PartialDate, first: str, last: str) -> None:
    assert (date.first.isoformat(), date.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "is_before"),
    [
        ("1992", "2014-06", True),
        ("1992", "1993", True),
        ("2014-05", datetime.date(2014, 6, 1), True),
        (datetime.date(2014, 5, 31), "2014-06", True),
        (datetime.date(2014, 5, 31), datetime.date(2014, 6, 1), True),
        ("2014", "2014-06", False),
        ("2014-06", "2014", False),
        ("2014-06", "2014-06", False),
        ("2014-06", datetime.date(2014, 6, 30), False),
        (datetime.date(2014, 6, 1), "2014-06", False),
        (datetime.date(2014, 6, 1), datetime.date(2014, 6, 1), False),
        ("2014-06", "1992", False),
    ],
)
def test_no_order_is_known_of_dates_that_share_days(
    one: datetime.date | str, other: datetime.date | str, is_before: bool
) -> None:
    assert partial_date(one).is_before(partial_date(other)) is is_before


@given(partial_dates(), partial_dates())
def test_one_of_two_dates_is_before_the_other_or_they_share_days(one: PartialDate, other: PartialDate) -> None:
    shares = max(one.first, other.first) <= min(one.last, other.last)
    assert [one.is_before(other), other.is_before(one), shares].count(True) == 1


@given(partial_dates())
def test_a_date_is_read_from_the_manifest_as_it_was_written(date: PartialDate) -> None:
    (value,) = tomllib.loads(f"date = {written(date)}").values()
    assert partial_date(value) == date


def test_a_cut_off_with_an_hour_has_its_zone() -> None:
    assert format_cutoff(known_until("2021-12-24T18:05:00Z"), "en") == "24 December 2021, 18:05 UTC"
    assert format_cutoff(known_until("2021-12-24T18:05:00+01:00"), "nl") == "24 december 2021, 18:05 UTC+01:00"
    assert format_cutoff(known_until("2021-12-24"), "en") == "24 December 2021"


@pytest.mark.parametrize(("days", "is_old"), [(-1, False), (178, False), (183, True), (4000, True)])
def test_after_half_a_year_what_is_known_is_history(days: int, is_old: bool) -> None:
    day = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days)
    assert is_historical(known_until(day.isoformat())) is is_old


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2021-11", "2021-12", "November to December 2021"),
        ("2021-11", "2022-01", "November 2021 to January 2022"),
        ("2021-11", None, "November 2021"),
        ("1990", "1999", "1990 to 1999"),
        ("1990", "1991-02", "1990 to February 1991"),
    ],
)
def test_a_stretch_says_its_year_once(start: str, end: str | None, words: str) -> None:
    until = partial_date(end) if end else None
    event = Event(date=partial_date(start), until=until, text=LocalizedText(texts={}))
    assert format_span(event, "en") == words


def test_a_stretch_in_a_language_without_words_has_a_dash() -> None:
    event = Event(
        date=PartialDate(year=2021, month=11), until=PartialDate(year=2021, month=12), text=LocalizedText(texts={})
    )
    assert format_span(event, "uk") == "2021-11 – 2021-12"


def test_a_date_keeps_its_order_in_a_language_from_right_to_left() -> None:
    cutoff = known_until("2023-08-19T22:30:00Z")
    assert format_cutoff(cutoff, "ar") == "\u20662023-08-19, 22:30 UTC\u2069"
    start, end = PartialDate(year=2023, month=8, day=16), PartialDate(year=2023, month=8, day=19)
    event = Event(date=start, until=end, text=LocalizedText(texts={}))
    assert format_span(event, "ar") == "\u20662023-08-16 – 2023-08-19\u2069"
    assert format_span(replace(event, until=None), "ar") == "\u20662023-08-16\u2069"
