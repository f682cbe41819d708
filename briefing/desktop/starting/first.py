"""What the window shows first, found and its pictures asked for before Qt is there, so that both load at once."""

import logging
from concurrent.futures import Future
from pathlib import Path

from msgspec import Struct

from briefing import settings
from briefing.desktop.session import recall
from briefing.disks import in_time, soon
from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.errors import BriefingError, DocumentError, UnreadablePart
from briefing.imagery import kept_overviews
from briefing.imagery.comparing.state import from_json
from briefing.imagery.pictures import Overview
from briefing.imagery.protocol import Size
from briefing.imagery.service import PictureService
from briefing.paths import builtin_briefing
from briefing.settings import Settings
from briefing.translation import _

log = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds in which a briefing opens, and its pictures are read, unless the disk does not answer


class First(Struct, frozen=True, kw_only=True):
    """A briefing that is open, the overviews asked for by the names of their files, and why it is not the one wanted.

    That is None where it is the built-in briefing that was wanted.
    """

    opened: OpenedBriefing
    overviews: dict[str, "Future[Overview]"]
    wanted: Path | None = None
    refusal: BriefingError | None = None


def find_first(store: Settings, pictures: PictureService, path: Path | None) -> First:
    """The briefing at ``path``, else where the reader was left, else the built-in one; the next where one fails."""
    last = store.get(settings.LAST)
    wanted = path or (Path(last) if last else None)
    refusal: BriefingError | None = None
    try:
        opened = _open(wanted) if wanted is not None else open_briefing(builtin_briefing())
    except BriefingError as error:
        if wanted is None:
            raise
        refusal = error
        opened = open_briefing(builtin_briefing())
    overviews = soon(lambda: _ask(store, pictures, opened), {}, PATIENCE)  # else the window waits for them
    return First(opened=opened, overviews=overviews, wanted=wanted, refusal=refusal)


def _open(path: Path) -> OpenedBriefing:
    try:
        return in_time(lambda: open_briefing(path), PATIENCE)
    except TimeoutError as error:
        what = _("the disk that it is on does not answer")
        raise UnreadablePart(what, where=path.absolute().name, advice=_("Try again later")) from error


def figure_of(opened: OpenedBriefing, part: str, last: str = "") -> Figure | None:
    """The figure that comes up with a part: that of the last time, else the first of its section, or of all."""
    briefing = opened.briefing
    seen = briefing.figure(last)
    if seen is not None:
        return seen
    section = briefing.section(part or briefing.sections[0].id)
    found = next(iter(section.figures), None) if section is not None else None
    return briefing.figure(found) if found else next(iter(briefing.figures), None)


def _ask(store: Settings, pictures: PictureService, opened: OpenedBriefing) -> "dict[str, Future[Overview]]":
    """Ask for the overviews of the pictures that will be seen; those that cannot be read are told of later."""
    place = recall(store, opened.briefing.id)
    figure = figure_of(opened, place.part, place.figure)
    if figure is None:
        return {}
    comparison = from_json(place.state_of(figure), len(figure.pictures))
    width, height = store.get(settings.PICTURE_ROOM)
    asked = {}
    for at in dict.fromkeys((comparison.before, comparison.after)):
        if at < len(figure.pictures):
            file = figure.pictures[at].file
            try:
                asked[file] = _overview(pictures, opened, file, (width, height))
            except DocumentError as error:
                log.info("%s cannot be read ahead: %s", file, error.what)
    return asked


def _overview(pictures: PictureService, opened: OpenedBriefing, file: str, most: Size) -> "Future[Overview]":
    """The overview that was kept of a picture, else what the worker will make of it."""
    data = opened.picture(file)
    kept = kept_overviews.recall(pictures, data, opened.picture_state(file), most)
    if kept is None:
        return pictures.overview(data, most)
    known: Future[Overview] = Future()
    known.set_result(kept)
    return known
