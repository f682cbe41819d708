"""Addresses that stand among the words of a text."""

import pytest

from briefing.document import walking
from briefing.document.blocks import Inline, Link, Paragraph
from briefing.document.markdown import parse
from tests.pace import within


def read(text: str) -> list[Inline]:
    (block,) = parse(text, sources=["one"]).blocks
    assert isinstance(block, Paragraph)
    return list(walking.within(block.content))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://e.org.", "https://e.org"),
        ("See https://e.org... and so on", "https://e.org"),
        ("At https://e.org: this", "https://e.org"),
        ("Here:\nhttp://e.org:8080/?a=1&copy=2\nand on", "http://e.org:8080/?a=1&copy=2"),
        ("(HTTPS://e.org/wiki/A_(b)),", "HTTPS://e.org/wiki/A_(b)"),
        ("“https://e.org/a”, he wrote", "https://e.org/a"),
        ("“https://e.org”", "https://e.org"),
        ("**https://e.org/a_b_c**", "https://e.org/a_b_c"),
        ("_https://e.org_", "https://e.org"),
        ("https://e.org/a\\_b\\*", "https://e.org/a_b"),
        ("https://e.org/x[^one]", "https://e.org/x"),
        ("[https://e.org and on", "https://e.org"),
    ],
)
def test_an_address_is_a_link_to_itself(text: str, address: str) -> None:
    (link,) = (each for each in read(text) if isinstance(each, Link))
    assert (link.url, walking.words(link.content)) == (address, address)


def test_one_in_other_letters_is_shown_as_it_is_written() -> None:
    (link,) = (each for each in read("https://हिन्दी.भारत/België") if isinstance(each, Link))
    assert link.url == "https://xn--j2bd4cyah0f.xn--h2brj9c/Belgi%C3%AB"
    assert walking.words(link.content) == "https://हिन्दी.भारत/België"


@pytest.mark.parametrize(
    "text",
    [
        "https\\://e.org",
        "`https://e.org`",
        "ahttps://e.org",
        "ftp://e.org",
        "https://user@e.org/x",
        "https://user:word@e.org",
        "https://e..org",
        "https://e.org:99999/x",
        "https://",
        "[words](https://e.org/b c)",
        "[words] (https://e.org)",
        "a: b",
    ],
)
def test_other_words_stay_words(text: str) -> None:
    assert not any(isinstance(each, Link) for each in read(text))


def test_a_link_has_no_other_in_it() -> None:
    assert sum(isinstance(each, Link) for each in read("[https://a.org](https://b.org) https://c.org")) == 2


@pytest.mark.parametrize(
    "text",
    ["https://" * 40_000, "https://a/" * 40_000, "https://a" + ")" * 400_000, "https://a@" * 40_000],
)
def test_many_are_read_soon(text: str) -> None:
    with within(100):
        assert parse(text).blocks
