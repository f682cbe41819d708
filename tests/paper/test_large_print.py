"""Large print, for readers who see little, as their organisations ask for it."""

import re
from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.plates import TEXT_WIDTH
from briefing.paper.press import Press
from briefing.paper.shortening import LONGEST_LARGE
from tests.document.samples import MANIFEST, MARKED
from tests.imagery.pictures import scene_png
from tests.paper.conftest import Render, small_briefing
from tests.paper.export.everything import TEXT
from tests.paper.readback import boxes, poppler, text_of
from tests.paper.test_layout import HANGING
from tests.paper.test_tables import HEADS, grid

SMALLEST = 18
MARGIN = 68.0
WIDTHS = {"a4": 595.276, "letter": 612.0}


def sizes(data: bytes, folder: Path) -> set[int]:
    """How large the letters of a PDF are, in points."""
    page = poppler("pdftohtml", data, folder, "-xml", "-i", "-stdout", "-zoom", "1")
    return set(map(int, re.findall(r'<fontspec id="\d+" size="(\d+)"', page)))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_all_letters_are_large_on_pages_that_meet_both_standards(
    builtin: OpenedBriefing, render: Render, tmp_path: Path, paper: str, language: str
) -> None:
    printed = render(builtin, large=True, paper=paper, language=language, historical=True)
    assert printed.standards == ("a-2a", "ua-1")
    assert min(sizes(printed.data, tmp_path)) >= SMALLEST
    assert min(sizes(render(builtin, language=language).data, tmp_path)) < 10
    words = boxes(printed.data, tmp_path)
    assert min(left for _page, _word, left, *_edges in words) >= MARGIN - HANGING
    assert max(right for *_word, right, _top in words) <= WIDTHS[paper] - MARGIN + HANGING
    assert not [word for _page, word, *_edges in words if word.endswith(("\u00ad", "\u2010"))], "no word is parted"


def test_there_is_bold_for_italics_and_no_small_letter_in_any_text(render: Render, tmp_path: Path) -> None:
    levels = "".join(f"{'#' * level} Level {level}\n\n" for level in range(2, 7))
    text = f"{TEXT.replace('###### A deep one', '')}\n{levels}\n{grid(*HEADS[:4])}\n{grid(*HEADS)}"
    with open_briefing(small_briefing(tmp_path / "x", manifest=MARKED, en=text)) as opened:
        large, usual = (render(opened, large=large) for large in (True, False))
    assert "Italic" in poppler("pdffonts", usual.data, tmp_path)
    assert "Italic" not in poppler("pdffonts", large.data, tmp_path)
    assert large.standards == ("a-2a", "ua-1")
    assert min(sizes(large.data, tmp_path)) >= SMALLEST


def test_a_mark_stays_with_its_word_and_leads_to_the_sources_below_the_text(render: Render, tmp_path: Path) -> None:
    """Also those that a caption cites; below each text, and in the list."""
    text = f"{'Words.[^one][^one] ' * 60}[See](https://example.org/there).\n\n## More\n\nNo source.\n"
    with open_briefing(small_briefing(tmp_path / "x", manifest=MARKED, en=text)) as opened:
        data = render(opened, large=True, sections=("first",)).data
        bare = text_of(render(opened, large=True, sources=False).data, tmp_path)
    found = boxes(data, tmp_path)
    assert {word.replace("\u2060", "") for _page, word, *_edges in found if "[" in word} == {
        f"{word}.{2 * mark if word == 'Words' else mark}"
        for mark in ["[1]"]
        for word in ("Words", "point", "it", "happened", "First", "note")
    }
    words = text_of(data, tmp_path)
    named = "1 Somebody, report, December 2021"
    assert words.count(named) == 4, "key points, section with its caption, timeline, corrections"
    assert words.index("No source.") < words.index(f"{named} https://example.org/there") < words.index("More in First")
    assert named not in bare
    assert "https://example.org/there" in bare


def test_events_have_all_of_the_width(render: Render, tmp_path: Path) -> None:
    manifest = MANIFEST.replace('"Something"', f'"{"Something " * 20}"')
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        data = render(opened, large=True).data
    rights = [right for _page, word, _left, right, _top in boxes(data, tmp_path) if word == "Something"]
    assert max(rights) > 400
    assert "November to 13 December 2021 Something" in text_of(data, tmp_path)
    page = next(page for page, word, *_edges in boxes(data, tmp_path) if word.startswith("Words.")) + 1
    assert f"More in First, page {page}" in text_of(data, tmp_path)


@pytest.mark.parametrize(("shape", "stacked"), [((600, 400), True), ((400, 600), False)])
def test_pictures_stand_below_each_other_where_that_makes_them_larger(
    tmp_path: Path, pictures: PictureService, shape: tuple[int, int], stacked: bool
) -> None:
    folder = small_briefing(tmp_path / "x")
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(scene_png(*shape, 5))
    with open_briefing(folder) as opened, Press(opened, pictures) as press:
        large, usual = (press.lay_out(PrintOptions(language="en", large=large)) for large in (True, False))
        plate, before = large.plates["pair"], usual.plates["pair"]
        found = {word: (page, left, top) for page, word, left, _right, top in boxes(large.pdf().data, tmp_path)}
    assert (plate.stacked, before.stacked) == (stacked, False)
    widths = [image.width for image in plate.images]
    assert widths == pytest.approx([158.75, 158.75] if stacked else [79, 79], abs=0.1), "as its 600 dots allow"
    assert before.images[0].width == pytest.approx(79)
    (page, left, top), (page_after, left_after, top_after) = found["Before"], found["After"]
    assert page_after == page
    assert (left == pytest.approx(left_after, abs=30)) is stacked
    assert (top_after - top > 200) is stacked


def widths_of_images(data: bytes, folder: Path) -> list[float]:
    """How wide the pictures of a PDF are printed, in millimetres."""
    rows = [each.split() for each in poppler("pdfimages", data, folder, "-list").splitlines()[2:]]
    return [int(row[3]) / int(row[12]) * 25.4 for row in rows if row[2] == "image"]


def square(folder: Path, *, caption: int, text: str = "Words, [see](figure:pair).", shape: tuple[int, int]) -> Path:
    """A briefing with a pair of a shape, whose caption has so many sentences."""
    manifest = MANIFEST.replace('"A caption"', f'"{"A caption. " * caption}"')
    made = small_briefing(folder, manifest=manifest, en=text)
    for name in ("a", "b"):
        (made / f"images/{name}.png").write_bytes(scene_png(*shape, 5))
    return made


def test_two_pictures_that_are_wide_are_on_one_page_with_their_caption(tmp_path: Path, render: Render) -> None:
    with open_briefing(square(tmp_path / "x", caption=3, shape=(900, 300))) as opened:
        found = boxes(render(opened, large=True).data, tmp_path)
    pages = {page for page, word, *_edges in found if word in ("Before", "After", "caption.")}
    assert len(pages) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("caption", [1, 12, 24])
def test_each_of_two_square_pictures_has_the_width_and_the_caption_is_whole_with_the_second(
    tmp_path: Path, render: Render, caption: int, paper: str
) -> None:
    for lines in range(0, 12, 3):
        text = "Words.\n\n" * lines + "End, [see](figure:pair).\n\n" + "More words. " * 100
        with open_briefing(square(tmp_path / str(lines), caption=caption, text=text, shape=(900, 900))) as opened:
            printed = render(opened, large=True, paper=paper)
        found = boxes(printed.data, tmp_path)
        where = {word: page for page, word, *_edges in reversed(found)}
        captions = [page for page, word, *_edges in found if word == "caption."]
        assert where["Before"] + 1 == where["After"], lines
        assert len(captions) == caption
        assert set(captions) == {where["After"]}, lines
        wide = widths_of_images(printed.data, tmp_path)
        assert wide == pytest.approx([wide[0], wide[0]], abs=1), "at one scale"
        assert 0.64 * TEXT_WIDTH[paper] < wide[0] <= TEXT_WIDTH[paper] + 1


def test_a_caption_that_has_no_room_below_a_picture_is_on_one_page_by_itself(tmp_path: Path, render: Render) -> None:
    for lines in range(0, 12, 2):
        text = "Words.\n\n" * lines + "End, [see](figure:pair)."
        with open_briefing(square(tmp_path / str(lines), caption=60, text=text, shape=(900, 900))) as opened:
            found = boxes(render(opened, large=True, sections=("first",)).data, tmp_path)
        captions = {page for page, word, *_edges in found if word == "caption."}
        before, after = (next(page for page, word, *_edges in found if word == each) for each in ("Before", "After"))
        assert len(captions) == 1, lines
        assert captions.pop() in (before - 1, after + 1), lines


def test_a_picture_at_fault_says_so_below_the_other(tmp_path: Path, render: Render) -> None:
    folder = small_briefing(tmp_path / "broken")
    (folder / "images/b.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with open_briefing(folder) as opened:
        printed = render(opened, large=True)
    assert min(sizes(printed.data, tmp_path)) >= SMALLEST
    assert "This picture cannot be shown: this is not a whole PNG" in text_of(printed.data, tmp_path)


@pytest.mark.parametrize("large", [True, False])
def test_no_words_of_a_high_row_are_lost(tmp_path: Path, render: Render, large: bool) -> None:
    """In a table, and in one that is told in lines."""
    for heads in (HEADS[:3], HEADS * 2):
        cells = ["x"] * (len(heads) - 1)
        table = f"|{'|'.join(heads)}|\n|{'-|' * len(heads)}\n|{'|'.join(cells)}|{'Many words. ' * 1000}Last.|\n"
        with open_briefing(small_briefing(tmp_path / f"t{len(heads)}", en=table)) as opened:
            found = boxes(render(opened, large=large).data, tmp_path)
        tops = [top for _page, word, _left, _right, top in found if word in ("Many", "words.", "Last.")]
        assert len(tops) == 2001
        assert max(tops) < 842 - 60


def test_a_table_has_fewer_columns_before_it_is_told_in_lines(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "x", en=f"{grid(*HEADS[:3])}\n{grid(*HEADS[:6])}")) as opened:
        words = text_of(render(opened, large=True).data, tmp_path)
    assert "Municipality Inhabitants Evacuated 06,420" in words
    assert "Municipality: 06,420 Inhabitants: 16,420 Evacuated: 26,420" in words


def test_no_letter_leaves_the_paper(tmp_path: Path, render: Render) -> None:
    token = "x9" * 24
    manifest = MANIFEST.replace('title.en = "Small"', f'title.en = "{"Large title " * 20}"')
    for old in ('"A caption"', '"A note"', '"Something"', '"Corrected"', 'title = "One"', 'title = "A pair"'):
        manifest = manifest.replace(old, f'{old[:-1]} {token}"')
    text = f"Words {token} end.[^one]\n\n- {token}\n\n> {token}\n\n## A heading {token}\n\n[^n]\n\n[^n]: {token}\n"
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest, en=text)) as opened:
        found = boxes(render(opened, large=True).data, tmp_path)
    assert max(right for _page, _word, _left, right, _top in found) <= WIDTHS["a4"] - MARGIN + HANGING
    assert min(left for _page, _word, left, _right, _top in found) >= MARGIN - HANGING
    assert "".join(word for _page, word, *_edges in found).count("x9") >= 24 * 11
    head = [(word, top) for page, word, _left, _right, top in found if page == 1 and top < 60]
    assert len({top for _word, top in head}) == 1, "one line"
    assert LONGEST_LARGE - 12 < len(" ".join(word for word, _top in head)) <= LONGEST_LARGE


def test_a_language_from_right_to_left_begins_at_the_right(tmp_path: Path, render: Render) -> None:
    folder = small_briefing(tmp_path / "ar", manifest=MANIFEST.replace('["en", "nl"]', '["ar", "nl"]'))
    (folder / "sections/en").rename(folder / "sections/ar")
    (folder / "sections/ar/first.md").write_text("كلمات[^one]\n\nWords\n", encoding="utf-8")
    with open_briefing(folder) as opened:
        printed = render(opened, language="ar", large=True)
    assert printed.standards == ("a-2a", "ua-1")
    found = {word: right for _page, word, _left, right, _top in boxes(printed.data, tmp_path)}
    assert found["Words"] == pytest.approx(WIDTHS["a4"] - MARGIN, abs=1)
    assert found["2021-10-07"] == found["2021-12-13"] == pytest.approx(WIDTHS["a4"] - MARGIN, abs=1)
    assert min(sizes(printed.data, tmp_path)) >= SMALLEST
