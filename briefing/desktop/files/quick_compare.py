"""Loose pictures made into a briefing that is nowhere on the disk yet, in a thread: read, looked at, put in order."""

import datetime
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefing.document.loose import LoosePicture, read_loose, reasons, to_compare, together
from briefing.document.opening import OpenedBriefing
from briefing.document.untitled import untitled
from briefing.errors import PictureError
from briefing.imagery.comparing.geometry import Size
from briefing.imagery.pictures import Overview
from briefing.imagery.service import LOOK, PictureService
from briefing.translation import ngettext

FEW = 8  # pictures, of which all overviews are kept from the start; of more only what they tell is asked for first


class Compared(Struct, frozen=True):
    """A briefing of loose pictures, with the overviews that were made on the way, by the files in it.

    ``left_out`` is why others are not in it.
    """

    opened: OpenedBriefing
    overviews: Mapping[str, "Future[Overview]"]
    left_out: Sequence[PictureError] = ()


class _Known(Struct, frozen=True):
    """A picture that can be compared, with the overview that was made of it on the way."""

    path: Path
    picture: LoosePicture
    overview: "Future[Overview]"


def compared(paths: Sequence[Path], pictures: PictureService, size: Size, language: str) -> Compared:
    """The briefing that compares the pictures at ``paths``, but for those that cannot be read.

    PictureError, which names all of these, where fewer than two can.
    """
    chosen, left_out = to_compare(paths)
    is_few = len(chosen) <= FEW
    loose = []
    for path in chosen:
        try:
            loose.append((path, read_loose(path)))
        except PictureError as error:  # such as from a disk that is broken further on
            left_out.append(error)
    asked = [pictures.overview(each.data, size if is_few else LOOK) for _path, each in loose]
    known = []
    for (path, picture), overview in zip(loose, asked, strict=True):
        try:
            known.append(_Known(path, _told(path, picture, overview), overview))
        except PictureError as error:
            left_out.append(error)
    if len(known) < 2:
        for each in known:
            _release(each.overview, pictures)
        raise together(left_out)
    today = datetime.datetime.now().astimezone().date()
    opened, files = untitled([each.picture for each in known], today=today, language=language)
    wanted = {*chosen, *(Path(each.where) for each in left_out)}  # which may be there again another time
    opened.originals = tuple(dict.fromkeys(path for path in paths if path in wanted))
    made = Compared(opened, {file: each.overview for file, each in zip(files, known, strict=True)}, left_out)
    if not is_few:
        release(made, pictures)
    return made if is_few else Compared(opened, {}, left_out)


def left_out_words(left_out: Sequence[PictureError]) -> str:
    """What is said of pictures that are left out: which, and why."""
    words = ngettext("A picture is left out.", "{count} pictures are left out.", len(left_out))
    return f"{words.format(count=len(left_out))} {reasons(left_out)}"


def release(made: Compared, pictures: PictureService) -> None:
    """Let go of what is not going to be shown."""
    for future in made.overviews.values():
        _release(future, pictures)


def _told(path: Path, picture: LoosePicture, asked: "Future[Overview]") -> LoosePicture:
    """A picture with what it tells of itself."""
    try:
        info = asked.result().info
        return replace(picture, taken=info.taken, size=info.size, ground=info.ground, middle=info.middle)
    except PictureError as error:
        raise PictureError(error.what, where=str(path), advice=error.advice) from error


def _release(done: "Future[Overview]", pictures: PictureService) -> None:
    if not done.cancelled() and done.exception() is None:
        pictures.release(done.result().info.handle)
