"""The small signs on the pictures: which date stands where, and what was done to what is seen."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPixmap, QPolygonF

from briefing.imagery.comparison import Side
from briefing.imagery.comparison_geometry import Box, Clip, Edge, direction

INSET = 12
PAD_X, PAD_Y = 11, 7
GLYPH = 13
NEARLY = 0.38
PLAIN, DIM = 238, 176
MARK = 3
# The smallest letters and the least margin, in pixels, that a date is written in before it is cut off.
LEAST_LETTERS, LEAST_PAD = 9, 6


class Sign(Struct, frozen=True):
    """What a chip says: a first line in bold, a second in a lighter weight, and how the side lies at ``angle``.

    ``marked`` is the sign of the only picture that is seen, ``dimmed`` that of the one that is not.
    """

    first: str
    second: str = ""
    side: Side | None = None
    angle: float | None = None
    dimmed: bool = False
    marked: bool = False


class Chip(Struct, frozen=True):
    """A sign drawn once, at its place in the widget."""

    at: QPoint
    pixmap: QPixmap

    @property
    def rect(self) -> QRect:
        """What it covers of the widget."""
        return QRect(self.at, self.pixmap.deviceIndependentSize().toSize())

    def paint(self, painter: QPainter) -> None:
        """Put it on the widget."""
        painter.drawPixmap(self.at, self.pixmap)


class Style(Struct, frozen=True):
    """What chips are drawn with: letters, colours, and device pixels a widget pixel."""

    font: QFont
    palette: QPalette
    ratio: float


def side_corner(side: Side, angle: float) -> tuple[bool, bool]:
    """In which corner of the stage a side's chip stands: whether right, whether at the bottom."""
    x, y = direction(angle)
    if side is Side.BEFORE:
        x, y = -x, -y
    flat = abs(x) < NEARLY
    return (not flat and x > 0), (abs(y) >= NEARLY and y > 0)


def place(size: QSize, area: QRect, *, right: bool, bottom: bool) -> QPoint:
    """Where something of ``size`` stands in a corner of ``area``."""
    x = area.right() + 1 - INSET - size.width() if right else area.left() + INSET
    y = area.bottom() + 1 - INSET - size.height() if bottom else area.top() + INSET
    return QPoint(x, y)


def draw_sign(sign: Sign, widest: int, style: Style) -> QPixmap:
    """A sign as a rounded plate no wider than ``widest`` widget pixels.

    A date that does not fit is written smaller, and then without the glyph; words that do not fit end in an ellipsis.
    """
    bold, plain = QFont(style.font), QFont(style.font)
    bold.setWeight(QFont.Weight.DemiBold)
    if plain.pixelSize() > 0:
        plain.setPixelSize(max(10, plain.pixelSize() - 1))
    indent, pad = GLYPH + 8 if sign.angle is not None else 0, PAD_X
    usual = QFont(bold)
    if not _fit(bold, sign.first, widest - 2 * pad - indent):
        bold, indent, pad = usual, 0, LEAST_PAD
        _fit(bold, sign.first, widest - 2 * pad)
    room = max(24, widest - 2 * pad - indent)
    lines = [(font, line) for font, line in ((bold, sign.first), (plain, sign.second)) if line]
    metrics = [QFontMetrics(font) for font, _words in lines]
    words = [
        each.elidedText(line, Qt.TextElideMode.ElideRight, room)
        for each, (_font, line) in zip(metrics, lines, strict=True)
    ]
    width = max(each.horizontalAdvance(line) for each, line in zip(metrics, words, strict=True)) + 1
    size = QSize(width + 2 * pad + indent, sum(each.height() for each in metrics) + 2 * PAD_Y)

    def draw(painter: QPainter) -> None:
        ink = style.palette.color(QPalette.ColorRole.Text)
        top = float(PAD_Y)
        if sign.marked:
            bar = QRectF(4, PAD_Y, MARK, size.height() - 2 * PAD_Y)
            painter.fillRect(bar, style.palette.color(QPalette.ColorRole.Accent))
        if indent:
            _draw_glyph(painter, QPointF(pad, PAD_Y + (metrics[0].height() - GLYPH) / 2), sign, ink)
        for (font, _words), metric, line in zip(lines, metrics, words, strict=True):
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(QPointF(pad + indent, top + metric.ascent()), line)
            top += metric.height()

    return plate(size, style, draw, dimmed=sign.dimmed)


def _fit(font: QFont, words: str, room: int) -> bool:
    """Make ``font`` as small as words need to fit in a room; whether they do, in the smallest letters at least."""
    while QFontMetrics(font).horizontalAdvance(words) > room:
        if font.pixelSize() <= LEAST_LETTERS:
            return False
        font.setPixelSize(font.pixelSize() - 1)
    return True


def plate(size: QSize, style: Style, draw: Callable[[QPainter], None], *, dimmed: bool = False) -> QPixmap:
    """A rounded plate of ``size`` with what ``draw`` draws on it."""
    pixmap = QPixmap(size * style.ratio)
    pixmap.setDevicePixelRatio(style.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QColor(style.palette.color(QPalette.ColorRole.Base))
        paper.setAlpha(DIM if dimmed else PLAIN)
        painter.setPen(QColor(0, 0, 0, 46))
        painter.setBrush(paper)
        painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 5, 5)
        draw(painter)
    return pixmap


def _draw_glyph(painter: QPainter, at: QPointF, sign: Sign, ink: QColor) -> None:
    """A small square cut as the stage is, with the side of the sign filled."""
    if sign.side is None or sign.angle is None:
        return
    scale = 16
    box = Box(0, 0, GLYPH * scale, GLYPH * scale)
    normal = direction(sign.angle)
    edge = Edge(normal, (normal[0] + normal[1]) * GLYPH * scale / 2)
    corners = Clip(box, edge, after_edge=sign.side is Side.AFTER).polygon()
    painter.save()
    painter.translate(at)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(x / scale, y / scale) for x, y in corners]))
    painter.setPen(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0.5, 0.5, GLYPH - 1, GLYPH - 1))
    painter.restore()
