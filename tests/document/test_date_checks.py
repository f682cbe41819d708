"""Dates are compared by the days that they cover."""

import datetime
from pathlib import Path

import pytest

from tests.document.samples import MANIFEST, PNG, files, found

OVERLAP = "the two dates of this event overlap. Take until out, or write both as days, months or years."
BACKWARDS = "this event ends before it begins. Check the two dates."


def test_an_event_that_ends_before_it_begins_and_an_empty_text_are_found(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('month = "2021-11"\nuntil = 2021-12-13', "date = 2021-12-14\nuntil = 2021-12-13")
    sentences = found(tmp_path / "x", files(manifest=manifest, en="\n"))
    assert "briefing.toml, events[0]: this event ends before it begins. Check the two dates." in sentences
    assert "sections/en/first.md, line 1: this text is empty. Write it." in sentences


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ('date = 2020-01-15\nuntil = "2020-01"', OVERLAP),
        ('date = "2020-01"\nuntil = "2020-01"', OVERLAP),
        ('date = "2020-01"\nuntil = 2020-01-31', OVERLAP),
        ("date = 2020-05-05\nuntil = 2020-05-05", OVERLAP),
        ('date = 2020-05-05\nuntil = "2020"', OVERLAP),
        ('date = "2020"\nuntil = "2019"', BACKWARDS),
        ('date = 2020-02-01\nuntil = "2020-01"', BACKWARDS),
        ('date = 2020-01-15\nuntil = "2020-02"', ""),
        ('date = "1990"\nuntil = "1999"', ""),
        ('date = "1990"\nuntil = 1991-01-01', ""),
    ],
)
def test_the_dates_of_an_event_are_compared_by_what_they_cover(tmp_path: Path, dates: str, told: str) -> None:
    manifest = MANIFEST.replace('month = "2021-11"\nuntil = 2021-12-13', dates)
    expected = [f"briefing.toml, events[0]: {told}"] if told else []
    assert found(tmp_path, files(manifest=manifest)) == expected


@pytest.mark.parametrize(
    ("dates", "is_sorted"),
    [
        (("2020-01-15", '"2020-01"', "2020-01-03", '"2020"', '"2020-06"'), False),
        (("2020-01-15", '"2020-01"', '"2020"', '"2020-06"', '"2020"', "2020-06-30"), True),
        (('"2020-02"', '"2020-01"'), False),
        (('"2020"', '"2019"'), False),
        (('"2020-01"', "2019-12-31"), False),
    ],
)
def test_a_month_or_a_year_may_stand_anywhere_among_its_days(
    tmp_path: Path, dates: tuple[str, ...], is_sorted: bool
) -> None:
    rows = "".join(f'[[events]]\ndate = {each}\ntext = "x"\n' for each in dates)
    manifest = MANIFEST[: MANIFEST.index("[[events]]")] + rows
    assert (found(tmp_path, files(manifest=manifest)) == []) is is_sorted


@pytest.mark.parametrize(
    ("dates", "is_sorted"),
    [
        (('"1992"', '"2014-06"', "2021-10-07"), True),
        (('"2021-10"', "2021-10-07", '"2021"'), True),
        (('"2021"', '"2020-12"'), False),
        (("2021-10-07", '"2021-09"'), False),
        (("2021-12-13", '"2021"', "2021-10-07"), False),
        (("2021-12-13", "2021-10-07"), False),
        (("2021-10-07", "2021-10-07"), True),
    ],
)
def test_pictures_are_out_of_order_where_that_is_known(tmp_path: Path, dates: tuple[str, ...], is_sorted: bool) -> None:
    start, end = MANIFEST.index("[[figures.pictures]]"), MANIFEST.index("[[events]]")
    row = (
        '[[figures.pictures]]\nfile = "images/{}.png"\ndate = {}\nlabel = "x"\nalt = "x"\ncredit = "x"\nkind = "map"\n'
    )
    rows = "".join(row.format("abc"[at], date) for at, date in enumerate(dates))
    told = "briefing.toml, figures[0].pictures: the pictures are not in the order of their dates. Sort them."
    parts = files(manifest=MANIFEST[:start] + rows + MANIFEST[end:])
    parts |= {f"images/{name}.png": PNG for name in "abc"[: len(dates)]}
    sentences = found(tmp_path, parts)
    assert sentences == ([] if is_sorted else [told])


def test_what_is_later_than_the_publication_is_found(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('month = "2021-12"', 'date = "2022"').replace("2021-12-13\nlabel", "2021-12-25\nlabel")
    assert found(tmp_path / "x", files(manifest=manifest)) == [
        f"briefing.toml, {place}.date: this is later than the publication. Check the two dates."
        for place in ("sources[0]", "figures[0].pictures[1]")
    ]
    manifest = MANIFEST.replace('month = "2021-12"', 'date = "2021"').replace("2021-12-13\nlabel", "2021-12-24\nlabel")
    assert found(tmp_path / "y", files(manifest=manifest)) == []
    for date, count in (('"2022"', 1), ('"2022-01"', 1), ('"2021"', 0), ('"2021-12"', 0)):
        manifest = MANIFEST.replace("2021-12-13\nlabel", f"{date}\nlabel")
        assert len(found(tmp_path / date.strip('"'), files(manifest=manifest))) == count


def test_a_picture_later_than_the_end_of_the_information_is_found(tmp_path: Path) -> None:
    told = "figures[0].pictures[1].date: this is later than the day on which the information ends. Check the two dates."
    manifest = MANIFEST.replace("cutoff = 2021-12-24", "cutoff = 2021-12-12")
    assert found(tmp_path / "x", files(manifest=manifest)) == [f"briefing.toml, {told}"]
    assert found(tmp_path / "y", files(manifest=manifest.replace("cutoff = 2021-12-12", "cutoff = 2021-12-13"))) == []


def test_a_month_beside_a_date_is_found(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('month = "2021-11"', 'date = 2021-11-03\nmonth = "2021-12"')
    manifest = manifest.replace('month = "2021-12"\nurl', 'date = 2021-11-03\nmonth = "2021-12"\nurl')
    told = "there is a date here too, which is what is shown. Take one of them out."
    assert found(tmp_path / "x", files(manifest=manifest)) == [
        f"briefing.toml, {place}.month: {told}" for place in ("sources[0]", "events[0]")
    ]


@pytest.mark.parametrize(
    ("edition", "published", "corrected", "told"),
    [
        (1, 0, 0, []),
        (1, 90, 90, []),
        (
            1,
            92,
            92,
            ["published: this is more than 90 days", "corrections[0].date: this is more than 90"],
        ),
        (1, 0, -1, ["corrections[0].date: this is earlier than the publication, and there was no"]),
        (2, 0, -1, []),
    ],
)
def test_dates_of_publication_and_corrections_that_cannot_be_are_found(
    tmp_path: Path, edition: int, published: int, corrected: int, told: list[str]
) -> None:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    manifest = MANIFEST.replace("edition = 1", f"edition = {edition}")
    for old, days in (("published = 2021-12-24", published), ("date = 2022-01-03", corrected)):
        manifest = manifest.replace(old, f"{old[:-10]}{today + datetime.timedelta(days=days)}")
    sentences = found(tmp_path, files(manifest=manifest))
    assert len(sentences) == len(told)
    assert all(each.startswith(f"briefing.toml, {words}") for each, words in zip(sentences, told, strict=True))
