"""A scale is named where it is neither of the sizes that a pixel has on the ground, nor between them."""

import pytest

from briefing.document.scale_checks import is_uneven, objection, one_scale

AT_60_DEGREES = (13.9, 27.8)


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        (None, (5.0, 5.0)),
        (60.0, (0.0, 0.0)),
        (5.0, (5.0, 5.0)),
        (5.09, (5.0, 5.0)),
        (4.91, (5.0, 5.0)),
        (13.9, AT_60_DEGREES),
        (20.0, AT_60_DEGREES),
        (30.0, AT_60_DEGREES),
        (12.6, AT_60_DEGREES),
    ],
)
def test_what_may_be_so_is_not_named(said: float | None, ground: tuple[float, float]) -> None:
    assert objection(said, ground) is None


@pytest.mark.parametrize("said", [5.2, 4.8, 60.0])
def test_another_scale_is_named_with_that_of_the_pictures(said: float) -> None:
    assert objection(said, (5.0, 5.0)) == (
        "the pictures say that a pixel is 5 metres on the ground",
        "Write 5, unless they are wrong",
    )


@pytest.mark.parametrize("said", [12.0, 31.0, 60.0])
def test_in_degrees_both_sizes_are_told_as_exactly_as_they_are_known(said: float) -> None:
    assert objection(said, (13.8987, 27.7988)) == (
        "the pictures say that a pixel is 13.9 metres from west to east, and 27.8 from north to south",
        "Write 13.9, unless they are wrong",
    )
    told = objection(said, (1212.7, 1234.5))
    assert told is not None
    assert "1210 metres from west to east, and 1230 from" in told[0]


@pytest.mark.parametrize(
    ("ground", "metres"),
    [((5.004321, 5.004321), 5.004321), ((88.92701, 89.89935), 88.9), ((9.9, 10.2), None), ((10.2, 9.9), None)],
)
def test_one_number_tells_a_scale_that_is_the_same_both_ways(ground: tuple[float, float], metres: float | None) -> None:
    assert one_scale(ground) == metres
    assert is_uneven(ground) is (metres is None)
    assert objection(metres, ground) is None
