"""What the pictures show, as text over them, for those who want it in words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from briefing.desktop.compare.chips import INSET, paint_plate
from briefing.desktop.compare.viewport import Viewport
from briefing.desktop.compare.words import alt_words
from briefing.desktop.parts.labels import escape
from briefing.translation import _

WIDEST = 560
LINE_BREAK = "\u2028"  # of Qt, within a paragraph
PAD = 16
NOTCH = 3  # lines that the wheel turns at once
FROM_TOP = 1 / 3  # of what is seen, where words come that were not
THUMB, LEAST_THUMB, FAINT = 4, 24, 110  # of the sign that there is more: its width, least height, and opacity


def title_head() -> str:
    """What stands above the title of the figure, which the caption follows."""
    return _("Title")


def lines(canvas: Viewport, remarks: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Pairs of heading and words: each picture's description, title and caption, what else is said of the pictures."""
    scene = canvas.scene
    if scene is None:
        return []
    found = [(view.name, alt_words(view)) for view in scene.pair.views]
    pair, notes = scene.pair, " ".join(remarks)
    more = (title_head(), pair.name), (_("Caption"), pair.told), (_("Notes on the pictures"), notes)
    return [*found, *((head, words) for head, words in more if words)]


class Description:
    """Words on a plate at the bottom, beside the pictures too where these are low; it scrolls where it has no room."""

    def __init__(self, canvas: Viewport, remarks: Callable[[], Sequence[str]] = list) -> None:
        self._canvas = canvas
        self._remarks = remarks
        self._document = QTextDocument()
        self._written: tuple[object, ...] = ([],)
        self._marked = ""
        self._passed = 0.0  # pixels of the words that lie above what is seen

    def begin(self) -> None:
        """Show it from its beginning."""
        self._passed = 0.0

    def begin_at(self, head: str) -> None:
        """Show it from the words below a heading on, as far as those that follow leave no room empty."""
        self._plate()
        block = self._document.begin()
        while block.isValid() and block.text().partition(LINE_BREAK)[0] != head:
            block = block.next()
        self._passed = self._document.documentLayout().blockBoundingRect(block).top() if block.isValid() else 0.0
        self._canvas.update()

    def mark(self, words: str) -> None:
        """Have words stand out wherever they are, the first of them in view; none where there are none."""
        self._marked = words
        self._written = self._written[:1]  # marked, and come to, anew
        self._canvas.update()

    def turn(self, pages: int) -> bool:
        """Scroll by what is seen, but for a line; whether there is more than that."""
        line = QFontMetricsF(self._document.defaultFont()).lineSpacing()
        return self._scroll(pages * max(line, self._seen(self._plate()).height() - line))

    def scroll_at(self, point: QPointF, notches: float) -> bool:
        """Scroll by the wheel; whether the pointer is on the plate and there is more than is seen."""
        line = QFontMetricsF(self._document.defaultFont()).lineSpacing()
        return self._plate().contains(point) and self._scroll(-notches * NOTCH * line)

    def paint(self, painter: QPainter) -> None:
        """Paint the words that are in view, and a thumb where there are more."""
        plate = self._plate()
        seen = self._seen(plate)
        paint_plate(painter, plate, self._canvas.lettering, opacity=255)
        painter.save()
        painter.translate(seen.left(), seen.top() - self._passed)
        self._document.drawContents(painter, QRectF(0, self._passed, seen.width(), seen.height()))
        painter.restore()
        whole = self._document.size().height()
        if whole > seen.height():
            ink = self._canvas.palette().color(QPalette.ColorRole.Text)
            ink.setAlpha(FAINT)
            high = max(LEAST_THUMB, seen.height() * seen.height() / whole)
            way = (seen.height() - high) * self._passed / (whole - seen.height())
            thumb = QRectF(seen.right() + (PAD - THUMB) / 2, seen.top() + way, THUMB, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(thumb, THUMB / 2, THUMB / 2)

    # Inner works

    def _scroll(self, by: float) -> bool:
        more = self._document.size().height() > self._seen(self._plate()).height()
        if more:
            self._passed += by
            self._canvas.update()
        return more

    def _plate(self) -> QRectF:
        """Where it stands, with the words of now in it."""
        room = self._canvas.rect()
        width = min(WIDEST, room.width() - 2 * INSET)
        is_new = self._write(width - 2 * PAD)
        height = min(self._document.size().height() + 2 * PAD, room.height() - 2 * INSET)
        left = room.left() + (room.width() - width) / 2
        plate = QRectF(left, room.bottom() + 1 - INSET - height, width, height)
        seen = self._seen(plate).height()
        if is_new and self._marked:
            self._come_to_mark(seen)
        self._passed = max(0.0, min(self._passed, self._document.size().height() - seen))
        return plate

    def _seen(self, plate: QRectF) -> QRectF:
        """The part of the plate that has words."""
        return plate.adjusted(PAD, PAD, -PAD, -PAD)

    def _write(self, width: int) -> bool:
        """Lay out the words, where these, their look or the room are not what they were."""
        style, said = self._canvas.lettering, lines(self._canvas, self._remarks())
        written = (said, width, style.font, style.palette.cacheKey())
        if written == self._written:
            return False
        if said != self._written[0]:
            self.begin()
        self._written = written
        document = self._document
        document.setDefaultFont(style.font)
        document.setDocumentMargin(0)
        document.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        document.setTextWidth(width)
        document.setHtml(_html(said, style.palette.color(QPalette.ColorRole.Text)))
        marked = QTextCharFormat()
        marked.setBackground(style.palette.color(QPalette.ColorRole.Accent))
        marked.setForeground(style.palette.color(QPalette.ColorRole.Base))
        found = self._find()
        while not found.isNull():
            found.mergeCharFormat(marked)
            found = self._find(found)
        return True

    def _find(self, after: QTextCursor | None = None) -> QTextCursor:
        """The words that are marked, from the beginning, or after a place where they are."""
        return (
            self._document.find(self._marked, after or QTextCursor(self._document)) if self._marked else QTextCursor()
        )

    def _come_to_mark(self, seen: float) -> None:
        found = self._find()
        if found.isNull():
            return
        block = found.block()
        line = block.layout().lineForTextPosition(found.selectionStart() - block.position())
        top = self._document.documentLayout().blockBoundingRect(block).top() + line.y()
        if not self._passed <= top <= self._passed + seen - line.height():
            self._passed = top - seen * FROM_TOP


def _html(words: list[tuple[str, str]], ink: QColor) -> str:
    weight = int(QFont.Weight.DemiBold)
    parts = [
        f'<p style="margin:{0 if at == 0 else 10}px 0 0 0; color:{ink.name()}">'
        f'<span style="font-weight:{weight}">{escape(head)}</span><br>{escape(text)}</p>'
        for at, (head, text) in enumerate(words)
    ]
    return "".join(parts)
