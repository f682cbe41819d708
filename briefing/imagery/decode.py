"""Bytes of a stranger's picture to upright pixels in sRGB. Runs in the picture worker only."""

import io
import math
import warnings

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
warnings.simplefilter("error", Image.DecompressionBombWarning)

_EXTRA_SAMPLES = 338
_TURNED = (5, 6, 7, 8)


class Undecodable(Exception):
    """The bytes are not a picture that can be shown; the words say why."""


def open_picture(data: bytes) -> Image.Image:
    """The picture, its pixels not yet decoded; Undecodable where the bytes are none of the formats, or too large."""
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Exception as error:
        raise Undecodable(_reason(error)) from error
    if max(picture.size) > MOST_SIDE or math.prod(picture.size) > MOST_PIXELS:
        raise Undecodable("the picture is larger than 30,000 pixels a side or 200 megapixels")
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
    """Whether the fourth band of a TIFF is not transparency but a band of its own, such as infrared."""
    if picture.format != "TIFF" or picture.mode not in ("RGBA", "RGBX", "CMYK"):
        return False
    extra = getattr(picture, "tag_v2", {}).get(_EXTRA_SAMPLES, ())
    return (
        picture.mode == "RGBX"
        or (picture.mode == "RGBA" and tuple(extra) not in ((1,), (2,)))
        or _georeferenced(picture)
    )


def _georeferenced(picture: Image.Image) -> bool:
    return picture.mode == "RGBA" and 33550 in getattr(picture, "tag_v2", {})


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001 - broken EXIF comes with every exception; the picture itself may be whole
        return 1


def _reason(error: Exception) -> str:
    if isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning)):
        return "the picture is larger than 30,000 pixels a side or 200 megapixels"
    if isinstance(error, MemoryError):
        return "there is not enough memory for the picture"
    return "this is not a whole PNG, JPEG, WebP or TIFF picture"
