"""Pictures as satellites and their archives hand them out."""

import io
import struct
from typing import Any

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from briefing.imagery import tiff
from tests.imagery.pictures import BLUE, RED, halves, near, overview, saved


def bands(
    count: int,
    photometric: int,
    extra: tuple[int, ...] = (),
    *,
    scale: bool = False,
    order: str = "<",
    values: "np.ndarray[Any, Any] | None" = None,
    planar: int = 1,
) -> bytes:
    """A TIFF of 4 x 4 pixels written by hand, as satellites' pictures are; its flat bands are 10, 20, 30, ..."""
    bits = 8 if values is None else 16
    pixels = bytes(10 * (band + 1) for band in range(count)) * 16
    if values is not None:
        pixels = values.astype(f"{order}u2").tobytes()
    tags: list[tuple[int, str, tuple[float, ...]]] = [
        (256, "H", (4,)),
        (257, "H", (4,)),
        (258, "H", (bits,) * count),
        (259, "H", (1,)),
        (262, "H", (photometric,)),
        (273, "I", (8,)),
        (277, "H", (count,)),
        (278, "H", (4,)),
        (279, "I", (len(pixels),)),
        (284, "H", (planar,)),
    ]
    tags += [(338, "H", extra)] if extra else []
    tags += [(33550, "d", (1.0, 1.0, 0.0))] if scale else []
    start = 8 + len(pixels)
    loose = start + 2 + 12 * len(tags) + 4
    entries, loose_values = b"", b""
    for tag, kind, numbers in tags:
        data = struct.pack(f"{order}{len(numbers)}{kind}", *numbers)
        if len(data) > 4:
            place = struct.pack(f"{order}I", loose + len(loose_values))
            loose_values += data
        else:
            place = data.ljust(4, b"\0")
        entries += struct.pack(f"{order}HHI", tag, {"H": 3, "I": 4, "d": 12}[kind], len(numbers)) + place
    start_of_file = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", start)
    return start_of_file + pixels + struct.pack(f"{order}H", len(tags)) + entries + bytes(4) + loose_values


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
    assert "bands" in answer.words.split("\n")


def test_three_bands_that_call_themselves_grey_are_shown_as_colours() -> None:
    answer, picture = overview(bands(3, 1))
    assert near(picture, (1, 1), (10, 20, 30), 0)
    assert answer.words.split("\n") == ["", "colours"], "nothing says that they are red, green and blue"


def test_true_transparency_of_a_tiff_stays() -> None:
    answer, _picture = overview(bands(4, 2, extra=(2,)))
    assert answer.has_alpha


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("count", "photometric", "extra"), [(3, 2, ()), (4, 2, (0,)), (4, 1, (0, 0, 0)), (4, 2, (2,))])
def test_bands_of_twelve_bits_in_sixteen_are_seen(
    order: str, count: int, photometric: int, extra: tuple[int, ...]
) -> None:
    values = np.zeros((4, 4, count))
    values[:2, :, 0] = 4000
    values[2:, :, 1] = 2000
    answer, picture = overview(bands(count, photometric, extra, order=order, values=values, scale=True))
    assert not answer.has_alpha
    assert near(picture, (1, 0), (255, 0, 0), 2)
    assert near(picture, (1, 3), (0, 127, 0), 3)
    assert "spread" in answer.words.split("\n")


def test_bands_of_sixteen_bits_are_shown_as_they_are() -> None:
    values = np.zeros((4, 4, 3))
    values[:2, :, 0] = 51400
    answer, picture = overview(bands(3, 2, values=values))
    assert near(picture, (1, 0), (200, 0, 0), 1)
    assert answer.words == ""


def test_bands_of_sixteen_bits_with_true_transparency_keep_it() -> None:
    values = np.full((4, 4, 4), 65535)
    values[:, :, 3] = 32896
    answer, picture = overview(bands(4, 2, (2,), values=values))
    assert answer.has_alpha
    assert near(picture, (1, 0), (128, 128, 128, 128), 2)


def test_the_value_of_no_data_is_left_aside_and_black() -> None:
    grid = np.full((20, 20), 1000, np.int16)
    grid[:, :10] = 2000
    grid[:4] = -9999
    answer, picture = overview(saved(Image.fromarray(grid.astype(np.int32)), "TIFF", tiffinfo={42113: "-9999"}))
    assert near(picture, (2, 1), (0, 0, 0), 0)
    assert near(picture, (2, 10), (255, 255, 255), 0)
    assert near(picture, (15, 10), (0, 0, 0), 0)
    assert answer.words.split("\n") == ["", "spread"]
    assert overview(saved(Image.fromarray(grid.astype(np.int32)), "TIFF", tiffinfo={42113: "none"}))[0].good


@pytest.mark.parametrize(("kind", "notes"), [(0, ["pages"]), (1, []), (4, [])])
def test_the_first_of_several_pages_is_shown_and_said_but_overviews_and_masks_are_no_pages(
    kind: int, notes: list[str]
) -> None:
    out = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(out) as writer:
        for page, tags in ((halves(), {}), (halves(16, 8), {254: kind})):
            page.save(writer, "TIFF", tiffinfo=tags)
            writer.newFrame()
    answer, picture = overview(out.getvalue())
    assert answer.words.split("\n")[1:] == notes
    assert near(picture, (5, 5), RED)
    assert near(picture, (60, 5), BLUE)


def test_broken_later_pages_do_no_harm() -> None:
    data = bytearray(saved(halves(), "TIFF", save_all=True, append_images=[halves()]))
    first = int.from_bytes(data[4:8], "little")
    link = first + 2 + 12 * int.from_bytes(data[first : first + 2], "little")
    second = int.from_bytes(data[link : link + 4], "little")
    data[second + 2 :] = b"\xff" * len(data[second + 2 :])
    assert not tiff.has_pages(bytes(data))


def test_a_tiff_is_turned_once() -> None:
    picture = halves(60, 40)
    answer, shown = overview(saved(picture, "TIFF", tiffinfo={274: 6}))
    assert answer.whole == (40, 60)
    assert near(shown, (20, 2), RED)
    assert near(shown, (20, 57), BLUE)
