"""Plates that were made are kept in the cache.

After a change of its words a briefing is printed without its pictures being decoded anew.
"""

import functools
import hashlib
import json
import logging
from pathlib import Path

from msgspec import Struct

from briefing import imagery
from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.errors import DocumentError
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.comparing.state import to_json
from briefing.kept import Shelf, maker
from briefing.paper.options import PrintOptions
from briefing.paper.plate import Plate, shown_of

log = logging.getLogger(__name__)

MOST_PICTURES = 24  # of a plate: what is kept of it is in the memory at once

Key = tuple[str, ...]


class Kept(Struct, frozen=True):
    """A plate, and the bytes of its images in their order."""

    plate: Plate
    files: tuple[bytes, ...]


SHELF = Shelf("plates", 256 << 20, Kept)


def key_of(opened: OpenedBriefing, figure: Figure, comparison: Comparison, options: PrintOptions) -> Key | None:
    """All that a plate is made of; None where a picture cannot be read, or there are too many, so nothing is kept."""
    shown = shown_of(figure, comparison, options.plates)
    if len(shown) > MOST_PICTURES:
        return None
    looks = options.paper, options.plates, options.grey, options.large
    choices = [len(figure.pictures), to_json(comparison), *looks]
    try:
        data = (opened.picture(figure.pictures[at].file) for at in shown)
        return (_makers(), json.dumps(choices), *(hashlib.sha256(each).hexdigest() for each in data))
    except DocumentError as error:
        log.info("a plate is not kept: %s", error)
        return None


def recall(key: Key) -> Kept | None:
    """The plate that was kept by ``key``; None where there is none."""
    return SHELF.recall(*key)


def remember(plate: Plate, folder: Path, key: Key) -> None:
    """Keep a plate whose images are in ``folder``; not one that tells of a problem, which is looked at each time."""
    if not any(image.problem for image in plate.images):
        files = tuple((folder / image.file).read_bytes() for image in plate.images)
        SHELF.remember(Kept(plate, files), *key)


@functools.cache
def _makers() -> str:
    """What a plate depends on beside its pictures: what decodes, composes and sizes them."""
    decoding = sorted(Path(imagery.__path__[0]).rglob("*.py"))
    return maker(*decoding, Path(__file__).with_name("plates.py"), library="PIL")
