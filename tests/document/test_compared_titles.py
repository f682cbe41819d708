import pytest

from briefing import translation
from briefing.document.compared_titles import title_of_all, title_of_seen

LABELS = ["1985.tif", "2000.tif (day of the file)", "2020.tif"]
ALL = "1985, 2000 and 2020 compared"


@pytest.mark.parametrize(
    ("seen", "title"),
    [
        ([0, 1, 2], ALL),
        ([0, 2], "1985 compared with 2020"),
        ([2, 1], "2020 compared with 2000"),
        ([1], "2000"),
    ],
)
def test_a_title_that_names_all_pictures_names_those_that_are_seen(seen: list[int], title: str) -> None:
    assert title_of_all(["1985", "2000", "2020"], "en") == ALL
    assert title_of_seen(ALL, LABELS, seen, "en") == title


def test_of_many_pictures_it_says_which_two_are_seen() -> None:
    labels = [f"{year}.tif" for year in range(2000, 2009)]
    title = "9 pictures compared, from 2000 to 2008"
    assert title_of_seen(title, labels, [3, 5], "en") == "2003 compared with 2005"


def test_a_title_that_somebody_wrote_stays() -> None:
    assert title_of_seen("The base", LABELS, [0, 2], "en") == "The base"
    assert title_of_seen("The base", ["One"], [0], "en") == "The base"


def test_it_is_in_the_language_that_is_read_whatever_the_reader_speaks() -> None:
    translation.use("en")
    assert title_of_seen("1985, 2000 en 2020 vergeleken", LABELS, [0, 2], "nl") == "1985 vergeleken met 2020"
    translation.use("nl")
    assert title_of_seen(ALL, LABELS, [0, 2], "en") == "1985 compared with 2020"
