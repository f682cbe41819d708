"""Where pictures and their caption stand in large print, in which they hardly ever all fit where they are told of."""

from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.paper.plates import TEXT_WIDTH
from tests.paper.conftest import Render
from tests.paper.readback import boxes, poppler
from tests.paper.test_large_print import square, widths_of_images

FOOT, HALF = {"a4": 770, "letter": 720}, {"a4": 440, "letter": 410}


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_pair_has_one_page_or_two_and_leaves_less_than_half_of_one_before_it(
    tmp_path: Path, render: Render, paper: str
) -> None:
    """Wherever it is told of: its caption is whole, on a page of it or on one next to that."""
    ways = set()
    for lines in range(0, 24, 4):
        text = "Words.\n\n" * lines + "End, [see](figure:pair)."
        with open_briefing(square(tmp_path / str(lines), caption=6, text=text, shape=(900, 600))) as opened:
            printed = render(opened, large=True, paper=paper, sections=("first",))
        found = boxes(printed.data, tmp_path)
        where = {word: page for page, word, *_edges in reversed(found)}
        told, before, after = (where[word] for word in ("End,", "Before", "After"))
        captions = [page for page, word, *_edges in found if word == "caption."]
        assert len(captions) == 6
        assert len(set(captions)) == 1, lines
        assert before - 1 <= captions[0] <= after + 1, lines
        assert before <= after <= before + 1, lines
        wide = widths_of_images(printed.data, tmp_path)
        assert wide == pytest.approx([wide[0], wide[0]], abs=1), "at one scale"
        assert 0.69 * TEXT_WIDTH[paper] < wide[0] <= TEXT_WIDTH[paper] + 1
        for page in range(1, after):
            low = max(top for at, _word, _left, _right, top in found if at == page and top < FOOT[paper])
            assert low > HALF[paper], (lines, page)
        ways.add((before - told, after - before, captions[0] - before))
    assert len(ways) >= 3
    assert {0, 1} == {apart for _later, apart, _caption in ways}


def test_pictures_stand_where_they_are_told_of_and_their_caption_on_the_next_page_before_most_of_one_is_white(
    builtin: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    data = render(builtin, large=True, paper="letter", plates="on-screen", sources=False, historical=True).data
    found = boxes(data, tmp_path)
    words = [word for _page, word, *_edges in found]
    told, caption = found[words.index("pair", words.index("When"))][0], found[words.index("invented")][0]
    [image] = {int(line.split()[0]) - 1 for line in poppler("pdfimages", data, tmp_path, "-list").splitlines()[2:]}
    assert (image, caption) == (told, told + 1)
