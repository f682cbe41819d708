import datetime

import pytest

from briefing.document.dates_in_names import dates_in
from briefing.document.months_in_names import in_numbers


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("foto mei 2006", "2006-05"),
        ("May 2006", "2006-05"),
        ("2006_mei", "2006-05"),
        ("MAART 2020 (2)", "2020-03"),
        ("mrt.2014", "2014-03"),
        ("sept 2001", "2001-09"),
        ("7 October 2021", "2021-10-07"),
        ("site_07okt2021_a", "2021-10-07"),
        ("October 7, 2021", "2021-10-07"),
        ("2021-oct-7", "2021-10-07"),
        ("32 mei 2006", "2006-05"),
        ("mei-2006-2", "2006-05"),
        ("okt-2021_13", "2021-10"),
    ],
)
def test_a_month_in_words_is_one(name: str, date: str) -> None:
    (told,) = dates_in([name], datetime.date(2021, 12, 24))
    assert told is not None
    assert (str(told.date), told.certain) == (date, True)


@pytest.mark.parametrize("name", ["april-mei 2006", "Mayotte 2006", "march of 2006", "mei 06", "2006", "mei 20061"])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert in_numbers(name) == name


@pytest.mark.parametrize("name", ["ca. mei 2006", "omstreeks mei 2006", "30 feb 2020", "1 mei 2099"])
def test_what_is_a_guess_or_never_was_is_no_date(name: str) -> None:
    assert dates_in([name], datetime.date(2021, 12, 24)) == [None]
