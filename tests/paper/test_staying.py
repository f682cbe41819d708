"""What stays on the page of what follows it."""

from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, text_of

TABLE = "| Cell | Other |\n|-|-|\n" + "| a | b |\n" * 3


@pytest.mark.parametrize("follows", [TABLE, "- Cell one.\n- Cell two.\n"])
@pytest.mark.parametrize(("large", "lines"), [(True, range(1, 9)), (False, range(22, 34))])
def test_words_that_end_in_a_colon_stay_with_what_they_lead_to(
    tmp_path: Path, render: Render, large: bool, lines: range, follows: str
) -> None:
    parted = []
    for count in lines:
        text = "Line.\n\n" * count + f"Leading there:\n\n{follows}\n\nAfterwards there.\n"
        with open_briefing(small_briefing(tmp_path / f"{count}", en=text)) as opened:
            printed = render(opened, large=large, plates="none", key_points=False, sources=False).data
        assert text_of(printed, tmp_path).count("Line.") == count
        pages = {word: page for page, word, *_edges in reversed(boxes(printed, tmp_path))}
        parted.append((pages["Leading"] < pages["Cell"], pages["Afterwards"]))
    assert len({page for _parted, page in parted}) > 1, "a page ends there"
    assert not any(each for each, _page in parted)


def test_no_rule_is_the_first_on_a_page(tmp_path: Path, render: Render) -> None:
    tops = []
    for count in range(26, 34):
        text = "Line.\n\n" * count + "Above.\n\n---\n\nBelow.\n\n" + "Line.\n\n" * 3
        with open_briefing(small_briefing(tmp_path / f"{count}", en=text)) as opened:
            printed = render(opened, plates="none", key_points=False, sources=False).data
        [(page, below)] = [(page, top) for page, word, *_edges, top in boxes(printed, tmp_path) if word == "Below."]
        texts = [
            top for at, word, *_edges, top in boxes(printed, tmp_path) if at == page and word in ("Line.", "Above.")
        ]
        tops.append((page, below if below < min(texts) else None))
    assert len({page for page, _top in tops}) > 1, "a page ends there"
    assert len({top for page, top in tops if page > 0 and top is not None}) < 2, "with a rule above it, it stands lower"
