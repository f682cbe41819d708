"""The figures of a page: their pictures, dividers, scales and places."""

import re
from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.comparing.comparison import Alignment, Comparison, Method
from tests.document.samples import MANIFEST
from tests.paper.conftest import small_briefing
from tests.paper.export.conftest import Make
from tests.paper.export.html_page import page


def test_alignment_is_carried_over_and_disclosed(small: OpenedBriefing, make: Make) -> None:
    plain = make(small, "html").data
    moved = make(small, "html", {"pair": Comparison(alignment=Alignment(dx=20, method=Method.NUDGED))}).data
    images = [[each["src"] for each in page(data).all("img")] for data in (plain, moved)]
    assert images[0][0] == images[1][0]
    assert images[0][1] != images[1][1]
    assert "“13\xa0December 2021” was aligned by hand: shifted by 20 and 0 pixels" in page(moved).words
    assert [(each["width"], each["height"]) for each in page(plain).all("img")] == [("800", "560")] * 2


def test_pictures_at_fault_are_told_and_do_not_slide(tmp_path: Path, make: Make) -> None:
    folder = small_briefing(tmp_path / "broken")
    (folder / "images/b.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with open_briefing(folder) as opened:
        found = page(make(opened, "html").data)
    assert "This picture cannot be shown: this is not a whole PNG" in found.words
    assert len(found.all("img")) == 1
    assert not [facts for _tag, facts in found.elements if facts.get("class") == "pair"]
    assert found.words.index("7\xa0October 2021") < found.words.index("13\xa0December 2021 After")


def test_pictures_of_one_day_go_by_their_labels(tmp_path: Path, make: Make) -> None:
    manifest = MANIFEST.replace("date = 2021-12-13\n", "date = 2021-10-07\n")
    with open_briefing(small_briefing(tmp_path / "day", manifest=manifest)) as opened:
        found = page(make(opened, "html").data)
        told = [make(opened, to).data.decode().replace("\xa0", " ") for to in ("md", "txt")]
    assert "Before 7\xa0October 2021" in found.words
    assert "After 7\xa0October 2021" in found.words
    [pair] = [facts for _tag, facts in found.elements if facts.get("class") == "pair"]
    assert "Before" in pair["data-both"]
    assert "7\xa0October" not in pair["data-both"]
    assert "**Before** · 7 October 2021" in told[0]
    assert "Before · 7 October 2021" in told[1]


def test_more_than_two_pictures_are_all_there(tmp_path: Path, make: Make) -> None:
    third = '[[figures.pictures]]\nfile = "images/c.png"\ndate = 2022-01-01\n'
    third += 'label = ""\nalt = ""\ncredit = ""\nkind = "map"\n'
    folder = small_briefing(tmp_path / "three", manifest=MANIFEST.replace("[[events]]", third + "\n[[events]]", 1))
    from tests.imagery.pictures import saved, scene

    (folder / "images/c.png").write_bytes(saved(scene(100, 60, 1)))
    with open_briefing(folder) as opened:
        found = page(make(opened, "html").data)
        assert [each["width"] for each in found.all("img")] == ["400", "400", "800"]
        assert found.words.index("1\xa0January 2022") < found.words.index("Between these two:13\xa0December 2021")
        found = page(make(opened, "html", {"pair": Comparison(before=0, after=1)}).data)
        assert [each["width"] for each in found.all("img")] == ["800", "800", "100"]
        assert "Later:1\xa0January 2022" in found.words
        found = page(make(opened, "html", {"pair": Comparison(before=2, after=1)}).data)
        assert "Earlier:7\xa0October 2021" in found.words
    manifest = MANIFEST.replace("[[events]]", third.replace("2022-01-01", '"2021-12"') + "\n[[events]]", 1)
    with open_briefing(small_briefing(tmp_path / "month", manifest=manifest)) as opened:
        found = page(make(opened, "html", {"pair": Comparison(before=0, after=1)}).data)
    assert "Other pictures:December 2021" in found.words, "of a month it is not known whether it is before a day of it"


@pytest.mark.parametrize("measure", ["", "metres_per_pixel = 0.5\n"])
def test_a_scale_bar_is_as_wide_as_its_share_of_the_pictures(tmp_path: Path, make: Make, measure: str) -> None:
    manifest = MANIFEST.replace("metres_per_pixel = 0.5\n", measure)
    with open_briefing(small_briefing(tmp_path / "small", manifest=manifest)) as opened:
        found = page(make(opened, "html").data)
    assert not any(words in found.words for words in ("Earlier:", "Between these two:", "Later:", "Other pictures:"))
    bars = [each["width"] for each in found.all("svg") if "class" not in each]
    assert bars == (["25.00%"] if measure else []), "800 pixels of half a metre, and a bar of 100 metres"
    assert ("100 m" in found.words) is bool(measure)


def test_a_figure_of_one_picture_has_no_divider(tmp_path: Path, make: Make) -> None:
    first, _second = MANIFEST.split('[[figures.pictures]]\nfile = "images/b.png"')
    manifest = first + "[[events]]" + MANIFEST.split("[[events]]")[1]
    manifest = manifest.replace('place = { name = "Somewhere", longitude = 34.1, latitude = 45.3 }\n', "")
    with open_briefing(small_briefing(tmp_path / "one", manifest=manifest)) as opened:
        found = page(make(opened, "html").data)
    assert [each["width"] for each in found.all("img")] == ["400"]
    assert [each["width"] for each in found.all("svg")] == ["25.00%"], "its own scale bar"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("First.\n\nSee [it](figure:pair).\n\nLast.\n", ["First.", "See", "<figure", "Last."]),
        ("# Head\n\nFirst.\n\nLast.\n", ["Head", "First.", "<figure", "Last."]),
        ("First.[^a]\n\n[^a]: See [it](figure:pair).\n", ["First.", "<figure", "See"]),
        ("First:\n\n- one\n- two\n\nLast.\n", ["First:", "two", "<figure", "Last."]),
        ("First.\n\nSee [it](figure:pair):[^one]\n\n1. one\n\nLast.\n", ["See", "one", "<figure", "Last."]),
        ("第一：\n\n- one\n", ["第一", "one", "<figure"]),
        ("First:\n\nLast.\n", ["First:", "<figure", "Last."]),
        ("First.\n\n- one\n", ["First.", "<figure", "one"]),
        ("# Head:\n\n- one\n\nLast.\n", ["Head:", "one", "<figure", "Last."]),
        ("First.\n\nSee [it](figure:pair):\n", ["First.", "See", "<figure"]),
    ],
)
def test_a_figure_stands_where_the_text_tells_of_it_or_after_its_first_words(
    tmp_path: Path, make: Make, text: str, order: list[str]
) -> None:
    with open_briefing(small_briefing(tmp_path / "small", en=text)) as opened:
        written = make(opened, "html").data.decode()
    section = re.sub('base64,[^"]*', "", written[written.index('<section id="section-first"') :])
    found = [section.index(words, section.index("</h2>")) for words in order]
    assert found == sorted(found)


def test_a_figure_in_a_text_of_another_language_is_in_that_of_the_page(tmp_path: Path, make: Make) -> None:
    folder = small_briefing(tmp_path / "small", en="First.\n\nLast.\n")
    (folder / "sections/nl/first.md").unlink()
    with open_briefing(folder) as opened:
        found = page(make(opened, "html", language="nl").data)
    assert [(each.get("lang"), each.get("dir")) for each in found.all("figure")] == [("nl", "ltr")]
    assert "en" in [each.get("lang") for each in found.all("div")]
