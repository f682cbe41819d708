"""Titles, names and words of any length: nothing is printed over something else or cut, and no page is left blank."""

from hashlib import sha256
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, text_of

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SPOKEN = "Landgewinnungsgenehmigungsverfahrensbeschleunigungsverordnung"  # longer than a line, and of plain letters
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
    assert below <= {"Information", "as", "of", "24", "December", "2021", "Page", *map(str, range(printed.pages + 1))}


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


def test_a_word_before_a_mark_is_parted_as_any_other(tmp_path: Path, render: Render) -> None:
    text = f"Words and {WORD}[^one] and {WORD}[^note].\n\n[^note]: A note.\n"
    with open_briefing(small_briefing(tmp_path / "marked", en=text)) as opened:
        data = render(opened).data
    assert not [word for _page, word, *_edges in boxes(data, tmp_path) if word.startswith(WORD)]
    assert f"and {WORD}1 and {WORD}a." in text_of(data, tmp_path)


def test_no_line_begins_with_a_mark(tmp_path: Path, render: Render) -> None:
    words = " ".join(f"{'i' * (at % 40)} word[^one][^note]" for at in range(300))
    with open_briefing(small_briefing(tmp_path / "marks", en=f"{words}.\n\n[^note]: A note.\n")) as opened:
        found = text_of(render(opened).data, tmp_path)
    assert found.count("word1, a") == 300


def test_a_word_that_no_line_has_room_for_is_parted_behind_a_hyphen(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('title.en = "First', f'title.en = "First {SPOKEN}')
    with open_briefing(small_briefing(tmp_path / "spoken", manifest=manifest, en=f"Words {SPOKEN}.\n")) as opened:
        found = text_of(render(opened).data, tmp_path)
    assert found.count(SPOKEN) == 3  # in the contents as well


def test_short_words_of_a_credit_and_of_a_label_are_whole(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('credit = "Somebody', 'credit = "' + "immeasurable " * 30)
    manifest = manifest.replace('label = "Before', 'label = "' + "incomprehensible " * 30)
    with open_briefing(small_briefing(tmp_path / "credit", manifest=manifest)) as opened:
        words = [word for _page, word, *_edges in boxes(render(opened).data, tmp_path)]
    assert words.count("immeasurable") == 60
    assert words.count("incomprehensible") == 30


def test_a_day_and_its_month_are_on_one_line_of_the_timeline(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('month = "2021-11"\nuntil = 2021-12-13', "date = 2021-11-11\nuntil = 2021-11-27")
    manifest = manifest.replace("2021-11-27", "2021-12-27")
    with open_briefing(small_briefing(tmp_path / "days", manifest=manifest)) as opened:
        found = boxes(render(opened).data, tmp_path)
    lines = [top for _page, word, _left, _right, top in found if word.startswith("27")]
    assert lines
    assert [top for _page, word, _left, _right, top in found if word.endswith("December") and top in lines] == lines


def test_marks_that_are_set_apart_go_on_on_the_next_line(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "apart", en="Words: " + "[^one] " * 300 + "\n")) as opened:
        found = boxes(render(opened).data, tmp_path)
    assert sum(word == "1" for _page, word, *_edges in found) > 300
    assert max(right for _page, _word, _left, right, _top in found) <= EDGE


def test_a_word_in_strong_letters_before_a_mark_is_parted(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "strong", en=f"Words and **some {WORD}**[^one].\n")) as opened:
        assert f"some {WORD}1." in text_of(render(opened).data, tmp_path)


def test_a_number_of_three_digits_is_clear_of_the_name_beside_it(tmp_path: Path, render: Render) -> None:
    source = '\n[[sources]]\nid = "s{}"\ntitle = "More"\npublisher = "Publisher"\nkind = "report"\n'
    more = "".join(source.format(at) for at in range(2, 200))
    manifest = MANIFEST.replace("\n[[sections]]", f"{more}\n[[sections]]")
    with open_briefing(small_briefing(tmp_path / "many", manifest=manifest, en="Words.[^s155]\n")) as opened:
        found = boxes(render(opened).data, tmp_path)
    assert [word for _page, word, left, *_edges in found if word.startswith("155") and left > 300] == ["155"]


@pytest.mark.parametrize(
    ("before", "end", "after"), [("```\n", "\n", "\n```\n"), ("", "\\\n", "\n")], ids=["code", "text"]
)
def test_a_long_list_of_hashes_is_printed(tmp_path: Path, render: Render, before: str, end: str, after: str) -> None:
    hashes = [sha256(str(at).encode()).hexdigest() for at in range(600)]
    text = before + end.join(f"{each} {at}.jpg" for at, each in enumerate(hashes)) + after
    with open_briefing(small_briefing(tmp_path / "hashes", en=text)) as opened:
        found = "".join(text_of(render(opened).data, tmp_path).split())
    assert all(each in found for each in hashes)
