import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document.dates_in_names import EARLIEST, LATEST, NamedDate, dates_in, year_in
from briefing.document.model import PartialDate
from briefing.document.values import partial_date

OCTOBER = datetime.date(2021, 10, 7)
TODAY = datetime.date(2021, 12, 24)
DAYS = st.dates(datetime.date(EARLIEST, 1, 1), TODAY)


def named(day: datetime.date, *, certain: bool = True) -> NamedDate:
    return NamedDate(partial_date(day), certain=certain)


def told(names: list[str]) -> list[NamedDate | None]:
    return dates_in(names, TODAY)


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
    assert told([name]) == [named(OCTOBER)]


@pytest.mark.parametrize("name", ["07102021", "7-10-2021", "base_07.10.2021"])
def test_the_day_comes_first_where_nothing_tells(name: str) -> None:
    assert told([name]) == [named(OCTOBER, certain=False)]


def test_a_number_above_twelve_tells_the_order_for_the_names_beside_it_too() -> None:
    dubai = ["Dubai_11272000", "Dubai_11122012"]
    assert told(dubai) == [named(datetime.date(2000, 11, 27)), named(datetime.date(2012, 11, 12))]
    assert told(["27112000", "11122012"]) == [
        named(datetime.date(2000, 11, 27)),
        named(datetime.date(2012, 12, 11)),
    ]


def test_names_that_disagree_leave_the_doubtful_ones_in_doubt() -> None:
    november, doubtful = named(datetime.date(2000, 11, 27)), named(datetime.date(2012, 12, 11), certain=False)
    assert told(["11272000", "27112000", "11122012"]) == [november, november, doubtful]


def test_the_same_number_twice_is_no_doubt() -> None:
    assert told(["05052020"]) == [named(datetime.date(2020, 5, 5))]


@pytest.mark.parametrize("name", ["", "before", "2021-13-40", "99999999", "20213", "31022021", "12345-10-07"])
def test_what_is_no_date_is_none(name: str) -> None:
    assert told([name]) == [None]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2014-06_x", "2014-06"),
        ("Mariupol 2014-06 (2)", "2014-06"),
        ("01_2014-06_0012", "2014-06"),
        ("2014-06_2", "2014-06"),
        ("2014-06 12", "2014-06"),
        ("2021-12", "2021-12"),
        ("1992", "1992"),
        ("x_1992", "1992"),
        ("map_1992", "1992"),
        ("Kyiv (1992), from above", "1992"),
        ("2014_06", "2014"),
        ("2021", "2021"),
    ],
)
def test_a_month_or_a_year_alone_is_told(name: str, date: str) -> None:
    assert told([name]) == [NamedDate(partial_date(date))]


@pytest.mark.parametrize(
    "name",
    [
        "x1992",
        "1990s",
        "A2014-06",
        "2014-06a",
        "2014-13",
        "2014-06-31",
        "06-2014",
        "v1.1992",
        "1992.5",
        "1:2000",
        "1992-2014",
        "1992_2014",
        "2014-06 to 2014-09",
        "2014-06_2015",
        "1234-06_1992",
        "x_1920x1080",
        "x_1992_0001",
    ],
)
def test_a_number_that_is_part_of_something_else_or_not_the_only_one_is_no_date(name: str) -> None:
    assert told([name]) == [None]


@pytest.mark.parametrize(
    "name",
    [
        *("IMG_1992", "DSC_2014-2", "_MG_1992", "USA 1992", "img_1992", "page_2014-06", "image (1992)"),
        *("x_blad_1992", "x scale 2000", "schaal 2000"),
    ],
)
def test_a_number_that_may_count_is_no_date(name: str) -> None:
    assert told([name]) == [None]


@pytest.mark.parametrize("name", ["x_wgs_1984", "ETRS_1989_UTM", "x NAD 1983", "x_EPSG-1992"])
def test_a_year_in_the_name_of_a_grid_is_not_that_of_the_picture(name: str) -> None:
    assert told([name]) == [None]


@pytest.mark.parametrize("name", ["ca 1992", "x_ca._1992", "Circa 1992", "pre-1992", "omstreeks 1900", "x_about_1900"])
def test_what_is_not_the_very_year_is_none(name: str) -> None:
    assert told([name]) == [None]


@pytest.mark.parametrize("name", ["2022", "2022-01", "1799", "2200"])
def test_a_month_or_a_year_to_come_or_long_ago_is_none(name: str) -> None:
    assert told([name]) == [None]


def test_a_month_or_a_year_beside_a_day_is_told_as_what_it_is() -> None:
    assert told(["x_1992", "20211007", "2014-06"]) == [
        NamedDate(PartialDate(year=1992)),
        named(OCTOBER),
        NamedDate(PartialDate(year=2014, month=6)),
    ]


@pytest.mark.parametrize(
    ("name", "year"),
    [("1985", 1985), ("a_1985_2020b", 2020), ("IMG_9999", 0), ("19850", 0), ("", 0), ("2021.png", 2021)],
)
def test_a_year_is_told_without_a_day(name: str, year: int) -> None:
    assert year_in(name) == year


@given(DAYS)
def test_a_day_written_year_first_is_found(day: datetime.date) -> None:
    assert told([f"a_{day:%Y%m%d}.png", f"{day.isoformat()}"]) == [named(day), named(day)]


@pytest.mark.parametrize("name", ["2021-12-25", "25-12-2021", "12252021", "2022-01", "2022"])
def test_what_has_not_come_yet_is_no_date(name: str) -> None:
    assert told([name]) == [None]


@given(st.lists(st.text(max_size=30), max_size=4))
def test_no_name_is_too_odd(names: list[str]) -> None:
    assert len(told(names)) == len(names)


@given(st.lists(st.from_regex(r"[0-9_. -]{0,14}", fullmatch=True), max_size=4))
def test_no_numbers_are_too_odd(names: list[str]) -> None:
    for found in told(names):
        assert found is None or EARLIEST <= found.date.year <= LATEST
