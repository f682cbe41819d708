"""Pixels for what is saved: of the pictures as they were read, from the picture worker, at the size that is painted.

They are asked for some at a time, and waited for, so that a large picture takes little memory; not in the thread of
the window.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise, product
from math import ceil, floor, hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from briefing.desktop.compare.pixels import image_of
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.surface import BLOCK, Piece, Surface
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.comparing.geometry import Affine

if TYPE_CHECKING:
    from briefing.imagery.service import PictureService

NEARLY = 1e-6


class Original(Surface):
    """A surface that asks for what it is about to draw, pixel for pixel where the picture is not turned."""

    def __init__(self, shown: Surface, service: "PictureService", handle: int) -> None:
        super().__init__(shown.size, shown.overview)
        self.backdrop, self.check = shown.backdrop, shown.check
        self._service = service
        self._handle = handle

    def _pieces(self, box: QRectF) -> Iterator[Piece]:
        if box.isEmpty():
            return
        grid, whole = self._matrix, self.size
        if not grid.upright or grid.a < 0:
            scale = min(1.0, hypot(grid.a, grid.d))
            across, down = (max(1, round(side * scale)) / side for side in whole)  # so that it ends where they do
            grid = Affine(a=across, e=down)
        back, ends = grid.inverse(), zip(grid(0, 0), grid(*whole), strict=True)
        sides = zip(grid(box.left(), box.top()), grid(box.right(), box.bottom()), strict=True)
        for (left, right), (top, bottom) in product(*map(_runs, sides, ends)):
            start, end = back(left, top), back(right, bottom)
            spans = tuple(zip(start, end, whole, strict=True))
            (from_x, to_x), (from_y, to_y) = (_moved_inside(*span) for span in spans)
            size = right - left, bottom - top
            pixels = self._service.pixels(self._handle, box=(from_x, from_y, to_x, to_y), size=size).result()
            seen = QRectF(*start, end[0] - start[0], end[1] - start[1]).intersected(QRectF(0, 0, *whole))
            yield Piece(seen, image_of(pixels))


def _runs(side: tuple[float, float], ends: tuple[float, float]) -> list[tuple[int, int]]:
    """The pixels that a side touches, from which to before which: those apart of which the picture has only a part."""
    first, last = floor(side[0] + NEARLY), ceil(side[1] - NEARLY)
    inner = ceil(ends[0] - NEARLY), floor(ends[1] + NEARLY)
    return list(pairwise(sorted({first, last, *(each for each in inner if first < each < last)})))


def _moved_inside(start: float, end: float, whole: float) -> tuple[float, float]:
    """A pixel at the end of a picture moved to where all of it is in that; what is inside stays where it is."""
    by = max(0.0, -start) - max(0.0, end - whole)
    return max(0.0, start + by), min(whole, end + by)


@contextmanager
def from_originals(scenes: Iterable[Scene], service: "PictureService", data: Mapping[Side, bytes]) -> Iterator[None]:
    """Have scenes of one pair painted from the bytes of its pictures, which the worker has open meanwhile."""
    handles = {side: service.store(each) for side, each in data.items()}
    try:
        for scene in scenes:
            shown = scene.surfaces.items()
            scene.surfaces = {side: Original(surface, service, handles[side]) for side, surface in shown}
            scene.arrange()
            for surface in scene.surfaces.values():
                surface.blocks_kept = 2 * (scene.room.width // BLOCK + 2)  # what a strip touches
        yield
    finally:
        for handle in handles.values():
            service.release(handle)
