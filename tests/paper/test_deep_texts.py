"""Lists and quotations as deep in each other as the format allows are printed, with all of their words."""

import re
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import text_of


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
