from itertools import pairwise
from pathlib import Path

from briefing.document.opening import open_briefing
from briefing.paper.tables import ROOM, SIZES, WIDE_ROOM, fitted, is_wide, width
from tests.document.test_columns import table
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, text_of

HEADS = ("Municipality", "Inhabitants", "Evacuated", "Destroyed", "Schools", "Outages", "Source", "Bridges")


def grid(*heads: str) -> str:
    return f"|{'|'.join(heads)}|\n|{'-|' * len(heads)}\n|{'|'.join(f'{at}6,420' for at in range(len(heads)))}|\n"


def test_a_table_has_smaller_letters_before_it_is_told_in_lines() -> None:
    narrow, more, most = (table("|".join((HEADS * 2)[:count])) for count in (4, 7, 12))
    assert not is_wide(narrow)
    assert is_wide(more)
    assert fitted(more, WIDE_ROOM) is not None
    assert fitted(most, WIDE_ROOM) is None
    assert not is_wide(most)


def test_few_columns_of_long_words_take_the_room_of_the_notes() -> None:
    long = table("Municipalities abroad|Inhabitantsregister|Registrationoffices|Householdregister")
    assert is_wide(long)
    assert fitted(long, ROOM) is None or fitted(long, ROOM).size < SIZES[0]  # type: ignore[union-attr]


def test_letters_of_many_kinds_have_a_width() -> None:
    assert width("字", False) > width("ж", False) > width("a", False) > width("i", False)
    assert width("W", False) > width("A", False)
    assert width("a", True) > width("a", False)


def test_no_head_of_a_table_runs_into_the_next(tmp_path: Path, render: Render) -> None:
    for count in (4, 6, 7):
        with open_briefing(small_briefing(tmp_path / f"t{count}", en=grid(*HEADS[:count]))) as opened:
            found = boxes(render(opened).data, tmp_path)
        edges = [(left, right) for _page, word, left, right, _top in found if word in HEADS[:count]][:count]
        assert len(edges) == count, "each head is one whole word"
        assert all(right + 4 < left for (_left, right), (left, _right) in pairwise(edges))


def test_a_table_that_no_letters_fit_is_told_in_lines(tmp_path: Path, render: Render) -> None:
    text = f"Words.\n\n{grid(*HEADS, *HEADS)}\n- In a list:\n\n  {grid(*HEADS).replace(chr(10), chr(10) + '  ')}"
    with open_briefing(small_briefing(tmp_path / "lines", en=text)) as opened:
        data = render(opened).data
    said = text_of(data, tmp_path)
    assert "Municipality: 06,420 Inhabitants: 16,420 Evacuated: 26,420" in said
    assert said.count("Bridges: 76,420") == 2, "in a list there is less room"
    assert "Outages: 136,420" in said


def test_a_table_is_parted_only_where_it_left_a_large_hole(tmp_path: Path, render: Render) -> None:
    parted = set()
    for rows in (6, 30):
        table = grid(*HEADS[:3]) + "".join(f"|Row{at}|x|y|\n" for at in range(rows))
        for lines in range(18, 30, 2):
            text = "Words.\n\n" * lines + table
            with open_briefing(small_briefing(tmp_path / f"{rows}-{lines}", en=text)) as opened:
                found = boxes(render(opened, plates="none").data, tmp_path)
            pages = {page for page, word, *_edges in found if word.startswith("Row")}
            parted.add((rows, len(pages)))
    assert parted >= {(6, 1), (30, 2)}
    assert (6, 2) not in parted
