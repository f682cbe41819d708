"""Decoded pixels kept as rows of packed bytes: three a pixel where Pillow takes four, one where all is grey.

Whatever is made of them is made some rows at a time, so that it takes little memory beside them.
"""

from collections.abc import Callable

from PIL import Image

from briefing.imagery.protocol import Part, Size

DEPTHS = {"L": 1, "RGB": 3, "RGBa": 4}
STRIP = 64  # rows
SHRINK = 8  # pixels each way that become one
SMALL = 16_000_000  # pixels
BAND = 1 << 22  # pixels that are resized at once
NEARLY = 1e-6
MARGIN = 1  # pixels round a part, which the resizing looks at too

Rows = Callable[[int, int], Image.Image]
Box = tuple[int, int, int, int]


class Plane:
    """All of a picture at one size, as grey, RGB or premultiplied RGBa; a small one is kept as Pillow has it."""

    __slots__ = ("_image", "_strips", "mode", "size")

    def __init__(self, size: Size, rows: Rows) -> None:
        """The picture of a size whose rows from the first to before the second come from ``rows``."""
        self.size = size
        self._strips: list[bytes] = []
        if size[0] * size[1] <= SMALL:
            self._image = rows(0, size[1])
            self.mode = self._image.mode
            return
        for top in range(0, size[1], STRIP):
            strip = rows(top, min(size[1], top + STRIP))
            self.mode = strip.mode
            self._strips.append(strip.tobytes())

    @property
    def bytes(self) -> int:
        """The memory it takes."""
        depth = DEPTHS[self.mode] if self._strips or self.mode == "L" else 4
        return self.size[0] * self.size[1] * depth

    def covers(self, size: Size) -> bool:
        """Whether there are pixels enough for ``size``."""
        return self.size[0] >= size[0] and self.size[1] >= size[1]

    def part(self, box: Box) -> Image.Image:
        """The pixels in ``box``: left, top, right, bottom."""
        if not self._strips:
            return self._image.crop(box)
        left, top, right, bottom = box
        made = Image.new(self.mode, (right - left, bottom - top))
        depth, wide = DEPTHS[self.mode], self.size[0]
        for at in range(top // STRIP, (bottom - 1) // STRIP + 1):
            first, last = max(top, at * STRIP), min(bottom, (at + 1) * STRIP)
            start = ((first - at * STRIP) * wide + left) * depth
            data = memoryview(self._strips[at])[start:]
            piece = Image.frombytes(self.mode, (right - left, last - first), data, "raw", self.mode, wide * depth, 1)
            made.paste(piece, (0, first - top))
        return made

    def whole(self) -> Image.Image:
        """All of it, to be looked at only."""
        return self.part((0, 0, *self.size)) if self._strips else self._image

    def shrunk(self) -> "Plane":
        """The same at an eighth of the size."""
        wide, high = (-(-side // SHRINK) for side in self.size)

        def rows(top: int, bottom: int) -> Image.Image:
            box = (0, top * SHRINK, self.size[0], min(self.size[1], bottom * SHRINK))
            return self.part(box).reduce(SHRINK)

        return Plane((wide, high), rows)

    def scaled(self, whole: Size, box: Part, size: Size) -> Image.Image:
        """The part ``box``, counted in pixels of the ``whole`` picture, at ``size``."""
        across, down = self.size[0] / whole[0], self.size[1] / whole[1]
        left, top, right, bottom = box[0] * across, box[1] * down, box[2] * across, box[3] * down
        if (left, top, right - left, bottom - top) == (int(left), int(top), *size):
            return self.part((int(left), int(top), int(right), int(bottom)))
        step = (bottom - top) / size[1]
        rows = max(1, int(BAND / (step * (right - left))))
        bands = [
            self._resized((left, top + first * step, right, top + last * step), (size[0], last - first))
            for first, last in ((first, min(size[1], first + rows)) for first in range(0, size[1], rows))
        ]
        if len(bands) == 1:
            return bands[0]
        made = Image.new(self.mode, size)
        for at, band in enumerate(bands):
            made.paste(band, (0, at * rows))
        return made

    def _resized(self, box: tuple[float, float, float, float], size: Size) -> Image.Image:
        left, top, right, bottom = *box[:2], min(box[2], self.size[0]), min(box[3], self.size[1])
        is_shrunk = right - left > size[0] * (1 + NEARLY)  # or parts of one size, between pixels, would not look alike
        filtering = Image.Resampling.BOX if is_shrunk else Image.Resampling.BILINEAR
        if not self._strips:
            return self._image.resize(size, filtering, box=(left, top, right, bottom))
        hull = (
            max(0, int(left) - MARGIN),
            max(0, int(top) - MARGIN),
            min(self.size[0], int(right) + MARGIN + 1),
            min(self.size[1], int(bottom) + MARGIN + 1),
        )
        within = (left - hull[0], top - hull[1], right - hull[0], bottom - hull[1])
        return self.part(hull).resize(size, filtering, box=within)
