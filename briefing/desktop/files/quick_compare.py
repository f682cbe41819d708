"""Loose pictures made into a briefing that is nowhere on the disk yet, in a thread: read, looked at, put in order."""

import datetime
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefing.document.loose import LoosePicture, read_loose, to_compare
from briefing.document.opening import OpenedBriefing
from briefing.document.untitled import untitled
from briefing.errors import PictureError
from briefing.imagery.comparing.geometry import Size
from briefing.imagery.pictures import Overview
from briefing.imagery.service import LOOK, PictureService

FEW = 8  # pictures, of which all overviews are kept from the start; of more only what they tell is asked for first


class Compared(Struct, frozen=True):
    """A briefing of loose pictures, with the overviews that were made on the way, by the files in it."""

    opened: OpenedBriefing
    overviews: Mapping[str, "Future[Overview]"]


def compared(paths: Sequence[Path], pictures: PictureService, size: Size, language: str) -> Compared:
    """The briefing that compares the pictures at ``paths``; PictureError, with the path, where one is at fault."""
    chosen = to_compare(paths)
    is_few = len(chosen) <= FEW
    loose = [read_loose(path) for path in chosen]
    asked = [pictures.overview(each.data, size if is_few else LOOK) for each in loose]
    try:
        known = [_known(*each) for each in zip(chosen, loose, asked, strict=True)]
    except PictureError:
        for future in asked:
            future.add_done_callback(lambda done: _release(done, pictures))
        raise
    today = datetime.datetime.now().astimezone().date()
    opened, files = untitled(known, today=today, language=language)
    opened.originals = chosen
    made = Compared(opened, dict(zip(files, asked, strict=True)))
    if not is_few:
        release(made, pictures)
    return made if is_few else Compared(opened, {})


def release(made: Compared, pictures: PictureService) -> None:
    """Let go of what is not going to be shown."""
    for future in made.overviews.values():
        _release(future, pictures)


def _known(path: Path, picture: LoosePicture, asked: "Future[Overview]") -> LoosePicture:
    """A picture with what it tells of itself."""
    try:
        info = asked.result().info
        size = info.width, info.height
        return replace(picture, taken=info.taken, size=size, metres_per_pixel=info.metres_per_pixel)
    except PictureError as error:
        raise PictureError(error.what, where=str(path), advice=error.advice) from error


def _release(done: "Future[Overview]", pictures: PictureService) -> None:
    if not done.cancelled() and done.exception() is None:
        pictures.release(done.result().info.handle)
