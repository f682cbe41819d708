"""The pictures of an export: small enough to be sent, and two that are compared at the same crop and scale."""

import logging
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from msgspec import Struct

from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.errors import BriefingError, PictureError
from briefing.imagery.comparing.comparison import Comparison, Side
from briefing.imagery.comparing.lengths import pixels_of_largest
from briefing.imagery.comparing.placing import ground_size, onto_ground, shapes_differ
from briefing.imagery.comparing.state import default_for
from briefing.imagery.pictures import PictureInfo
from briefing.imagery.protocol import Size
from briefing.imagery.service import LOOK, PictureService
from briefing.paper.open_pictures import Found, open_pictures
from briefing.paper.patience import Step
from briefing.paper.plate import Notes

if TYPE_CHECKING:
    from concurrent.futures import Future

log = logging.getLogger(__name__)

WIDEST, TALLEST = 2000, 3000  # pixels


class Image(Struct, frozen=True, kw_only=True):
    """The bytes of a JPEG or a PNG and its size in pixels, or why there are none and what to do.

    ``bare`` is the share of the width and of the height that is no picture, at each side.
    """

    data: bytes = b""
    width: int = 0
    height: int = 0
    bare: tuple[float, float] = (0.0, 0.0)
    problem: str = ""
    advice: str = ""

    @property
    def kind(self) -> str:
        """``png`` or ``jpeg``."""
        return "png" if self.data.startswith(b"\x89PNG") else "jpeg"


class Shown(Struct, frozen=True, kw_only=True):
    """The images of all pictures of a figure, in order, and how two of them are compared, if there are two.

    ``ground`` is how many pixels of the largest picture the pair is wide, or the only one; 0 where that is not known.
    ``notes`` are those of its pictures; ``mismatch`` is whether the two have different proportions.
    """

    images: tuple[Image, ...]
    comparison: Comparison
    ground: float = 0
    notes: Notes = ()
    mismatch: bool = False

    @property
    def can_slide(self) -> bool:
        """Whether the two that are compared are there, and of one size."""
        if len(self.images) < 2:
            return False
        before, after = self.images[self.comparison.before], self.images[self.comparison.after]
        return bool(before.data and after.data)


def prepare(
    opened: OpenedBriefing,
    figures: Iterable[Figure],
    pictures: PictureService,
    comparisons: Mapping[str, Comparison],
    progress: Step,
    *,
    in_words: bool = False,
) -> dict[str, Shown]:
    """The images of figures by their ids, or what is noted of those for a form that tells pictures ``in_words``.

    ``progress`` is told how many of how many are made, and may raise.
    """
    make = _told if in_words else _shown
    figures = list(figures)
    shown = {}
    for at, figure in enumerate(figures):
        progress(at, len(figures) + 1)
        shown[figure.id] = make(opened, figure, pictures, _comparison(figure, comparisons))
    progress(len(figures), len(figures) + 1)
    return shown


def _comparison(figure: Figure, comparisons: Mapping[str, Comparison]) -> Comparison:
    return comparisons.get(figure.id) or default_for(len(figure.pictures))


def _told(opened: OpenedBriefing, figure: Figure, pictures: PictureService, comparison: Comparison) -> Shown:
    maker = _Maker(opened, pictures)
    told = [maker.unmade(picture.file) for picture in figure.pictures]
    return Shown(images=tuple(each.image for each in told), comparison=comparison, notes=_notes(told))


def _shown(opened: OpenedBriefing, figure: Figure, pictures: PictureService, comparison: Comparison) -> Shown:
    maker = _Maker(opened, pictures)
    files = [picture.file for picture in figure.pictures]
    if len(files) == 1:
        alone = maker.single(files[0])
        ground = alone.size[0] if alone.size else 0
        return Shown(images=(alone.image,), comparison=comparison, ground=ground, notes=_notes([alone]))
    before, after = comparison.before, comparison.after
    one, other, shared = maker.pair(files[before], files[after], comparison)
    taken = [{before: one, after: other}.get(at) or maker.single(file) for at, file in enumerate(files)]
    sizes = [size for each in (one, other) if (size := each.size) is not None]
    return Shown(
        images=tuple(each.image for each in taken),
        comparison=comparison,
        ground=shared[0] * pixels_of_largest(shared, [each.size for each in taken]),
        notes=_notes(taken),
        mismatch=len(sizes) == 2 and shapes_differ(*sizes),
    )


class _Taken(Struct, frozen=True, kw_only=True):
    """The image of one picture, and what is known of that: its size, None where it cannot be read, and its notes."""

    image: Image
    size: Size | None = None
    notes: tuple[str, ...] = ()


def _notes(taken: Iterable[_Taken]) -> Notes:
    return tuple((at, note) for at, each in enumerate(taken) for note in each.notes)


class _Maker(Struct, frozen=True):
    """Makes images, and lets go of each picture once it has."""

    opened: OpenedBriefing
    pictures: PictureService

    def unmade(self, file: str) -> _Taken:
        """No image of a picture, but what is noted of it, if it can be read."""
        with open_pictures(self.opened, self.pictures, (file,), LOOK) as (info,):
            return _Taken(image=Image(), notes=info.notes if isinstance(info, PictureInfo) else ())

    def single(self, file: str) -> _Taken:
        """A picture as it is."""
        with self._open(file) as (info,):
            return self._alone(info)

    def pair(self, before: str, after: str, comparison: Comparison) -> tuple[_Taken, _Taken, Size]:
        """Two pictures on their common ground, aligned as they are compared, and how large that is.

        Each is as it is where one is missing, and no ground is known.
        """
        with self._open(before, after) as (first, second):
            if not isinstance(first, PictureInfo) or not isinstance(second, PictureInfo):
                return self._alone(first), self._alone(second), (0, 0)
            ground = ground_size(first.size, second.size)
            size, still = _size(*ground), comparison.alignment.is_none
            one, other = (
                self._taken(
                    info,
                    self.pictures.composed(first.handle, second.handle, comparison.only(side), size),
                    size,
                    _bare(info.size, ground) if side is Side.BEFORE or still else (0.0, 0.0),
                )
                for info, side in zip((first, second), Side, strict=True)
            )
            return one, other, ground

    def _alone(self, info: Found) -> _Taken:
        if isinstance(info, BriefingError):
            return _Taken(image=Image(problem=info.what, advice=info.advice))
        box, size = (0, 0, *info.size), _size(*info.size)
        return self._taken(info, self.pictures.encoded(info.handle, box=box, size=size), size)

    def _taken(
        self, info: PictureInfo, data: "Future[bytes]", size: Size, bare: tuple[float, float] = (0.0, 0.0)
    ) -> _Taken:
        image = self._image(data, size, bare)
        return _Taken(image=image, size=info.size, notes=tuple(info.notes))

    def _image(self, data: "Future[bytes]", size: Size, bare: tuple[float, float]) -> Image:
        try:
            return Image(data=data.result(), width=size[0], height=size[1], bare=bare)
        except PictureError as error:
            log.warning("a picture cannot be exported: %s", error)
            return Image(problem=error.what, advice=error.advice)

    def _open(self, *files: str) -> AbstractContextManager[list[Found]]:
        return open_pictures(self.opened, self.pictures, files, (WIDEST, TALLEST))


def _bare(picture: Size, ground: Size) -> tuple[float, float]:
    """The share of a ground that a picture which is fitted to it leaves bare at each side, across and down."""
    fitted = onto_ground(picture, ground)
    return fitted.c / ground[0], fitted.f / ground[1]


def _size(width: int, height: int) -> Size:
    """A size that is no larger than the picture, nor than what is sent."""
    scale = min(1.0, WIDEST / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
