import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.imagery.comparing.comparison import Alignment, Method
from briefing.imagery.comparing.pinning import Pin, nudged, pinned

GROUND = (400, 300)
places = st.tuples(st.floats(0, 400), st.floats(0, 300))
moves = st.builds(
    Alignment,
    dx=st.floats(-40, 40),
    dy=st.floats(-40, 40),
    scale=st.floats(0.5, 2),
    rotation=st.floats(-170, 170),
)


def pins_of(move: Alignment, starts: list[tuple[float, float]]) -> list[Pin]:
    return [(start, move.matrix(GROUND)(*start)) for start in starts]


def test_without_pins_nothing_moves() -> None:
    assert pinned([], GROUND).is_none
    assert pinned([], GROUND, Alignment(dx=3, rotation=2)) == Alignment(dx=3, rotation=2)


@given(places, places)
def test_one_pin_shifts(start: tuple[float, float], end: tuple[float, float]) -> None:
    found = pinned([(start, end)], GROUND)
    assert (found.scale, found.rotation, found.method) == (1, 0, Method.PINNED)
    assert found.matrix(GROUND)(*start) == pytest.approx(end, abs=1e-6)


@given(moves, places, places)
def test_one_pin_leaves_the_turn_and_the_scale_that_are_there(
    move: Alignment, start: tuple[float, float], end: tuple[float, float]
) -> None:
    found = pinned([(start, end)], GROUND, move)
    assert (found.scale, found.rotation) == pytest.approx((move.scale, move.rotation), rel=1e-9)
    assert found.matrix(GROUND)(*start) == pytest.approx(end, abs=1e-6)


@given(moves, places, st.floats(20, 100), st.floats(20, 100))
def test_two_or_three_pins_find_the_move_that_they_were_made_by(
    move: Alignment, start: tuple[float, float], across: float, down: float
) -> None:
    starts = [start, (start[0] + across, start[1]), (start[0], start[1] + down)]
    for count in (2, 3):
        found = pinned(pins_of(move, starts[:count]), GROUND, Alignment(dx=7, scale=1.5, rotation=30))
        assert found.scale == pytest.approx(move.scale, rel=1e-6)
        for each in starts:
            assert found.matrix(GROUND)(*each) == pytest.approx(move.matrix(GROUND)(*each), abs=1e-5)


@pytest.mark.parametrize("ends", [((5, 5), (5, 5)), ((5, 5), (9000, 9000))])
def test_pins_that_make_no_sense_together_only_shift(ends: tuple[tuple[float, float], tuple[float, float]]) -> None:
    found = pinned([((0, 0), ends[0]), ((1, 1), ends[1])], GROUND)
    assert (found.scale, found.rotation) == (1, 0)
    found = pinned([((0, 0), ends[0]), ((1, 1), ends[1])], GROUND, Alignment(scale=1.5, rotation=30))
    assert (found.scale, found.rotation) == pytest.approx((1.5, 30))


def test_pins_at_one_place_only_shift() -> None:
    found = pinned([((10, 10), (12, 12)), ((10, 10), (14, 14))], GROUND)
    assert (found.dx, found.dy, found.scale) == pytest.approx((3, 3, 1))


def test_a_nudge_adds_up() -> None:
    assert nudged(nudged(Alignment(), 1, 0), 0, -10) == Alignment(dx=1, dy=-10, method=Method.NUDGED)
    moved = nudged(nudged(Alignment(), turn=0.05), scale=1.001)
    assert moved == Alignment(rotation=0.05, scale=1.001, method=Method.NUDGED)
    assert nudged(nudged(moved, turn=-0.05), scale=1 / 1.001).is_none
