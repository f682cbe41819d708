"""Pixels for what is saved: from the files of the pictures, through the picture worker, at the size that is painted.

They are asked for some at a time, and waited for, so that a large picture takes little memory; not in the thread of
the window.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from math import ceil, floor, hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from briefing.desktop.compare.loading import Source
from briefing.desktop.compare.pixels import image_of
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.surface import BLOCK, Piece, Surface
from briefing.errors import PictureError
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.comparing.geometry import Affine
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.document.opening import OpenedBriefing
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
        grid = self._matrix
        if not grid.upright or grid.a < 0:
            grid = Affine.scaled(min(1.0, hypot(grid.a, grid.d)))
        (left, top), (right, bottom) = grid(box.left(), box.top()), grid(box.right(), box.bottom())
        first, last = (floor(left + NEARLY), floor(top + NEARLY)), (ceil(right - NEARLY), ceil(bottom - NEARLY))
        back, size = grid.inverse(), (last[0] - first[0], last[1] - first[1])
        start, end = back(*first), back(*last)
        part = max(0.0, start[0]), max(0.0, start[1]), min(self.size[0], end[0]), min(self.size[1], end[1])
        pixels = self._service.pixels(self._handle, box=part, size=size).result()
        yield Piece(QRectF(*start, end[0] - start[0], end[1] - start[1]), image_of(pixels))


@contextmanager
def from_originals(
    scenes: Iterable[Scene], opened: "OpenedBriefing", service: "PictureService", sources: Mapping[Side, Source]
) -> Iterator[None]:
    """Have scenes of one pair painted from the files of its pictures, which the worker has open meanwhile.

    Raises DocumentError where a file cannot be read, PictureError where it is not what was shown.
    """
    handles: dict[Side, int] = {}
    try:
        for side, source in sources.items():
            data = opened.picture(source.file)
            if len(data) != source.stored:
                advice = _("Reload the briefing")
                raise PictureError(_("this picture was replaced since it was shown"), where=source.file, advice=advice)
            handles[side] = service.store(data)
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
