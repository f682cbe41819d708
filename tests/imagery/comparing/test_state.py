import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Comparison, Method, Mode, Side, View
from briefing.imagery.comparing.state import (
    ALIGNMENTS,
    FILES,
    alignment_from_json,
    alignments_from_json,
    alignments_to_json,
    default_for,
    from_json,
    has_alignments,
    renumbered,
    stamps_from_json,
    to_json,
)

EVERYTHING = Comparison(
    before=2,
    after=1,
    mode=Mode.LENS,
    position=0.25,
    angle=-30.0,
    shown=Side.BEFORE,
    whole=Side.AFTER,
    opacity=0.75,
    lens=(0.25, 0.5),
    lens_size=0.3,
    threshold=0.5,
    view=View(left=0.1, top=0.2, width=0.3, height=0.4),
    alignment=Alignment(dx=1.5, dy=-2.0, scale=1.01, rotation=0.5, method=Method.PINNED),
    tone=True,
)


@pytest.mark.parametrize("comparison", [Comparison(), EVERYTHING])
def test_a_comparison_comes_back_as_it_was(comparison: Comparison) -> None:
    assert from_json(json.loads(json.dumps(to_json(comparison))), 3) == comparison


def test_a_figure_is_first_compared_from_its_oldest_to_its_newest() -> None:
    assert (default_for(4).before, default_for(4).after) == (0, 3)
    assert default_for(1).after == 0


@pytest.mark.parametrize(
    "value",
    [
        None,
        3,
        [],
        {},
        {"before": 0, "after": 7},
        {"before": True, "after": 0},
        {"before": 1, "after": 1},
        {"mode": "melt", "position": 7, "angle": "x", "shown": None, "opacity": True},
        {"lens": [1], "view": [0, 0, 0, 1]},
        {"lens": [1, "x"], "view": [0, 0, "1"], "alignment": "far"},
        {"lens": [-3, 9], "lens_size": 9, "angle": 9000, "threshold": -1},
        {"alignment": [1, 2, 0, 0, "nudged"]},
        {"alignment": [1, 99_999, 1, 0, "nudged"]},
        {"view": [5000, 0, 1, 1], "tone": "yes", "position": float("nan")},
    ],
)
def test_what_makes_no_sense_is_left_at_its_default(value: object) -> None:
    assert from_json(value, 2) == default_for(2)


def test_what_was_done_to_two_pictures_is_forgotten_where_one_is_left() -> None:
    alone = from_json(to_json(replace(EVERYTHING, before=0, after=1)), 1)
    assert (alone.before, alone.after, alone.alignment, alone.tone) == (0, 0, UNALIGNED, False)
    assert alone.view == EVERYTHING.view


def test_an_alignment_of_unknown_method_counts_as_nudged() -> None:
    assert alignment_from_json([1, 2, 1, 0, "magic"]) == Alignment(dx=1, dy=2, method=Method.NUDGED)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "lens", "before"])
json_values = scalars | st.lists(scalars, max_size=5)


@given(st.dictionaries(st.sampled_from(sorted(to_json(EVERYTHING))), json_values))
def test_no_state_is_refused(value: dict[str, object]) -> None:
    comparison = from_json(value, 3)
    assert comparison.before != comparison.after
    assert 0 <= comparison.position <= 1


def test_the_alignments_of_a_figure_come_back_as_they_were() -> None:
    kept = {(0, 2): Alignment(dx=3.0, method=Method.PINNED), (1, 0): Alignment(dy=-1.5, method=Method.NUDGED)}
    assert alignments_from_json(json.loads(json.dumps(alignments_to_json({**kept, (0, 1): Alignment()})))) == kept


@pytest.mark.parametrize(
    "value", [None, [], "0-1", {"0-1": None}, {"a-b": [1, 0, 1, 0, "nudged"]}, {3: [1, 0, 1, 0, ""]}]
)
def test_alignments_that_make_no_sense_are_left_out(value: object) -> None:
    assert alignments_from_json(value) == {}


def test_a_state_tells_whether_it_aligns_any_two_pictures() -> None:
    moved = alignments_to_json({(0, 2): Alignment(dx=3.0, method=Method.PINNED), (0, 1): Alignment()})
    states: list[object] = [None, {}, {ALIGNMENTS: {}}, {ALIGNMENTS: moved}]
    assert list(map(has_alignments, states)) == [False, False, False, True]


def test_an_alignment_belongs_to_its_two_pictures() -> None:
    aligned = Alignment(dx=3.0, method=Method.PINNED)
    state = {**to_json(Comparison(before=0, after=2)), ALIGNMENTS: alignments_to_json({(0, 2): aligned})}
    assert from_json(state, 3).alignment == aligned
    assert from_json(state | {"before": 2, "after": 0}, 3).alignment == aligned.reversed()
    assert from_json(state | {"after": 1}, 3).alignment.is_none


def kept(comparison: Comparison, files: object) -> dict[str, object]:
    aligned = Alignment(dx=3.0, method=Method.PINNED)
    return {**to_json(comparison), ALIGNMENTS: alignments_to_json({(0, 2): aligned}), FILES: files}


def test_pictures_are_known_again_by_their_files() -> None:
    state = kept(Comparison(before=2, after=0, position=0.25), ["a", "b", "c"])
    found = from_json(renumbered(state, ["new", "a", "c", "b"]), 4)
    assert (found.before, found.after, found.position) == (2, 1, 0.25)
    assert found.alignment.dx == -3.0
    assert renumbered(state, ["a", "b", "c"]) is state


def test_the_first_and_the_last_of_other_pictures_are_shown_where_nobody_chose() -> None:
    usual = kept(Comparison(before=0, after=1, position=0.25), ["later", "earlier"])
    sorted_now = from_json(renumbered(usual, ["earlier", "later"]), 2)
    assert (sorted_now.before, sorted_now.after, sorted_now.position) == (0, 1, 0.25)
    assert from_json(renumbered(usual, ["later", "earlier", "new"]), 3).after == 2
    aligned = from_json(renumbered(kept(Comparison(before=0, after=2), ["a", "b", "c"]), ["new", "a", "c"]), 3)
    assert (aligned.before, aligned.after) == (1, 2)
    changed = kept(Comparison(before=1, after=0), ["later", "earlier"])
    assert from_json(renumbered(changed, ["later", "earlier", "new"]), 3).before == 1


@pytest.mark.parametrize("files", [["new", "b", "c"], ["x", "y", "z"]])
def test_what_was_chosen_of_a_picture_that_is_gone_is_forgotten(files: list[str]) -> None:
    found = from_json(renumbered(kept(Comparison(before=0, after=2), ["a", "b", "c"]), files), 3)
    assert found == default_for(3)


@pytest.mark.parametrize("files", [None, "abc", 7])
def test_a_state_that_names_no_files_goes_by_numbers(files: object) -> None:
    state = kept(Comparison(before=0, after=2), files)
    assert from_json(renumbered(state, ["new", "a", "c"]), 3).alignment.dx == 3.0
    assert renumbered(files, ["a"]) == files


@given(st.lists(json_values), json_values, json_values)
def test_no_files_are_refused(files: list[object], before: object, after: object) -> None:
    state = {**kept(Comparison(), files), "before": before, "after": after}
    assert from_json(renumbered(state, ["before", "lens"]), 2).before in (0, 1)


def test_the_stamps_of_pictures_are_those_that_make_sense() -> None:
    assert stamps_from_json({"a.jpg": "3x2, 9", "b.jpg": 4, "c.jpg": None}) == {"a.jpg": "3x2, 9"}
    assert stamps_from_json(None) == stamps_from_json(["a.jpg"]) == {}
