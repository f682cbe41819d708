"""Pictures of a briefing that are there and cannot be shown: what only decoding them tells."""

from collections.abc import Iterator

from briefing.document import manifest
from briefing.document.checks import Finding, is_picture, located
from briefing.document.opening import OpenedBriefing
from briefing.errors import DocumentError, PictureError
from briefing.imagery.service import PictureService

LOOK = (8, 8)


def undecodable(opened: OpenedBriefing, pictures: PictureService) -> Iterator[Finding]:
    """A finding for each picture that cannot be shown; those that are no pictures are found without decoding."""
    for at, figure in enumerate(opened.briefing.figures):
        for number, picture in enumerate(figure.pictures):
            try:
                data = opened.picture(picture.file)
            except DocumentError:
                continue  # found without decoding, too
            if not is_picture(data):
                continue
            try:
                pictures.release(pictures.overview(data, LOOK).result().info.handle)
            except PictureError as error:
                place = f"figures[{at}].pictures[{number}].file"
                what = f"{picture.file}: {error.what}"
                finding = Finding(file=manifest.FILE, place=place, what=what, advice=error.advice)
                yield from located((finding,), opened.storage)
