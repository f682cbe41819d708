import pytest

from briefing.imagery.comparing.difference import WEAKEST, Apart, counted, pale, strengths


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


def test_differences_are_counted_by_how_large_they_are() -> None:
    counts = counted(bytes([0, 10, 255, 7]), bytes([0, 13, 0, 4]))
    assert len(counts) == 256
    assert {at: count for at, count in enumerate(counts) if count} == {0: 1, 3: 2, 255: 1}


def test_most_is_by_tones_where_much_less_is_marked_without_them() -> None:
    grey, light, same = bytes([100]) * 10, bytes([140]) * 10, bytes([140]) * 3 + bytes([100]) * 7
    whole = counted(grey, light)
    assert Apart(whole, counted(grey, same)).is_by_tones(0.1)
    assert not Apart(whole, counted(grey, same)).is_by_tones(0.2), "little is marked"
    assert not Apart(whole, whole).is_by_tones(0.1), "nothing is won"
    assert not Apart(counted(grey, same), counted(grey, grey)).is_by_tones(0.1), "it is no more than a part"
    assert not Apart(counted(b"", b""), counted(b"", b"")).is_by_tones(0.1), "nothing is compared"
