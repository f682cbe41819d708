"""Why a picture cannot be shown is told in its place, however little room there is."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.fitting import cut
from briefing.desktop.compare.painting import paint_scene
from briefing.desktop.compare.scene import Scene
from briefing.desktop.look import LIGHT
from briefing.desktop.parts.labels import breakable_anywhere
from briefing.desktop.theme import palette
from briefing.imagery.comparing.comparison import Comparison, Side
from briefing.imagery.comparing.geometry import Box
from tests.desktop.compare.test_painting import PAIR, array

LONG = "This file is not in the briefing. Add it, or take it out of briefing.toml. " + "(images/" + "o" * 90 + ".png)"


def ink(size: tuple[int, int], angle: float = 0.0) -> tuple[int, int, int]:
    """The rows above and below the reason of the later picture, and the columns at the right of it."""
    scene = Scene(PAIR, Comparison(angle=angle))
    scene.set_problem(Side.AFTER, LONG)
    scene.set_problem(Side.BEFORE, "")
    scene.arrange(scene.comparison, Box(0, 0, *size))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        font = painter.font()
        font.setPixelSize(13)
        painter.setFont(font)
        paint_scene(painter, scene, QRect(QPoint(), image.size()), palette(LIGHT))
    dark = array(image).min(axis=2) < 128
    (rows,), (columns,) = np.nonzero(dark.any(axis=1)), np.nonzero(dark.any(axis=0))
    return int(rows[0]), size[1] - 1 - int(rows[-1]), size[0] - 1 - int(columns[-1])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(300, 200), (240, 160), (600, 400)])
def test_no_word_of_a_reason_is_cut_off_or_below_the_date(size: tuple[int, int]) -> None:
    above, below, right = ink(size)
    assert above > 50
    assert below >= 4
    assert right >= 4


@pytest.mark.usefixtures("qapp")
def test_a_reason_makes_way_for_a_date_at_the_bottom() -> None:
    above, below, _right = ink((600, 400), angle=90.0)
    assert below > 50
    assert above > 200, "it is in the lower half"


@pytest.mark.usefixtures("qapp")
def test_words_are_cut_to_their_lines_and_names_of_files_broken() -> None:
    metric = QFontMetrics(QApplication.font())
    wide = metric.horizontalAdvance("o" * 12)
    assert cut("short", metric, wide, 1) == "short"
    assert cut(LONG, metric, 100 * wide, 1) == LONG
    assert cut(LONG, metric, wide, 2).endswith(" …")
    assert LONG.startswith(cut(LONG, metric, wide, 2).removesuffix(" …"))
    assert breakable_anywhere("a short-name/of-a-file.png") == "a short-name/of-a-file.png"
    assert breakable_anywhere(LONG).replace("\u200b", "") == LONG
    assert breakable_anywhere(LONG).count("\u200b") > 80


def test_the_whole_reason_is_in_the_tip(empty_canvas: Canvas, qtbot: QtBot) -> None:
    def tip() -> str:
        event = QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), empty_canvas.mapToGlobal(QPoint(9, 9)))
        QApplication.sendEvent(empty_canvas, event)
        return QToolTip.text().replace("\u200b", "")

    empty_canvas.show_pair(PAIR)
    for side in Side:
        empty_canvas.show_problem(side, LONG)
    assert tip().count(LONG) == 2
    assert PAIR.before.name in tip()
    empty_canvas.show_nothing()
    qtbot.waitUntil(lambda: tip() == "")
