import warnings

import pytest
from PIL import Image

from briefing.imagery import decode as decoding
from briefing.imagery.decode import Facts, Undecodable, Unwanted, cost, decode, open_picture, size_of
from briefing.imagery.reasons import FOREIGN, NOTES, reason
from tests.imagery.pictures import BLUE, RED, halves, near, overview, saved
from tests.raising import raising


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
    assert size_of(saved(picture, exif=exif)) == (60, 40)
    assert near(shown, (2, 2), RED)
    assert near(shown, (50, 30), (255, 255, 255))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_the_first_frame_of_an_animation_is_shown_and_said(kind: str) -> None:
    later = Image.new("RGB", (64, 32), "white")
    answer, picture = overview(saved(halves(), kind, save_all=True, append_images=[later], lossless=True))
    assert near(picture, (5, 5), RED)
    assert answer.words.split("\n") == ["", "animation"]


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
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(halves(), "JPEG", exif=exif)
    monkeypatch.setattr(Image.Image, "getexif", raising(SyntaxError("not EXIF")))
    assert decode(data, small)[0] == Facts((64, 32), (), "")


def test_orientation_that_comes_after_the_pixels_counts() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(halves(), exif=exif)
    start = data.index(b"eXIf") - 4
    chunk = data[start : start + 12 + int.from_bytes(data[start : start + 4], "big")]
    late = data.replace(chunk, b"").replace(data[-12:], chunk + data[-12:])
    assert decode(late, small)[0].size == (32, 64)


def test_what_is_no_picture_is_refused_with_a_reason() -> None:
    whole = saved(halves(400, 400), "JPEG")
    for data in (b"", b"words", b"\x89PNG\r\n\x1a\n", whole[: len(whole) // 2]):
        answer, _picture = overview(data)
        assert (answer.good, answer.words) == (False, "broken")
    assert overview(b"II*\0" + bytes(40))[0].words == "kind"


def test_a_picture_whose_pixels_break_off_is_refused_although_its_head_was_looked_at() -> None:
    data = bytearray(saved(Image.effect_noise((200, 200), 90)))
    middle = len(data) // 2
    data[middle : middle + 400] = bytes(400)
    assert overview(bytes(data))[0].words == "broken"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (saved(halves(), "GIF"), "GIF"),
        (saved(halves(), "BMP"), "BMP"),
        (b'  <svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>', "SVG"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"\0\0\0\x1cftypavif", "AVIF"),
        (b"\0\0\0\x1cftypheic", "HEIF"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, kind: str) -> None:
    answer, _picture = overview(data)
    assert answer.words == f"is {kind}"
    assert kind in reason(answer.words)


def test_every_kind_that_is_recognised_and_every_note_has_words() -> None:
    assert set(decoding._FOREIGN) < set(FOREIGN)
    assert reason("is what the worker made up") == reason("broken")
    assert set(NOTES) == {"animation", "pages", "bands", "second", "colours", "spread"}


def test_pictures_past_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    head = saved(Image.new("1", (30_001, 2)))
    assert overview(head)[0].words == "large"
    monkeypatch.setattr(decoding, "MOST_PIXELS", 1000)
    assert overview(saved(halves()))[0].words == "large"
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        assert overview(saved(halves()))[0].words == "large"


def test_too_little_memory_is_told_from_a_broken_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(halves())
    monkeypatch.setattr(Image, "open", raising(MemoryError))
    with pytest.raises(Undecodable, match="memory"):
        decode(data, small)


def test_a_large_jpeg_is_decoded_no_larger_than_needed() -> None:
    data = saved(halves(1600, 800), "JPEG")
    assert decode(data, lambda _whole: (200, 100))[1].size == (200, 100)
    assert decode(data, lambda _whole: (300, 150))[1].size == (400, 200)
    assert cost(data, lambda _whole: (200, 100)) == 200 * 100
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = saved(halves(1600, 800), "JPEG", exif=exif)
    assert decode(turned, lambda _whole: (100, 200))[1].size == (100, 200)
    assert cost(saved(halves()), small) == 64 * 32
    assert cost(b"no picture", small) == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("further", [0, 2])
def test_decoding_stops_when_nobody_wants_the_pixels(kind: str, further: int) -> None:
    data = saved(Image.effect_noise((900, 900), 90), kind)
    asked: list[bool] = []
    most = 1000

    def stop() -> bool:
        asked.append(True)
        return len(asked) > most

    open_picture(data, stop)
    most = len(asked) - 1 + further
    asked.clear()
    with pytest.raises(Unwanted):
        decode(data, lambda whole: whole, stop)
    assert len(asked) == most + 1


def small(_whole: tuple[int, int]) -> tuple[int, int]:
    return 4, 4
