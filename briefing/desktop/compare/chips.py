"""The small signs on the pictures: which date stands where, and what was done to what is seen."""

from collections.abc import Callable, Sequence
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)

from briefing.document.picture_names import parted
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.comparing.geometry import Box, Clip, Edge, direction

INSET = 12
PAD_X, PAD_Y = 11, 7
GLYPH = 13
NEARLY = 0.38
PLAIN, DIM = 238, 176
EDGE = 46  # of 255, how much ink there is in the edge of a plate: dark paper on the dark mat has no other
MARK, MARK_AT = 3, 4
CROSS = 7
# The smallest letters and the least margin, in pixels, that a date is written in before it is cut off.
LEAST_LETTERS, LEAST_PAD = 9, 6
MARKED_PAD = MARK_AT + MARK + 3
LITTLE = 2  # how many pixels smaller a date is written for the sake of its glyph
LEAST_LABEL = 3  # letters of a label that are worth their place, with an ellipsis


class Sign(Struct, frozen=True):
    """What a chip says: a first line in bold, a second in a lighter weight, and how the side lies at ``angle``.

    The second line ends in ``kind``, for which what stands before it is cut first, as it is for a remark in brackets.
    ``named`` says that the first is no date and may be cut. ``marked`` is the sign of the only picture that is seen,
    ``dimmed`` that of the other. ``wraps`` has the second line go on in others below it rather than end in an ellipsis,
    and ``closes`` gives it a cross, since a click puts it away.
    """

    first: str
    second: str = ""
    kind: str = ""
    named: bool = False
    side: Side | None = None
    angle: float | None = None
    dimmed: bool = False
    marked: bool = False
    wraps: bool = False
    closes: bool = False


class Letters(Struct, frozen=True):
    """How the first line of a sign is written: how many pixels high, and whether with a glyph and margins to match."""

    size: int
    glyph: bool = True


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


def letters_for(signs: Sequence[tuple[Sign, int]], style: Style) -> Letters:
    """The largest letters in which each of some signs has its first line whole in no more than its widget pixels.

    A remark in brackets may stand below it. They get a little smaller, then the glyphs go, then they get as small
    as they may be; a label there is cut instead.
    """
    bold = _bold(style)
    usual = bold.pixelSize()
    smallest = min(usual, LEAST_LETTERS)
    for glyph, least in ((True, max(smallest, usual - LITTLE)), (False, smallest)):
        for size in range(usual, least - 1, -1):
            bold.setPixelSize(size)
            metric = QFontMetricsF(bold)
            if all(
                max(map(metric.horizontalAdvance, parted(sign.first))) <= _room(sign, widest, glyph=glyph)
                for sign, widest in signs
                if glyph or not sign.named
            ):
                return Letters(size, glyph)
    return Letters(smallest, glyph=False)


def draw_sign(sign: Sign, widest: int, style: Style, letters: Letters | None = None) -> QPixmap:
    """A sign as a rounded plate no wider than ``widest`` widget pixels; words that do not fit end in an ellipsis."""
    letters = letters or letters_for([(sign, widest)], style)
    bold, plain = _bold(style), QFont(style.font)
    bold.setPixelSize(letters.size)
    plain.setPixelSize(min(max(10, _size(plain) - 1), letters.size))
    pad, indent = _margins(sign, glyph=letters.glyph)
    room = max(24, _room(sign, widest, glyph=letters.glyph))
    second = _wrapped(sign.second, plain, room) if sign.wraps else [sign.second]
    if sign.named:
        second = _lines(sign.second, plain, room)
    ends = [*[""] * (len(second) - 1), sign.kind]
    written = (
        *((bold, cut(line, QFontMetrics(bold), room)) for line in _lines(sign.first, bold, room)),
        *((plain, cut(line, QFontMetrics(plain), room, end)) for line, end in zip(second, ends, strict=True)),
    )
    lines = [(font, line) for font, line in written if line]
    metrics = [QFontMetrics(font) for font, _line in lines]
    width = ceil(max(QFontMetricsF(font).horizontalAdvance(line) for font, line in lines))
    size = QSize(width + 2 * pad + indent + _end(sign), sum(each.height() for each in metrics) + 2 * PAD_Y)

    def draw(painter: QPainter) -> None:
        ink = style.palette.color(QPalette.ColorRole.Text)
        top = float(PAD_Y)
        if sign.marked:
            bar = QRectF(MARK_AT, PAD_Y, MARK, size.height() - 2 * PAD_Y)
            painter.fillRect(bar, style.palette.color(QPalette.ColorRole.Accent))
        if indent:
            _draw_glyph(painter, QPointF(pad, PAD_Y + (metrics[0].height() - GLYPH) / 2), sign, ink)
        for (font, line), metric in zip(lines, metrics, strict=True):
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(QPointF(pad + indent, top + metric.ascent()), line)
            top += metric.height()
        if sign.closes:
            right, middle = size.width() - pad, PAD_Y + metrics[0].height() / 2
            cross = QRectF(right - CROSS, middle - CROSS / 2, CROSS, CROSS)
            painter.setPen(QPen(ink, 1.5))
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())

    return plate(size, style, draw, dimmed=sign.dimmed)


def cut(words: str, metric: QFontMetrics, room: int, kind: str = "") -> str:
    """Words and a kind in ``room``: what comes after a dot goes first, then the end of what stands before a remark."""
    whole = " · ".join(each for each in (words, kind) if each)
    if metric.horizontalAdvance(whole) <= room:
        return whole
    if " · " in words:
        return cut(words.rpartition(" · ")[0], metric, room, kind)
    name, remark = parted(words)
    told = " · ".join(each for each in (remark, kind) if each)
    end = whole.removeprefix(name)
    label = metric.elidedText(name, Qt.TextElideMode.ElideRight, room - metric.horizontalAdvance(end))
    if not told or len(label) > LEAST_LABEL:
        return label + end
    return metric.elidedText(told, Qt.TextElideMode.ElideRight, room)


def _lines(words: str, font: QFont, room: int) -> list[str]:
    """A date, or another name, in a line; what that has no room for is below: a remark in brackets, else the end."""
    name, remark = parted(words)
    if QFontMetrics(font).horizontalAdvance(words) <= room:
        return [words]
    first, *more = [name.strip(), remark] if remark else _wrapped(words, font, room)
    return [first, *([" ".join(more)] if more else [])]


def _wrapped(words: str, font: QFont, room: int) -> list[str]:
    """Words in as many lines as they need."""
    metric, lines = QFontMetricsF(font), [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metric.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _bold(style: Style) -> QFont:
    font = QFont(style.font)
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(_size(font))
    return font


def _size(font: QFont) -> int:
    return font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()


def _margins(sign: Sign, *, glyph: bool) -> tuple[int, int]:
    """The margin at either end of the words of a sign, and how much more its glyph takes."""
    if not glyph:
        return MARKED_PAD if sign.marked else LEAST_PAD, 0
    return PAD_X, GLYPH + 8 if sign.angle is not None else 0


def _room(sign: Sign, widest: int, *, glyph: bool) -> int:
    pad, indent = _margins(sign, glyph=glyph)
    return widest - 2 * pad - indent - _end(sign)


def _end(sign: Sign) -> int:
    """What the cross of a sign takes beside its words."""
    return CROSS + 8 if sign.closes else 0


def plate(size: QSize, style: Style, draw: Callable[[QPainter], None], *, dimmed: bool = False) -> QPixmap:
    """A rounded plate of ``size`` with what ``draw`` draws on it."""
    pixmap = QPixmap(size * style.ratio)
    pixmap.setDevicePixelRatio(style.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_plate(painter, QRectF(QPointF(), QSizeF(size)), style, DIM if dimmed else PLAIN)
        draw(painter)
    return pixmap


def paint_plate(painter: QPainter, box: QRectF, style: Style, opacity: int = PLAIN) -> None:
    """A rounded plate in ``box`` for words to stand on, of paper with a quiet edge; ``opacity`` is 0 to 255."""
    paper = QColor(style.palette.color(QPalette.ColorRole.Base))
    paper.setAlpha(opacity)
    edge = QColor(style.palette.color(QPalette.ColorRole.Text))
    edge.setAlpha(EDGE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    painter.setBrush(paper)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


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
