"""A pixel has a length where the map says so, and none where it is not certain."""

from math import cos, cosh, radians
from typing import Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from briefing.imagery.geotiff import UNKNOWN, ground
from briefing.imagery.service import PictureService
from tests.imagery.pictures import halves, saved

SCALE, TIE, TRANSFORMATION, KEYS = 33550, 33922, 34264, 34735
TOP = 6_000_000.0


def on_map(code: int, scale: tuple[float, ...] = (5.0, 5.0, 0.0), model: int = 1, **more: int) -> dict[int, Any]:
    """The tags of a picture that lies on a map of EPSG, ``more`` keys as k3076=9002."""
    rows = [(1024, 0, 1, model), (1026, 34737, 22, 0), (3072, 0, 1, code)]
    rows += [(int(name[1:]), 0, 1, value) for name, value in more.items()]
    directory = (1, 1, 0, len(rows), *(number for row in rows for number in row))
    return {SCALE: scale, TIE: (0.0, 0.0, 0.0, 4e5, TOP, 0.0), KEYS: directory}


def in_degrees(code: int, north: float = 60.0, **more: int) -> dict[int, Any]:
    """The tags of a picture that lies on the globe."""
    tags = on_map(0, (0.00025, 0.00025, 0.0), model=2, k2048=code, **more)
    return {**tags, TIE: (0.0, 0.0, 0.0, 10.0, north, 0.0)}


def moved(tags: dict[int, Any], step: float, turned: float = 0.0) -> dict[int, Any]:
    """The same with a transformation in place of a scale and a point."""
    matrix = (step, turned, 0.0, tags[TIE][3], -turned, -step, 0.0, tags[TIE][4], *(0.0,) * 7, 1.0)
    return {TRANSFORMATION: matrix, KEYS: tags[KEYS]}


@pytest.mark.parametrize("code", [32637, 32733, 25832, 26914, 6340])
def test_the_zones_of_utm_are_told_as_they_are(code: int) -> None:
    assert ground(on_map(code, k3076=9001), 100) == (5.0, 5.0)
    assert ground(on_map(code), 100) == (5.0, 5.0)


def test_web_mercator_is_told_by_the_latitude_of_the_middle() -> None:
    middle = TOP - 50 * 5
    across, down = ground(on_map(3857), 100)
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
    assert ground(moved(on_map(32637), 5.0), 100) == (5.0, 5.0)
    assert ground(moved(on_map(3857), 5.0), 100) == ground(on_map(3857), 100)


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
        moved(on_map(32637), -5.0),
        {**moved(on_map(32637), 5.0), TRANSFORMATION: (5.0,)},
        on_map(3035),
        on_map(32637, k3076=9002),
        on_map(32637, (5.0, 5.1, 0.0)),
        on_map(32637, (0.0, 0.0, 0.0)),
        on_map(32637, (float("nan"), 5.0, 0.0)),
        on_map(32637, (5.0,)),
        on_map(32637, (1e-5, 1e-5, 0.0)),
        on_map(32637, (1e7, 1e7, 0.0)),
        {**on_map(3857), TIE: (0.0, 0.0, 0.0, 0.0, 1e8, 0.0)},
        {**on_map(3857), TIE: (0.0,)},
        {**on_map(3857), TIE: (0.0, 0.0, 0.0, 0.0, 1e300, 0.0)},
        {**on_map(32637), KEYS: ("no", "keys")},
        {**on_map(32637), KEYS: (1, 1, 0, 3, 1024)},
        {**on_map(32637), SCALE: 5},
    ],
    ids=str,
)
def test_what_is_not_certain_is_not_told(tags: dict[int, Any]) -> None:
    assert ground(tags, 100) == UNKNOWN


def on_disk(tags: dict[int, Any]) -> bytes:
    """A picture with these tags."""
    info = ImageFileDirectory_v2()
    for number, kind in ((SCALE, 12), (TIE, 12), (KEYS, 3)):
        info.tagtype[number] = kind
        info[number] = tags[number]
    return saved(halves(), "TIFF", tiffinfo=info)


def test_a_picture_that_lies_on_the_map_tells_it_when_it_is_opened(pictures: PictureService) -> None:
    plain, alien = saved(halves(), "TIFF"), saved(Image.new("RGB", (9, 9)))
    told = [
        pictures.overview(data, (8, 8)).result(30).info.metres_per_pixel
        for data in (plain, on_disk(on_map(32637)), alien, on_disk(in_degrees(4326)))
    ]
    assert told == [None, 5.0, None, None], "one in degrees has no one size"
    assert pictures.told_by(plain) is None
    assert pictures.told_by(on_disk(on_map(32637))) == (5.0, 5.0)
    assert pictures.told_by(on_disk(in_degrees(4326))) == pytest.approx((13.9, 27.8), abs=0.1)
