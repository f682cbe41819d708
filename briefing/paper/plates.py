"""The pictures of a printed briefing: those of a figure at the same crop and scale, or as two were on the screen.

They are made by the picture worker from the originals, at 300 dots an inch of the size at which they are printed and
never larger than they are, a few figures at a time, so that many figures need no more memory than those. What was made
is kept.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from itertools import count
from math import ceil, inf, sqrt
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.errors import BriefingError, PictureError
from briefing.imagery.comparing.comparison import UNALIGNED, WHOLE, Comparison, Mode, Side
from briefing.imagery.comparing.geometry import Box
from briefing.imagery.comparing.lengths import pixels_of_largest
from briefing.imagery.comparing.placing import frames, ground_size, plate_size, shapes_differ
from briefing.imagery.comparing.state import default_for
from briefing.imagery.pictures import PictureInfo
from briefing.imagery.protocol import Size
from briefing.imagery.service import PictureService
from briefing.paper import kept_plates
from briefing.paper.open_pictures import Found, known_sizes, open_pictures
from briefing.paper.options import PrintOptions
from briefing.paper.patience import Counted, Step
from briefing.paper.plate import Image, Plate, shown_of
from briefing.picture_files import suffix_of

log = logging.getLogger(__name__)

Meanwhile = Callable[[], None]

# In millimetres: the width of the text as the template has it, how tall a picture may be, and what is between two.
TEXT_WIDTH, TALLEST, GUTTER = {"a4": 162.0, "letter": 167.9}, 135.0, 4.0
MILLIMETRES_AN_INCH = 25.4
DOTS = 300 / MILLIMETRES_AN_INCH  # a millimetre
# Pictures of a figure, as they are usually and in large print: of more each has fewer dots, down to a part that is
# sharp still, for all are unpacked at once where pages are laid out.
MOST_SHARP, SHARP = {False: 250, True: 64}, 0.51
# A picture by itself is not so large that its dots are fewer than these a millimetre, nor less wide than this for it.
FEWEST, SMALLEST = 96 / MILLIMETRES_AN_INCH, 60.0
# In large print a picture is as wide as the text, so far as it fits on a page with what is said at it and a caption of
# a few lines. Two pictures stand below each other where that makes them clearly larger.
TALLEST_LARGE, CLEARLY = {"a4": 160.0, "letter": 142.0}, 1.4
AT_ONCE = 2  # figures, and pictures of one


class Platemaker:
    """Makes the plates of one briefing into a folder; a plate that options leave as it was is made once."""

    def __init__(self, opened: OpenedBriefing, pictures: PictureService, folder: Path) -> None:
        self._opened = opened
        self._pictures = pictures
        self._folder = folder
        self._made: dict[tuple[object, ...], Plate] = {}
        self._names = count(1)

    def plates(
        self, options: PrintOptions, comparisons: Mapping[str, Comparison], progress: Step, meanwhile: Meanwhile
    ) -> dict[str, Plate]:
        """The plates of all figures that are printed, by their ids.

        ``progress`` is told how many of how many are made, and may raise to end the work. ``meanwhile`` is done while
        the first are made.
        """
        figures = options.figures_of(self._opened)
        chosen = {each.id: comparisons.get(each.id) or default_for(len(each.pictures)) for each in figures}
        looks = options.paper, options.plates, options.grey, options.large
        keys = {each.id: (each.id, chosen[each.id], *looks) for each in figures}
        missing = [each for each in figures if keys[each.id] not in self._made]
        shown = {each.id: shown_of(each, chosen[each.id], options.plates) for each in missing}
        whole = sum(map(_steps, shown.values())) + 1
        counted = Counted()
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="plates") as pool:
            try:
                asked = {
                    each.id: pool.submit(
                        self._maker(options, counted, len(shown[each.id])).plate, each, chosen[each.id]
                    )
                    for each in missing
                }
                meanwhile()
                for figure, plate in asked.items():
                    self._made[keys[figure]] = counted.wait(plate, lambda done: progress(done, whole))
            except BaseException:
                counted.leave()
                pool.shutdown(cancel_futures=True)
                raise
        progress(whole - 1, whole)
        return {figure: self._made[key] for figure, key in keys.items()}

    def _maker(self, options: PrintOptions, counted: Counted, shown: int) -> "_Maker":
        dots = DOTS * max(SHARP, min(1.0, sqrt(MOST_SHARP[options.large] / shown)))
        return _Maker(self._opened, options, self._pictures, self._folder, f"{next(self._names):05d}", counted, dots)


def _steps(shown: Sequence[int]) -> int:
    """In how many steps a plate of these pictures is made: two that are compared in one."""
    return max(1, len(shown) - 1)


class _Maker(Struct, frozen=True):
    """Makes one plate, with so many ``dots`` a millimetre; the pictures that it opens are let go of when it is made."""

    opened: OpenedBriefing
    options: PrintOptions
    pictures: PictureService
    folder: Path
    name: str
    counted: Counted
    dots: float

    def plate(self, figure: Figure, comparison: Comparison) -> Plate:
        """The plate of a figure, with lengths on it as far as the sizes of all its pictures are known."""
        plate = self._plate(figure, comparison)
        if figure.metres_per_pixel is None or len(figure.pictures) <= len(Side):
            return plate  # of two that are there the ground has the pixels of the larger one
        sizes = known_sizes(self.opened, self.pictures, figure.files)
        one, other = sizes[comparison.before], sizes[comparison.after]
        larger = pixels_of_largest(ground_size(one, other), sizes) if one and other else 0.0
        scaled = (replace(each, scale=each.scale / larger if larger else 0.0) for each in plate.images)
        return replace(plate, images=tuple(scaled))

    def _plate(self, figure: Figure, comparison: Comparison) -> Plate:
        """The plate of a figure, as it was made another time, or made."""
        key = kept_plates.key_of(self.opened, figure, comparison, self.options)
        kept = kept_plates.recall(key) if key is not None else None
        if kept is not None:
            numbered = enumerate(zip(kept.files, kept.plate.images, strict=True))
            return replace(
                kept.plate, images=tuple(self._written(data, image, str(at)) for at, (data, image) in numbered)
            )
        plate = self._made(figure, comparison)
        if key is not None:
            kept_plates.remember(plate, self.folder, key)
        return plate

    def _made(self, figure: Figure, comparison: Comparison) -> Plate:
        self.counted.step()
        shown = shown_of(figure, comparison, self.options.plates)
        compared = (comparison.before, comparison.after) if len(shown) > 1 else shown
        columns = 1 if self.options.plates == "on-screen" else len(compared)
        with self._open(figure, compared, columns) as pair:
            found = dict(zip(compared, pair, strict=True))
            match pair:
                case [PictureInfo() as before, PictureInfo() as after] if columns == 1:
                    image = self._arrived(*self._ask_composed(before, after, comparison, 1), "0")
                    plate = Plate(images=(image,), comparison=comparison, shown=shown, composed=True)
                case _:
                    images = self._compared(found, comparison)
                    others = [at for at in shown if at not in compared]
                    for at, other, image in self._others(figure, others, pair, comparison):
                        found[at], images[at] = other, image
                    plate = Plate(images=tuple(images[at] for at in shown), comparison=comparison, shown=shown)
        known = [(at, each) for at, each in enumerate(found[at] for at in shown) if isinstance(each, PictureInfo)]
        notes = tuple((at, note) for at, info in known for note in info.notes)
        mismatch = any(shapes_differ(known[0][1].size, info.size) for _at, info in known[1:])
        stacked = any(each.width > self._room(columns) for each in plate.images)
        return replace(plate, notes=notes, mismatch=mismatch, stacked=stacked)

    def _others(
        self, figure: Figure, others: Sequence[int], pair: Sequence[Found], comparison: Comparison
    ) -> Iterator[tuple[int, Found, Image]]:
        """Other pictures of a figure, a few open at a time, with their images beside the two that are compared."""
        for first in range(0, len(others), AT_ONCE):
            some = others[first : first + AT_ONCE]
            with self._open(figure, some, len(pair)) as more:
                for at, found in zip(some, more, strict=True):
                    yield at, found, self._beside(pair, at, found, comparison)

    def _open(self, figure: Figure, shown: Sequence[int], columns: int) -> AbstractContextManager[list[Found]]:
        files = [figure.pictures[at].file for at in shown]
        printed = ceil(self._width(columns, inf) * self.dots), ceil(self._tallest * self.dots)
        return open_pictures(self.opened, self.pictures, files, printed)

    def _compared(self, found: Mapping[int, Found], comparison: Comparison) -> dict[int, Image]:
        """The images of two pictures that are compared, or of those that are not."""
        match list(found.values()):
            case [PictureInfo() as before, PictureInfo() as after]:
                asked = [self._ask_composed(before, after, comparison.only(side), 2) for side in Side]
                return {at: self._arrived(*each, str(at)) for at, each in zip(found, asked, strict=True)}
            case _:
                return {at: self._single(each, len(found), str(at)) for at, each in found.items()}

    def _beside(self, pair: Sequence[Found], at: int, found: Found, comparison: Comparison) -> Image:
        """The image of another picture of a figure on the ground of two that are compared; it is not aligned."""
        self.counted.step()
        before, after = pair
        if not isinstance(before, PictureInfo) or not isinstance(found, PictureInfo):
            return self._single(found, 2, str(at))
        ground = ground_size(before.size, after.size) if isinstance(after, PictureInfo) else before.size
        alone = replace(comparison, after=at, alignment=UNALIGNED).only(Side.AFTER)
        return self._arrived(*self._ask_composed(before, found, alone, 2, ground), str(at))

    def _ask_composed(
        self,
        before: PictureInfo,
        after: PictureInfo,
        comparison: Comparison,
        columns: int,
        ground: Size | None = None,
    ) -> tuple["Future[bytes]", Image]:
        """What ``comparison`` shows, to come, and how it is printed: on the ground of the two, or on another."""
        ground = ground or ground_size(before.size, after.size)
        width, height = plate_size(comparison, ground, ground, longest=10_000)
        share = ground[0] * min(1.0, comparison.view.width) / width
        most = width * share * (2 if comparison.seen.mode is Mode.SIDE_BY_SIDE else 1)
        printed = self._width(columns, width / height, most)
        wide = max(1, round(min(printed * self.dots, most)))
        size = wide, max(1, round(wide * height / width))
        scale = frames(comparison, Box(0, 0, *size), ground)[Side.BEFORE].scale * printed / wide
        image = Image(width=printed, dots=wide / printed * MILLIMETRES_AN_INCH, scale=scale)
        whole = self._whole(comparison, before, after, ground)
        if whole is not None:
            return self._ask_whole(whole, size), image
        return self.pictures.composed(before.handle, after.handle, comparison, size, grey=self.options.grey), image

    def _whole(
        self, comparison: Comparison, before: PictureInfo, after: PictureInfo, ground: Size
    ) -> PictureInfo | None:
        """The one picture that ``comparison`` shows whole and as it is, which is quicker made, or None."""
        if comparison.single is None or comparison.view != WHOLE:
            return None
        if comparison.single is Side.AFTER and (comparison.tone or not comparison.alignment.is_none):
            return None
        shown = before if comparison.single is Side.BEFORE else after
        return None if shapes_differ(shown.size, ground) else shown

    def _arrived(self, asked: "Future[bytes]", image: Image, name: str) -> Image:
        try:
            return self._written(asked.result(), image, name)
        except PictureError as error:
            log.warning("a picture cannot be printed: %s", error)
            return Image(problem=error.what, advice=error.advice)

    def _single(self, info: Found, columns: int, name: str) -> Image:
        if isinstance(info, BriefingError):
            return Image(problem=info.what, advice=info.advice)
        printed = self._width(columns, info.width / info.height, info.width)
        if columns == 1:
            printed = min(printed, max(SMALLEST, info.width / FEWEST))
        wide = max(1, round(min(printed * self.dots, info.width)))
        size = wide, max(1, round(wide * info.height / info.width))
        scale = printed / info.width if columns == 1 else 0.0
        image = Image(width=printed, dots=wide / printed * MILLIMETRES_AN_INCH, scale=scale)
        return self._arrived(self._ask_whole(info, size), image, name)

    def _ask_whole(self, info: PictureInfo, size: Size) -> "Future[bytes]":
        box = (0, 0, info.width, info.height)
        return self.pictures.encoded(info.handle, box=box, size=size, grey=self.options.grey)

    def _width(self, columns: int, shape: float, dots: float = inf) -> float:
        """How wide an image of a shape (width to height) is printed in so many columns, in millimetres.

        It has so many ``dots`` in its width, and is not larger for a column of its own than these allow.
        """
        width = min(self._room(columns), self._tallest * shape)
        if self.options.large and columns > 1:
            below = min(self._room(1), self._tallest * shape, max(SMALLEST, dots / FEWEST))
            return below if below > CLEARLY * width else width
        return width

    @property
    def _tallest(self) -> float:
        return TALLEST_LARGE[self.options.paper] if self.options.large else TALLEST

    def _room(self, columns: int) -> float:
        return (TEXT_WIDTH[self.options.paper] - GUTTER * (columns - 1)) / columns

    def _written(self, data: bytes, image: Image, name: str) -> Image:
        file = f"{self.name}-{name}{suffix_of(data)}"
        (self.folder / file).write_bytes(data)
        return replace(image, file=file)
