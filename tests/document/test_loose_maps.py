"""Loose pictures have a scale and a place where all of them tell the same."""

import datetime

import pytest

from briefing.document.loose import LoosePicture
from briefing.document.loose_maps import OnMap, lie_apart, told_together

HERE = (-74.44, -8.43)
METRES = 100.0
SIZE = (700, 400)


def lying(
    middle: tuple[float, float] | None = HERE,
    ground: tuple[float, float] | None = (METRES, METRES),
    size: tuple[int, int] = SIZE,
) -> LoosePicture:
    """A picture that tells where it is."""
    day = datetime.date(2021, 12, 24)
    return LoosePicture(name="a.tif", data=b"", changed=day, size=size, ground=ground, middle=middle)


def test_pictures_of_one_place_have_the_scale_and_the_middle_of_the_largest() -> None:
    small, large = lying(), lying((-74.45, -8.44), (METRES / 2, METRES / 2), (1400, 800))
    assert told_together([small, large]) == OnMap(METRES / 2, (-74.45, -8.44))


def test_in_degrees_the_scale_is_told_in_few_digits_where_pixels_are_nearly_as_long_both_ways() -> None:
    assert told_together([lying(ground=(88.927, 89.899))] * 2) == OnMap(88.9, HERE)
    assert told_together([lying(ground=(60.0, 89.899))] * 2) == OnMap(None, HERE)


@pytest.mark.parametrize(("east", "north", "is_there"), [(0.31, 0.0, True), (0.33, 0.0, False), (0.0, -0.19, False)])
def test_a_place_lies_within_all_of_them(east: float, north: float, is_there: bool) -> None:
    other = lying((HERE[0] + east, HERE[1] + north))
    for pair in ([lying(), other], [other, lying()]):
        assert (told_together(pair).middle is not None) is is_there
        assert told_together(pair).metres_per_pixel == METRES, "a scale holds anywhere"


@pytest.mark.parametrize(("east", "is_there"), [(0.31, True), (0.6, True), (0.66, False)])
def test_degrees_from_west_to_east_are_shorter_far_from_the_equator(east: float, is_there: bool) -> None:
    pair = [lying((20.0, 60.0)), lying((20.0 + east, 60.0))]
    assert (told_together(pair).middle is not None) is is_there


def test_a_place_is_the_same_on_both_sides_of_the_date_line() -> None:
    pair = [lying((179.9, 0.0)), lying((-179.95, 0.0))]
    assert told_together(pair).middle == (179.9, 0.0)


@pytest.mark.parametrize("other", [lying(None, None), lying(None)])
def test_no_place_is_told_where_one_is_silent(other: LoosePicture) -> None:
    assert told_together([lying(), other]).middle is None
    assert told_together([other, lying()]).middle is None


@pytest.mark.parametrize(
    ("east", "north", "are_apart"), [(0.63, 0.0, False), (0.65, 0.0, True), (0.0, -0.35, False), (0.0, -0.37, True)]
)
def test_pictures_lie_apart_where_they_have_no_ground_in_common(east: float, north: float, are_apart: bool) -> None:
    other = lying((HERE[0] + east, HERE[1] + north))
    assert lie_apart([lying(), lying(), other]) is lie_apart([other, lying()]) is are_apart


@pytest.mark.parametrize("silent", [lying(None), lying((50.0, 50.0), None)])
def test_one_that_is_silent_lies_apart_from_none(silent: LoosePicture) -> None:
    assert not lie_apart([lying(), silent])
