"""What nobody would read to its end on paper is cut there with a mark, and told with its place."""

from pathlib import Path

import pytest
from msgspec.json import encode

from briefing.document.opening import open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.printing import render_and_check
from briefing.paper.too_long import (
    LONGEST_IN_NAME,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_WORD,
    MOST_PARTED,
    Place,
    may_be_too_long,
    without_too_long,
)
from tests.document.samples import MANIFEST
from tests.paper.conftest import small_briefing
from tests.paper.readback import text_of


def text(kind: str, words: str) -> dict[str, object]:
    return {"sections": [{"id": "one", "text": {"runs": [{"blocks": [{"kind": kind, "text": words}]}]}}]}


def cut(kind: str, words: str) -> str:
    data, places = without_too_long(text(kind, words))
    found: str = data["sections"][0]["text"]["runs"][0]["blocks"][0]["text"]
    assert places == ((Place(section="one"),) if found != words else ())
    return found


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("Text", "x" * LONGEST_WORD),
        ("Text", "word " * LONGEST_WORD),
        ("Text", "\u5317\u4eac" * LONGEST_WORD),
        ("Text", "\u0e01" * 2 * LONGEST_WORD),
        ("Bound", "100 km"),
        ("Code", "x" * LONGEST_WORD),
        ("CodeBlock", "some words\n" * LONGEST_LINE),
        ("CodeBlock", "x" * LONGEST_LINE),
    ],
)
def test_what_people_write_stays(kind: str, words: str) -> None:
    assert cut(kind, words) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [("Text", "x" * (LONGEST_WORD + 1)), ("Code", "\u5317" * 9000), ("CodeBlock", "a b " * LONGEST_LINE)],
)
def test_the_end_of_what_is_too_long_is_a_mark(kind: str, words: str) -> None:
    before, after = ("one\n", "\ntwo") if kind == "CodeBlock" else ("one ", " two")
    assert cut(kind, f"{before}{words}{after}") == f"{before}{words[: LONGEST_WORD - 1]}…{after}"


def test_names_are_cut_wherever_they_stand() -> None:
    name, short = "y" * 1000 + " " + "name " * 1000, "y" * (LONGEST_IN_NAME - 1) + "…"
    foreign = {"text": name, "language": "nl"}
    data, places = without_too_long(
        {
            "title": name,
            "keywords": [name],
            "digits": 2,
            "running": ("short", ""),
            "summary": {"runs": []},
            "sections": [{"id": "one", "title": foreign, "figures": [{"id": "pair", "credit": name, "map": None}]}],
            "events": {"rows": [{"section": {"target": "section-two", "title": name}}]},
            "sources": [{"url": name, "publisher": name, "kind": "report"}],
        }
    )
    row = data["events"]["rows"][0]["section"]
    section, source = data["sections"][0], data["sources"][0]
    named = (data["title"], *data["keywords"], section["title"]["text"], section["figures"][0]["credit"])
    for each in (*named, row["title"], source["publisher"]):
        assert each.startswith(f"{short} name")
        assert each.endswith("name…")
        assert len(each) <= LONGEST_NAME
    assert source["url"] == name
    assert foreign["text"] == name, "what was given stays"
    assert places == (
        Place(is_name=True),
        Place(is_name=True, section="one"),
        Place(is_name=True, figure="pair"),
        Place(is_name=True, section="two"),
        Place(is_name=True, part="sources"),
    )


def test_what_is_cut_is_printed_and_told_with_its_place(tmp_path: Path, pictures: PictureService) -> None:
    name = "words and words " * 200
    manifest = MANIFEST
    for at in ('title.en = "Small', 'title.en = "First', 'title = "One', 'label = "Before'):
        manifest = manifest.replace(at, f"{at} {name}")
    manifest = manifest.replace('summary.en = "- A point', f'summary.en = "- A {"x_" * LONGEST_WORD}point')
    folder = small_briefing(tmp_path / "long", manifest=manifest, en=f"One {'x_' * LONGEST_WORD} and two.\n")
    with open_briefing(folder) as opened:
        printed, findings = render_and_check(opened, PrintOptions(language="en"), pictures)
    assert printed.standards == ("a-2a", "ua-1")
    told = {(each.what.partition(";")[0], each.section, each.figure) for each in findings}
    too_long = "a title, a label or another name is too long for paper"
    word = "a word or a line of code is too long for paper"
    assert told == {
        (too_long, "", ""),
        (too_long, "first", ""),
        (too_long, "", "pair"),
        (f"the sources: {too_long}", "", ""),
        (f"the key points: {word}", "", ""),
        (word, "first", ""),
    }
    found = text_of(printed.data, tmp_path)
    assert "and two." in found
    assert found.count("words and…") >= 4


def test_a_heading_that_is_too_long_for_a_standard_is_told_in_words(tmp_path: Path, pictures: PictureService) -> None:
    folder = small_briefing(tmp_path / "heading", en=f"## {'a heading ' * 4000}\n\nWords.\n")
    with open_briefing(folder) as opened:
        printed, findings = render_and_check(opened, PrintOptions(language="en"), pictures)
    assert printed.standards == ("ua-1",)
    [finding] = findings
    assert finding.what == "a standard for archives or accessibility is not met: a heading is too long"


@pytest.mark.parametrize(("is_large", "least"), [(False, 60), (True, 30)])
@pytest.mark.parametrize("kind", ["Text", "CodeBlock"])
def test_of_very_many_long_words_the_last_are_cut(kind: str, is_large: bool, least: int) -> None:
    count = MOST_PARTED // least
    first, last = ["x" * least] * count, ["y" * least, "z" * (least - 1), "https://example.org/" * 9]
    whole = text(kind, "\n".join(first)) | {"large": is_large}
    assert without_too_long(whole) == (whole, ())
    many = text(kind, "\n".join([*first, *last])) | {"large": is_large}
    data, places = without_too_long(many)
    found: str = data["sections"][0]["text"]["runs"][0]["blocks"][0]["text"]
    assert found.split() == [*first, f"{'y' * (least - 1)}…", *last[1:]]
    assert places == (Place(section="one"),)
    assert may_be_too_long(encode(many).decode())


def test_many_words_of_a_usual_length_are_not_gone_through() -> None:
    assert not may_be_too_long(encode([text("Text", "a word " * 20)] * (MOST_PARTED // 100)).decode())


@pytest.mark.parametrize("sign", ['"', "\\", '\\"', "\t"])
def test_signs_that_are_written_otherwise_hide_no_long_word(sign: str) -> None:
    word = f"{'a' * 300}{sign}{'b' * 300}"
    table = {"title": word}
    data, places = without_too_long(table)
    assert (data["title"] != word) is bool(places) is not sign.isspace()
    assert may_be_too_long(encode(table).decode()) or not places
