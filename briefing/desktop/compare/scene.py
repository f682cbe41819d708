"""What a canvas shows: a pair, its pixels as far as they are there, and where they lie."""

import math
from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from briefing.desktop.compare.chips import side_corner
from briefing.desktop.compare.surface import BLOCK, Detail, Surface
from briefing.desktop.compare.words import PairView
from briefing.imagery.comparing.comparison import Comparison, Mode, Side, View
from briefing.imagery.comparing.geometry import Box, Size
from briefing.imagery.comparing.placing import Frame, Layer, frames, ground_size, layers, picture_matrix, shapes_differ

if TYPE_CHECKING:
    from briefing.desktop.compare.difference import Difference
    from briefing.imagery.comparing.difference import Apart
    from briefing.imagery.comparing.tone import Tables

NO_SIZE: Size = (3, 2)


class Chosen(Struct, frozen=True):
    """What somebody chose to look at, at what scale, and as what that is ``seen`` since the room has another size."""

    view: View
    scale: float
    seen: View


class Scene:
    """A pair with its surfaces; a side that cannot be shown has a sentence that says why instead."""

    def __init__(self, pair: PairView, comparison: Comparison) -> None:
        self.pair = pair
        self.surfaces: dict[Side, Surface] = {}
        self.problems: dict[Side, str] = {}
        self.difference: Difference | None = None
        self.apart: Apart | None = None  # once that was looked for
        self.room = Box(0, 0, 1, 1)
        self.comparison = comparison
        self.chosen: Chosen | None = None
        self.layers: tuple[Layer, ...] = ()
        self.frames: dict[Side, Frame] = {}
        self.backdrop = QColor("#808080")
        self._toned = (0, 0)
        self._tables: Tables | None = None
        self.arrange()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that there are."""
        return (Side.BEFORE,) if self.pair.after is None else (Side.BEFORE, Side.AFTER)

    @property
    def is_ready(self) -> bool:
        """Whether there is something to show for each side: pixels, or why there are none."""
        return all(side in self.surfaces or side in self.problems for side in self.sides)

    @property
    def sizes(self) -> tuple[Size, Size]:
        """The sizes of the before and the after picture; one that is not known is taken to be as the other."""
        known = {side: surface.size for side, surface in self.surfaces.items()}
        usual = next(iter(known.values()), NO_SIZE)
        return known.get(Side.BEFORE, usual), known.get(Side.AFTER, usual)

    @property
    def ground(self) -> Size:
        """The size of what both show."""
        return ground_size(*self.sizes)

    @property
    def mismatch(self) -> bool:
        """Whether the two pictures have different proportions."""
        return len(self.surfaces) == 2 and shapes_differ(*self.sizes)

    @property
    def effective(self) -> Comparison:
        """The comparison as it is painted: a single picture is shown whole."""
        if self.pair.after is not None:
            return self.comparison.seen
        return replace(self.comparison, mode=Mode.TOGGLE, shown=Side.BEFORE, whole=None)

    @property
    def alone(self) -> Side | None:
        """The side of which alone something is seen, where there are two."""
        return self.effective.alone if len(self.sides) > 1 else None

    @property
    def differs(self) -> bool:
        """Whether the difference between two pictures is seen."""
        return self.effective.mode is Mode.DIFFERENCE and len(self.surfaces) == len(Side)

    @property
    def is_apart_by_tones(self) -> bool:
        """Whether most that is seen is a difference in tones, as far as is known, which could be matched."""
        shown = self.comparison
        return self.differs and not shown.tone and self.apart is not None and self.apart.is_by_tones(shown.threshold)

    @property
    def frame(self) -> Frame:
        """Where the ground lies for the side that is looked at first."""
        return self.frames[Side.BEFORE]

    def corner(self, side: Side) -> tuple[bool, bool]:
        """In which corner of its area the date of a side stands: whether right, whether at the bottom."""
        shown = self.effective
        if shown.mode is Mode.SIDE_BY_SIDE:
            return False, False
        return side_corner(side, shown.angle if shown.mode is Mode.SWIPE else 0.0)

    def set_pixels(self, side: Side, image: QImage, size: Size, detail: Detail | None) -> None:
        """Show ``image`` for a picture of ``size`` pixels, with ``detail`` for what it is not sharp enough for."""
        surface = self.surfaces.get(side)
        if surface is None or surface.size != size:
            surface = self.surfaces[side] = Surface(size, image)
        surface.overview = image
        surface.detail = detail
        surface.backdrop = self.backdrop
        surface.refresh()
        self.problems.pop(side, None)
        self.arrange()

    def set_problem(self, side: Side, sentence: str) -> None:
        """Say why a side cannot be shown."""
        self.surfaces.pop(side, None)
        self.problems[side] = sentence
        self.arrange()

    def set_backdrop(self, colour: QColor) -> None:
        """Show ``colour`` where a picture does not reach."""
        self.backdrop = colour
        for surface in self.surfaces.values():
            if surface.backdrop != colour:
                surface.backdrop = colour
                surface.refresh()

    def swap(self) -> None:
        """Put each picture on the other's side; the comparison is swapped by whoever asked for it."""
        if self.pair.after is None:
            return
        self.pair = replace(self.pair, before=self.pair.after, after=self.pair.before)
        self.surfaces = {side.other: surface for side, surface in self.surfaces.items()}
        self.problems = {side.other: sentence for side, sentence in self.problems.items()}

    def arrange(self, comparison: Comparison | None = None, room: Box | None = None) -> None:
        """Lay everything out for a comparison and a room in device pixels; those not given stay."""
        old, self.comparison = self.comparison, comparison or self.comparison
        shown, ground = self.effective, self.ground
        self.room = room or self.room
        self.layers = layers(shown, (self.room.right, self.room.bottom), *self.sizes)
        if comparison is not None and room is None and replace(old, position=comparison.position) == comparison:
            return  # nothing lies elsewhere where only the divider has moved
        self.frames = frames(shown, self.room, ground)
        blocks = 2 * (self.room.width // BLOCK + 2) * (self.room.height // BLOCK + 2)
        self._match_tones()
        for side, surface in self.surfaces.items():
            surface.blocks_kept = blocks
            surface.place(picture_matrix(side, shown, self.frames[side], surface.size, ground))

    def again(self, comparison: Comparison, room: Box) -> "Scene":
        """The same pair compared so in another room, painted from surfaces of its own."""
        made = copy(self)
        made.difference = None
        made.problems = dict(self.problems)
        made.surfaces = {side: surface.again() for side, surface in self.surfaces.items()}
        made.arrange(comparison, room)
        return made

    def _match_tones(self) -> None:
        """Have the after picture shown in the tones of the before picture, if that is wanted."""
        before, after = self.surfaces.get(Side.BEFORE), self.surfaces.get(Side.AFTER)
        if before is not None:
            before.set_tables(None)
        if after is None:
            return
        if before is None or not self.comparison.tone:
            after.set_tables(None)
            return
        pair = before.overview.cacheKey(), after.overview.cacheKey()
        if pair != self._toned:
            from briefing.desktop.compare.toning import tables_for

            self._toned = pair
            self._tables = tables_for(after.overview, before.overview)
        after.set_tables(self._tables)

    def scale_of(self, side: Side) -> float:
        """Device pixels a pixel of a side's picture."""
        wide, high = self.surfaces[side].size
        matrix = picture_matrix(side, self.effective, self.frames[side], (wide, high), self.ground)
        return math.hypot(matrix.a, matrix.d)

    def visible_box(self, side: Side) -> QRectF:
        """The part of a picture that can be seen, in its own pixels."""
        surface = self.surfaces[side]
        shown = self.frames[side]
        back = picture_matrix(side, self.effective, shown, surface.size, self.ground).inverse()
        points = [back(x, y) for x, y in shown.stage.corners]
        left, top = min(x for x, _y in points), min(y for _x, y in points)
        right, bottom = max(x for x, _y in points), max(y for _x, y in points)
        return QRectF(left, top, right - left, bottom - top).intersected(QRectF(0, 0, *surface.size))
