import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.imagery.comparing.comparison import Alignment, Comparison, Mode, Side
from tests.imagery.comparing.strategies import comparisons, fractions

alignments = st.builds(
    Alignment,
    dx=st.floats(-50, 50),
    dy=st.floats(-50, 50),
    scale=st.floats(0.5, 2),
    rotation=st.floats(-180, 180),
)


@given(comparisons)
def test_swapping_twice_changes_nothing(comparison: Comparison) -> None:
    twice = comparison.swapped().swapped()
    assert replace(twice, alignment=comparison.alignment) == comparison
    assert (comparison.swapped().before, comparison.swapped().after) == (comparison.after, comparison.before)


@given(alignments, fractions, fractions)
def test_an_alignment_undoes_its_reverse(alignment: Alignment, x: float, y: float) -> None:
    ground = (80, 60)
    there = alignment.matrix(ground)(x * 80, y * 60)
    assert alignment.reversed().matrix(ground)(*there) == pytest.approx((x * 80, y * 60), abs=1e-6)


@given(alignments, fractions, fractions)
def test_a_map_back_goes_back(alignment: Alignment, x: float, y: float) -> None:
    matrix = alignment.matrix((40, 40))
    assert matrix.inverse()(*matrix(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_a_toggle_shows_one_picture_whole() -> None:
    assert Comparison(mode=Mode.TOGGLE, shown=Side.BEFORE).single is Side.BEFORE
    assert Comparison(mode=Mode.FADE).single is None
