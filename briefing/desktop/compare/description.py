"""What the pictures show, as text over them, for those who want it in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextDocument, QTextOption

from briefing.desktop.compare.chips import INSET, Style, paint_plate
from briefing.desktop.compare.words import alt_words
from briefing.desktop.parts.labels import escape
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.compare.comparing import Comparing

WIDEST = 560
PAD = 16


def lines(canvas: "Comparing") -> list[tuple[str, str]]:
    """Pairs of heading and words: each picture's description, then the caption."""
    scene = canvas.scene
    if scene is None:
        return []
    found = [(view.name, alt_words(view)) for view in scene.pair.views]
    return [*found, (_("Caption"), scene.pair.told)] if scene.pair.told else found


def paint(painter: QPainter, canvas: "Comparing", style: Style) -> None:
    """Paint the words on a plate at the bottom, beside the pictures too where these are low."""
    room = canvas.rect()
    width = min(WIDEST, room.width() - 2 * INSET)
    ink = style.palette.color(QPalette.ColorRole.Text)
    document = QTextDocument()
    document.setDefaultFont(style.font)
    document.setDocumentMargin(0)
    document.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    document.setTextWidth(width - 2 * PAD)
    document.setHtml(_html(lines(canvas), ink))
    height = min(document.size().height() + 2 * PAD, room.height() - 2 * INSET)
    left = room.left() + (room.width() - width) / 2
    top = room.bottom() + 1 - INSET - height
    paint_plate(painter, QRectF(left, top, width, height), style, opacity=255)
    painter.save()
    painter.translate(left + PAD, top + PAD)
    document.drawContents(painter, QRectF(0, 0, width - 2 * PAD, height - 2 * PAD))
    painter.restore()


def _html(words: list[tuple[str, str]], ink: QColor) -> str:
    weight = int(QFont.Weight.DemiBold)
    parts = [
        f'<p style="margin:{0 if at == 0 else 10}px 0 0 0; color:{ink.name()}">'
        f'<span style="font-weight:{weight}">{escape(head)}</span><br>{escape(text)}</p>'
        for at, (head, text) in enumerate(words)
    ]
    return "".join(parts)
