"""The colours of a decoded picture as they are shown: grey, sRGB, or sRGB with premultiplied transparency.

Worked out some rows at a time, so that a large picture is never held in several modes at once.
"""

import io
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from briefing.imagery.planes import Rows
from briefing.imagery.protocol import Size

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt
    from PIL.ImageCms import ImageCmsTransform

    Values = npt.NDArray[np.generic]

GREYS = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")
CLEAR = ("RGBA", "LA", "PA", "La", "RGBa")
PROFILED = ("RGB", "RGBA", "CMYK", "L", "LAB")
DARKEST, LIGHTEST = 0.2, 99.8  # percent of the values that are darker than black and than white
SAMPLED = 1 << 21  # pixels


class Shown(NamedTuple):
    """How the rows of a picture look, and whether their values were spread to be seen."""

    rows: Rows
    is_spread: bool = False


def shown(picture: Image.Image, *, only_three: bool, profile: bytes | None) -> Shown:
    """The rows of a picture with colours of eight bits; ``only_three`` leaves out bands past three."""
    is_clear = picture.mode in CLEAR or "transparency" in picture.info
    palette = "RGBA" if is_clear else "RGB"
    mode = {"P": palette, "PA": palette, "LA": "L"}.get(picture.mode, picture.mode)
    transform = None if only_three else _to_srgb(mode, profile)

    def rows(top: int, bottom: int) -> Image.Image:
        box = (0, top, picture.width, bottom)
        part = picture if box[1::2] == (0, picture.height) else picture.crop(box)
        if only_three:
            return Image.merge("RGB", part.split()[:3])
        if transform is not None:
            alpha = part.getchannel("A") if part.mode == "LA" else None
            part = _transformed(part.convert(mode), transform)
            if alpha is not None:
                part.putalpha(alpha)
        if is_clear:
            return part.convert("RGBA").convert("RGBa")
        plain = "L" if part.mode in ("L", "1") else "RGB"
        return part if part.mode == plain else part.convert(plain)

    return Shown(rows)


def shown_grey(picture: Image.Image, no_data: float | None) -> Shown:
    """The rows of a picture of greys of more than eight bits, or fractions."""
    import numpy as np

    def values(top: int, bottom: int) -> "Values":
        return np.asarray(picture.crop((0, top, picture.width, bottom)))

    return shown_values(values, picture.size, no_data)


def shown_values(
    values: "Callable[[int, int], Values]", size: Size, no_data: float | None, profile: bytes | None = None
) -> Shown:
    """The rows of a picture whose ``values`` are read some rows at a time, of one band or three.

    All bands are spread alike, so that their colours stay; a ``profile`` is of those that are shown as they are.
    """
    import numpy as np

    step = max(1, round((size[0] * size[1] / SAMPLED) ** 0.5))
    sample = np.concatenate([values(top, top + 1)[:, ::step] for top in range(0, size[1], step)])
    low, high, is_spread = _range(sample, no_data)
    transform = None if is_spread else _to_srgb("RGB", profile)

    def rows(top: int, bottom: int) -> Image.Image:
        return _transformed(Image.fromarray(_spread(values(top, bottom), low, high)), transform)

    return Shown(rows, is_spread)


def _transformed(picture: Image.Image, transform: "ImageCmsTransform | None") -> Image.Image:
    if transform is None:
        return picture
    from PIL import ImageCms

    return ImageCms.applyTransform(picture, transform) or picture


def _range(sample: "Values", no_data: float | None) -> tuple[float, float, bool]:
    """Which values are shown as black and as white, and whether that spreads what there is.

    A picture that uses the upper half of its 16 bits, or fractions from 0 to 1, is shown as it is. The values of
    others (12 bits in 16, heights, reflectances) are spread from their darkest to their lightest, the odd ones out
    left aside.
    """
    import numpy as np

    kind = sample.dtype.str[1:]
    if kind == "u1":
        return 0.0, 255.0, False
    known = sample.astype(np.float64).ravel()
    known = known[np.isfinite(known)]
    if no_data is not None:
        known = known[known != no_data]
    if not known.size:
        return 0.0, 1.0, False
    low, high = (float(each) for each in np.percentile(known, (DARKEST, LIGHTEST)))
    if kind == "u2" and high >= 1 << 15:
        return 0.0, 65535.0, False
    if kind == "f4" and known.min() >= 0 and 0.5 <= known.max() <= 1:
        return 0.0, 1.0, False
    if low == high:
        low, high = float(known.min()), float(known.max())
    return low, max(high, low + 1e-9), True


def _spread(values: "Values", low: float, high: float) -> "npt.NDArray[np.uint8]":
    import numpy as np

    shares = (values.astype(np.float64) - low) * (255 / (high - low))
    return np.rint(np.clip(np.nan_to_num(shares, nan=0.0), 0, 255)).astype(np.uint8)


def _to_srgb(mode: str, profile: bytes | None) -> "ImageCmsTransform | None":
    """What brings colours to sRGB, or None where they are so already, or where their profile makes no sense."""
    if mode not in PROFILED or not (profile or mode == "LAB"):
        return None
    from PIL import ImageCms

    try:
        lab = ImageCms.createProfile("LAB") if mode == "LAB" else None
        source = ImageCms.ImageCmsProfile(lab or io.BytesIO(profile or b""))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return None
        target = ImageCms.createProfile("sRGB")
        return ImageCms.buildTransform(source, target, mode, "RGBA" if mode == "RGBA" else "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
