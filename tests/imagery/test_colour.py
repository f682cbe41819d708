"""Colours of other spaces, and values that no screen shows as they are."""

import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from tests.imagery.pictures import RED, halves, near, overview, saved


@pytest.mark.parametrize("dtype", [np.uint16, np.float32, np.int32])
def test_more_than_eight_bits_and_fractions_are_spread_over_all_greys(dtype: type[np.generic]) -> None:
    ramp = np.linspace(1000, 3000, 64 * 32).reshape(32, 64)
    answer, picture = overview(saved(Image.fromarray(ramp.astype(dtype)), "TIFF"))
    assert near(picture, (0, 0), (0, 0, 0))
    assert near(picture, (63, 31), (255, 255, 255))
    assert answer.words.split("\n") == ["", "spread"]


def test_odd_values_do_not_make_the_others_alike() -> None:
    grid = np.full((100, 100), 1000, np.uint16)
    grid[:, 50:] = 1400
    grid[0, 0], grid[0, 1] = 30_000, 1
    _answer, picture = overview(saved(Image.fromarray(grid)))
    assert near(picture, (5, 50), (0, 0, 0), 2)
    assert near(picture, (95, 50), (255, 255, 255), 2)


@pytest.mark.parametrize(("top", "dtype"), [(65535, np.uint16), (1.0, np.float32)])
def test_what_fills_its_range_is_shown_as_it_is(top: float, dtype: type[np.generic]) -> None:
    grid = np.full((40, 40), top * 0.25)
    grid[:20] = top * 0.75
    answer, picture = overview(saved(Image.fromarray(grid.astype(dtype)), "TIFF"))
    assert near(picture, (5, 5), (191, 191, 191), 1)
    assert near(picture, (5, 35), (64, 64, 64), 1)
    assert answer.words == ""


def test_what_is_no_number_is_black_and_the_rest_is_seen() -> None:
    grid = np.linspace(-5, 5, 1600, dtype=np.float32).reshape(40, 40)
    grid[0, :3] = np.nan, np.inf, -np.inf
    _answer, picture = overview(saved(Image.fromarray(grid), "TIFF"))
    assert near(picture, (0, 0), (0, 0, 0), 0)
    assert near(picture, (1, 0), (255, 255, 255), 0)
    assert near(picture, (20, 20), (130, 130, 130), 10)


def test_flat_and_empty_grids_are_shown() -> None:
    for value in (7, np.nan):
        assert overview(saved(Image.fromarray(np.full((4, 4), value, np.float32)), "TIFF"))[0].good


def test_lab_is_shown_in_its_colours() -> None:
    lab = ImageCms.createProfile("LAB")
    transform = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), lab, "RGB", "LAB")
    picture = ImageCms.applyTransform(halves(), transform)
    assert picture is not None
    assert near(overview(saved(picture, "TIFF"))[1], (5, 5), RED)


WHITE = 63190, 65536, 54061  # that of the profiles, in parts of 65,536
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
# A profile of another name, whose red is blue.
SWAPPED = (
    SRGB.replace("sRGB".encode("utf-16-be"), "odds".encode("utf-16-be"))
    .replace(b"rXYZ", b"????")
    .replace(b"bXYZ", b"rXYZ")
    .replace(b"????", b"bXYZ")
)


def test_a_colour_profile_is_applied_and_one_that_makes_no_sense_ignored() -> None:
    flat = Image.new("RGB", (16, 16), (120, 60, 30))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert near(overview(saved(flat, icc_profile=SWAPPED))[1], (3, 3), (30, 60, 120), 2)
    for profile in (SRGB, lab, b"no profile"):
        assert near(overview(saved(flat, icc_profile=profile))[1], (3, 3), (120, 60, 30), 2)
    flat.putalpha(128)
    answer, picture = overview(saved(flat, icc_profile=SWAPPED))
    assert answer.has_alpha
    assert near(picture, (3, 3), (15, 30, 60, 128), 2)


def even_greys() -> bytes:
    """A profile of greys whose values are as light as they are large."""
    parts = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 8) + b"Greys  \0" + bytes(80),
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *WHITE),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IHH", 1, 0x100, 0),
    }
    table, at = struct.pack(">I", len(parts)), 132 + 12 * len(parts)
    for name, part in parts.items():
        table += struct.pack(">4sII", name, at, len(part))
        at += len(part)
    head = struct.pack(">I4sI4s4s4s12x4s28x3i48x", at, b"", 0x02400000, b"mntr", b"GRAY", b"XYZ ", b"acsp", *WHITE)
    return head + table + b"".join(parts.values())


def test_the_profile_of_a_palette_holds_for_its_colours() -> None:
    palette = Image.new("RGB", (16, 16), (120, 60, 30)).quantize(4)
    assert near(overview(saved(palette, icc_profile=SWAPPED))[1], (3, 3), (30, 60, 120), 2)
    answer, picture = overview(saved(palette, icc_profile=SWAPPED, transparency=bytes([128] * 4)))
    assert answer.has_alpha
    assert near(picture, (3, 3), (15, 30, 60, 128), 2)


def test_the_profile_of_greys_holds_where_they_are_clear_too() -> None:
    for mode, clear in (("L", ()), ("LA", (255,))):
        flat = Image.new(mode, (16, 16), (100, *clear) if clear else 100)
        assert near(overview(saved(flat, icc_profile=even_greys()))[1], (3, 3), (168, 168, 168), 2), mode
    answer, picture = overview(saved(Image.new("LA", (16, 16), (100, 128)), icc_profile=even_greys()))
    assert answer.has_alpha
    assert near(picture, (3, 3), (84, 84, 84, 128), 2)


def test_a_profile_that_changes_nothing_leaves_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageCms, "applyTransform", lambda *_, **__: None)
    assert near(overview(saved(halves(), icc_profile=SWAPPED))[1], (3, 3), RED)
