"""Bytes of a stranger's picture to upright pixels in sRGB. Runs in the picture worker only."""

import datetime
import io
import math
import warnings
from collections.abc import Mapping
from typing import Any

from PIL import (  # the plugins by name, since two threads may not look for them at once
    Image,
    ImageCms,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

PLUGINS = (PngImagePlugin, JpegImagePlugin, MpoImagePlugin, WebPImagePlugin, TiffImagePlugin)
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF")
MOST_SIDE = 30_000
MOST_PIXELS = 200_000_000

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("ignore", UserWarning)
warnings.simplefilter("error", Image.DecompressionBombWarning)

# Bands of satellite pictures that call themselves shades of grey: the first three are shown as red, green and blue.
for _order in (b"II", b"MM"):
    for _bands, _raw in ((3, "RGB"), (4, "RGBX"), (5, "RGBXX"), (6, "RGBXXX")):
        for _extra in ((), (0,) * (_bands - 1), (0,) * (_bands - 3)):
            _key = (_order, 1, (1,), 1, (8,) * _bands, _extra)
            TiffImagePlugin.OPEN_INFO.setdefault(_key, ("RGB" if _bands == 3 else "RGBX", _raw))

_SAMPLES, _EXTRA_SAMPLES = 277, 338
_PIXEL_SCALE = 33550
_ORIENTATION, _EXIF_TABLE, _TAKEN, _CHANGED = 0x0112, 0x8769, 0x9003, 0x0132
_TURNED = (5, 6, 7, 8)


class Undecodable(Exception):
    """The bytes are not a picture that can be shown; the argument is a key of ``reasons.REASONS``."""


def open_picture(data: bytes) -> Image.Image:
    """The picture, its pixels not yet decoded; Undecodable where the bytes are none of the formats, or too large."""
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Exception as error:
        raise Undecodable(_reason(error)) from error
    if max(picture.size) > MOST_SIDE or math.prod(picture.size) > MOST_PIXELS:
        raise Undecodable("large")
    return picture


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height once the orientation of the camera is applied."""
    width, height = picture.size
    return (height, width) if _orientation(picture) in _TURNED else (width, height)


def notes(picture: Image.Image) -> list[str]:
    """What must be said of a picture, as English phrases."""
    said = []
    if getattr(picture, "n_frames", 1) > 1 and picture.format in ("PNG", "WEBP"):
        said.append("first frame of an animation")
    if _spare_bands(picture):
        said.append("bands past the first three are left out")
    return said


def taken(picture: Image.Image) -> str:
    """The day on which the camera says that the picture was taken, as 2021-10-07, or nothing."""
    try:
        exif = picture.getexif()
        said = exif.get_ifd(_EXIF_TABLE).get(_TAKEN) or exif.get(_CHANGED) or ""
        return str(datetime.datetime.strptime(str(said)[:10], "%Y:%m:%d").date())  # noqa: DTZ007 - a day has no zone
    except Exception:  # noqa: BLE001 - broken EXIF comes with every exception; the picture itself may be whole
        return ""


def decoded(data: bytes, least: tuple[int, int]) -> Image.Image:
    """The picture upright, as RGB or premultiplied RGBa, of at least ``least`` pixels where it has as many.

    A JPEG is decoded at a half, a quarter or an eighth where that is enough, for a fraction of the cost.
    """
    picture = open_picture(data)
    if _orientation(picture) in _TURNED:
        least = (least[1], least[0])
    picture.draft("RGB" if picture.mode == "RGB" else picture.mode, least)
    spare = _spare_bands(picture)
    profile = picture.info.get("icc_profile")
    try:
        picture.load()
        turned = ImageOps.exif_transpose(picture)
    except Exception as error:
        raise Undecodable(_reason(error)) from error
    return _in_colour(turned, spare=spare, profile=profile)


def _in_colour(picture: Image.Image, *, spare: bool, profile: bytes | None) -> Image.Image:
    if spare:
        return Image.merge("RGB", picture.split()[:3])
    if picture.mode in ("I", "F", "I;16", "I;16B", "I;16L"):
        low, high = picture.getextrema()
        span = (high - low) or 1  # type: ignore[operator]
        picture = picture.convert("F").point(lambda value: (value - low) * (255 / span)).convert("L")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        picture = _to_srgb(picture, profile)
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA").convert("RGBa")
    return picture.convert("RGB")


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return made or picture


def _spare_bands(picture: Image.Image) -> bool:
    """Whether a TIFF has bands past three that are no transparency but bands of their own, such as infrared.

    The fourth band of a picture that lies on the map is never taken for transparency, whatever it calls itself.
    """
    if picture.format != "TIFF" or picture.mode not in ("RGB", "RGBA", "RGBX"):
        return False
    tags: Mapping[int, Any] = getattr(picture, "tag_v2", {})
    if picture.mode == "RGBA":
        return tuple(tags.get(_EXTRA_SAMPLES, ())) not in ((1,), (2,)) or _PIXEL_SCALE in tags
    return int(tags.get(_SAMPLES, 3)) > 3


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - broken EXIF comes with every exception; the picture itself may be whole
        return 1


def _reason(error: Exception) -> str:
    if isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning)):
        return "large"
    if isinstance(error, MemoryError):
        return "memory"
    return "broken"
