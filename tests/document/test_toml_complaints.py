import tomllib

import pytest

from briefing.document.manifest import read_tables
from briefing.errors import ManifestError


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("published = 02-03-2026", "Write a date as 2021-12-24"),
        ("published = 24/12/2021 # a day", "Write a date as 2021-12-24"),
        ("published = 2021-13-45", "Check the date"),
        ("month = 2012-11", "Put a month between quotes"),
        ("latitude = 33,2", "Write decimals with a point"),
        ("title = “Water”", "Use straight quotes"),
        ('file = "images\\Dubai.png"', "Write / for \\"),
        ('pictures = [{ file = "a\\c.png" }]', "Write / for \\"),
        ('caption = "A mark, \\[^one]"', "Write \\\\ for each \\, or put the words between single quotes"),
        ('summary.en = """- A mark, \\[^one]', "Write \\\\ for each \\, or put the words between single quotes"),
        ('title = "Water', "Close the quotes"),
        ("title = Water", "Put words between quotes"),
        ("edition = one", "Write a number"),
        ("place.latitude = 5.7° N", "Write a number"),
        ('place = { name = "A", longitude = east }', "Write a number"),
        ("place = { name = A, longitude = 5.7 }", "Put words between quotes"),
        ("metres_per_pixel = 0.5 m", "Write a number"),
        ("[[sections]", "Close the brackets"),
        ("title", "Write a key, the sign = and a value"),
        ("title = =", "Check its quotes, commas and brackets, and those above it"),
        ("published = 2021/12/24", "Write a date as 2021-12-24"),
        ("date = 2021-1-5", "Write a date as 2021-12-24"),
        ("date = 2021–12–24", "Write a date as 2021-12-24"),
        ("until = 24 December 2021", "Write a date as 2021-12-24"),
        ("corrections = [{ date = 3/1/2022 }]", "Write a date as 2021-12-24"),
        ("corrections = [{ date = 2022-02-30 }]", "Check the date"),
        ("cutoff = 2021-12-24T18:00+01:00", "Write it as 2021-12-24T18:00:00+01:00"),
        ("cutoff = 2021-12-24 18:00:00 CET", "Write it as 2021-12-24T18:00:00+01:00"),
        ("metres_per_pixel = .5", "Write a 0 before the point"),
        ("edition\u00a0= 2", "Type its spaces anew: one is not an ordinary space"),
        ('title = "“Water” rises', "Close the quotes"),
        ('title = "Water”', "Use straight quotes"),
        ('title = "The "old" dam"', "Put \\ before a quote within quotes"),
        ('languages = ["en" "nl"]', "Put commas between the values"),
        ('place = { name = "A" longitude = 5.7 }', "Put commas between the values"),
        ("place = { longitude = -107.19 latitude = 33.2 }", "Put commas between the values"),
        ("format = 2", "Name each key once"),
    ],
)
def test_a_line_that_is_not_toml_is_shown_with_what_to_do(line: str, advice: str) -> None:
    text = f"format = 1\n{line}\n"
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    with pytest.raises(ManifestError) as caught:
        read_tables(text.encode())
    assert str(caught.value) == f"briefing.toml, line 2: this is not TOML: {line}. {advice}."


@pytest.mark.parametrize("header", ["sections", "figures.pictures"])
def test_a_table_with_one_bracket_is_told_to_have_two(header: str) -> None:
    for first, second in (("[{}]", "[[{}]]"), ("[{}]", "[{}]"), ("[[{}]]", "[{}]")):
        text = f"{first}\nid = 1\n{second}\n".format(header, header)
        with pytest.raises(ManifestError, match=r"line 3: .*\. Write two brackets around it each time\.$"):
            read_tables(text.encode())


def test_a_long_line_is_shortened_and_a_file_that_ends_early_says_so() -> None:
    with pytest.raises(ManifestError, match=r"line 1: this is not TOML: x{60}…\. "):
        read_tables(b"x" * 1000 + b"\n")
    with pytest.raises(ManifestError, match=r"this file ends too early\. Close the quotes or brackets"):
        read_tables(b'format = 1\nsummary = """\nWords')


def test_a_mark_of_its_encoding_and_line_ends_of_windows_are_taken() -> None:
    assert read_tables(b"\xef\xbb\xbfformat = 1\r\nedition = 2\r\n") == {"format": 1, "edition": 2}
