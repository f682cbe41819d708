"""A pixel has a length where the map says so, and none where it is not certain."""

from math import cosh
from typing import Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from briefing.imagery.geotiff import metres_per_pixel
from briefing.imagery.service import PictureService
from tests.imagery.pictures import halves, saved

SCALE, TIE, KEYS = 33550, 33922, 34735
TOP = 6_000_000.0


def on_map(code: int, scale: tuple[float, ...] = (5.0, 5.0, 0.0), model: int = 1, **more: int) -> dict[int, Any]:
    """The tags of a picture that lies on a map of EPSG, ``more`` keys as k3076=9002."""
    rows = [(1024, 0, 1, model), (1026, 34737, 22, 0), (3072, 0, 1, code)]
    rows += [(int(name[1:]), 0, 1, value) for name, value in more.items()]
    directory = (1, 1, 0, len(rows), *(number for row in rows for number in row))
    return {SCALE: scale, TIE: (0.0, 0.0, 0.0, 4e5, TOP, 0.0), KEYS: directory}


@pytest.mark.parametrize("code", [32637, 32733, 25832, 26914, 6340])
def test_the_zones_of_utm_are_told_as_they_are(code: int) -> None:
    assert metres_per_pixel(on_map(code, k3076=9001), 100) == 5.0
    assert metres_per_pixel(on_map(code), 100) == 5.0


def test_web_mercator_is_told_by_the_latitude_of_the_middle() -> None:
    middle = TOP - 50 * 5
    assert metres_per_pixel(on_map(3857), 100) == pytest.approx(5 / cosh(middle / 6_378_137))
    assert 3 < metres_per_pixel(on_map(3857), 100) < 4


@pytest.mark.parametrize(
    "tags",
    [
        {},
        on_map(4326, model=2),
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
    assert metres_per_pixel(tags, 100) == 0.0


def test_a_picture_that_lies_on_the_map_tells_it_when_it_is_opened(pictures: PictureService) -> None:
    tags = on_map(32637)
    info = ImageFileDirectory_v2()
    for number, kind in ((SCALE, 12), (TIE, 12), (KEYS, 3)):
        info.tagtype[number] = kind
        info[number] = tags[number]
    plain, on_the_map = (
        pictures.overview(saved(halves(), "TIFF", tiffinfo=extra), (8, 8)).result(30).info
        for extra in (ImageFileDirectory_v2(), info)
    )
    alien = pictures.overview(saved(Image.new("RGB", (9, 9))), (8, 8)).result(30).info
    assert (plain.metres_per_pixel, on_the_map.metres_per_pixel, alien.metres_per_pixel) == (None, 5.0, None)
    assert pictures.told_by(saved(halves(), "TIFF", tiffinfo=info)) == 5.0
