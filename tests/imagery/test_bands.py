"""Bands of more than eight bits, or many of them, however a TIFF has them lie."""

import io
import struct
import zlib
from math import ceil
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import TiffImagePlugin

from briefing.imagery import bands
from briefing.imagery.bands import bands_of
from briefing.imagery.decode import Unwanted, decode, size_of
from tests.imagery.pictures import halves, near, overview, saved
from tests.imagery.test_colour import SWAPPED

Values = NDArray[Any]
Tags = dict[int, tuple[int, ...] | bytes]

WIDE, HIGH = 90, 70
FORMS = {"u": 1, "i": 2, "f": 3}
PLAIN, LZW, DEFLATE, JPEG = 1, 5, 8, 7
BY_DIFFERENCES, BY_BYTES = 2, 3
GREY, RED_GREEN_BLUE = 1, 2
PROFILE, NO_DATA, ORIENTATION, CHANGED = 34675, 42113, 274, 306
TEXT, BYTES = 2, 7


def ground(number: int, kind: str = "u2") -> Values:
    """Values that are unlike in every row, column and band."""
    rows, columns, each = np.mgrid[:HIGH, :WIDE, :number]
    values = rows * 31 + columns * 7 + each * 400
    return np.asarray(values / 1000 if kind == "f4" else values % 256 if kind == "u1" else values).astype(kind)


def differences(part: Values, predictor: int) -> bytes:
    """The bytes of a part (rows, columns, bands) as a predictor of TIFF has them, before they are packed."""
    if predictor == BY_BYTES:
        order = part.astype(">f4").view("u1").reshape(len(part), -1, 4)
        planes = order.swapaxes(1, 2).reshape(len(part), -1, part.shape[2])
        return np.diff(planes, axis=1, prepend=np.zeros_like(planes[:, :1])).tobytes()
    if predictor == BY_DIFFERENCES:
        native = part.astype(part.dtype.newbyteorder("="))
        part = np.diff(native, axis=1, prepend=np.zeros_like(native[:, :1])).astype(part.dtype)
    return part.tobytes()


def written(
    values: Values,
    *,
    order: str = "<",
    apart: bool = False,
    tile: int = 0,
    rows: int = HIGH,
    packing: int = PLAIN,
    predictor: int = 1,
    tags: Tags | None = None,
) -> bytes:
    """A TIFF of ``values`` (rows, columns, bands) in strips of so many rows, or in square tiles."""
    high, wide, number = values.shape
    ordered = values.astype(values.dtype.newbyteorder("<" if order == "<" else ">"))
    planes = [ordered[:, :, each : each + 1] for each in range(number)] if apart else [ordered]
    if tile:
        down, across = ceil(high / tile), ceil(wide / tile)
        padded = [np.pad(each, ((0, down * tile - high), (0, across * tile - wide), (0, 0))) for each in planes]
        parts = [
            each[top : top + tile, left : left + tile]
            for each in padded
            for top in range(0, down * tile, tile)
            for left in range(0, across * tile, tile)
        ]
    else:
        parts = [each[top : top + rows] for each in planes for top in range(0, high, rows)]
    packed = [differences(each, predictor) for each in parts]
    packed = [zlib.compress(each) for each in packed] if packing == DEFLATE else packed
    starts = [8 + sum(map(len, packed[:at])) for at in range(len(packed))]
    lengths = [len(each) for each in packed]
    fields: Tags = {
        256: (wide,),
        257: (high,),
        258: (values.dtype.itemsize * 8,) * number,
        259: (packing,),
        262: (GREY,),
        277: (number,),
        284: (2 if apart else 1,),
        317: (predictor,),
        339: (FORMS[values.dtype.kind],) * number,
        **({322: (tile,), 323: (tile,), 324: (*starts,), 325: (*lengths,)} if tile else {}),
        **({} if tile else {273: (*starts,), 278: (rows,), 279: (*lengths,)}),
        **(tags or {}),
    }
    table = 8 + sum(lengths)
    loose = table + 2 + 12 * len(fields) + 4
    entries, more = b"", b""
    for tag, said in sorted(fields.items()):
        data = said if isinstance(said, bytes) else struct.pack(f"{order}{len(said)}I", *said)
        place = data if len(data) == 4 else struct.pack(f"{order}I", loose + len(more))
        more += data if len(data) != 4 else b""
        kind = 4 if not isinstance(said, bytes) else TEXT if tag in (NO_DATA, CHANGED) else BYTES
        entries += struct.pack(f"{order}HHI", tag, kind, len(said)) + place
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", table)
    return head + b"".join(packed) + struct.pack(f"{order}H", len(fields)) + entries + bytes(4) + more


def read(data: bytes, step: int = HIGH) -> Values:
    """The values that are shown of a picture, read so many rows at a time."""
    found = bands_of(data)
    assert found is not None
    reader = found.reader()
    return np.concatenate([reader(top, min(top + step, HIGH)) for top in range(0, HIGH, step)])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("lie", [{"rows": 7}, {"rows": HIGH}, {"tile": 16}, {"tile": 64}])
@pytest.mark.parametrize("kept", [{}, {"packing": DEFLATE}, {"packing": DEFLATE, "predictor": BY_DIFFERENCES}])
def test_bands_are_read_however_they_lie(order: str, apart: bool, lie: dict[str, Any], kept: dict[str, Any]) -> None:
    values = ground(5)
    data = written(values, order=order, apart=apart, **lie, **kept)
    assert np.array_equal(read(data), values[:, :, :3])
    assert np.array_equal(read(data, 9), values[:, :, :3])


@pytest.mark.parametrize("kind", ["u1", "u4", "i2", "i4", "f4"])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("predictor", [1, BY_DIFFERENCES])
def test_values_of_every_kind_are_read(kind: str, order: str, predictor: int) -> None:
    values = ground(7, kind)
    if kind.startswith("i"):
        values -= 1500
    predictor = 1 if kind == "f4" else predictor
    assert np.array_equal(read(written(values, order=order, packing=DEFLATE, predictor=predictor)), values[:, :, :3])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("lie", [{"rows": 7}, {"tile": 16}])
def test_fractions_are_read_from_the_differences_of_their_bytes(order: str, apart: bool, lie: dict[str, Any]) -> None:
    values = ground(4, "f4")
    data = written(values, order=order, apart=apart, packing=DEFLATE, predictor=BY_BYTES, **lie)
    assert np.array_equal(read(data), values[:, :, :3])


def test_of_two_bands_the_first_is_shown_in_grey() -> None:
    values = ground(2)
    assert np.array_equal(read(written(values)), values[:, :, 0])
    answer, picture = overview(written(values))
    assert picture is not None
    assert picture.convert("RGB").getpixel((5, 5)) == (picture.convert("L").getpixel((5, 5)),) * 3
    assert answer.words.split("\n") == ["", "second", "spread"]


def test_of_three_bands_that_call_themselves_grey_it_is_told_how_they_are_shown() -> None:
    answer, _picture = overview(written(ground(3)))
    assert answer.words.split("\n") == ["", "colours", "spread"]


def test_a_stack_of_a_satellite_is_seen_as_its_first_three_bands() -> None:
    values = np.zeros((HIGH, WIDE, 13), np.uint16)
    values[: HIGH // 2, :, 0] = 3000
    values[HIGH // 2 :, :, 1] = 1500
    values[:, :, 3] = 9000
    answer, picture = overview(written(values, tile=16, packing=DEFLATE, predictor=BY_DIFFERENCES))
    assert not answer.has_alpha
    assert answer.whole == (WIDE, HIGH)
    assert answer.words.split("\n") == ["", "bands", "spread"]
    assert near(picture, (40, 5), (255, 0, 0), 2)
    assert near(picture, (40, 60), (0, 127, 0), 3)


def test_many_bands_of_eight_bits_are_shown_as_they_are() -> None:
    values = np.full((HIGH, WIDE, 7), 60, np.uint8)
    values[:, :, 0] = 10
    answer, picture = overview(written(values))
    assert near(picture, (4, 4), (10, 60, 60), 0)
    assert answer.words.split("\n") == ["", "bands"]


def test_greys_of_eight_bits_that_lie_apart_are_colours() -> None:
    values = np.full((HIGH, WIDE, 5), 60, np.uint8)
    values[:, :, 1] = 200
    _answer, picture = overview(written(values, apart=True, tile=16))
    assert near(picture, (4, 4), (60, 200, 60), 0)


def test_a_picture_of_sixteen_bits_is_turned() -> None:
    values = np.full((HIGH, WIDE, 3), 40000, np.uint16)
    values[:5] = (65535, 0, 0)
    data = written(values, tags={262: (RED_GREEN_BLUE,), ORIENTATION: (6,)})
    answer, picture = overview(data)
    assert answer.whole == size_of(data) == (HIGH, WIDE)
    assert near(picture, (HIGH - 2, 40), (255, 0, 0), 1)
    assert near(picture, (2, 40), (156, 156, 156), 1)


def test_a_colour_profile_holds_for_values_as_they_are_and_for_no_others() -> None:
    values = np.full((HIGH, WIDE, 4), 20000, np.uint16)
    values[:, :, 0] = 60000
    bright, dark, more = values[:, :, :3], values[:, :, :3] // 10, values
    assert near(overview(written(bright))[1], (4, 4), (233, 78, 78), 1)
    assert near(overview(written(bright, tags={PROFILE: SWAPPED}))[1], (4, 4), (78, 78, 233), 2)
    assert near(overview(written(dark, tags={PROFILE: SWAPPED}))[1], (4, 4), (255, 0, 0), 2)
    assert near(overview(written(more, tags={PROFILE: SWAPPED}))[1], (4, 4), (233, 78, 78), 2)


@pytest.mark.parametrize(
    ("values", "more"),
    [
        (ground(3, "u1"), {}),
        (ground(6, "u1"), {}),
        (ground(1), {}),
        (ground(4), {"tags": {262: (RED_GREEN_BLUE,), 338: (2,)}}),
        (ground(5), {"packing": JPEG}),
        (ground(5), {"packing": DEFLATE, "predictor": BY_BYTES}),
        (ground(5), {"packing": DEFLATE, "predictor": 9}),
        (ground(5), {"tags": {266: (2,)}}),
        (ground(5), {"tags": {278: (0,)}}),
        (ground(5), {"tags": {262: (5,)}}),
        (ground(5), {"tags": {258: (16, 16, 8, 8, 8)}}),
        (ground(5), {"tags": {258: (64,) * 5}}),
    ],
)
def test_what_pillow_reads_or_nobody_is_left_to_pillow(values: Values, more: dict[str, Any]) -> None:
    assert bands_of(written(values, **more)) is None


def test_what_is_damaged_is_refused_in_words() -> None:
    data = written(ground(5), rows=7, packing=DEFLATE)
    assert bands_of(data[:100]) is None
    damaged = data[:8] + b"\xff" * 400 + data[408:]
    assert overview(damaged)[0].words == "kind"


@pytest.mark.parametrize(("size", "words"), [((31_000, 4), "large"), ((20_000, 20_000), "large")])
def test_a_stack_beyond_reason_is_refused(size: tuple[int, int], words: str) -> None:
    data = written(ground(5), tags={256: (size[0],), 257: (size[1],)})
    assert overview(data)[0].words == words


def test_a_part_that_takes_all_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "MOST_BYTES", WIDE * HIGH * 5 * 2 - 1)
    assert overview(written(ground(5), packing=DEFLATE))[0].words == "memory"
    assert overview(written(ground(5)))[0].good


def test_the_value_of_no_data_of_a_stack_is_left_aside() -> None:
    values = np.full((HIGH, WIDE, 5), 1000, np.int16)
    values[:, :30] = 2000
    values[:20] = -9999
    told = overview(written(values, tags={NO_DATA: b"-9999\0"}))[1]
    untold = overview(written(values))[1]
    assert near(told, (60, 50), (0, 0, 0), 1)
    assert near(untold, (60, 50), (234, 234, 234), 2)
    assert near(told, (10, 50), (255, 255, 255), 1)


def test_a_stack_that_nobody_wants_any_more_is_left() -> None:
    with pytest.raises(Unwanted):
        decode(written(ground(5)), lambda size: size, lambda: True)


def test_the_day_of_a_stack_and_its_further_pages_are_told() -> None:
    tags: Tags = {262: (RED_GREEN_BLUE,), CHANGED: b"2021:10:07 10:00:00\0"}
    plain = written(ground(3), tags=tags)
    assert decode(plain, lambda size: size)[0].taken == "2021-10-07"
    assert decode(written(ground(3)), lambda size: size)[0].taken == ""
    out = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(out) as writer:
        for page in (plain, saved(halves(), "TIFF")):
            writer.write(page)
            writer.newFrame()
    facts, _plane = decode(out.getvalue(), lambda size: size)
    assert facts.notes == ("pages", "spread")
    assert facts.taken == "2021-10-07"


def test_bands_of_sixteen_bits_that_lie_apart_are_read_even_if_one_is_transparency() -> None:
    values = ground(4)
    clear: Tags = {262: (RED_GREEN_BLUE,), 338: (2,)}
    assert np.array_equal(read(written(values, apart=True, tags=clear)), values[:, :, :3])
    assert bands_of(written(values, apart=True, packing=DEFLATE, tags=clear)) is None


@pytest.mark.parametrize("order", ["<", ">"])
def test_differences_of_fractions_are_those_of_whole_numbers_with_the_same_bits(order: str) -> None:
    values = ground(4, "f4")
    data = written(values.view("u4"), order=order, packing=DEFLATE, predictor=BY_DIFFERENCES, tags={339: (3,) * 4})
    assert np.array_equal(read(data), values[:, :, :3])
