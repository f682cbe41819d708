import pytest

from briefing.picture_files import START, SUFFIXES, suffix_of


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", ".webp"),
        (b"II*\0", ".tif"),
        (b"MM\0*", ".tif"),
        (b"II+\0", ".tif"),
        (b"MM\0+", ".tif"),
    ],
)
def test_a_picture_is_known_by_how_it_begins(data: bytes, suffix: str) -> None:
    assert suffix_of(data[:START]) == suffix
    assert suffix in SUFFIXES


@pytest.mark.parametrize("data", [b"", b"<svg xmlns", b"GIF89a", b"RIFF\0\0\0\0WAVEfmt "])
def test_what_begins_as_no_picture_is_none(data: bytes) -> None:
    assert suffix_of(data) == ""
