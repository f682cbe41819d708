import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.imagery.comparing.comparison import LEAST_LENS, MOST_LENS, Comparison, Mode, Side
from briefing.imagery.comparing.slider import stepped, value_of, with_value

TWO_PLACES = (Mode.TOGGLE, Mode.BLINK)
SLIDING = [mode for mode in Mode if mode not in (*TWO_PLACES, Mode.SIDE_BY_SIDE)]


@given(st.sampled_from(SLIDING), st.floats(0, 1))
def test_a_slider_stands_where_it_was_put(mode: Mode, value: float) -> None:
    assert value_of(with_value(Comparison(mode=mode), value)) == pytest.approx(value, abs=1e-5)


@given(st.sampled_from(Mode), st.floats(-5, 5))
def test_a_slider_keeps_the_way_to_compare_and_its_limits(mode: Mode, by: float) -> None:
    found = stepped(Comparison(mode=mode), by)
    assert found.mode is mode
    assert 0 <= value_of(found) <= 1
    assert LEAST_LENS <= found.lens_size <= MOST_LENS


@pytest.mark.parametrize("mode", TWO_PLACES)
def test_where_there_are_two_places_any_step_goes_to_the_other(mode: Mode) -> None:
    before = stepped(Comparison(mode=mode), -0.001)
    assert (before.shown, value_of(before)) == (Side.BEFORE, 0.0)
    assert stepped(before, 0.001).shown is Side.AFTER


def test_side_by_side_there_is_nothing_to_slide() -> None:
    beside = Comparison(mode=Mode.SIDE_BY_SIDE)
    assert with_value(beside, 0.9) == beside
    assert value_of(beside) == 0.5


def test_the_divider_takes_over_from_a_whole_picture() -> None:
    assert stepped(Comparison(whole=Side.AFTER, position=0.5), 0.1) == Comparison(position=0.6)


@pytest.mark.parametrize("mode", [Mode.SWIPE, Mode.FADE, Mode.DIFFERENCE])
def test_moving_the_slider_goes_back_to_what_was_interrupted(mode: Mode) -> None:
    moved = with_value(Comparison(mode=mode, whole=Side.AFTER), 0.3)
    assert (moved.mode, moved.whole) == (mode, None)
