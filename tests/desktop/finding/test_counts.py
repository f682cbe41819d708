"""A count says where there may be more than it counts, in the language of the reader."""

import pytest

from briefing import translation
from briefing.desktop.finding.counts import Counts, grouped
from briefing.desktop.finding.page_hits import MOST_MARKED


def test_all_are_counted_where_they_are_few() -> None:
    counts = Counts({"one": 3, "two": 0, "three": 1})
    assert (counts.whole, counts.before("one"), counts.before("three"), counts.before("two")) == (4, 0, 3, 3)
    assert (counts.at(2), counts.all(), counts.elsewhere()) == ("2 of 4", "4", "4 in other parts")


def test_of_each_part_no_more_are_counted_than_are_marked() -> None:
    counts = Counts({"one": MOST_MARKED, "two": 5})
    assert counts.at(1) == "1 of 1,005"
    counts = Counts({"one": 19_800, "two": 5})
    assert (counts.whole, counts.before("two")) == (MOST_MARKED + 5, MOST_MARKED)
    assert counts.at(MOST_MARKED + 1) == "1,001 of more than 1,005"
    assert counts.all() == "more than 1,005"
    assert counts.elsewhere() == "more than 1,005 in other parts"


def test_numbers_are_grouped_as_the_reader_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "language", lambda: "nl")
    assert (grouped(999), grouped(19_300)) == ("999", "19.300")
