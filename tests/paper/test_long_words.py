"""Titles, names and words of any length: nothing is printed over something else or cut, and no page is left blank."""

from pathlib import Path

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
HEAD, FOOT, EDGE = 60, 841.89 - 68, 595.276 - 68 + 3


def test_everything_is_within_its_page_and_none_is_blank(tmp_path: Path, render: Render) -> None:
    long = f"{WORD} " * 40
    manifest = MANIFEST.replace('caption = "A caption"', f'caption = "{long}{"x" * 3000}"')
    for words in ('title.en = "First', 'publisher = "Somebody', 'title = "One', 'title = "A pair', 'text = "Something'):
        manifest = manifest.replace(words, f"{words} {long}")
    with open_briefing(small_briefing(tmp_path / "long", manifest=manifest)) as opened:
        printed = render(opened)
    found = boxes(printed.data, tmp_path)
    assert max(right for _page, _word, _left, right, _top in found) <= EDGE
    assert {page for page, _word, _left, _right, top in found if HEAD < top < FOOT} == set(range(printed.pages))
    below = {word for _page, word, _left, _right, top in found if top > FOOT}
    assert below <= {"Information", "as", "of", "24", "December", "2021", "page", *map(str, range(printed.pages + 1))}


def test_a_long_word_of_a_caption_is_not_over_the_map(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('caption = "A caption"', f'caption = "Words and {WORD}."')
    with open_briefing(small_briefing(tmp_path / "caption", manifest=manifest)) as opened:
        found = boxes(render(opened).data, tmp_path)
    (start,) = (each for each in found if each[1].startswith("Donau"))
    page, top = start[0], start[4]
    beside_map = [each[3] for each in found if each[0] == page and 0 <= each[4] - top < 24 and each[2] < 300]
    assert max(beside_map) < 595.276 - 68 - 58 * 72 / 25.4


def test_a_long_publisher_is_whole_in_the_list_and_short_beside_the_text(tmp_path: Path, render: Render) -> None:
    name = "The " + "very " * 60 + "long office"
    manifest = MANIFEST.replace('publisher = "Somebody"', f'publisher = "{name}"')
    with open_briefing(small_briefing(tmp_path / "office", manifest=manifest)) as opened:
        words = " ".join(word for _page, word, *_edges in boxes(render(opened).data, tmp_path))
    assert f"{name}, report" in words
    assert words.count("long office") == 1
    assert "very… report" in words
