"""What is particular to TIFF: pictures of satellites with bands past three or 16 bits a band, pages, and overviews."""

import io
import sys
from collections.abc import Mapping
from typing import Any

from PIL import Image, TiffImagePlugin

# Bands of satellite pictures that call themselves shades of grey: the first three are shown as red, green and blue.
for _order in (b"II", b"MM"):
    for _bands, _raw in ((3, "RGB"), (4, "RGBX"), (5, "RGBXX"), (6, "RGBXXX")):
        for _extra in ((), (0,) * (_bands - 1), (0,) * (_bands - 3)):
            _key = (_order, 1, (1,), 1, (8,) * _bands, _extra)
            TiffImagePlugin.OPEN_INFO.setdefault(_key, ("RGB" if _bands == 3 else "RGBX", _raw))
            if _bands < 5:
                _deep = (*_key[:4], (16,) * _bands, _extra)
                _raw16 = f"{_raw};16{'L' if _order == b'II' else 'B'}"
                TiffImagePlugin.OPEN_INFO.setdefault(_deep, ("RGB", _raw16))

_BITS, _PHOTOMETRIC, _SAMPLES, _PLANAR, _EXTRA_SAMPLES = 258, 262, 277, 284, 338
_PIXEL_SCALE, _TRANSFORMATION, _NO_DATA = 33550, 34264, 42113
_SUBFILE, _REDUCED, _MASK = 254, 1, 4
_RED_GREEN_BLUE = 2
_OTHER_HALF = {"L": "B", "B": "L", "N": "B" if sys.byteorder == "little" else "L"}


def spare_bands(picture: Image.Image) -> bool:
    """Whether there are bands past three that are no transparency but bands of their own, such as infrared.

    The fourth band of a picture that lies on the map is never taken for transparency, whatever it calls itself.
    """
    said = tags(picture)
    if picture.mode == "RGBA":
        on_map = _PIXEL_SCALE in said or _TRANSFORMATION in said
        return on_map or tuple(said.get(_EXTRA_SAMPLES, ())) not in ((1,), (2,))
    return picture.mode in ("RGB", "RGBX") and int(said.get(_SAMPLES, 3)) > 3


def has_pages(data: bytes) -> bool:
    """Whether there are pages past the first; smaller copies of it and masks are none."""
    try:
        with Image.open(io.BytesIO(data), formats=("TIFF",)) as picture:
            for page in range(1, getattr(picture, "n_frames", 1)):
                picture.seek(page)
                if not int(tags(picture).get(_SUBFILE, 0)) & (_REDUCED | _MASK):
                    return True
    except Exception:  # noqa: BLE001 - a broken later page comes with every exception; the first may be whole
        return False
    return False


def no_data(picture: Image.Image) -> float | None:
    """The value that stands for no data, where the file names one."""
    try:
        return float(str(tags(picture).get(_NO_DATA, "")).rstrip("\0 "))
    except ValueError:
        return None


def is_deep(picture: Image.Image) -> bool:
    """Whether there are three or four bands of 16 bits each, of which Pillow keeps the upper eight."""
    bits = tuple(tags(picture).get(_BITS, ()))
    return len(bits) in (3, 4) and set(bits) == {16} and picture.mode in ("RGB", "RGBX", "RGBA")


def is_readable(picture: Image.Image) -> bool:
    """Whether Pillow reads the bands as they are; it does not where 16 bits a band lie band after band."""
    return not (is_deep(picture) and tags(picture).get(_PLANAR, 1) == 2)


def keep_lower_half(picture: Image.Image) -> None:
    """Have the lower eight of 16 bits decoded instead of the upper; before the pixels are loaded."""
    picture.tile = [  # type: ignore[attr-defined]
        each._replace(args=(each.args[0][:-1] + _OTHER_HALF[each.args[0][-1]], *each.args[1:]))
        for each in picture.tile  # type: ignore[attr-defined]
    ]


def tags(picture: Image.Image) -> Mapping[int, Any]:
    """The tags of a TIFF by their numbers."""
    return getattr(picture, "tag_v2", {})
