import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.words import UNSURE, PairView, unmeasured
from briefing.desktop.image_pane import ImagePane
from tests.desktop.compare.fakes import FakeOpened
from tests.desktop.compare.figures import BLUE, GREEN, PAIR, RED, SINGLE, THREE, picture, show
from tests.imagery.pictures import plain_png

SIZES = {"red": (300, 200), "blue": (1200, 800), "green": (600, 400)}
COLOURS = {"red": RED, "blue": BLUE, "green": GREEN}
MEASURED = replace(THREE, metres_per_pixel=2.0)


def opened_of(**others: bytes) -> FakeOpened:
    return FakeOpened({**{name: plain_png(COLOURS[name], size) for name, size in SIZES.items()}, **others})


def pair_of(pane: ImagePane) -> PairView:
    scene = pane.canvas.scene
    assert scene is not None
    return scene.pair


def learn(pane: ImagePane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane._scales._wanted)


def test_lengths_are_told_by_the_largest_picture_of_a_figure_also_where_it_is_not_seen(
    pane: ImagePane, qtbot: QtBot
) -> None:
    opened = opened_of()
    show(pane, qtbot, opened, MEASURED)
    qtbot.waitUntil(lambda: pair_of(pane).metres_per_pixel == 4.0)  # 600 pixels for the 1200 of the largest
    for pair, metres in (((0, 1), 2.0), ((2, 0), 4.0)):
        with qtbot.waitSignal(pane.canvas.shown):
            pane.choose_dates(*pair)
        assert pair_of(pane).metres_per_pixel == metres
    show(pane, qtbot, opened, replace(PAIR, metres_per_pixel=2.0))
    assert pair_of(pane).metres_per_pixel == 2.0
    show(pane, qtbot, opened, replace(SINGLE, metres_per_pixel=2.0))
    assert pair_of(pane).metres_per_pixel == 2.0
    show(pane, qtbot, opened, SINGLE)
    assert not pair_of(pane).is_unsure


def test_no_length_is_told_where_a_picture_cannot_be_read_that_may_be_the_largest(
    pane: ImagePane, qtbot: QtBot
) -> None:
    damaged = opened_of(blue=b"no")
    for figure in (MEASURED, replace(PAIR, metres_per_pixel=2.0)):
        show(pane, qtbot, damaged, figure)
        learn(pane, qtbot)
        assert pair_of(pane).metres_per_pixel is None
        assert unmeasured(pair_of(pane)) == UNSURE
    away = replace(MEASURED, pictures=(*MEASURED.pictures[:1], picture("away", 13), *MEASURED.pictures[2:]))
    show(pane, qtbot, opened_of(), away)
    learn(pane, qtbot)
    assert unmeasured(pair_of(pane)) == UNSURE
    QTest.keyClick(pane.canvas, Qt.Key.Key_R)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right)
    assert pane.canvas.tool is not None
    assert pane.canvas.tool.value().endswith("is known only once every picture of the figure has been read")


def test_while_pictures_are_still_read_it_is_not_said_that_one_cannot_be(
    pane: ImagePane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pane.loader, "measure", lambda *_asked: None)  # which takes its time
    show(pane, qtbot, opened_of(), MEASURED)
    words = unmeasured(pair_of(pane))
    assert words == "How large the pixels are is known only once every picture of this figure has been read."
