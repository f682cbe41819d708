"""The dates of a figure with three pictures or more, of which any two are compared.

A line with a mark for each date, spaced as time is, or evenly where all are of one day, or a month or a year shares
days with the date beside it; two handles stand on the dates that are compared. Drag a handle, click a date to bring the
nearer handle there, or use the keys of a slider: plain for the right side, with Shift for the left one.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.desktop.compare.chips import cut
from briefing.desktop.parts import accessible
from briefing.document.model import PartialDate
from briefing.imagery.comparing.comparison import Side
from briefing.translation import N_, _

MARGIN = 16.0
HANDLE = 7.0
RING = HANDLE + 2.5  # round the handle that keys move
LEAST_GAP = 18.0
WORD_GAP = 12.0
PAGE = 3
_ORDER = {Side.BEFORE: 0, Side.AFTER: 1}
_NO_LATER = {
    Side.BEFORE: N_("There is no later date for the left side."),
    Side.AFTER: N_("There is no later date for the right side."),
}
_NO_EARLIER = {
    Side.BEFORE: N_("There is no earlier date for the left side."),
    Side.AFTER: N_("There is no earlier date for the right side."),
}


class DateStrip(QWidget):
    """Chooses two of the pictures of a figure; ``chosen`` tells the numbers of the before and the after picture.

    ``told`` tells in words that there is no date where a key would bring a side, or that the key has brought the later
    picture to the left.
    """

    chosen = Signal(int, int)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        accessible.install()
        self.setObjectName("dates")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._days: list[int] = []
        self._words: list[str] = []
        self.pair = (0, 1)
        self._dragged: Side | None = None
        self._keyed = Side.AFTER  # which a key would move now

    def show_dates(self, dates: Sequence[PartialDate], words: Sequence[str], before: int, after: int) -> None:
        """Show the dates of a figure, with ``words`` for each; hidden where there are not more than two."""
        self._days = [0] * len(dates) if _is_order_unknown(dates) else [date.first.toordinal() for date in dates]
        self._words = list(words)
        self.setVisible(len(self._days) > 2)
        self.show_pair(before, after)

    def show_pair(self, before: int, after: int) -> None:
        """Show which two are compared."""
        is_new = self.pair != (before, after)
        self.pair = before, after
        self.setAccessibleName(_("Dates"))
        self.update()
        if is_new:
            accessible.value_changed(self)

    @property
    def count(self) -> int:
        """How many dates there are."""
        return len(self._days)

    def value_text(self) -> str:
        """Which two are compared, in words."""
        if self.count <= max(self.pair):
            return ""
        before, after = (self._words[at] for at in self.pair)
        return _("{before} compared with {after}").format(before=before, after=after)

    def interface_class(self) -> type:
        """What a screen reader meets."""
        from briefing.desktop.compare.accessible_dates import AccessibleDates

        return AccessibleDates

    def step(self, side: Side, by: int) -> None:
        """Bring a side to the next date, or back; it skips the date on the other side."""
        self.bring(side, self.pair[_ORDER[side]] + by, way=by)

    def bring(self, side: Side, at: int, *, way: int = 1) -> None:
        """Bring a side to a date, or as near as there are dates, going on ``way`` from the one on the other side.

        Where it goes no further, that is told, and what is compared.
        """
        here, other = self.pair[_ORDER[side]], self.pair[1 - _ORDER[side]]
        at = min(self.count - 1, max(0, at))
        onward = 1 if way > 0 else -1
        if at == other:
            at += onward if 0 <= at + onward < self.count else -onward
        if at != here:
            was_turned = self._is_turned()
            self._choose(side, at)
            if self._is_turned() and not was_turned:
                self.told.emit(_("The later picture is on the left side now."))
        else:
            self.told.emit(_((_NO_LATER if way > 0 else _NO_EARLIER)[side]))
            accessible.announce(self, self.value_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the dates, in larger steps, or to either end."""
        shift = event.key() == Qt.Key.Key_Shift or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        side = Side.BEFORE if shift else Side.AFTER
        self._show_keyed(side)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                self.step(side, -1)
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                self.step(side, 1)
            case Qt.Key.Key_PageDown:
                self.step(side, -PAGE)
            case Qt.Key.Key_PageUp:
                self.step(side, PAGE)
            case Qt.Key.Key_Home:
                self.bring(side, 0, way=-1)
            case Qt.Key.Key_End:
                self.bring(side, self.count - 1)
            case _:
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show that keys move the right side again once Shift is let go."""
        if event.key() == Qt.Key.Key_Shift:
            self._show_keyed(Side.AFTER)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget that Shift is held."""
        self._show_keyed(Side.AFTER)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle that is nearer."""
        if event.button() != Qt.MouseButton.LeftButton or not self._days:
            return
        places = self._places()
        away = [abs(places[at] - event.position().x()) for at in self.pair]
        self._dragged = Side.BEFORE if away[0] < away[1] else Side.AFTER
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bring the handle to the nearest date."""
        if self._dragged is None:
            return
        places = self._places()
        nearest = min(range(len(places)), key=lambda at: abs(places[at] - event.position().x()))
        if nearest not in self.pair:
            self._choose(self._dragged, nearest)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the handle."""
        self._dragged = None
        super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the line and a row of words below it."""
        return QSize(320, QFontMetrics(self.font()).height() + 28)

    def minimumSizeHint(self) -> QSize:
        """As high as wanted, and narrow."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the line, its marks, and the handles."""
        if len(self._days) <= max(self.pair):
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, places, level = self.palette(), self._places(), 11.0
            quiet = palette.color(QPalette.ColorRole.PlaceholderText)
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(quiet, 1.5))
            painter.drawLine(QPointF(MARGIN, level), QPointF(self.width() - MARGIN, level))
            first, last = (places[at] for at in self.pair)
            painter.setPen(QPen(accent, 3))
            painter.drawLine(QPointF(first, level), QPointF(last, level))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(quiet)
            for place in places:
                painter.drawEllipse(QPointF(place, level), 3, 3)
            painter.setBrush(accent)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), 2))
            for place in (first, last):
                painter.drawEllipse(QPointF(place, level), HANDLE, HANDLE)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(accent, 2))
                painter.drawEllipse(QPointF(places[self.pair[_ORDER[self._keyed]]], level), RING, RING)
            self._paint_words(painter, places, palette.color(QPalette.ColorRole.WindowText), quiet)

    def _paint_words(self, painter: QPainter, places: list[float], ink: QColor, quiet: QColor) -> None:
        """Name the two dates that are compared, then as many of the others as there is room for."""
        metric, taken = QFontMetrics(self.font()), list[QRectF]()
        rest = [at for at in range(len(places)) if at not in self.pair]
        most = int((self.width() - WORD_GAP) / 2)
        for at in (*sorted(self.pair, reverse=True), *rest):
            words = cut(self._words[at], metric, most)
            width = metric.horizontalAdvance(words)
            left = min(max(0.0, places[at] - width / 2), self.width() - width)
            if at in self.pair and taken:
                left = max(0.0, min(left, taken[0].left() - WORD_GAP - width))
            box = QRectF(left, 22, width, metric.height())
            if at not in self.pair and any(_near(box, each) for each in taken):
                continue
            taken.append(box)
            painter.setPen(ink if at in self.pair else quiet)
            painter.drawText(QPointF(left, 22 + metric.ascent()), words)

    def _show_keyed(self, side: Side) -> None:
        if side is not self._keyed:
            self._keyed = side
            self.update()

    def _is_turned(self) -> bool:
        """Whether the picture on the left side is known to be the later one."""
        before, after = self.pair
        return self._days[before] > self._days[after]

    def _choose(self, side: Side, at: int) -> None:
        """Bring a side to a date; who hears of it says so in words, which tell more than a number."""
        before, after = self.pair
        self.pair = (at, after) if side is Side.BEFORE else (before, at)
        self.update()
        self.chosen.emit(*self.pair)

    def _places(self) -> list[float]:
        """Where each date stands: as time is spaced, but never so near the next that they cannot be told apart."""
        count = len(self._days)
        room = self.width() - 2 * MARGIN
        if count < 2:
            return [MARGIN] * max(2, count)
        span = self._days[-1] - self._days[0]
        if span == 0:
            return [MARGIN + room * at / (count - 1) for at in range(count)]
        gap = min(LEAST_GAP, room / (count - 1))
        free = room - gap * (count - 1)
        return [MARGIN + gap * at + free * (day - self._days[0]) / span for at, day in enumerate(self._days)]


def _is_order_unknown(dates: Sequence[PartialDate]) -> bool:
    """Whether a month or a year may be before or after the date that stands beside it."""
    return any(not (one.day and other.day) and not one.is_before(other) for one, other in pairwise(dates))


def _near(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(-WORD_GAP, 0, WORD_GAP, 0).intersects(other)
