"""What is particular to TIFF: bands past three, pages and overviews."""

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image, TiffImagePlugin

from briefing.imagery.bands import is_transparency

# Bands of satellite pictures that call themselves shades of grey: the first three are shown as red, green and blue.
for _order in (b"II", b"MM"):
    for _bands, _raw in ((3, "RGB"), (4, "RGBX"), (5, "RGBXX"), (6, "RGBXXX")):
        for _extra in ((), (0,) * (_bands - 1), (0,) * (_bands - 3)):
            _key = (_order, 1, (1,), 1, (8,) * _bands, _extra)
            TiffImagePlugin.OPEN_INFO.setdefault(_key, ("RGB" if _bands == 3 else "RGBX", _raw))

_SAMPLES, _EXTRA_SAMPLES, _NO_DATA = 277, 338, 42113
_PHOTOMETRIC, _GREY = 262, 1
_SUBFILE, _REDUCED, _MASK = 254, 1, 4


def spare_bands(picture: Image.Image) -> bool:
    """Whether there are bands past three that are no transparency but bands of their own, such as infrared.

    The fourth band of a picture that lies on the map is never taken for transparency, whatever it calls itself.
    """
    said = tags(picture)
    if picture.mode == "RGBA":
        return not is_transparency(tuple(said.get(_EXTRA_SAMPLES, ())), said)
    return picture.mode in ("RGB", "RGBX") and int(said.get(_SAMPLES, 3)) > 3


def has_guessed_colours(tags: Mapping[int, Any]) -> bool:
    """Whether there are three bands that call themselves shades of grey: nothing says which colours they are."""
    return int(tags.get(_SAMPLES, 1)) == 3 and tags.get(_PHOTOMETRIC) == _GREY


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


def no_data(tags: Mapping[int, Any]) -> float | None:
    """The value that stands for no data, where the tags of a file name one."""
    try:
        return float(str(tags.get(_NO_DATA, "")).rstrip("\0 "))
    except ValueError:
        return None


def tags(picture: Image.Image) -> Mapping[int, Any]:
    """The tags of a TIFF by their numbers."""
    return getattr(picture, "tag_v2", {})
