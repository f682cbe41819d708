import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document.days_in_names import EARLIEST, LATEST, NamedDay, days_in, year_in

DAYS = st.dates(datetime.date(EARLIEST, 1, 1), datetime.date(LATEST, 12, 31))
OCTOBER = datetime.date(2021, 10, 7)


@pytest.mark.parametrize(
    "name",
    [
        "2021-10-07",
        "site 2021_10_07 a",
        "2021.10.7.tif",
        "20211007",
        "IMG_20211007_101112",
        "T29UNU_20211007T115411_TCI_60m",
        "20211007101112",
        "m_4709963_se_14_1_20211007",
    ],
)
def test_year_first_is_never_in_doubt(name: str) -> None:
    assert days_in([name]) == [NamedDay(OCTOBER)]


@pytest.mark.parametrize("name", ["07102021", "7-10-2021", "base_07.10.2021"])
def test_the_day_comes_first_where_nothing_tells(name: str) -> None:
    assert days_in([name]) == [NamedDay(OCTOBER, certain=False)]


def test_a_number_above_twelve_tells_the_order_for_the_names_beside_it_too() -> None:
    dubai = ["Dubai_11272000", "Dubai_11122012"]
    assert days_in(dubai) == [NamedDay(datetime.date(2000, 11, 27)), NamedDay(datetime.date(2012, 11, 12))]
    assert days_in(["27112000", "11122012"]) == [
        NamedDay(datetime.date(2000, 11, 27)),
        NamedDay(datetime.date(2012, 12, 11)),
    ]


def test_names_that_disagree_leave_the_doubtful_ones_in_doubt() -> None:
    november, doubtful = NamedDay(datetime.date(2000, 11, 27)), NamedDay(datetime.date(2012, 12, 11), certain=False)
    assert days_in(["11272000", "27112000", "11122012"]) == [november, november, doubtful]


def test_the_same_number_twice_is_no_doubt() -> None:
    assert days_in(["05052020"]) == [NamedDay(datetime.date(2020, 5, 5))]


@pytest.mark.parametrize("name", ["", "before", "1985", "2021-13-40", "99999999", "20213", "31022021", "12345-10-07"])
def test_what_is_no_day_is_none(name: str) -> None:
    assert days_in([name]) == [None]


@pytest.mark.parametrize(
    ("name", "year"),
    [("1985", 1985), ("a_1985_2020b", 2020), ("IMG_9999", 0), ("19850", 0), ("", 0), ("2021.png", 2021)],
)
def test_a_year_is_told_without_a_day(name: str, year: int) -> None:
    assert year_in(name) == year


@given(DAYS)
def test_a_day_written_year_first_is_found(day: datetime.date) -> None:
    assert days_in([f"a_{day:%Y%m%d}.png", f"{day.isoformat()}"]) == [NamedDay(day), NamedDay(day)]


@given(st.lists(st.text(max_size=30), max_size=4))
def test_no_name_is_too_odd(names: list[str]) -> None:
    assert len(days_in(names)) == len(names)


@given(st.lists(st.from_regex(r"[0-9_. -]{0,14}", fullmatch=True), max_size=4))
def test_no_numbers_are_too_odd(names: list[str]) -> None:
    for found in days_in(names):
        assert found is None or EARLIEST <= found.day.year <= LATEST
