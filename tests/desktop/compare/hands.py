"""What hands do to the canvas, and what is read off it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas

LEFT = Qt.MouseButton.LeftButton
ColourAt = Callable[[int, int], str]


def drag(qtbot: QtBot, canvas: Canvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, pos=end)


def wheel(
    canvas: Canvas, at: QPoint, notches: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def badge_words(canvas: Canvas) -> list[str]:
    """What is drawn on the pictures beside their dates."""
    drawn = {chip.pixmap.cacheKey(): sign for (sign, _widest), chip in canvas.overlays._drawn.items()}
    signs = [drawn[chip.pixmap.cacheKey()] for chip in canvas.overlays.chips]
    return [sign.second for sign in signs if sign.side is None]
