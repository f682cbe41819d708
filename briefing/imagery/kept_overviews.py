"""Overviews of what was seen last are kept in the cache, so that a start shows them before there is a picture worker.

They go by the state of the file that a picture is in, which its storage tells without reading it.
"""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefing.imagery.pictures import Overview, PictureInfo, Pixels
from briefing.imagery.protocol import Size
from briefing.kept import Shelf, maker

if TYPE_CHECKING:
    from briefing.imagery.service import PictureService


class Kept(Struct, frozen=True):
    """The size of a picture, what must be said of it, how many bytes its file has, and all of it at a small size."""

    width: int
    height: int
    notes: tuple[str, ...]
    stored: int
    pixels: Pixels

    @property
    def is_whole(self) -> bool:
        """Whether there are as many bytes as are going to be painted."""
        pixels = self.pixels
        packed = (4 if pixels.has_alpha else 3) * pixels.width
        return 0 < packed <= pixels.stride and len(pixels.data) == pixels.stride * pixels.height > 0


SHELF = Shelf("overviews", 32 << 20, Kept)
MOST_BYTES = 8 << 20


def recall(service: "PictureService", data: bytes, state: str, most: Size) -> Overview | None:
    """The overview that was kept of ``data``, whose file is in a ``state``, for ``most`` pixels; None if none was."""
    kept = SHELF.recall(*_key(state, most)) if state else None
    if kept is None or not kept.is_whole or kept.stored != len(data):  # the state of a file from afar may be old
        return None
    info = PictureInfo(service.store(data), kept.width, kept.height, kept.notes, stored=kept.stored)
    return Overview(info, kept.pixels, (kept.pixels.width, kept.pixels.height))


def remember(kept: Kept, state: str, most: Size) -> None:
    """Keep an overview as it was seen where there is room for ``most`` pixels, unless it is large, or there already."""
    key = _key(state, most)
    if state and len(kept.pixels.data) <= MOST_BYTES and SHELF.recall(*key) != kept:
        SHELF.remember(kept, *key)


def _key(state: str, most: Size) -> tuple[str, ...]:
    return _decoder(), state, f"{most[0]} x {most[1]}"


@functools.cache
def _decoder() -> str:
    """What an overview depends on beside the picture: what decodes it."""
    names = "worker.py", "decode.py", "decodings.py", "tiff.py", "bands.py", "geotiff.py", "colour.py", "planes.py"
    return maker(*(Path(__file__).with_name(name) for name in names), library="PIL")
