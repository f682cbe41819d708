import numpy as np
import pytest
from PIL import Image

from briefing.imagery import planes
from briefing.imagery.planes import Plane


def plane(picture: Image.Image) -> Plane:
    return Plane(picture.size, lambda top, bottom: picture.crop((0, top, picture.width, bottom)))


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    values = np.random.default_rng(3).integers(0, 256, (height, width, 3), np.uint8)
    return Image.fromarray(values).convert("RGBA" if mode == "RGBa" else mode).convert(mode)


@pytest.fixture(autouse=True)
def low_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planes, "STRIP", 16)
    monkeypatch.setattr(planes, "SMALL", 0)


@pytest.mark.parametrize(("mode", "depth"), [("L", 1), ("RGB", 3), ("RGBa", 4)])
def test_pixels_come_back_as_they_were_and_take_little_memory(mode: str, depth: int) -> None:
    picture = noise(50, 70, mode)
    kept = plane(picture)
    assert kept.bytes == 50 * 70 * depth
    assert kept.whole().tobytes() == picture.tobytes()
    for box in ((0, 0, 50, 16), (7, 3, 20, 9), (30, 10, 50, 70), (49, 69, 50, 70)):
        assert kept.part(box).tobytes() == picture.crop(box).tobytes()


def test_a_small_one_is_kept_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planes, "SMALL", 50 * 70)
    for mode, depth in (("L", 1), ("RGB", 4), ("RGBa", 4)):
        picture = noise(50, 70, mode)
        kept = plane(picture)
        assert kept.bytes == 50 * 70 * depth
        assert kept.part((7, 3, 20, 9)).tobytes() == picture.crop((7, 3, 20, 9)).tobytes()


def test_it_covers_what_is_no_larger() -> None:
    kept = plane(noise(50, 70))
    assert kept.covers((50, 70))
    assert not kept.covers((51, 70))
    assert not kept.covers((50, 71))


@pytest.mark.parametrize("size", [(60, 40), (30, 20), (7, 31), (120, 90)])
@pytest.mark.parametrize(("band", "small"), [(1 << 22, 0), (200, 0), (1 << 22, 10_000)])
def test_a_part_is_scaled_as_the_whole_picture_would_be(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], band: int, small: int
) -> None:
    monkeypatch.setattr(planes, "BAND", band)
    monkeypatch.setattr(planes, "SMALL", small)
    picture = noise(60, 40)
    made = np.asarray(plane(picture).scaled((60, 40), (0, 0, 60, 40), size), np.int16)
    filtering = Image.Resampling.BOX if size[0] < 60 else Image.Resampling.BILINEAR
    assert np.abs(made - np.asarray(picture.resize(size, filtering), np.int16)).max() <= 2


@pytest.mark.parametrize("size", [(37, 25), (91, 61)])
@pytest.mark.parametrize("small", [0, 10_000])
def test_parts_that_meet_between_two_pixels_join_to_the_whole(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], small: int
) -> None:
    monkeypatch.setattr(planes, "SMALL", small)
    kept, (wide, high) = plane(noise(60, 40)), size
    across = 20 * 60 / wide
    left = kept.scaled((60, 40), (0, 0, across, 40), (20, high))
    right = kept.scaled((60, 40), (across, 0, 60, 40), (wide - 20, high))
    whole = np.asarray(kept.scaled((60, 40), (0, 0, 60, 40), size), np.int16)
    joined = np.concatenate([np.asarray(each, np.int16) for each in (left, right)], axis=1)
    assert np.abs(joined - whole).max() <= 2


@pytest.mark.parametrize("off", [1e-12, -1e-12])
def test_a_part_that_is_moved_by_less_than_a_pixel_lies_between_its_pixels(off: float) -> None:
    picture = noise(60, 40)
    made = np.asarray(plane(picture).scaled((60, 40), (10.25, 0, 30.25 + off, 40), (20, 40)), np.float64)
    pixels = np.asarray(picture, np.float64)
    wanted = 0.75 * pixels[:, 10:30] + 0.25 * pixels[:, 11:31]
    assert np.abs(made - wanted).max() <= 1


def test_a_box_is_counted_in_pixels_of_the_whole_picture() -> None:
    half = Image.new("RGB", (50, 30), "white")
    half.paste((0, 0, 0), (25, 0, 50, 30))
    made = plane(half).scaled((100, 60), (60, 0, 100, 60), (40, 60))
    assert made.getextrema() == ((0, 0),) * 3
    assert plane(half).scaled((100, 60), (0, 0, 40, 60), (20, 30)).getextrema() == ((255, 255),) * 3


def test_an_eighth_is_the_mean_of_its_pixels() -> None:
    picture = noise(100, 150)
    small = plane(picture).shrunk()
    assert small.size == (13, 19)
    assert small.whole().tobytes() == picture.reduce(8).tobytes()
