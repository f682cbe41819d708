"""What is kept whole runs off no page on top of which there is a figure, wherever it stands in the text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.imagery.pictures import scene_png
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, text_of

Words = Callable[[int], str]


def long_items(words: Words) -> str:
    return "\n".join(f"- {words(90)}" for _ in range(4))


def quotes_in_items(words: Words) -> str:
    return "\n".join(f"- {words(20)}\n\n    > {words(80)}\n" for _ in range(4))


def code_in_items(words: Words) -> str:
    code = (f"- {words(20)}\n\n" + "\n".join(f"        {words(10)}" for _ in range(4)) for _ in range(4))
    return "\n\n".join(code)


def items_in_quotes(words: Words) -> str:
    return "\n".join(f"> {words(80)}\n>\n> - {words(80)}\n" for _ in range(2))


def words_that_stay(words: Words) -> str:
    table = f"|a|b|\n|-|-|\n|{words(1)}|{words(1)}|"
    return "\n\n".join(f"{words(25)}:\n\n{table}\n\n{words(30)}\n\n---" for _ in range(4))


def high_rows(words: Words) -> str:
    return "\n".join(["| A | B |", "|---|---|", *(f"| {words(300)} | {words(300)} |" for _ in range(3))])


@pytest.mark.parametrize(
    ("large", "written", "before"),
    [
        (False, high_rows, range(30, 200, 80)),
        (True, long_items, range(3, 180, 12)),
        (True, quotes_in_items, range(27, 100, 12)),
        (True, code_in_items, range(27, 100, 12)),
        (True, items_in_quotes, range(27, 100, 12)),
        (False, items_in_quotes, range(87, 200, 28)),
        (True, words_that_stay, range(3, 180, 36)),
        (False, words_that_stay, range(87, 300, 70)),
    ],
)
def test_no_word_below_a_figure_is_lost(
    tmp_path: Path, render: Render, large: bool, written: Callable[[Words], str], before: range
) -> None:
    lost = {}
    for many in before:
        said = 0

        def words(count: int) -> str:
            nonlocal said
            said += count
            return " ".join(f"w{number}" for number in range(said - count, said))

        text = f"{words(many)} [see](figure:pair)\n\n{written(words)}\n"
        folder = small_briefing(tmp_path / str(many), en=text)
        for name in ("a", "b"):
            (folder / f"images/{name}.png").write_bytes(scene_png(600, 600, 5))
        with open_briefing(folder) as opened:
            printed = render(opened, large=large, plates="on-screen")
        there = {int(number) for number in re.findall(r"\bw(\d+)\b", text_of(printed.data, tmp_path))}
        if missing := sorted(set(range(said)) - there):
            lost[many] = missing
    assert lost == {}


def test_in_large_print_no_item_of_a_long_list_is_on_two_pages(tmp_path: Path, render: Render) -> None:
    items = [" ".join(f"w{at}x{number}" for number in range(40)) for at in range(14)]
    folder = small_briefing(tmp_path / "list", en="\n".join(f"- {item}" for item in items))
    with open_briefing(folder) as opened:
        printed = render(opened, plates="none", large=True)
    pages_of = {at: set[int]() for at in range(len(items))}
    for page, word, *_place in boxes(printed.data, tmp_path):
        if found := re.match(r"w(\d+)x", word):
            pages_of[int(found[1])].add(page)
    assert {len(pages) for pages in pages_of.values()} == {1}
    assert len(set.union(*pages_of.values())) > 1
