"""The pixels of one picture, ready to be copied to the screen.

A picture drawn at another size than its own costs far more than a copy, so what was drawn once is kept in blocks for
as long as size and turn stay the same; moving the divider, toggling, fading and panning are then plain copies. Where
a sharp tile will soon be copied instead of a block, only the part of it that is seen is drawn.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from math import ceil, floor
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRegion, QTransform

from briefing.imagery.comparing.geometry import Affine, Size

if TYPE_CHECKING:
    from briefing.imagery.comparing.tone import Tables

BLOCK = 512
CHECK = 8
NEARLY = 1e-4


class Piece(Struct, frozen=True):
    """Part of a picture: ``box`` in picture pixels is what ``image`` shows."""

    box: QRectF
    image: QImage


class Block(Struct, frozen=True):
    """What was drawn of a block: ``image`` fills ``rect``, counted from where the picture lies."""

    rect: QRect
    image: QImage


class Detail(Protocol):
    """Where a surface finds sharper pixels than its overview's."""

    def pieces(self, box: QRectF, scale: float) -> Iterable[Piece]:
        """The pieces at hand that touch ``box`` (picture pixels) for ``scale`` target pixels each, coarse first."""
        ...

    def exact(self, column: int, row: int) -> QImage | None:
        """The block of unscaled pixels at ``column``, ``row`` of the grid of ``BLOCK``, if it is at hand."""
        ...


class Surface:
    """One picture: an overview of the whole, sharper pieces where there are any, and blocks as last drawn."""

    def __init__(self, size: Size, overview: QImage) -> None:
        self.size = size
        self.overview = overview
        self.detail: Detail | None = None
        self.backdrop = QColor(Qt.GlobalColor.gray)
        self.blocks_kept = 64
        self.check = CHECK
        self._tables: Tables | None = None
        self._refreshed = 0
        self.is_exact = False
        self._matrix = Affine()
        self._base = QPoint()
        self._key: tuple[float, ...] = ()
        self._blocks: OrderedDict[tuple[int, int], Block] = OrderedDict()
        self._thumbnail = QImage()

    def again(self) -> "Surface":
        """The same pixels, to be placed elsewhere."""
        made = Surface(self.size, self.overview)
        made.detail, made.backdrop, made.check = self.detail, self.backdrop, self.check
        return made

    def set_tables(self, tables: "Tables | None") -> None:
        """Show all pixels looked up in tables, for matched tones; None shows them as they are."""
        if tables != self._tables:
            self._tables = tables
            self._blocks.clear()
            self.is_exact = self._fits_exactly()

    def place(self, matrix: Affine) -> None:
        """Lie where ``matrix`` maps picture pixels to."""
        base = QPoint(floor(matrix.c + 1e-6), floor(matrix.f + 1e-6))
        moved = Affine(matrix.a, matrix.b, matrix.c - base.x(), matrix.d, matrix.e, matrix.f - base.y())
        key = tuple(round(part, 7) for part in moved)
        if key != self._key:
            self._blocks.clear()
            self._key = key
            self._matrix = moved
        self._base = base
        self.is_exact = self._fits_exactly()

    def state(self, origin: QPoint) -> tuple[object, ...]:
        """What makes another picture of the same target when it changes, seen from ``origin``."""
        away = self._base - origin
        return self._key, away.x(), away.y(), self._tables, self.overview.cacheKey(), self._refreshed

    def refresh(self, box: QRectF | None = None) -> QRect:
        """Forget what was drawn of ``box`` (picture pixels), or all; return the part of the target concerned."""
        self._refreshed += 1
        if box is None:
            self._blocks.clear()
            self._thumbnail = QImage()
            return QRect()
        touched = self._map(box).toAlignedRect()
        for key in [key for key in self._blocks if _block_rect(*key).intersects(touched)]:
            del self._blocks[key]
        return touched.translated(self._base)

    def _fits_exactly(self) -> bool:
        """Whether the overview has just the size at which the picture is shown, and can be copied as it is."""
        a, _b, c, _d, e, f = self._matrix
        wide, high = round(self.size[0] * a), round(self.size[1] * e)
        fits = (self.overview.width(), self.overview.height()) == (wide, high)
        plain = self._tables is None and not self.overview.hasAlphaChannel()
        return plain and self._matrix.upright and fits and max(abs(c), abs(f)) < NEARLY

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint the part of the target in ``rect`` (device pixels)."""
        if self.is_exact:
            whole = QRect(self._base, self.overview.size())
            if not whole.contains(rect):
                for bare in rects_of(QRegion(rect).subtracted(QRegion(whole))):
                    painter.fillRect(bare, self.backdrop)
            _copy(painter, self._base, self.overview, rect)
            return
        seen = rect.translated(-self._base)
        for column, row in self._columns_and_rows(seen):
            block = self._block(column, row, seen)
            _copy(painter, self._base + block.rect.topLeft(), block.image, rect)

    def uncovered(self, rect: QRect) -> QImage | None:
        """What lies over the part of the target in ``rect`` that the picture leaves free; None where it leaves none."""
        whole = self._map(QRectF(0, 0, *self.size)).translated(self._base)
        if self._matrix.upright and not self.overview.hasAlphaChannel() and whole.contains(QRectF(rect)):
            return None
        layer = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(self.backdrop)
        with QPainter(layer) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            painter.translate(self._base - rect.topLeft())
            painter.setTransform(_qtransform(self._matrix), combine=True)
            picture = QRectF(0, 0, *self.size)
            if not self.overview.hasAlphaChannel():
                painter.fillRect(picture, Qt.GlobalColor.black)
                return layer
            seen = _qtransform(self._matrix.inverse()).mapRect(QRectF(rect.translated(-self._base)))
            for piece in self._pieces(seen.intersected(picture)):
                painter.drawImage(piece.box, piece.image)
        return layer

    def thumbnail(self, longest: int) -> QImage:
        """The whole picture in small, no side longer than ``longest`` pixels; made once for each overview."""
        if self._thumbnail.isNull():
            small = QSize(longest, longest)
            aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._thumbnail = self.overview.scaled(small, aspect, smooth)
        return self._thumbnail

    def _columns_and_rows(self, rect: QRect) -> Iterator[tuple[int, int]]:
        for row in range(rect.top() // BLOCK, rect.bottom() // BLOCK + 1):
            for column in range(rect.left() // BLOCK, rect.right() // BLOCK + 1):
                yield column, row

    def _block(self, column: int, row: int, seen: QRect) -> Block:
        rect = _block_rect(column, row)
        unscaled = self._key == (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
        block = self._blocks.get((column, row))
        if unscaled and self.detail is not None and self._tables is None:
            exact = self.detail.exact(column, row)
            if exact is not None:
                return Block(rect, exact)
            rect = rect.intersected(seen) if block is None else rect
        if block is None or not block.rect.contains(rect.intersected(seen)):
            block = self._blocks[column, row] = Block(rect, self._draw(rect))
        self._blocks.move_to_end((column, row))
        while len(self._blocks) > self.blocks_kept:
            self._blocks.popitem(last=False)
        return block

    def _draw(self, rect: QRect) -> QImage:
        image = QImage(rect.size(), QImage.Format.Format_RGB32)
        image.fill(self.backdrop)
        with QPainter(image) as painter:
            painter.translate(-rect.topLeft())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            target = QRectF(rect)
            box = _qtransform(self._matrix.inverse()).mapRect(target).adjusted(-2, -2, 2, 2)
            whole = QRectF(0, 0, *self.size)
            if self.overview.hasAlphaChannel():
                painter.setClipRect(self._map(whole).toAlignedRect())
                painter.fillRect(target, checkerboard(self.check))
            painter.setTransform(_qtransform(self._matrix), combine=True)
            for piece in self._pieces(box.intersected(whole)):
                painter.drawImage(piece.box, piece.image)
        if self._tables is None:
            return image
        from briefing.desktop.compare.toning import toned

        return toned(image, self._tables)

    def _pieces(self, box: QRectF) -> Iterator[Piece]:
        yield Piece(QRectF(0, 0, *self.size), self.overview)
        if self.detail is not None:
            scale = (abs(self._matrix.a) + abs(self._matrix.b) + abs(self._matrix.d) + abs(self._matrix.e)) / 2
            yield from self.detail.pieces(box, scale)

    def _map(self, box: QRectF) -> QRectF:
        return _qtransform(self._matrix).mapRect(box)


def checkerboard(side: int) -> QBrush:
    """The pattern that stands for what a picture leaves transparent, of squares with sides of so many pixels."""
    tile = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
    tile.fill(QColor("#ffffff"))
    with QPainter(tile) as painter:
        for at in (0, side):
            painter.fillRect(at, at, side, side, QColor("#d8d8d8"))
    return QBrush(tile)


def _copy(painter: QPainter, at: QPoint, image: QImage, rect: QRect) -> None:
    part = QRect(at, image.size()).intersected(rect)
    if not part.isEmpty():
        painter.drawImage(part.topLeft(), image, part.translated(-at))


def _block_rect(column: int, row: int) -> QRect:
    return QRect(column * BLOCK, row * BLOCK, BLOCK, BLOCK)


def _qtransform(matrix: Affine) -> QTransform:
    return QTransform(matrix.a, matrix.d, matrix.b, matrix.e, matrix.c, matrix.f)


def device_rect(rect: QRect, ratio: float) -> QRect:
    """The device pixels that a rectangle of the widget touches."""
    left, top = floor(rect.left() * ratio), floor(rect.top() * ratio)
    right, bottom = ceil((rect.right() + 1) * ratio), ceil((rect.bottom() + 1) * ratio)
    return QRect(left, top, right - left, bottom - top)


def rects_of(region: QRegion) -> list[QRect]:
    """The rectangles that make up a region."""
    return list(cast(Iterable[QRect], region))


def united(rects: Iterable[QRect]) -> QRegion:
    """The region that rectangles cover together."""
    region = QRegion()
    for rect in rects:
        region += rect
    return region
