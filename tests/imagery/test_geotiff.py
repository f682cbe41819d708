"""A pixel has a length where the map says so, and none where it is not certain."""

from math import cos, cosh, radians
from typing import Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from briefing.imagery.geotiff import UNKNOWN, ground, on_map
from briefing.imagery.reasons import UNEVEN
from briefing.imagery.service import PictureService
from tests.imagery.pictures import halves, saved

SCALE, TIE, TRANSFORMATION, KEYS = 33550, 33922, 34264, 34735
TOP = 6_000_000.0


def maps(code: int, scale: tuple[float, ...] = (5.0, 5.0, 0.0), model: int = 1, **more: int) -> dict[int, Any]:
    """The tags of a picture that lies on a map of EPSG, ``more`` keys as k3076=9002."""
    rows = [(1024, 0, 1, model), (1026, 34737, 22, 0), (3072, 0, 1, code)]
    rows += [(int(name[1:]), 0, 1, value) for name, value in more.items()]
    directory = (1, 1, 0, len(rows), *(number for row in rows for number in row))
    return {SCALE: scale, TIE: (0.0, 0.0, 0.0, 4e5, TOP, 0.0), KEYS: directory}


def utm(code: int, east: float, north: float) -> dict[int, Any]:
    """The tags of a picture of 200 by 200 pixels whose middle is there."""
    return {**maps(code), TIE: (0.0, 0.0, 0.0, east - 500, north + 500, 0.0)}


def in_degrees(code: int, north: float = 60.0, east: float = 10.0, **more: int) -> dict[int, Any]:
    """The tags of a picture that lies on the globe."""
    tags = maps(0, (0.00025, 0.00025, 0.0), model=2, k2048=code, **more)
    return {**tags, TIE: (0.0, 0.0, 0.0, east, north, 0.0)}


def moved(tags: dict[int, Any], step: float, turned: float = 0.0) -> dict[int, Any]:
    """The same with a transformation in place of a scale and a point."""
    matrix = (step, turned, 0.0, tags[TIE][3], -turned, -step, 0.0, tags[TIE][4], *(0.0,) * 7, 1.0)
    return {TRANSFORMATION: matrix, KEYS: tags[KEYS]}


@pytest.mark.parametrize("code", [32637, 32733, 25832, 26914, 6340])
def test_the_zones_of_utm_are_told_as_they_are(code: int) -> None:
    assert ground(maps(code, k3076=9001), 100) == (5.0, 5.0)
    assert ground(maps(code), 100) == (5.0, 5.0)


def test_web_mercator_is_told_by_the_latitude_of_the_middle() -> None:
    middle = TOP - 50 * 5
    across, down = ground(maps(3857), 100)
    assert across == down == pytest.approx(5 / cosh(middle / 6_378_137))
    assert 3 < across < 4


@pytest.mark.parametrize("code", [4326, 4258, 4269, 6318])
@pytest.mark.parametrize("more", [{}, {"k2054": 9102}])
def test_in_degrees_a_pixel_has_two_sizes(code: int, more: dict[str, int]) -> None:
    tags = in_degrees(code, **more)
    across, down = ground(tags, 1000)
    assert down == pytest.approx(27.8, abs=0.2), "a degree is some 111 kilometres"
    assert across == pytest.approx(down * cos(radians(60 - 500 * 0.00025)))
    assert ground(moved(tags, 0.00025), 1000) == pytest.approx((across, down))


def test_where_a_picture_lies_may_be_told_by_a_transformation() -> None:
    assert ground(moved(maps(32637), 5.0), 100) == (5.0, 5.0)
    assert ground(moved(maps(3857), 5.0), 100) == ground(maps(3857), 100)


@pytest.mark.parametrize(
    "tags",
    [
        {},
        in_degrees(4807),
        in_degrees(4326, k2054=9101),
        in_degrees(4326, north=91.0),
        in_degrees(4326, north=300.0),
        {**in_degrees(4326), TIE: (0.0,)},
        moved(in_degrees(4326), 0.00025, turned=0.0001),
        moved(maps(32637), -5.0),
        {**moved(maps(32637), 5.0), TRANSFORMATION: (5.0,)},
        maps(3035),
        maps(32637, k3076=9002),
        maps(32637, (5.0, 5.1, 0.0)),
        maps(32637, (0.0, 0.0, 0.0)),
        maps(32637, (float("nan"), 5.0, 0.0)),
        maps(32637, (5.0,)),
        maps(32637, (1e-5, 1e-5, 0.0)),
        maps(32637, (1e7, 1e7, 0.0)),
        {**maps(3857), TIE: (0.0, 0.0, 0.0, 0.0, 1e8, 0.0)},
        {**maps(3857), TIE: (0.0,)},
        {**maps(3857), TIE: (0.0, 0.0, 0.0, 0.0, 1e300, 0.0)},
        {**maps(32637), KEYS: ("no", "keys")},
        {**maps(32637), KEYS: (1, 1, 0, 3, 1024)},
        {**maps(32637), SCALE: 5},
    ],
    ids=str,
)
def test_what_is_not_certain_is_not_told(tags: dict[int, Any]) -> None:
    assert ground(tags, 100) == UNKNOWN


@pytest.mark.parametrize(
    ("tags", "middle"),
    [
        (in_degrees(4326), (10.025, 59.975)),
        (in_degrees(4326, east=350.0), (-9.975, 59.975)),
        (moved(in_degrees(4326), 0.00025), (10.025, 59.975)),
        (utm(32617, 630_084, 4_833_438), (-79.387139, 43.642567)),
        (utm(26917, 630_084, 4_833_438), (-79.387139, 43.642567)),
        (utm(6346, 630_084, 4_833_438), (-79.387139, 43.642567)),
        (utm(6329, 500_000, 0), (177.0, 0.0)),
        (utm(25832, 500_000, 0), (9.0, 0.0)),
        (utm(32719, 630_084, 10_000_000 - 4_833_438), (-67.387139, -43.642567)),
        (utm(3857, 20_037_508.3428 / 2, 0), (90.0, 0.0)),
        (moved(utm(32617, 630_084, 4_833_438), 5.0), (-79.387139, 43.642567)),
    ],
    ids=str,
)
def test_where_the_middle_is_is_told_in_degrees(tags: dict[int, Any], middle: tuple[float, float]) -> None:
    known, found = on_map(tags, (200, 200))
    assert known == ground(tags, 200)
    assert found == pytest.approx(middle, abs=1e-5)


@pytest.mark.parametrize(
    "tags",
    [
        *(utm(code, east, 1000) for code in (32637, 3857) for east in (float("nan"), float("inf"), 1e300)),
        utm(32637, -500_001, 1000),
        utm(32637, 1_500_001, 1000),
        utm(32637, 500_000, 10_000_001),
        utm(32637, 500_000, -10_000_001),
        utm(32737, 500_000, 10_000_001),
        utm(3857, 40_075_018, 0),
        utm(3857, -40_075_018, 0),
        utm(3857, 0, 20_037_509),
        utm(3857, 0, -20_037_509),
        in_degrees(4326, east=361),
        in_degrees(4326, east=float("nan")),
    ],
    ids=str,
)
def test_a_middle_that_is_not_on_its_map_is_not_told(tags: dict[int, Any]) -> None:
    known, found = on_map(tags, (200, 200))
    assert known != UNKNOWN
    assert found is None


@pytest.mark.parametrize(
    ("tags", "middle"),
    [
        (utm(25833, -32_000, 6_730_000), (5.3, 60.4)),  # Bergen, in the zone of which all of Norway is drawn
        (utm(25833, 1_080_000, 7_800_000), (30.0, 69.6)),  # Vardø
        (utm(3857, 20_100_000, 0), (-179.4, 0.0)),  # over the date line
    ],
)
def test_a_middle_beside_its_map_is_told(tags: dict[int, Any], middle: tuple[float, float]) -> None:
    assert on_map(tags, (200, 200))[1] == pytest.approx(middle, abs=0.5)


@pytest.mark.parametrize(
    "tags",
    [
        utm(32637, -500_000, -10_000_000),
        utm(32737, 1_500_000, 10_000_000),
        utm(3857, -20_037_508, 20_037_508),
        utm(3857, 40_075_015, -20_037_508),
    ],
    ids=str,
)
def test_a_middle_at_the_end_of_its_map_is_told(tags: dict[int, Any]) -> None:
    assert on_map(tags, (200, 200))[1] is not None


def test_where_no_scale_is_certain_no_middle_is_told() -> None:
    assert on_map(maps(3035), (200, 200)) == (UNKNOWN, None)


def on_disk(tags: dict[int, Any]) -> bytes:
    """A picture with these tags."""
    info = ImageFileDirectory_v2()
    for number, kind in ((SCALE, 12), (TIE, 12), (KEYS, 3)):
        info.tagtype[number] = kind
        info[number] = tags[number]
    return saved(halves(), "TIFF", tiffinfo=info)


def test_a_picture_that_lies_on_the_map_tells_it_when_it_is_opened(pictures: PictureService) -> None:
    plain, alien = saved(halves(), "TIFF"), saved(Image.new("RGB", (9, 9)))
    square, long = on_disk(utm(32637, 500_000, 0)), on_disk(in_degrees(4326))
    told = [pictures.overview(data, (8, 8)).result(30).info for data in (plain, square, alien, long)]
    assert [each.ground for each in told] == [None, (5.0, 5.0), None, pytest.approx((13.9, 27.8), abs=0.1)]
    assert [each.middle is None for each in told] == [True, False, True, False]
    assert told[1].middle == pytest.approx((39.0, 0.004), abs=0.004)
    assert [UNEVEN in each.notes for each in told] == [False, False, False, True]
    assert pictures.told_by(plain) is None
    assert pictures.told_by(square) == (5.0, 5.0)
    assert pictures.told_by(long) == pytest.approx((13.9, 27.8), abs=0.1)
