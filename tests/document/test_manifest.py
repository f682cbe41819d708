import datetime
import tomllib

import msgspec
import pytest

from briefing.document.manifest import faults, parse, unknown_keys
from briefing.document.model import LocalizedText, PartialDate, PictureKind, SourceKind
from briefing.errors import ManifestError, NewerFormat
from tests.document.samples import MANIFEST
from tests.raising import raising


def swapped(old: str, new: str) -> bytes:
    assert old in MANIFEST
    return MANIFEST.replace(old, new, 1).encode()


def test_a_manifest_becomes_a_model() -> None:
    briefing = parse(MANIFEST.encode())
    assert briefing.title.get("nl") == "Klein"
    assert briefing.issuer.get("nl") == "Somebody"
    assert briefing.sources[0].date == PartialDate(year=2021, month=12)
    assert briefing.sources[0].kind is SourceKind.REPORT
    assert briefing.figures[0].pictures[1].date == PartialDate(year=2021, month=12, day=13)
    assert briefing.figures[0].pictures[1].kind is PictureKind.SATELLITE
    assert briefing.figures[0].place is not None
    assert briefing.figures[0].metres_per_pixel == 0.5
    assert briefing.events[0].until == PartialDate(year=2021, month=12, day=13)
    assert briefing.corrections[0].text.get("en") == "Corrected"
    assert briefing.figure("pair") is briefing.figures[0]
    assert briefing.section("first") is briefing.sections[0]
    assert briefing.source("one") is briefing.sources[0]
    assert briefing.figure("x") is None
    assert briefing.section("x") is None
    assert briefing.source("x") is None


def test_what_is_optional_may_be_left_out() -> None:
    text = MANIFEST
    for line in ("place = {", "metres_per_pixel", "month = ", "until", "section = ", "url", "note", "summary"):
        text = "\n".join(each for each in text.splitlines() if not each.startswith(line))
    text = text.replace("[[events]]", "[[events]]\ndate = 2021-11-01")
    briefing = parse(text.encode())
    assert briefing.sources[0].date is None
    assert briefing.figures[0].place is None
    assert briefing.events[0].until is None
    assert briefing.summary is None


def test_a_cut_off_may_be_a_moment_with_its_zone() -> None:
    briefing = parse(swapped("cutoff = 2021-12-24", "cutoff = 2021-12-24T18:00:00Z"))
    assert (briefing.cutoff, briefing.cutoff_time) == (datetime.date(2021, 12, 24), "18:00 UTC")


def test_of_a_source_and_an_event_a_month_or_a_year_may_be_all_that_is_known() -> None:
    text = MANIFEST.replace('month = "2021-12"', 'date = "2021"').replace('month = "2021-11"', 'date = "1990"')
    briefing = parse(text.replace("until = 2021-12-13", 'until = "1999"').encode())
    assert briefing.sources[0].date == PartialDate(year=2021)
    assert (str(briefing.events[0].date), str(briefing.events[0].until)) == ("1990", "1999")
    assert parse(swapped('month = "2021-11"', 'date = "2021-11"')).events[0].date == PartialDate(year=2021, month=11)


@pytest.mark.parametrize("value", ["1990", '"199"', '"1990-1"', '"soon"', '""', "2021-12-24T12:00:00Z", "[1990]", "{}"])
def test_what_is_no_date_is_named_beside_all_else(value: str) -> None:
    text = MANIFEST.replace('month = "2021-12"', f"date = {value}").replace("edition = 1", "edition = 0")
    told = {fault.place.partition("[0].date")[0]: fault for fault in faults(text.encode())}
    assert told.keys() == {"edition", "sources"}
    assert told["sources"].what == "this is not a date"
    with pytest.raises(ManifestError):
        parse(swapped('month = "2021-12"', f"date = {value}"))


@pytest.mark.parametrize(
    ("value", "date"), [('"2014-06"', PartialDate(year=2014, month=6)), ('"1992"', PartialDate(year=1992))]
)
def test_of_a_picture_the_month_or_the_year_may_be_known(value: str, date: PartialDate) -> None:
    assert parse(swapped("2021-10-07", value)).figures[0].pictures[0].date == date


def test_until_may_be_a_month() -> None:
    briefing = parse(swapped("until = 2021-12-13", 'until = "2021-12"'))
    assert briefing.events[0].until == PartialDate(year=2021, month=12)


def test_the_words_fall_back_to_those_there_are() -> None:
    assert LocalizedText(texts={"nl": "x"}).get("en") == "x"
    assert LocalizedText(texts={}).get("en") == ""
    assert LocalizedText(texts={"": "y"}).has("en")
    assert not LocalizedText(texts={"nl": "x"}).has("en")


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        (
            "date = 2021-12-13\nlabel",
            'date = "soon"\nlabel',
            "figures[0].pictures[1].date",
            "this is not a date. Write 2021-",
        ),
        ('kind = "report"', 'kind = "rumour"', "sources[0].kind", "“rumour” is not a kind. Use one of: imagery"),
        ('kind = "report"', f'kind = "{"x" * 200_000}"', "sources[0].kind", f"“{'x' * 60}…” is not a kind"),
        ('kind = "satellite"', 'kind = "x"', "figures[0].pictures[0].kind", "Use one of: satellite, aerial"),
        ('id = "small"', 'id = "Not Small"', "id", "Write lower-case letters, digits and hyphens"),
        ('languages = ["en", "nl"]', 'languages = ["english language"]', "languages[0]", "a language tag"),
        ('id = "small"', 'id = "small\\n"', "id", "Write lower-case letters, digits and hyphens"),
        ('id = "one"', 'id = "one\\n"', "sources[0].id", "Write lower-case letters, digits and hyphens"),
        ('languages = ["en", "nl"]', 'languages = ["en\\n"]', "languages[0]", "a language tag"),
        ('month = "2021-12"', 'month = "2021-12\\n"', "sources[0].month", "Write a month such as 2021-12"),
        ("until = 2021-12-13", 'until = "2021-12\\n"', "events[0].until", "this is not a date"),
        ('languages = ["en", "nl"]', "languages = []", "languages", "this list is empty"),
        (
            'languages = ["en", "nl"]',
            f"languages = {[f'en-{at:05}' for at in range(101)]}",
            "languages",
            "this list is too long. Put at most 100 entries into it",
        ),
        ('figures = ["pair"]', f"figures = {['pair'] * 2001}", "sections[0].figures", "Put at most 2000 entries"),
        ('languages = ["en", "nl"]', 'languages = ["en", "en"]', "languages[1]", "“en” is there twice. Take one"),
        (
            'languages = ["en", "nl"]',
            'languages = ["en", "en-GB", "en-gb"]',
            "languages[2]",
            "“en-gb” and “en-GB” are one language. Take one of them out",
        ),
        ("edition = 1", "edition = 0", "edition", "out of range. Make it 1 or more"),
        ("edition = 1", "edition = 1_000_001", "edition", "out of range. Make it 1000000 or less"),
        ("edition = 1", f"edition = 0x{'f' * 5000}", "edition", "out of range. Make it 1000000 or less"),
        ("edition = 1", f"edition = {'9' * 5000}", "line 4", "out of range. Write one of fewer digits"),
        ("format = 1", f"format = 0x{'f' * 5000}", "format", "out of range. Make it 1000000 or less"),
        ("latitude = 45.3", f"latitude = 0x{'f' * 5000}", "figures[0].place.latitude", "Write one of fewer digits"),
        ("edition = 1", 'edition = "one"', "edition", "should be a whole number, and is text"),
        ("edition = 1", "", "edition", "this key is missing. Add it"),
        ('caption = "A caption"', "", "figures[0].caption", "this key is missing"),
        ('title.en = "First"', "title.en = 3", "sections[0].title", "and is a whole number"),
        ('month = "2021-11"', 'month = "2021-13"', "events[0].month", "Write a month such as 2021-12"),
        ('month = "2021-11"', "", "events[0]", "this event has no date"),
        ("until = 2021-12-13", "until = 2021-12-13T12:00:00Z", "events[0].until", "this is not a date"),
        ('month = "2021-12"', 'month = "0000-12"', "sources[0].month", "Write a month such as 2021-12"),
        ("until = 2021-12-13", 'until = "later"', "events[0].until", "this is not a date"),
        ("cutoff = 2021-12-24", "cutoff = 2021-12-24T18:00:00", "cutoff", "no time zone"),
        ("cutoff = 2021-12-24", 'cutoff = "2021-12-24"', "cutoff", "this is not a date"),
        *(
            ("date = 2021-12-13\nlabel", f"date = {value}\nlabel", "figures[0].pictures[1].date", advice)
            for value, advice in (
                ('"2021-13"', "this is not a date. Write a month from 01 to 12"),
                ('"2021-00"', "this is not a date. Write a month from 01 to 12"),
                ("2021", "this is not a date. Put the year between quotes"),
                ("2021-12-13T12:00:00", "this is not a date. Leave out the time"),
                *(
                    (each, 'or "2021-12" or "2021" with them')
                    for each in ('"21"', '"2021-12-13"', '"2021-1"', "[]", "21")
                ),
                ("true", "Write 2021-12-24 without quotes"),
            )
        ),
        ("date = 2021-12-13\nlabel", "label", "figures[0].pictures[1].date", "this key is missing. Add it"),
        ("published = 2021-12-24", 'published = "2021"', "published", "lacks its day. Write it as 2021-12-24"),
        ("date = 2022-01-03", 'date = "2022-01"', "corrections[0].date", "this date lacks its day"),
        ("latitude = 45.3", "latitude = nan", "figures[0].place.latitude", "“nan” is not a number here. Write one"),
        ("metres_per_pixel = 0.5", "metres_per_pixel = -inf", "figures[0].metres_per_pixel", "“-inf” is not a number"),
        ("published = 2021-12-24", 'published = "2021-12-24"', "published", "without quotes, and is text"),
        ("latitude = 45.3", "latitude = 145.3", "figures[0].place.latitude", "Make it 90 or less"),
        ('file = "images/a.png"', 'file = "../a.png"', "figures[0].pictures[0].file", "leads out of the briefing"),
        ('file = "images/a.png"', 'file = "a\\u009b.png"', "figures[0].pictures[0].file", "(control). Rename it"),
        ('url = "https://example.org/one"', 'url = "file:///etc/passwd"', "sources[0].url", "Begin it with https://"),
        ('url = "https://example.org/one"', 'url = "https:evil"', "sources[0].url", "Begin it with https://"),
        ('url = "https://example.org/one"', 'url = "https://[::1"', "sources[0].url", "not the name of a host"),
        (
            'publisher = "Somebody"',
            "publisher = [1]",
            "sources[0].publisher",
            "should be text, or a table of texts by language, and is a list",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_place(old: str, new: str, place: str, words: str) -> None:
    with pytest.raises(ManifestError) as wrong:
        parse(swapped(old, new))
    assert wrong.value.place.startswith(place)
    assert words in str(wrong.value)
    assert str(wrong.value).startswith("briefing.toml, ")
    assert "`" not in str(wrong.value)


def test_a_wrong_value_is_named_with_its_line_where_that_is_known() -> None:
    for old, new, words in (
        ('month = "2021-12"', 'date = "12 november"', "briefing.toml, sources[0].date (line 19): this is not a date"),
        ("edition = 1\n", "", "briefing.toml, edition: this key is missing"),
        ('title.nl = "Klein"', "title.nl = 5", "briefing.toml, title.nl (line 10): this should be text"),
    ):
        with pytest.raises(ManifestError) as wrong:
            parse(swapped(old, new))
        assert str(wrong.value).startswith(words)


def test_a_complaint_nobody_foresaw_is_passed_on() -> None:
    from briefing.document.complaints import explained

    what, place, _advice = explained("Something `odd` - at `$.figures[0]`")
    assert (what, place) == ("this value does not fit (Something odd)", "figures[0]")
    assert explained("Invalid enum value 'x' - at `$.other`")[0] == "“x” is not a kind"


def test_a_newer_format_is_told_from_a_broken_one() -> None:
    with pytest.raises(NewerFormat, match="format 2"):
        parse(swapped("format = 1", "format = 2"))
    with pytest.raises(ManifestError):
        parse(swapped("format = 1", "format = 0"))


@pytest.mark.parametrize("data", [b"\xff\xfe", b"format = ", b"a = " + b"[" * 5000, b"a = 1\na = 2"])
def test_what_is_no_toml_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ManifestError):
        parse(data)


def test_a_conversion_that_goes_too_deep_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(msgspec, "convert", raising(RecursionError))
    with pytest.raises(ManifestError, match="nested too deeply"):
        parse(MANIFEST.encode())


def test_unknown_keys_are_named_wherever_they_are() -> None:
    text = MANIFEST.replace("edition = 1", "edition = 1\ncolour = 3").replace(
        'kind = "report"', 'kind = "report"\nx = 1'
    )
    text = text.replace('label = "After"', 'label = "After"\ny = 1').replace("latitude", "height = 1, latitude")
    assert unknown_keys(tomllib.loads(text)) == [
        "colour",
        "sources[0].x",
        "figures[0].place.height",
        "figures[0].pictures[1].y",
    ]
    assert parse(text.encode()).id == "small"
    assert unknown_keys({"format": 1, "sections": [1], "figures": 3}) == []
