"""Keeping what is on the canvas sharp: the right overview when all is seen, tiles when the pictures are zoomed.

Of what can be seen, coarse tiles come first where the overview is coarser still, then the sharp ones; then those past
the divider and of the hidden side, so that what is revealed next is there already; then a margin around.
"""

from collections.abc import Iterable
from functools import partial
from itertools import chain, zip_longest

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPolygonF

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.loading import Loaded, Loader
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.tiles import COARSER, MARGIN, Tile, TiledDetail, TileStore, Wanted, level_for
from briefing.imagery.comparing.comparison import WHOLE, Side
from briefing.imagery.comparing.geometry import Size

SETTLE_MS = 200
FOLLOW_MS = 30
ENOUGH = 0.99


class Sharpener(QObject):
    """Watches a canvas and asks for the pixels that it lacks."""

    def __init__(self, canvas: Canvas, loader: Loader, budget: int) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._loader = loader
        self.tiles = TileStore(loader.part, self._arrived, budget)
        self._shown: dict[Side, Loaded] = {}
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._renew_overviews)
        self._follow = QTimer(self, singleShot=True)
        self._follow.timeout.connect(self._want_tiles)
        self._followed = QElapsedTimer()
        canvas.view_changed.connect(self._view_changed)
        canvas.comparison_changed.connect(self._comparison_changed)

    def attach(self, side: Side, loaded: Loaded) -> TiledDetail:
        """Look after a picture on a side; return where its surface finds sharp pixels."""
        self._shown[side] = loaded
        self._settled.start()
        self._follow.start(0)
        return TiledDetail(self.tiles, loaded.handle, loaded.size)

    def forget(self) -> None:
        """Look after no picture, as before another figure."""
        self._shown.clear()
        self.tiles.forget()

    def swap(self) -> None:
        """Take each picture for the one on the other side."""
        self._shown = {side.other: loaded for side, loaded in self._shown.items()}

    def _view_changed(self) -> None:
        self._settled.start()
        self._comparison_changed()

    def _comparison_changed(self) -> None:
        scene = self._canvas.scene
        if scene is not None and (scene.comparison.view != WHOLE or not self.tiles.is_idle):
            self._follow_soon()

    def _follow_soon(self) -> None:
        """Look at once which tiles are wanted, before anything is painted, but not more often than ``FOLLOW_MS``."""
        since = self._followed.elapsed() if self._followed.isValid() else FOLLOW_MS
        if since >= FOLLOW_MS:
            self._want_tiles()
        elif not self._follow.isActive():
            self._follow.start(FOLLOW_MS - since)

    def _renew_overviews(self) -> None:
        """Get overviews of just the size at which the pictures are seen, where all of them is."""
        scene = self._canvas.scene
        if scene is None or scene.comparison.view != WHOLE:
            return
        for side, loaded in self._shown.items():
            surface = scene.surfaces.get(side)
            size = self._shown_size(scene, side)
            if surface is not None and (surface.overview.width(), surface.overview.height()) != size:
                self._loader.sharpen(loaded, size, partial(self._renewed, side))

    def _renewed(self, side: Side, loaded: Loaded) -> None:
        known, scene = self._shown.get(side), self._canvas.scene
        if known is not None and known.handle == loaded.handle and scene is not None and side in scene.surfaces:
            self._shown[side] = loaded
            self._canvas.set_pixels(side, loaded.overview, loaded.size, scene.surfaces[side].detail)

    def _shown_size(self, scene: Scene, side: Side) -> Size:
        wide, high = scene.surfaces[side].size
        scale = scene.scale_of(side)
        return max(1, min(wide, round(wide * scale))), max(1, min(high, round(high * scale)))

    def _want_tiles(self) -> None:
        self._followed.start()
        scene = self._canvas.scene
        if scene is None:
            return
        rounds: list[list[list[Wanted]]] = []
        for side, loaded in self._shown.items() if scene.comparison.view != WHOLE else ():
            surface = scene.surfaces.get(side)
            detail = surface.detail if surface is not None else None
            if surface is not None and isinstance(detail, TiledDetail) and detail.handle == loaded.handle:
                rounds.append(self._wanted(scene, side, detail, surface.overview.width()))
        self.tiles.want(chain.from_iterable(_in_turn(lists) for lists in zip(*rounds, strict=True)))

    def _wanted(self, scene: Scene, side: Side, detail: TiledDetail, overview: int) -> list[list[Wanted]]:
        """The tiles of a side, most wanted first: coarse ones, what is seen, what may be revealed, and a margin."""
        scale = scene.scale_of(side)
        if scale * detail.size[0] <= overview / ENOUGH:
            return [[], [], [], []]
        box, seen = scene.visible_box(side), self.seen(scene, side)
        coarse = 0.5 ** (level_for(scale) + COARSER)
        return [
            detail.wanted(seen, coarse) if coarse * detail.size[0] > overview else [],
            detail.wanted(seen, scale),
            detail.wanted(box, scale),
            detail.wanted(box, scale, margin=MARGIN),
        ]

    def seen(self, scene: Scene, side: Side) -> QRectF:
        """What of a picture is in view and not hidden by the other, in its own pixels."""
        layer = next((layer for layer in scene.layers if layer.side is side), None)
        if layer is None:
            return QRectF()
        back = layer.matrix.inverse()
        corners = QPolygonF([QPointF(*back(x, y)) for x, y in layer.clip.polygon()])
        return corners.boundingRect().intersected(scene.visible_box(side))

    def _arrived(self, tile: Tile, box: QRectF) -> None:
        scene = self._canvas.scene
        for side, loaded in self._shown.items():
            if scene is not None and loaded.handle == tile.handle and side in scene.surfaces:
                self._canvas.refresh(side, box)


def _in_turn(lists: Iterable[list[Wanted]]) -> list[Wanted]:
    """What several lists hold, one of each in turn, so that both pictures of a pair are decoded side by side."""
    return [each for several in zip_longest(*lists) for each in several if each is not None]
