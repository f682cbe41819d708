import pytest

from briefing.imagery.comparing.difference import WEAKEST, pale, strengths


@pytest.mark.parametrize("threshold", [0.0, 0.1, 0.5, 1.0])
def test_only_what_reaches_the_threshold_is_marked(threshold: float) -> None:
    ramp = strengths(threshold)
    least = max(1, round(threshold * 255))
    assert not any(ramp[:least])
    assert all(each >= WEAKEST for each in ramp[least:])
    assert list(ramp) == sorted(ramp)


def test_no_difference_is_never_marked() -> None:
    assert strengths(0.0)[0] == 0


def test_the_ground_is_pale_and_keeps_the_order_of_its_greys() -> None:
    greys = pale()
    assert greys[0] >= 120
    assert list(greys) == sorted(greys)
