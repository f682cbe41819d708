"""Clouds of chance: what keeps a painted surface from looking like paint."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from .chance import Chance

Size = tuple[int, int]


def clouds(chance: Chance, size: Size, cell: int) -> Image.Image:
    """Grey clouds, each about ``cell`` points wide."""
    columns, rows = size[0] // cell + 3, size[1] // cell + 3
    few = Image.frombytes("L", (columns, rows), chance.randbytes(columns * rows))
    return few.resize((columns * cell, rows * cell), Image.Resampling.BICUBIC).crop(
        (cell, cell, cell + size[0], cell + size[1])
    )


def weather(chance: Chance, size: Size, cells: Sequence[int], contrast: float) -> Image.Image:
    """Clouds of several sizes, each smaller kind half as strong, around middle grey."""
    sky = clouds(chance, size, cells[0])
    for step, cell in enumerate(cells[1:], 2):
        sky = Image.blend(sky, clouds(chance, size, cell), 1 / (step + 1))
    return sky.point([_clamped(128 + (value - 128) * contrast) for value in range(256)])


def ragged(mask: Image.Image, sky: Image.Image, softness: int) -> Image.Image:
    """A mask whose edge frays: what was a clean outline follows the clouds instead."""
    soft = mask.filter(ImageFilter.BoxBlur(softness))
    return ImageChops.add(soft, sky, 1, -128).point([_clamped((value - 128) * 2.6) for value in range(256)])


def grain(chance: Chance, size: Size) -> Image.Image:
    """The grain of a picture from far above, around middle grey."""
    count = size[0] * size[1]
    one, other = (Image.frombytes("L", size, chance.randbytes(count)) for _each in range(2))
    return Image.blend(one, other, 0.5).filter(ImageFilter.BoxBlur(0.4))


def _clamped(value: float) -> int:
    return max(0, min(255, round(value)))
