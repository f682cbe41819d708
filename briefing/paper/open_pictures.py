"""Pictures that are open in the picture worker for as long as something is made of them, and the sizes of others."""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager

from briefing.document.opening import OpenedBriefing
from briefing.errors import BriefingError, DocumentError, PictureError
from briefing.imagery.pictures import Overview, PictureInfo
from briefing.imagery.protocol import Size
from briefing.imagery.service import LOOK, PictureService

log = logging.getLogger(__name__)

Found = PictureInfo | BriefingError  # a picture, or why it cannot be shown


@contextmanager
def open_pictures(
    opened: OpenedBriefing, service: PictureService, files: Sequence[str], most: Size
) -> Iterator[list[Found]]:
    """The pictures of a briefing in these files, wanted within ``most`` pixels; of one that cannot be shown, why.

    All are asked for at once.
    """
    asked = [_asked(opened, service, file, most) for file in files]
    found = [_found(file, each) for file, each in zip(files, asked, strict=True)]
    try:
        yield found
    finally:
        for each in found:
            if isinstance(each, PictureInfo):
                service.release(each.handle)


def known_sizes(opened: OpenedBriefing, service: PictureService, files: Sequence[str]) -> list[Size | None]:
    """How large the pictures in these files are, which are not opened for that; None of one that cannot be read.

    They are asked for one after the other, so that many of them need no more memory than one.
    """
    return [_size(opened, service, file) for file in files]


def _size(opened: OpenedBriefing, service: PictureService, file: str) -> Size | None:
    try:
        return service.size(opened.picture(file)).result()
    except BriefingError as error:
        _refused(file, error)
        return None


def _asked(
    opened: OpenedBriefing, service: PictureService, file: str, most: Size
) -> "Future[Overview] | BriefingError":
    try:
        return service.overview(opened.picture(file), LOOK, next_most=most)
    except DocumentError as error:
        return _refused(file, error)


def _found(file: str, asked: "Future[Overview] | BriefingError") -> Found:
    try:
        return asked if isinstance(asked, BriefingError) else asked.result().info
    except PictureError as error:
        return _refused(file, error)


def _refused(file: str, error: BriefingError) -> BriefingError:
    log.warning("%s cannot be shown: %s", file, error.what)
    return error
