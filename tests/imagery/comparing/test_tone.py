import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.imagery.comparing.tone import MOST_GAIN, Tone, matched, matching, tones

channel = st.builds(Tone, st.floats(0, 255), st.floats(0, 120))


def noise(mean: float, spread: float, seed: int) -> bytes:
    dice = random.Random(seed)
    values = bytes(min(255, max(0, round(dice.gauss(mean, spread)))) for _each in range(3 * 5000))
    return b"".join(values[at : at + 3] + b"\xff" for at in range(0, len(values), 3))


def test_matched_pixels_have_the_tones_they_were_matched_to() -> None:
    dull, clear = noise(90, 10, 1), noise(140, 22, 2)
    result = matched(dull, matching(tones(dull), tones(clear)))
    for found, wanted in zip(tones(bytes(result)), tones(clear), strict=True):
        assert found == pytest.approx(wanted, abs=1)


def test_the_fourth_channel_is_left_alone() -> None:
    assert matched(bytes([1, 2, 3, 77] * 3), (bytes(256), bytes(256), bytes(256))) == bytes([0, 0, 0, 77] * 3)


@given(st.tuples(channel, channel, channel), st.tuples(channel, channel, channel))
def test_no_value_overtakes_another(of: tuple[Tone, Tone, Tone], to: tuple[Tone, Tone, Tone]) -> None:
    for table in matching(of, to):
        assert list(table) == sorted(table)


def test_a_flat_picture_is_not_blown_up() -> None:
    flat, wild = (Tone(100, 1),) * 3, (Tone(100, 90),) * 3
    table = matching(flat, wild)[0]
    assert table[110] - table[100] == round(10 * MOST_GAIN)
    even = matching((Tone(50, 0),) * 3, wild)[0]
    assert even[50] == 100
    assert even[60] == 110


def test_a_picture_like_the_other_stays_as_it_is() -> None:
    same = (Tone(100, 30),) * 3
    assert matching(same, same) == (bytes(range(256)),) * 3


def test_no_pixels_have_no_tone() -> None:
    with pytest.raises(ValueError, match="no pixels"):
        tones(b"")
