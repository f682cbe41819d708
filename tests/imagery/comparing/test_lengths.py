import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.imagery.comparing.lengths import length_words, pixels_of_largest, round_length
from briefing.translation import catalogue


@given(st.floats(1e-6, 1e9))
def test_a_round_length_fills_at_least_two_fifths_of_the_room(most: float) -> None:
    length = round_length(most)
    assert most / 2.5 * (1 - 1e-6) <= length <= most * (1 + 1e-6)
    assert f"{length:.3e}"[0] in "125"


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (1432, "1.43 km"),
        (999.6, "1 km"),
        (123_456, "123 km"),
        (1_234_567, "1230 km"),
        (847.4, "847 m"),
        (12.34, "12.3 m"),
        (1, "1 m"),
        (0.5, "50 cm"),
        (0.00512, "0.512 cm"),
        (0, "0 cm"),
    ],
)
def test_lengths_are_told_in_three_digits(metres: float, words: str) -> None:
    assert length_words(metres, "en", catalogue("en").gettext) == words
    assert length_words(metres, "nl", catalogue("nl").gettext) == words.replace(".", ",")


@pytest.mark.parametrize(
    ("ground", "sizes", "pixels"),
    [
        ((1000, 700), [(1000, 700), (500, 350)], 1),
        ((1000, 700), [(500, 350), (2000, 1400), (1000, 700)], 2),
        ((1000, 700), [(900, 900), (1000, 700)], 0.9),
        ((1000, 700), [(1000, 700), None], 0),
    ],
)
def test_pixels_of_two_pictures_are_told_by_those_of_the_largest_of_all(
    ground: tuple[int, int], sizes: list[tuple[int, int] | None], pixels: float
) -> None:
    assert pixels_of_largest(ground, sizes) == pytest.approx(pixels)
