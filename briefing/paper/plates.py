"""The pictures of a printed briefing: each pair at the same crop and scale, or as it was on the screen.

They are made by the picture worker from the originals, at 300 dots an inch of the size at which they are printed and
never larger than they are, one figure after the other, so that many figures need no more memory than one.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.errors import DocumentError, PictureError
from briefing.imagery.comparison import WHOLE, Comparison, Mode, Side, ground_size, plate_size
from briefing.imagery.comparison_state import default_for
from briefing.imagery.service import PictureInfo, PictureService
from briefing.paper.options import PrintOptions

log = logging.getLogger(__name__)

Step = Callable[[int, int], None]

TEXT_WIDTH = {"a4": 162.0, "letter": 167.9}
TEXT_HEIGHT = 200.0
GUTTER = 4.0
MILLIMETRES_AN_INCH = 25.4
DOTS_AN_INCH = 300
LOOK = (8, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One image of a plate: its file in the folder of the print, or why there is none, and its dots an inch."""

    file: str = ""
    problem: str = ""
    dots: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A figure on paper. ``images`` are the pictures ``sides`` of the comparison, or one image of the comparison."""

    images: tuple[Image, ...]
    comparison: Comparison
    composed: bool = False


def prepare(
    opened: OpenedBriefing,
    options: PrintOptions,
    pictures: PictureService,
    comparisons: Mapping[str, Comparison],
    folder: Path,
    progress: Step,
) -> dict[str, Plate]:
    """The plates of all figures that are printed, by their ids, with their files in ``folder``.

    ``progress`` is told how many of how many are made, and may raise to end the work.
    """
    figures = figures_of(opened, options)
    plates = {}
    for at, figure in enumerate(figures):
        progress(at, len(figures) + 1)
        comparison = comparisons.get(figure.id) or default_for(len(figure.pictures))
        maker = _Maker(opened, options, pictures, folder, f"{at + 1:04d}")
        plates[figure.id] = maker.plate(figure, comparison)
    progress(len(figures), len(figures) + 1)
    return plates


def figures_of(opened: OpenedBriefing, options: PrintOptions) -> list[Figure]:
    """The figures of the sections that are printed, each once, in order."""
    if options.plates == "none":
        return []
    ids = dict.fromkeys(
        figure
        for section in opened.briefing.sections
        if options.sections is None or section.id in options.sections
        for figure in section.figures
    )
    return [figure for each in ids if (figure := opened.briefing.figure(each)) is not None]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes one plate; the pictures that it opens are let go of when it is made."""

    opened: OpenedBriefing
    options: PrintOptions
    pictures: PictureService
    folder: Path
    name: str

    def plate(self, figure: Figure, comparison: Comparison) -> Plate:
        if len(figure.pictures) == 1:
            info = self._open(figure.pictures[0].file)
            images = (self._single(info),)
            self._release(info)
            return Plate(images=images, comparison=comparison)
        opened = [self._open(figure.pictures[at].file) for at in (comparison.before, comparison.after)]
        before, after = opened
        if isinstance(before, PictureInfo) and isinstance(after, PictureInfo):
            plate = self._pair(before, after, comparison)
        else:
            plate = Plate(images=tuple(self._single(each) for each in opened), comparison=comparison)
        for each in opened:
            self._release(each)
        return plate

    def _pair(self, before: PictureInfo, after: PictureInfo, comparison: Comparison) -> Plate:
        if self.options.plates == "on-screen":
            return Plate(images=(self._composed(before, after, comparison, 1),), comparison=comparison, composed=True)
        sides = (replace(comparison, mode=Mode.TOGGLE, shown=side, view=WHOLE, whole=None) for side in Side)
        images = tuple(self._composed(before, after, each, 2) for each in sides)
        return Plate(images=images, comparison=comparison)

    def _composed(self, before: PictureInfo, after: PictureInfo, comparison: Comparison, columns: int) -> Image:
        sizes = (before.width, before.height), (after.width, after.height)
        width, height = plate_size(comparison, *sizes, longest=10_000)
        inches = self._inches(columns, width / height)
        ground = ground_size(*sizes)
        share = ground[0] * min(1.0, comparison.view.width) / width
        most = width * share * (2 if comparison.mode is Mode.SIDE_BY_SIDE else 1)
        wide = max(1, round(min(inches * DOTS_AN_INCH, most)))
        size = wide, max(1, round(wide * height / width))
        try:
            data = self.pictures.composed(
                before.handle, after.handle, comparison, size, grey=self.options.grey
            ).result()
        except PictureError as error:
            log.warning("a plate cannot be composed: %s", error)
            return Image(problem=error.what)
        return self._written(data, wide / inches, comparison.shown if columns == 2 else "both")

    def _single(self, info: PictureInfo | str) -> Image:
        if isinstance(info, str):
            return Image(problem=info)
        inches = self._inches(1, info.width / info.height)
        wide = max(1, round(min(inches * DOTS_AN_INCH, info.width)))
        size = wide, max(1, round(wide * info.height / info.width))
        box = (0, 0, info.width, info.height)
        try:
            data = self.pictures.encoded(info.handle, box=box, size=size, grey=self.options.grey).result()
        except PictureError as error:
            log.warning("a picture cannot be printed: %s", error)
            return Image(problem=error.what)
        return self._written(data, wide / inches, str(info.handle))

    def _inches(self, columns: int, shape: float) -> float:
        """How wide an image of a shape (width to height) is printed, in so many columns."""
        room = (TEXT_WIDTH[self.options.paper] - GUTTER * (columns - 1)) / columns
        return min(room, TEXT_HEIGHT * shape) / MILLIMETRES_AN_INCH

    def _open(self, file: str) -> PictureInfo | str:
        """An open picture, or why there is none."""
        try:
            return self.pictures.overview(self.opened.picture(file), LOOK).result().info
        except (DocumentError, PictureError) as error:
            log.warning("%s cannot be printed: %s", file, error)
            return error.what

    def _release(self, info: PictureInfo | str) -> None:
        if isinstance(info, PictureInfo):
            self.pictures.release(info.handle)

    def _written(self, data: bytes, dots: float, name: str) -> Image:
        kind = "png" if data.startswith(b"\x89PNG") else "jpg"
        file = f"{self.name}-{name}.{kind}"
        (self.folder / file).write_bytes(data)
        return Image(file=file, dots=dots)
