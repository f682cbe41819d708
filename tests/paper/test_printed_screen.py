from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.document.opening import OpenedBriefing
from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Comparison, Method, Mode, Side
from tests.paper.conftest import Render
from tests.paper.readback import boxes, text_of

EARLIER, LATER = "7 October 2021", "13 December 2021"
MOVED = Alignment(dx=3, method=Method.NUDGED)


@pytest.mark.parametrize(
    ("comparison", "left", "right"),
    [
        (Comparison(), "Before", "After"),
        (Comparison(angle=180), "After", "Before"),
        (Comparison(angle=-150), "After", "Before"),
        (Comparison(angle=90), "Before", "After"),
        (Comparison(angle=-90), "After", "Before"),
        (Comparison(before=1, after=0, angle=180), "Before", "After"),
        (Comparison(mode=Mode.SIDE_BY_SIDE, angle=180), "Before", "After"),
    ],
)
def test_dates_stand_above_a_printed_screen_as_its_pictures_lie(
    small: OpenedBriefing, render: Render, tmp_path: Path, comparison: Comparison, left: str, right: str
) -> None:
    found = boxes(render(small, {"pair": comparison}, plates="on-screen").data, tmp_path)
    (one, high), (other, low) = (
        next((at, top) for _page, word, at, _end, top in found if word == label) for label in (left, right)
    )
    assert one < other
    assert high == low


@pytest.mark.parametrize(
    ("comparison", "shown", "other"),
    [
        (Comparison(mode=Mode.TOGGLE), LATER, EARLIER),
        (Comparison(whole=Side.BEFORE), EARLIER, LATER),
        (Comparison(position=0.0), LATER, EARLIER),
        (Comparison(position=1.0), EARLIER, LATER),
    ],
)
def test_of_two_pictures_of_which_one_is_seen_the_other_is_named_as_not_printed(
    small: OpenedBriefing, render: Render, tmp_path: Path, comparison: Comparison, shown: str, other: str
) -> None:
    for alignment in (UNALIGNED, MOVED):
        seen = replace(comparison, alignment=alignment, tone=not alignment.is_none)
        words = " ".join(text_of(render(small, {"pair": seen}, plates="on-screen").data, tmp_path).split())
        assert f"Shown: {shown}." in words
        assert f"Not printed: {other}." in words
        assert {"Before", "After"} & set(words.split()) == {"After" if shown == LATER else "Before"}
        is_moved = shown == LATER and not alignment.is_none
        assert ("was aligned by hand" in words) == is_moved
        assert ("were matched to those of" in words) == is_moved
