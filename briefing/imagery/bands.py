"""TIFFs whose bands Pillow does not put together: more than eight bits each, fractions, or many of them.

Some rows at a time are handed to Pillow as a small TIFF of one band, so that it unpacks them and a large picture is
never held at once. Bands that lie pixel by pixel are one band to it that is as many times as wide; the differences in
which these may be kept (TIFF 6.0, section 14, and Adobe's Technical Note 3 for fractions) are added up here.
"""

import io
import struct
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from PIL import Image, TiffImagePlugin

from briefing.imagery.geotiff import lies_on_map
from briefing.imagery.protocol import Size

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Values = npt.NDArray[np.generic]
    Read = Callable[[int, int], Values]

_WIDTH, _HEIGHT, _BITS, _PACKING, _PHOTOMETRIC, _FILL_ORDER = 256, 257, 258, 259, 262, 266
_BANDS, _PLANAR, _PREDICTOR, _EXTRA, _FORM = 277, 284, 317, 338, 339
_ROWS, _STRIPS = 278, (273, 279)
_TILE_SIZE, _TILES = (322, 323), (324, 325)
_GREY, _RED_GREEN_BLUE, _TRANSPARENCY = 1, 2, ((1,), (2,))
_UNSIGNED, _SIGNED, _FRACTION = 1, 2, 3
_KINDS = {
    "u1": (_UNSIGNED, 8),
    "u2": (_UNSIGNED, 16),
    "u4": (_UNSIGNED, 32),
    "i2": (_SIGNED, 16),
    "i4": (_SIGNED, 32),
    "f4": (_FRACTION, 32),
}
# LZW, Deflate by both its numbers, PackBits, LZMA and Zstandard: what packs bytes whatever these mean.
_PLAIN, _PACKED = 1, (5, 8, 32773, 32946, 34925, 50000)
_AS_THEY_ARE, _DIFFERENCES, _BYTES = 1, 2, 3
_LONG = 4
SHOWN = 3
ROWS_AT_ONCE = 64
MOST = 1 << 16
MOST_BYTES = 1 << 30


class Bands(NamedTuple):
    """How the bands of a TIFF lie: in strips or tiles of a ``part`` of pixels, which are at ``places`` in ``data``.

    ``kind`` and ``order`` are how numpy calls their values. ``apart`` are bands that lie one after the other.
    """

    data: bytes
    order: Literal["<", ">"]
    tags: Mapping[int, Any]
    size: Size
    number: int
    kind: str
    packing: int
    predictor: int
    apart: bool
    tiled: bool
    part: Size
    places: Sequence[tuple[int, int]]

    @property
    def shown(self) -> int:
        """How many bands are shown: the first three, or one where there are only two."""
        return SHOWN if self.number >= SHOWN else 1

    def reader(self) -> "Read":
        """What reads the rows from the first to before the second: an array of rows, columns and, if three, bands.

        MemoryError where a part takes more than a gigabyte, whatever Pillow raises where one is broken.
        """
        deep = self.part[1] * ceil(ROWS_AT_ONCE / self.part[1])
        last: dict[int, Values] = {}

        def block(top: int) -> "Values":
            if top not in last:
                last.clear()
                last[top] = self._block(top, min(self.size[1], top + deep))
            return last[top]

        def read(top: int, bottom: int) -> "Values":
            import numpy as np

            tops = range(top - top % deep, bottom, deep)
            return np.concatenate([block(each)[max(top - each, 0) : bottom - each] for each in tops])

        return read

    def _block(self, top: int, bottom: int) -> "Values":
        import numpy as np

        if not self.apart:
            found = self._read(0, top, bottom)[:, :, : self.shown]
        else:
            found = np.concatenate([self._read(band, top, bottom) for band in range(self.shown)], axis=2)
        return found[:, : self.size[0]].squeeze(2) if self.shown == 1 else found[:, : self.size[0]]

    def _read(self, band: int, top: int, bottom: int) -> "Values":
        """The rows of a band, or of all where they do not lie apart, as wide as the parts are."""
        import numpy as np

        wide, high = self.part
        across, down = ceil(self.size[0] / wide), ceil(self.size[1] / high)
        together = 1 if self.apart else self.number
        rows = ceil((bottom - top) / high) * high if self.tiled else bottom - top
        kind = np.dtype(self.kind)
        if rows * across * wide * together * kind.itemsize > MOST_BYTES:
            raise MemoryError
        first = (band * down + top // high) * across
        places = self.places[first : first + ceil(rows / high) * across]
        small = self._small((across * wide * together, rows), wide * together, places)
        with Image.open(io.BytesIO(small), formats=("TIFF",)) as picture:
            found = np.asarray(picture).reshape(rows, across, wide, together)
        if self.predictor == _BYTES:
            found = _joined(found)
        else:  # differences are of whole numbers, whatever the bits mean
            whole = np.dtype(f"u{kind.itemsize}")
            found = found.view(whole.newbyteorder(self.order)).astype(whole)
            found = np.add.accumulate(found, axis=2, dtype=whole) if self.predictor == _DIFFERENCES else found
        found = found.view(kind)
        return found.reshape(rows, across * wide, together)[: bottom - top]

    def _small(self, size: Size, wide: int, places: Sequence[tuple[int, int]]) -> bytes:
        """A TIFF of one band, made of some parts of this one, in which Pillow finds bytes to unpack and no more."""
        bits = _KINDS[self.kind][1]
        fields = {
            _WIDTH: size[0],
            _HEIGHT: size[1],
            _BITS: bits,
            _PACKING: self.packing,
            _PHOTOMETRIC: _GREY,
            _BANDS: 1,
            _FORM: _FRACTION if bits == 32 else _UNSIGNED,  # Pillow changes whole numbers of 32 bits
            **(dict(zip(_TILE_SIZE, (wide, self.part[1]), strict=True)) if self.tiled else {_ROWS: self.part[1]}),
        }
        parts = [self.data[start : start + length] for start, length in places]
        return _tiff(fields, _TILES if self.tiled else _STRIPS, parts)


def bands_of(data: bytes) -> Bands | None:
    """The bands of a TIFF that Pillow does not put together; None where it does, or where this cannot either."""
    try:
        tags = TiffImagePlugin.ImageFileDirectory_v2(data[:16] if data[2:4] in (b"+\0", b"\0+") else data[:8])
        file = io.BytesIO(data)
        file.seek(tags.next)
        tags.load(file)
        return _bands(data, tags)
    except Exception:  # noqa: BLE001 - what is damaged comes with every exception, and Pillow then tells why
        return None


def _bands(data: bytes, tags: Mapping[int, Any]) -> Bands | None:
    def numbers(tag: int, *default: int) -> tuple[int, ...]:
        said = tags.get(tag, default)
        return tuple(map(int, said)) if isinstance(said, tuple) else (int(said),)

    (wide,), (high,), (number,), (packing,) = (numbers(tag, 1) for tag in (_WIDTH, _HEIGHT, _BANDS, _PACKING))
    (photometric,), (fill,), (planar,) = (numbers(tag, 1) for tag in (_PHOTOMETRIC, _FILL_ORDER, _PLANAR))
    (predictor,) = numbers(_PREDICTOR, _AS_THEY_ARE) if packing in _PACKED else (_AS_THEY_ARE,)
    (form,), (bits,) = (set(numbers(tag, 1)) for tag in (_FORM, _BITS))
    kind = next(kind for kind, what in _KINDS.items() if what == (form, bits))
    odd = packing not in (_PLAIN, *_PACKED) or photometric not in (_GREY, _RED_GREEN_BLUE) or fill != 1
    odd |= predictor not in (_AS_THEY_ARE, _DIFFERENCES, _BYTES) or (predictor == _BYTES and kind != "f4")
    odd |= not (0 < wide <= MOST and 0 < high <= MOST and 2 <= number <= MOST)
    tiled, apart = _TILES[0] in tags, planar != 1
    (part_wide,), (part_high,) = (numbers(tag) for tag in _TILE_SIZE) if tiled else ((wide,), numbers(_ROWS, high))
    part_high = part_high if tiled else min(high, part_high)
    if odd or part_wide < 1 or part_high < 1 or _is_pillows(kind, number, numbers(_EXTRA), tags):
        return None
    places = list(zip(*(numbers(tag) for tag in (_TILES if tiled else _STRIPS)), strict=True))
    if packing == _PLAIN and not tiled:
        row = wide * (1 if apart else number) * bits // 8
        strips = places[: SHOWN * ceil(high / part_high)]
        places = [(start + at * row, row) for start, length in strips for at in range(min(length // row, part_high))]
        part_high = 1
    order: Literal["<", ">"] = ">" if data.startswith(b"MM") else "<"
    part = part_wide, part_high
    return Bands(data, order, tags, (wide, high), number, kind, packing, predictor, apart, tiled, part, places)


def _is_pillows(kind: str, count: int, extra: tuple[int, ...], tags: Mapping[int, Any]) -> bool:
    """Whether Pillow puts these together: up to six bands of eight bits, and four of sixteen if one is transparency.

    Bands of sixteen bits that lie apart it takes for bands of eight, unless they are packed.
    """
    if kind == "u1":
        return count <= 6 and (tags.get(_PLANAR, 1) == 1 or tags.get(_PHOTOMETRIC) == _RED_GREEN_BLUE)
    is_whole = tags.get(_PLANAR, 1) == 1 or tags.get(_PACKING, _PLAIN) != _PLAIN
    return kind == "u2" and count == 4 and is_whole and is_transparency(extra, tags)


def is_transparency(extra: tuple[int, ...], tags: Mapping[int, Any]) -> bool:
    """Whether the fourth band says that it is transparency; that of a picture that lies on the map never is."""
    return extra in _TRANSPARENCY and not lies_on_map(tags)


def _joined(found: "Values") -> "Values":
    """Fractions from differences of their bytes, which lie in rows of a part: all of the highest, all of the next."""
    import numpy as np

    rows, across, wide, together = found.shape
    apart = found.view("u1").reshape(rows, across, wide * 4, together)
    planes = np.add.accumulate(apart, axis=2, dtype="u1").reshape(rows, across, 4, wide * together)
    return np.ascontiguousarray(planes[:, :, ::-1].swapaxes(2, 3)).view("<f4").reshape(found.shape)


def _tiff(fields: Mapping[int, int], names: tuple[int, int], parts: Sequence[bytes]) -> bytes:
    """A TIFF with these fields and strips or tiles, whose places and lengths have these names; all numbers are long."""
    count = len(fields) + 2
    lists = 8 + 2 + 12 * count + 4
    start = lists + 8 * len(parts)
    lengths = [len(part) for part in parts]
    starts = list(accumulate(lengths[:-1], initial=start))
    entries = {tag: (1, value) for tag, value in fields.items()}
    for name, numbers, at in ((names[0], starts, lists), (names[1], lengths, lists + 4 * len(parts))):
        entries[name] = (len(parts), at if len(parts) > 1 else numbers[0])
    head = struct.pack("<2sHIH", b"II", 42, 8, count)
    table = b"".join(struct.pack("<HHII", tag, _LONG, *entries[tag]) for tag in sorted(entries))
    return head + table + struct.pack(f"<I{2 * len(parts)}I", 0, *starts, *lengths) + b"".join(parts)
