"""Many sources of one statement: their numbers go on on the next line, whole, and the first are with the words."""

import re
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, poppler

SOURCE = '\n[[sources]]\nid = "s{at}"\ntitle = "T"\npublisher = "P"\nkind = "report"\n'


@pytest.mark.parametrize("large", [True, False])
def test_a_run_of_numbers_is_parted_between_them(tmp_path: Path, render: Render, large: bool) -> None:
    some = range(101, 140)
    manifest = MANIFEST + "".join(SOURCE.format(at=at) for at in range(2, 140))
    text = f"Many say so.{''.join(f'[^s{at}]' for at in some)} And on.\n"
    with open_briefing(small_briefing(tmp_path / "many", manifest=manifest, en=text)) as opened:
        data = render(opened, plates="none", large=large, key_points=False, timeline=False).data
    lines = poppler("pdftotext", data, tmp_path, "-raw", "-l", "3")
    told = lines[lines.index("Many say so.") : lines.index("And on.")]
    assert re.findall(r"\d+", told) == [str(at) for at in some], "none is parted"
    first = told.splitlines()[0] if large else told.replace("\n", " ")[:40]
    assert all(str(at) in first for at in (101, 102, 103)), "some stand with the words"
    page_end = 595.276 - (68 if large else 68 + 133)
    assert max(right for _page, word, _left, right, _top in boxes(data, tmp_path) if "139" in word or "110" in word) < (
        page_end + 3
    )
