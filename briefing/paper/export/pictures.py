"""The pictures of an export: small enough to be sent, and two that are compared at the same crop and scale."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.errors import DocumentError, PictureError
from briefing.imagery.comparison import Comparison, Side, ground_size
from briefing.imagery.comparison_state import default_for
from briefing.imagery.protocol import Size
from briefing.imagery.service import LOOK, PictureInfo, PictureService
from briefing.paper.patience import Step

if TYPE_CHECKING:
    from concurrent.futures import Future

log = logging.getLogger(__name__)

WIDEST, TALLEST = 2000, 3000  # pixels


class Image(Struct, frozen=True, kw_only=True):
    """The bytes of a JPEG or a PNG and its size in pixels, or why there are none."""

    data: bytes = b""
    width: int = 0
    height: int = 0
    problem: str = ""

    @property
    def kind(self) -> str:
        """``png`` or ``jpeg``."""
        return "png" if self.data.startswith(b"\x89PNG") else "jpeg"


class Shown(Struct, frozen=True, kw_only=True):
    """The images of all pictures of a figure, in order, and how two of them are compared, if there are two.

    ``ground`` is how many of the figure's pixels the pair is wide, or the one picture; 0 where that is not known.
    """

    images: tuple[Image, ...]
    comparison: Comparison
    ground: int = 0

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
) -> dict[str, Shown]:
    """The images of figures by their ids; ``progress`` is told how many of how many are made, and may raise."""
    figures = list(figures)
    shown = {}
    for at, figure in enumerate(figures):
        progress(at, len(figures) + 1)
        shown[figure.id] = _shown(opened, figure, pictures, _comparison(figure, comparisons))
    progress(len(figures), len(figures) + 1)
    return shown


def unseen(figures: Iterable[Figure], comparisons: Mapping[str, Comparison]) -> dict[str, Shown]:
    """The same for a form that tells pictures in words: none is opened."""
    return {
        figure.id: Shown(
            images=tuple(Image() for _each in figure.pictures), comparison=_comparison(figure, comparisons)
        )
        for figure in figures
    }


def _comparison(figure: Figure, comparisons: Mapping[str, Comparison]) -> Comparison:
    return comparisons.get(figure.id) or default_for(len(figure.pictures))


def _shown(opened: OpenedBriefing, figure: Figure, pictures: PictureService, comparison: Comparison) -> Shown:
    maker = _Maker(opened, pictures)
    if len(figure.pictures) == 1:
        image, ground = maker.single(figure.pictures[0].file)
        return Shown(images=(image,), comparison=comparison, ground=ground)
    before, after = (figure.pictures[at].file for at in (comparison.before, comparison.after))
    one, other, ground = maker.pair(before, after, comparison)
    images = {comparison.before: one, comparison.after: other}
    for number, picture in enumerate(figure.pictures):
        if number not in images:
            images[number] = maker.single(picture.file)[0]
    return Shown(images=tuple(images[number] for number in sorted(images)), comparison=comparison, ground=ground)


class _Maker(Struct, frozen=True):
    """Makes images, and lets go of each picture once it has."""

    opened: OpenedBriefing
    pictures: PictureService

    def single(self, file: str) -> tuple[Image, int]:
        """A picture as it is, and how many pixels it is wide."""
        with self._open(file) as info:
            return self._alone(info), info.width if isinstance(info, PictureInfo) else 0

    def pair(self, before: str, after: str, comparison: Comparison) -> tuple[Image, Image, int]:
        """Two pictures on their common ground, aligned as they are compared, and how many pixels that is wide.

        Each is as it is where one is missing, and no ground is known.
        """
        with self._open(before) as first, self._open(after) as second:
            if not isinstance(first, PictureInfo) or not isinstance(second, PictureInfo):
                return self._alone(first), self._alone(second), 0
            ground = ground_size((first.width, first.height), (second.width, second.height))
            size = _size(*ground)
            one, other = (
                self._image(self.pictures.composed(first.handle, second.handle, comparison.only(side), size), size)
                for side in Side
            )
            return one, other, ground[0]

    def _alone(self, info: PictureInfo | str) -> Image:
        if isinstance(info, str):
            return Image(problem=info)
        box, size = (0, 0, info.width, info.height), _size(info.width, info.height)
        return self._image(self.pictures.encoded(info.handle, box=box, size=size), size)

    def _image(self, data: "Future[bytes]", size: Size) -> Image:
        try:
            return Image(data=data.result(), width=size[0], height=size[1])
        except PictureError as error:
            log.warning("a picture cannot be exported: %s", error)
            return Image(problem=error.what)

    @contextmanager
    def _open(self, file: str) -> Iterator[PictureInfo | str]:
        """An open picture, or why there is none."""
        try:
            info = self.pictures.overview(self.opened.picture(file), LOOK, next_most=(WIDEST, TALLEST)).result().info
        except (DocumentError, PictureError) as error:
            log.warning("%s cannot be exported: %s", file, error)
            yield error.what
            return
        try:
            yield info
        finally:
            self.pictures.release(info.handle)


def _size(width: int, height: int) -> Size:
    """A size that is no larger than the picture, nor than what is sent."""
    scale = min(1.0, WIDEST / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
