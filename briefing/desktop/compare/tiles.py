"""Sharp pixels of large pictures, as square tiles at halved sizes: what is seen first, then what may be seen next.

Level 0 is the picture itself, level 1 half its size, and so on. A tile covers ``BLOCK`` pixels of its level.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from math import ceil, floor, log2
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from briefing.desktop.compare.surface import BLOCK, Piece
from briefing.imagery.comparing.geometry import Size

AT_ONCE = 6
COARSER = 3
MARGIN = 1


class Tile(NamedTuple):
    """One square of one level of the picture that the worker knows by ``handle``."""

    handle: int
    level: int
    column: int
    row: int

    def box(self, picture: Size) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels of a picture of that size."""
        side = BLOCK << self.level
        left, top = self.column * side, self.row * side
        return left, top, min(picture[0], left + side), min(picture[1], top + side)

    def size(self, picture: Size) -> Size:
        """The pixels of the tile itself."""
        left, top, right, bottom = self.box(picture)
        return max(1, ceil((right - left) / (1 << self.level))), max(1, ceil((bottom - top) / (1 << self.level)))


Wanted = tuple[Tile, Size]
# Asks for a box of a picture, by its handle, in a size; calls back with the image, or with None where there is none.
Fetch = Callable[[int, tuple[int, int, int, int], Size, Callable[[QImage | None], None]], "Future[Any]"]
Arrived = Callable[[Tile, QRectF], None]


class TileStore:
    """The tiles at hand, up to a budget in bytes, and those that are asked for, at most a few at once."""

    def __init__(self, fetch: Fetch, arrived: Arrived, budget: int) -> None:
        self._fetch = fetch
        self._arrived = arrived
        self.budget = budget
        self._tiles: OrderedDict[Tile, QImage] = OrderedDict()
        self.bytes = 0
        self._wanted: list[Wanted] = []
        self._asked: dict[Tile, Future[Any]] = {}
        self._failed: set[Tile] = set()

    def want(self, tiles: Iterable[Wanted]) -> None:
        """Get these tiles of pictures of these sizes, most wanted first; what is not among them is no longer wanted."""
        room = self.budget // (BLOCK * BLOCK * 4)
        wanted = list(dict.fromkeys(tiles))[: max(1, room)]
        for tile, _size in reversed(wanted):
            if tile in self._tiles:
                self._tiles.move_to_end(tile)
        self._wanted = [each for each in wanted if each[0] not in self._tiles and each[0] not in self._failed]
        keep = {tile for tile, _size in self._wanted}
        for tile in [tile for tile in self._asked if tile not in keep]:
            self._asked.pop(tile).cancel()
        self._ask()

    def forget(self) -> None:
        """Let go of all tiles, as for another figure."""
        self.want(())
        self._tiles.clear()
        self._failed.clear()
        self.bytes = 0

    def get(self, tile: Tile) -> QImage | None:
        """The pixels of a tile, if they are at hand."""
        return self._tiles.get(tile)

    @property
    def is_idle(self) -> bool:
        """Whether nothing more is awaited."""
        return not self._wanted and not self._asked

    def _ask(self) -> None:
        for tile, size in self._wanted:
            if len(self._asked) >= AT_ONCE:
                return
            if tile not in self._asked:
                self._asked[tile] = self._fetch(
                    tile.handle, tile.box(size), tile.size(size), partial(self._came, tile, size)
                )

    def _came(self, tile: Tile, size: Size, image: QImage | None) -> None:
        self._asked.pop(tile, None)
        self._wanted = [each for each in self._wanted if each[0] != tile]
        if image is None:
            self._failed.add(tile)
        elif tile not in self._tiles:
            self._keep(tile, size, image)
        self._ask()

    def _keep(self, tile: Tile, size: Size, image: QImage) -> None:
        self._tiles[tile] = image
        self.bytes += image.sizeInBytes()
        while self.bytes > self.budget and len(self._tiles) > 1:
            _oldest, dropped = self._tiles.popitem(last=False)
            self.bytes -= dropped.sizeInBytes()
        left, top, right, bottom = tile.box(size)
        self._arrived(tile, QRectF(left, top, right - left, bottom - top))


class TiledDetail:
    """The tiles of one picture, for the surface that shows it."""

    def __init__(self, store: TileStore, handle: int, size: Size) -> None:
        self._store = store
        self.handle = handle
        self.size = size

    def pieces(self, box: QRectF, scale: float) -> Iterator[Piece]:
        """The tiles at hand that touch ``box``, coarse before sharp."""
        finest = level_for(scale)
        for level in range(finest + COARSER, finest - 1, -1):
            for tile in tiles_in(self.handle, level, box, self.size):
                image = self._store.get(tile)
                if image is not None:
                    left, top, right, bottom = tile.box(self.size)
                    yield Piece(QRectF(left, top, right - left, bottom - top), image)

    def exact(self, column: int, row: int) -> QImage | None:
        """The tile of the picture itself at ``column``, ``row``, where it fills a block with opaque pixels."""
        tile = self._store.get(Tile(self.handle, 0, column, row))
        return (
            tile if tile is not None and tile.width() == tile.height() == BLOCK and not tile.hasAlphaChannel() else None
        )

    def wanted(self, box: QRectF, scale: float, *, margin: int = 0) -> list[Wanted]:
        """The tiles that show ``box`` sharply at ``scale``, from its middle outwards, and ``margin`` more around."""
        level = level_for(scale)
        side = BLOCK << level
        grown = box.adjusted(-margin * side, -margin * side, margin * side, margin * side)
        middle = box.center()

        def distance(tile: Tile) -> float:
            left, top, right, bottom = tile.box(self.size)
            return max(abs((left + right) / 2 - middle.x()), abs((top + bottom) / 2 - middle.y()))

        return [(tile, self.size) for tile in sorted(tiles_in(self.handle, level, grown, self.size), key=distance)]


def level_for(scale: float) -> int:
    """The smallest level that is still sharp at ``scale`` target pixels a picture pixel."""
    return max(0, floor(log2(1 / max(scale, 1e-6)) + 1e-6))


def tiles_in(handle: int, level: int, box: QRectF, picture: Size) -> Iterator[Tile]:
    """The tiles of a level that touch ``box`` (picture pixels), within the picture."""
    side = BLOCK << level
    part = box.intersected(QRectF(0, 0, *picture))
    if part.isEmpty():
        return
    for row in range(floor(part.top() / side), ceil(part.bottom() / side)):
        for column in range(floor(part.left() / side), ceil(part.right() / side)):
            yield Tile(handle, level, column, row)
