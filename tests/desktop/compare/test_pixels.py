import pytest
from PIL import Image
from PySide6.QtGui import QImage

from briefing.desktop.compare.pixels import image_of, image_of_all, pixels_of
from briefing.imagery.pictures import Overview, PictureInfo, Pixels

GREEN = (0, 128, 64)


def packed(size: tuple[int, int], colour: tuple[int, ...] = GREEN) -> Pixels:
    """Pixels of one colour as the worker has them, up to a last row of black."""
    picture = Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour)
    picture.paste((0,) * len(colour), (0, size[1] - 1, *size))
    return Pixels(*size, size[0] * len(colour), picture.tobytes(), len(colour) == 4)


def overview(size: tuple[int, int], wanted: tuple[int, int], colour: tuple[int, ...] = GREEN) -> Overview:
    return Overview(PictureInfo(1, 400, 200, ()), packed(size, colour), wanted)


def test_pixels_are_painted_in_their_colours_and_nothing_shines_through() -> None:
    image = image_of(packed((3, 2)))
    assert image.format() is QImage.Format.Format_RGB32
    assert [image.pixelColor(2, row).getRgb() for row in (0, 1)] == [(*GREEN, 255), (0, 0, 0, 255)]
    assert {bytes(image.constBits())[at] for at in range(3, 24, 4)} == {255}


def test_what_is_clear_stays_clear() -> None:
    image = image_of(packed((3, 2), (0, 64, 32, 128)))
    assert image.format() is QImage.Format.Format_ARGB32_Premultiplied
    assert [image.pixelColor(0, row).alpha() for row in (0, 1)] == [128, 0]
    assert image.pixelColor(0, 0).getRgb() == pytest.approx((0, 128, 64, 128), abs=1)


@pytest.mark.parametrize("colour", [GREEN, (0, 64, 32, 128)])
def test_an_overview_has_the_size_for_which_it_is(colour: tuple[int, ...]) -> None:
    for have in ((30, 20), (40, 27), (60, 40)):
        image = image_of_all(overview(have, (30, 20), colour))
        assert (image.width(), image.height()) == (30, 20)
        assert image.format() is image_of(packed((1, 1), colour)).format()
        assert image.pixelColor(15, 10) == image_of(packed((1, 2), colour)).pixelColor(0, 0)
        assert image.pixelColor(29, 0).alpha() == image.pixelColor(0, 10).alpha()


def test_an_overview_is_made_of_all_of_its_pixels() -> None:
    chequered = Image.new("L", (40, 20))
    chequered.putdata([255 * ((at + at // 40) % 2) for at in range(40 * 20)])
    pixels = Pixels(40, 20, 120, chequered.convert("RGB").tobytes(), False)
    image = image_of_all(Overview(PictureInfo(1, 40, 20, ()), pixels, (20, 10)))
    assert {image.pixelColor(x, y).red() for x in range(20) for y in range(10)} <= {126, 127, 128}


@pytest.mark.parametrize("wide", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("colour", [GREEN, (0, 64, 32, 128)])
def test_an_image_becomes_the_pixels_that_it_was(wide: int, colour: tuple[int, ...]) -> None:
    image = image_of(packed((wide, 3), colour))
    assert image_of(pixels_of(image)) == image
    assert pixels_of(image).has_alpha is (len(colour) == 4)
