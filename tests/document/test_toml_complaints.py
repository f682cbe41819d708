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
        ('title = "Water', "Close the quotes"),
        ("title = Water", "Put words between quotes"),
        ("edition = one", "Write a number"),
        ("place.latitude = 5.7° N", "Write a number"),
        ('place = { name = "A", longitude = east }', "Write a number"),
        ("place = { name = A, longitude = 5.7 }", "Put words between quotes"),
        ("metres_per_pixel = 0.5 m", "Write a number"),
        ("[[sections]", "Close the brackets"),
        ("title", "Write a key, the sign = and a value"),
        ("title = =", "Check its quotes and signs"),
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


def test_a_long_line_is_shortened_and_a_file_that_ends_early_says_so() -> None:
    with pytest.raises(ManifestError, match=r"line 1: this is not TOML: x{60}…\. "):
        read_tables(b"x" * 1000 + b"\n")
    with pytest.raises(ManifestError, match=r"this file ends too early\. Close the quotes or brackets"):
        read_tables(b'format = 1\nsummary = """\nWords')


def test_a_mark_of_its_encoding_and_line_ends_of_windows_are_taken() -> None:
    assert read_tables(b"\xef\xbb\xbfformat = 1\r\nedition = 2\r\n") == {"format": 1, "edition": 2}
