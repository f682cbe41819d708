import struct
import warnings
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from briefing.imagery import decode
from briefing.imagery.decode import Undecodable, decoded, open_picture
from briefing.imagery.reasons import NOTES
from tests.imagery.pictures import BLUE, RED, halves, overview, saved


def near(picture: Image.Image | None, point: tuple[int, int], colour: tuple[int, ...], within: int = 14) -> bool:
    assert picture is not None
    found = picture.getpixel(point)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= within for one, other in zip(found, colour, strict=False))


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("JPEG", {"quality": 95}),
        ("WEBP", {"lossless": True}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "tiff_adobe_deflate"}),
    ],
)
def test_every_format_is_shown_in_its_colours(kind: str, options: dict[str, object]) -> None:
    answer, picture = overview(saved(halves(), kind, **options))
    assert (answer.whole, answer.size, answer.has_alpha, answer.words) == ((64, 32), (64, 32), False, "")
    assert near(picture, (5, 5), RED)
    assert near(picture, (60, 5), BLUE)


@pytest.mark.parametrize("mode", ["CMYK", "YCbCr"])
def test_colours_of_other_spaces_are_shown(mode: str) -> None:
    _answer, picture = overview(saved(halves(mode=mode), "TIFF" if mode == "CMYK" else "JPEG"))
    assert near(picture, (5, 5), RED, 25)


@pytest.mark.parametrize("mode", ["L", "1", "P"])
def test_greys_and_palettes_are_shown(mode: str) -> None:
    answer, picture = overview(saved(halves(mode=mode)))
    assert answer.good
    assert picture is not None
    assert not answer.has_alpha


def test_transparency_stays_and_is_premultiplied() -> None:
    picture = halves(mode="RGBA")
    picture.putalpha(128)
    answer, shown = overview(saved(picture))
    assert answer.has_alpha
    assert near(shown, (5, 5), (100, 15, 20, 128))
    palette = halves(mode="P")
    assert overview(saved(palette, transparency=palette.getpixel((0, 0))))[0].has_alpha
    assert overview(saved(halves(mode="LA")))[0].has_alpha


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_camera_says(orientation: int) -> None:
    upright = Image.new("RGB", (60, 40), "white")
    upright.paste(RED, (0, 0, 20, 10))
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    picture = upright.transpose(stored[orientation]) if orientation in stored else upright
    answer, shown = overview(saved(picture, exif=exif))
    assert answer.whole == (60, 40)
    assert near(shown, (2, 2), RED)
    assert near(shown, (50, 30), (255, 255, 255))


def test_sixteen_bits_and_fractions_are_spread_over_all_greys() -> None:
    ramp = np.linspace(1000, 3000, 64 * 32).reshape(32, 64)
    for grid in (ramp.astype(np.uint16), ramp.astype(np.float32), ramp.astype(np.int32)):
        _answer, picture = overview(saved(Image.fromarray(grid), "TIFF"))
        assert near(picture, (0, 0), (0, 0, 0))
        assert near(picture, (63, 31), (255, 255, 255))
    assert overview(saved(Image.fromarray(np.full((4, 4), 7, np.float32)), "TIFF"))[0].good


def bands(count: int, photometric: int, extra: tuple[int, ...] = (), *, scale: bool = False) -> bytes:
    """A TIFF of flat bands 10, 20, 30, ... written by hand, as satellites' pictures are."""
    pixels = bytes(10 * (band + 1) for band in range(count)) * 16
    tags: list[tuple[int, str, tuple[float, ...]]] = [
        (256, "H", (4,)),
        (257, "H", (4,)),
        (258, "H", (8,) * count),
        (259, "H", (1,)),
        (262, "H", (photometric,)),
        (273, "I", (8,)),
        (277, "H", (count,)),
        (278, "H", (4,)),
        (279, "I", (len(pixels),)),
        (284, "H", (1,)),
    ]
    tags += [(338, "H", extra)] if extra else []
    tags += [(33550, "d", (1.0, 1.0, 0.0))] if scale else []
    start = 8 + len(pixels)
    loose = start + 2 + 12 * len(tags) + 4
    entries, values = b"", b""
    for tag, kind, numbers in tags:
        data = struct.pack(f"<{len(numbers)}{kind}", *numbers)
        if len(data) > 4:
            place = struct.pack("<I", loose + len(values))
            values += data
        else:
            place = data.ljust(4, b"\0")
        entries += struct.pack("<HHI", tag, {"H": 3, "I": 4, "d": 12}[kind], len(numbers)) + place
    return b"II*\0" + struct.pack("<I", start) + pixels + struct.pack("<H", len(tags)) + entries + bytes(4) + values


@pytest.mark.parametrize(
    ("count", "photometric", "tags"),
    [
        (4, 2, {"extra": (0,)}),
        (4, 2, {"extra": (2,), "scale": True}),
        (4, 1, {}),
        (5, 1, {"extra": (0, 0)}),
        (6, 1, {"extra": (0, 0, 0, 0, 0)}),
    ],
)
def test_bands_past_three_are_left_out_and_never_taken_for_transparency(
    count: int, photometric: int, tags: dict[str, Any]
) -> None:
    answer, picture = overview(bands(count, photometric, **tags))
    assert answer.good
    assert not answer.has_alpha
    assert near(picture, (1, 1), (10, 20, 30), 0)
    assert NOTES[1] in answer.words


def test_three_bands_that_call_themselves_grey_are_shown_as_colours() -> None:
    answer, picture = overview(bands(3, 1))
    assert near(picture, (1, 1), (10, 20, 30), 0)
    assert answer.words == ""


def test_true_transparency_of_a_tiff_stays() -> None:
    answer, _picture = overview(bands(4, 2, extra=(2,)))
    assert answer.has_alpha


def test_a_colour_profile_is_applied_and_a_broken_one_ignored() -> None:
    flat = Image.new("RGB", (16, 16), (120, 60, 30))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, b"no profile"):
        _answer, picture = overview(saved(flat, icc_profile=profile))
        assert near(picture, (3, 3), (120, 60, 30), 2)
    flat.putalpha(100)
    assert overview(saved(flat, icc_profile=srgb))[0].has_alpha


def test_a_profile_that_changes_nothing_leaves_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageCms, "profileToProfile", lambda *_, **__: None)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert near(overview(saved(halves(), icc_profile=srgb))[1], (3, 3), RED)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_the_first_frame_of_an_animation_is_shown_and_said(kind: str) -> None:
    later = Image.new("RGB", (64, 32), "white")
    answer, picture = overview(saved(halves(), kind, save_all=True, append_images=[later], lossless=True))
    assert near(picture, (5, 5), RED)
    assert NOTES[0] in answer.words


def test_smaller_pages_of_a_tiff_are_no_animation() -> None:
    answer, _picture = overview(saved(halves(), "TIFF", save_all=True, append_images=[halves(16, 8)]))
    assert answer.words == ""


def test_the_day_that_the_camera_says_is_told() -> None:
    for tag in (0x9003, 0x0132):
        exif = Image.Exif()
        where = exif.get_ifd(0x8769) if tag == 0x9003 else exif
        where[tag] = "2021:10:07 10:11:12"
        assert overview(saved(halves(), "JPEG", exif=exif))[0].words == "2021-10-07"
    exif = Image.Exif()
    exif[0x0132] = "sometime"
    assert overview(saved(halves(), "JPEG", exif=exif))[0].words == ""


def test_metadata_that_cannot_be_read_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: Image.Image) -> Image.Exif:
        raise SyntaxError("not EXIF")

    with monkeypatch.context() as patch:
        patch.setattr(Image.Image, "getexif", broken)
        picture = open_picture(saved(halves()))
        assert decode.upright_size(picture) == (64, 32)
        assert decode.taken(picture) == ""


def test_what_is_no_picture_is_refused_with_a_reason() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>'
    gif = saved(halves(), "GIF")
    whole = saved(halves(400, 400), "JPEG")
    for data in (b"", svg, gif, b"\x89PNG\r\n\x1a\n", whole[: len(whole) // 2]):
        answer, _picture = overview(data)
        assert (answer.good, answer.words) == (False, "broken")


def test_pictures_past_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    head = saved(Image.new("1", (30_001, 2)))
    assert overview(head)[0].words == "large"
    monkeypatch.setattr(decode, "MOST_PIXELS", 1000)
    assert overview(saved(halves()))[0].words == "large"
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        assert overview(saved(halves()))[0].words == "large"


def test_too_little_memory_is_told_from_a_broken_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    data = saved(halves())
    monkeypatch.setattr(Image, "open", full)
    with pytest.raises(Undecodable, match="memory"):
        decoded(data, (10, 10))


def test_a_large_jpeg_is_decoded_no_larger_than_needed() -> None:
    data = saved(halves(1600, 800), "JPEG")
    assert decoded(data, (200, 100)).size == (200, 100)
    assert decoded(data, (300, 150)).size == (400, 200)
    exif = Image.Exif()
    exif[0x0112] = 6
    assert decoded(saved(halves(1600, 800), "JPEG", exif=exif), (100, 200)).size == (100, 200)
