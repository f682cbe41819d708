import re
from pathlib import Path

import pytest

from briefing.document.markdown import parse
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.paper.export.text_tree import PlainText
from tests.document.samples import MANIFEST, MARKED
from tests.paper.conftest import small_briefing
from tests.paper.export.conftest import Make


def plain(text: str) -> str:
    return PlainText({"one": 1}).tree(parse(text, sources=["one"]))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_text_is_whole_and_no_line_is_too_long(builtin: OpenedBriefing, make: Make, language: str) -> None:
    text = make(builtin, "txt", language=language, historical=True).data.decode()
    assert max(map(len, text.splitlines())) <= 72
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    title = builtin.briefing.title.get(language)
    assert text.startswith(f"{title}\n{'=' * len(title)}\n\n")
    places = [text.index(f"\n{section.title.get(language)}\n---") for section in builtin.briefing.sections]
    assert places == sorted(places)
    words = " ".join(text.split())
    for picture in builtin.briefing.figures[0].pictures:
        assert picture.alt.get(language) in words
        assert picture.credit.get(language) in words
    assert {"en": "[6] Dutch news article", "nl": "[6] Nederlands nieuwsartikel"}[language] in text
    assert make(builtin, "txt", language=language, historical=True).data.decode() == text


def test_every_kind_of_block_and_inline_is_written(everything: OpenedBriefing, make: Make) -> None:
    text = make(everything, "txt").data.decode()
    for part in (
        "Plain stress strong again and strong both, code, a`b and `.[1] A line\nand the next,",
        "out <https://example.org/a_(b)?c=1&d=2>",
        "A heading with stress\n~~~~~~~~~~~~~~~~~~~~~",
        "See the pair, nothing, first and nowhere.[a][1]",
        "- two\n\n  with more\n\n  > a quote in a list",
        "3. three\n4. four",
        "> quoted\n>\n> twice[a]",
        "    code <b> & `ticks`\n      ````",
        "* * *",
        "[a] A note with stress.",
        "[b] Two\n\n    paragraphs.",
        "Left",
    ):
        assert part in text, part


def test_a_table_has_columns_where_there_is_room_and_lines_where_not() -> None:
    table = "| Left | Middle | Right |\n|:--|:-:|--:|\n| a | b | 1 |\n| long | c | 100 |\n"
    assert plain(table) == ("Left  Middle  Right\n----  ------  -----\na       b         1\nlong    c       100")
    wide = "Left" * 16
    told = f"{wide}: a\nMiddle: b\nRight: 1\n\n{wide}: long\nMiddle: c\nRight: 100"
    assert plain(table.replace("Left", wide)) == told


def test_columns_stand_below_each_other_whatever_their_letters() -> None:
    lines = PlainText({}).tree(parse("|a|b|\n|-|-|\n|水位|1|\n|e\u0301|2|\n|вода|3|\n")).splitlines()
    assert lines == ["a     b", "----  -", "水位  1", "e\u0301     2", "вода  3"]


def test_words_are_wrapped_and_long_ones_stay_whole() -> None:
    address = "https://example.org/" + "a" * 80
    assert plain(f"Before [{address}]({address}) after") == f"Before\n{address}\nafter"
    assert plain("> " * 28 + "- deep words here and over").endswith("- deep words here and over")
    assert plain("> " * 28 + "words " * 12).count("\n> > ") == 2
    assert plain("") == ""


def test_what_else_is_there_is_told(small: OpenedBriefing, tmp_path: Path, make: Make) -> None:
    text = make(small, "txt").data.decode()
    for part in (
        "[Figure: A pair]\nA caption\n",
        "3 January 2022: Corrected",
        "https://example.org/one",
        "Place: Somewhere",
    ):
        assert part in text
    south = MANIFEST.replace("longitude = 34.1, latitude = 45.3", "longitude = -70.5, latitude = -33")
    with open_briefing(small_briefing(tmp_path / "south", manifest=south)) as opened:
        assert "Place: Somewhere (33°\u00a0S,\u00a070.5°\u00a0W)" in make(opened, "txt").data.decode()
        assert "(33°\u00a0ZB,\u00a070,5°\u00a0WL)" in make(opened, "txt", language="nl").data.decode()
    bare = MANIFEST.replace('place = { name = "Somewhere", longitude = 34.1, latitude = 45.3 }\n', "")
    with open_briefing(small_briefing(tmp_path / "bare", manifest=bare)) as opened:
        assert "Place" not in make(opened, "txt").data.decode()
        assert "Place" not in make(opened, "md").data.decode()


@pytest.mark.parametrize(("language", "word"), [("en", "Picture"), ("nl", "Afbeelding")])
def test_pictures_stand_apart_and_say_which_line_tells_what_they_show(
    builtin: OpenedBriefing, make: Make, language: str, word: str
) -> None:
    text = make(builtin, "txt", language=language).data.decode()
    (figure,) = builtin.briefing.figures
    _before, *told = text.split(f"\n  {word}: ")
    for picture, words in zip(figure.pictures, told, strict=True):
        shown, credit = picture.alt.get(language), picture.credit.get(language)
        assert " ".join(words.split()).startswith(f"{shown} {credit}")
        assert not shown.startswith(credit.split(":")[0] + ":"), "or one would be taken for the other"
    for picture in figure.pictures:
        assert re.search(rf"\n\n  {picture.date.day} \w+ {picture.date.year} · {picture.label.get(language)} · ", text)


def test_texts_of_one_paragraph_name_their_sources(tmp_path: Path, make: Make) -> None:
    with open_briefing(small_briefing(tmp_path / "marked", manifest=MARKED)) as opened:
        lines = make(opened, "txt").data.decode().splitlines()
    for line in (
        "A caption of it.[1]",
        "    Something | happened <https://example.org/way>.[1] See “First”.",
        "3 January 2022: Corrected in First.[1]",
        "    A note.[1]",
    ):
        assert line in lines
