"""What begins at the same line on paper, so that the eye finds one edge."""

from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes

MARGIN, MAP_WIDTH = 24 / 25.4 * 72, 58 / 25.4 * 72

TEXT = """
Words.[^one] And a note.[^note]

- Apple
  - Pear

1. Quince

> Citron

| Table | Number |
| --- | ---: |
| Cell | 4 |

[^note]: Footing
"""


def lefts(found: list[tuple[int, str, float, float, float]]) -> dict[str, float]:
    """Where each word begins, the first time."""
    return {word: left for _page, word, left, *_edges in reversed(found)}


def test_lists_and_quotations_begin_below_each_other_and_tables_at_the_margin(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "lists", en=TEXT)) as opened:
        found = boxes(render(opened).data, tmp_path)
    at = lefts(found)
    marks = [(word, left, right) for _page, word, left, right, _top in found if word in "•–"]
    assert [word for word, *_edges in marks] == ["•", "•", "–"]
    assert at["Quince"] == pytest.approx(at["Apple"], abs=0.5)
    assert at["Citron"] == pytest.approx(at["Apple"], abs=0.5)
    assert all(at["Apple"] - right > 6 for _word, _left, right in marks[1:2]), "a mark is apart from its words"
    assert at["Table"] == at["Cell"] == pytest.approx(MARGIN, abs=0.5)
    (footing,) = (top for _page, word, _left, _right, top in found if word == "Footing")
    letter = min(left for _page, _word, left, _right, top in found if top == footing)
    assert letter == pytest.approx(MARGIN, abs=0.5)


def test_contents_begin_where_the_text_does(builtin: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    found = boxes(render(builtin).data, tmp_path)
    (top,) = (top for page, word, _left, _right, top in found if (page, word) == (0, "Contents"))
    listed = next(each for each in found if each[1] == "Kremlin" and each[4] > top)
    assert listed[2] == pytest.approx(MARGIN, abs=0.5)


def test_what_is_said_of_a_map_begins_at_its_edge(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace(
        'name = "Somewhere", longitude = 34.1, latitude = 45.3', 'name = "D", longitude = 55.13, latitude = 25.11'
    )
    with open_briefing(small_briefing(tmp_path / "map", manifest=manifest)) as opened:
        at = lefts(boxes(render(opened).data, tmp_path))
    assert at["Map"] == pytest.approx(595.276 - MARGIN - MAP_WIDTH, abs=0.5)


def test_what_the_kinds_of_source_mean_stands_beside_the_first(
    builtin: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    found = boxes(render(builtin).data, tmp_path)
    words = [word for _page, word, *_edges in found]
    list_of_them = words.index("Sources", words.index("Timeline", words.index("Talks") + 20))
    (page, _what, left, _right, top), source = found[words.index("What", list_of_them)], found[list_of_them + 2]
    assert page == source[0]
    assert top == pytest.approx(source[4], abs=3)
    assert left > 400
