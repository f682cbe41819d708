from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.words import PairView, PictureView
from briefing.desktop.image_pane import ImagePane
from briefing.imagery.comparing.comparison import Side
from briefing.settings import Settings
from tests.desktop.compare import figures
from tests.desktop.compare.fakes import FakeOpened, FakeService
from tests.imagery.pictures import plain_png

RED, BLUE = QColor("#c03020"), QColor("#2040c0")
PAIR = PairView(
    name="The base",
    before=PictureView(date="7 October 2021", label="Before", alt="Empty fields.", credit="Maxar", kind="Illustration"),
    after=PictureView(date="13 December 2021", label="After", alt="Rows of tents.", credit="Maxar"),
    caption="The same place twice.",
    told="The same place twice.",
    metres_per_pixel=0.5,
)
MATCHED = "The tones of “13 December 2021” were matched to those of “7 October 2021”"


def plain(colour: QColor, width: int = 400, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.fixture
def empty_canvas(qtbot: QtBot) -> Canvas:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return canvas


@pytest.fixture
def canvas(empty_canvas: Canvas) -> Canvas:
    """A canvas of 400 x 300 with a red picture before and a blue one after, both of its size."""
    empty_canvas.show_pair(PAIR)
    empty_canvas.set_pixels(Side.BEFORE, plain(RED))
    empty_canvas.set_pixels(Side.AFTER, plain(BLUE))
    return empty_canvas


@pytest.fixture
def colour_at(canvas: Canvas) -> Callable[[int, int], str]:
    """Which picture is seen at a point of the canvas, looked up between the signs: "red", "blue" or another colour."""

    def look(x: int, y: int) -> str:
        colour = canvas.grab().toImage().pixelColor(x, y)
        return {RED.name(): "red", BLUE.name(): "blue"}.get(colour.name(), colour.name())

    return look


@pytest.fixture
def opened() -> FakeOpened:
    colours = {"red": figures.RED, "blue": figures.BLUE, "green": figures.GREEN}
    return FakeOpened({**{name: plain_png(colour, (300, 200)) for name, colour in colours.items()}, "bad": b"no"})


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture
def pane(qtbot: QtBot, service: FakeService, tmp_path: Path) -> ImagePane:
    pane = ImagePane(cast(Any, service), Settings(tmp_path / "settings.json"))
    qtbot.addWidget(pane)
    pane.resize(640, 560)
    pane.show()
    return pane
