"""Bytes of a stranger's picture to upright pixels in sRGB. Runs in the picture worker only."""

import io
import math
import warnings
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from briefing.imagery import colour
from briefing.imagery.planes import Plane
from briefing.imagery.protocol import Size
from briefing.picture_files import suffix_of

if TYPE_CHECKING:
    from briefing.imagery.bands import Bands
    from briefing.imagery.colour import Values

MOST_SIDE = 30_000
MOST_PIXELS = 200_000_000

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("ignore", UserWarning)
warnings.simplefilter("error", Image.DecompressionBombWarning)

_PLUGINS = {".png": "Png", ".jpg": "Jpeg", ".webp": "WebP", ".tif": "Tiff"}
_FOREIGN: Mapping[str, bytes | tuple[bytes, ...]] = {
    "JPEG 2000": (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"),
    "JPEG XL": (b"\0\0\0\x0cJXL ", b"\xff\x0a"),
    "GIF": b"GIF8",
    "BMP": b"BM",
    "Photoshop": b"8BPS",
    "SVG": (b"<svg", b"<?xml"),
    "PDF": b"%PDF",
}
_ORIENTATION, _EXIF_TABLE, _TAKEN, _CHANGED, _PROFILE = 0x0112, 0x8769, 0x9003, 0x0132, 0x8773
_METADATA = ("exif", "Raw profile type exif", "xmp", "XML:com.adobe.xmp")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)

Stop = Callable[[], bool]
Needed = Callable[[Size], Size]


class Undecodable(Exception):
    """The bytes are not a picture that can be shown; the argument is a key that ``reasons.reason`` knows."""


class Unwanted(Exception):
    """Nobody wants the pixels any more."""


class Facts(NamedTuple):
    """What is known of a picture: upright size, keys of what must be said, and the day it was taken or nothing.

    ``ground`` is how many metres on the ground a pixel is across and down, or zeros; ``middle`` is where on the globe
    the middle is, in degrees east and north.
    """

    size: Size
    notes: tuple[str, ...]
    taken: str
    ground: tuple[float, float] = (0.0, 0.0)
    middle: tuple[float, float] | None = None


class _Source(io.BytesIO):
    """Bytes that are read until somebody says stop."""

    def __init__(self, data: bytes, stop: Stop) -> None:
        super().__init__(data)
        self._stop = stop

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes."""
        if self._stop():
            raise Unwanted
        return super().read(size)


def open_picture(data: bytes, stop: Stop = bool) -> Image.Image:
    """The picture, its pixels not yet decoded; Undecodable where the bytes are none of the formats, or too large."""
    name = _PLUGINS.get(suffix_of(data))
    if name is None:
        raise Undecodable(_foreign(data))
    try:
        import_module("briefing.imagery.tiff" if name == "Tiff" else f"PIL.{name}ImagePlugin")
        picture = Image.open(_Source(data, stop), formats=(name.upper(),))
    except Unwanted:
        raise
    except Exception as error:
        reason = _reason(error)
        raise Undecodable("kind" if name == "Tiff" and reason == "broken" else reason) from error
    _check_size(picture.size)
    return picture


def cost(data: bytes, needed: Needed) -> int:
    """How many pixels have to be decoded for the ``needed`` size, without decoding any; 0 for what cannot be."""
    try:
        bands = _bands(data)
        if bands is not None:
            return math.prod(bands.size)
        picture = open_picture(data)
        _draft(picture, needed)
    except Exception:  # noqa: BLE001 - what is wrong is said when it is decoded
        return 0
    return math.prod(picture.size)


def size_of(data: bytes) -> Size:
    """How large a picture is upright, without decoding any of it; Undecodable where it cannot be opened."""
    bands = _bands(data)
    if bands is not None:
        size, turn = bands.size, bands.tags.get(_ORIENTATION, 1)
    else:
        picture = open_picture(data)
        size, turn = picture.size, _turn(picture)
    return size[::-1] if turn in _ON_ITS_SIDE else size


def decode(data: bytes, needed: Needed, stop: Stop = bool) -> tuple[Facts, Plane]:
    """A picture upright, of at least as many pixels as ``needed`` says for its size, where it has as many.

    A JPEG is decoded at a half, a quarter or an eighth where that is enough, for a fraction of the cost. Unwanted is
    raised once ``stop`` says so.
    """
    bands = _bands(data)
    if bands is not None:
        return _decode_bands(bands, stop)
    picture = open_picture(data, stop)
    size = picture.size
    _draft(picture, needed)
    try:
        picture.load()
        turn = _turn(picture)
        turned = picture.transpose(_TURNS[turn]) if turn in _TURNS else picture
        look, notes = _look(picture, turned, data)
        whole = (size[1], size[0]) if turn in _ON_ITS_SIDE else size
        return Facts(whole, notes, _taken(picture), *_on_map(picture)), Plane(turned.size, look.rows)
    except (Undecodable, Unwanted):
        raise
    except Exception as error:
        raise Undecodable(_reason(error)) from error


def _bands(data: bytes) -> "Bands | None":
    """The bands of a picture that is more than colours of eight bits, or None."""
    if suffix_of(data) != ".tif":
        return None
    from briefing.imagery.bands import bands_of

    return bands_of(data)


def _decode_bands(bands: "Bands", stop: Stop) -> tuple[Facts, Plane]:
    from briefing.imagery import geotiff, tiff

    _check_size(bands.size)
    read = bands.reader()

    def values(top: int, bottom: int) -> "Values":
        if stop():
            raise Unwanted
        return read(top, bottom)

    try:
        profile = bands.tags.get(_PROFILE) if bands.number == bands.shown else None
        look = colour.shown_values(values, bands.size, tiff.no_data(bands.tags), profile)
        plane = _turned(Plane(bands.size, look.rows), bands.tags.get(_ORIENTATION, 1))
    except Unwanted:
        raise
    except Exception as error:
        raise Undecodable("kind" if _reason(error) == "broken" else _reason(error)) from error
    said = {
        "pages": tiff.has_pages(bands.data),
        "bands": bands.number > bands.shown > 1,
        "second": bands.number > bands.shown == 1,
        "colours": tiff.has_guessed_colours(bands.tags),
        "spread": look.is_spread,
    }
    notes = tuple(note for note, so in said.items() if so)
    taken = _day_in(lambda: _exif(bands.data))
    return Facts(plane.size, notes, taken, *geotiff.on_map(bands.tags, bands.size)), plane


def _exif(data: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif.load(data)
    return exif


def _turned(plane: Plane, turn: int) -> Plane:
    if turn not in _TURNS:
        return plane
    whole = plane.whole().transpose(_TURNS[turn])
    return Plane(whole.size, lambda top, bottom: whole.crop((0, top, whole.width, bottom)))


def _check_size(size: Size) -> None:
    if max(size) > MOST_SIDE or math.prod(size) > MOST_PIXELS:
        raise Undecodable("large")


def _draft(picture: Image.Image, needed: Needed) -> None:
    """Have a JPEG decoded no larger than is needed."""
    if picture.format in ("JPEG", "MPO"):
        across = _turn(picture) in _ON_ITS_SIDE
        size = needed(picture.size[::-1] if across else picture.size)
        picture.draft(picture.mode, size[::-1] if across else size)


def _look(picture: Image.Image, turned: Image.Image, data: bytes) -> tuple[colour.Shown, tuple[str, ...]]:
    """How a picture that is loaded is shown once it is turned, and what must be said of it."""
    notes, spare, no_data = [], False, None
    if picture.format in ("PNG", "WEBP") and getattr(picture, "n_frames", 1) > 1:
        notes.append("animation")
    if picture.format == "TIFF":
        from briefing.imagery import tiff

        tags = tiff.tags(picture)
        spare, no_data = tiff.spare_bands(picture), tiff.no_data(tags)
        said = {"pages": tiff.has_pages(data), "bands": spare, "colours": tiff.has_guessed_colours(tags)}
        notes += [note for note, so in said.items() if so]
    if turned.mode in colour.GREYS:
        look = colour.shown_grey(turned, no_data)
    else:
        look = colour.shown(turned, only_three=spare, profile=picture.info.get("icc_profile"))
    notes += ["spread"] if look.is_spread else []
    return look, tuple(notes)


def _turn(picture: Image.Image) -> int:
    """How the camera was held, as EXIF numbers it; Pillow turns a TIFF itself."""
    if picture.format == "TIFF" or not any(key in picture.info for key in _METADATA):
        return 1
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - broken EXIF comes with every exception; the picture itself may be whole
        return 1


def _taken(picture: Image.Image) -> str:
    """The day on which the camera says that the picture was taken, as 2021-10-07, or nothing."""
    if picture.format != "TIFF" and not any(key in picture.info for key in _METADATA):
        return ""
    return _day_in(picture.getexif)


def _day_in(read: Callable[[], Image.Exif]) -> str:
    import datetime

    try:
        exif = read()
        said = exif.get_ifd(_EXIF_TABLE).get(_TAKEN) or exif.get(_CHANGED) or ""
        return str(datetime.datetime.strptime(str(said)[:10], "%Y:%m:%d").date())  # noqa: DTZ007 - a day has no zone
    except Exception:  # noqa: BLE001 - broken EXIF comes with every exception; the picture itself may be whole
        return ""


def _on_map(picture: Image.Image) -> tuple[tuple[float, float], tuple[float, float] | None]:
    """How many metres on the ground a pixel is, and where the middle is, as far as the picture tells."""
    if picture.format != "TIFF":
        return (0.0, 0.0), None
    from briefing.imagery import geotiff, tiff

    return geotiff.on_map(tiff.tags(picture), picture.size)


def _foreign(data: bytes) -> str:
    """The reason for what is none of the formats: which other it is, where that can be told."""
    found = next((name for name, starts in _FOREIGN.items() if data[:16].lstrip().startswith(starts)), "")
    if data[4:8] == b"ftyp":
        found = "AVIF" if data[8:12] in (b"avif", b"avis") else "HEIF"
    return f"is {found}" if found else "broken"


def _reason(error: Exception) -> str:
    if isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning)):
        return "large"
    if isinstance(error, MemoryError):
        return "memory"
    return "broken"
