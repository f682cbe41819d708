"""Lists, quotations and stress as deep in each other as the format allows are printed, with all of their words."""

import re
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, text_of


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("quotes", "items"), [(31, 0), (12, 9), (4, 13), (0, 15)])
def test_no_text_is_too_deep_for_paper(tmp_path: Path, render: Render, quotes: int, items: int, large: bool) -> None:
    before = "> " * quotes
    told = [f"{before}{'  ' * at}- w{at}" for at in range(items)] or [f"{before}w0"]
    with open_briefing(small_briefing(tmp_path / "deep", en="\n".join(told) + "\n\nThe end.\n")) as opened:
        printed = render(opened, plates="none", large=large)
    words = text_of(printed.data, tmp_path)
    assert re.findall(r"\bw\d+", words) == [f"w{at}" for at in range(len(told))]
    assert printed.standards == ("a-2a", "ua-1")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("quotes", "heading", "stress"), [(0, "", 30), (8, "", 22), (8, "## ", 14), (24, "", 6)])
def test_no_words_are_stressed_too_much_for_paper(
    tmp_path: Path, render: Render, quotes: int, heading: str, stress: int, large: bool
) -> None:
    opens = "".join(f"{'*_'[at % 2]}w{at} " for at in range(stress))
    closes = "".join(f" w{at}{'*_'[at % 2]}" for at in reversed(range(stress)))
    text = f"{'> ' * quotes}{heading}{opens}words{closes}\n\nThe end.\n"
    with open_briefing(small_briefing(tmp_path / "stressed", en=text)) as opened:
        printed = render(opened, plates="none", large=large)
    order = [*range(stress), *reversed(range(stress))]
    assert re.findall(r"\bw\d+", text_of(printed.data, tmp_path)) == [f"w{at}" for at in order]
    assert printed.standards == ("a-2a", "ua-1")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("before", ["> " * 31, "- " * 15, "> " * 4 + "- " * 13, "- " * 11 + "> " * 8])
def test_however_deep_words_are_they_have_room_on_paper(
    tmp_path: Path, render: Render, before: str, large: bool
) -> None:
    """Where there was none, to lay out a long word took a time that nobody waited for."""
    with open_briefing(small_briefing(tmp_path / "deep", en=f"{before}The {'x_' * 100}.\n")) as opened:
        data = render(opened, plates="none", large=large).data
    found = [(word, left, right) for _page, word, left, right, _top in boxes(data, tmp_path) if "x_x_" in word]
    assert min(right - left for word, left, right in found[:-1]) > 80
    assert max(right for _word, _left, right in found) <= 595.276 - 68 + 3
