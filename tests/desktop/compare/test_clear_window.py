"""What is painted on a window that is clear where nothing is painted, as each is under Wayland."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.image_pane import ImagePane
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import Alignment, Mode
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from tests.end_to_end.pair import write_pair


@pytest.fixture
def pane(qtbot: QtBot, tmp_path: Path) -> Iterator[ImagePane]:
    """A pane with a pair from the picture worker."""
    with (
        PictureService() as pictures,
        open_briefing(write_pair(tmp_path / "pair", size=(900, 600), suffix="jpg")) as opened,
    ):
        made = ImagePane(pictures, Settings(tmp_path / "settings.json"))
        qtbot.addWidget(made)
        made.resize(700, 600)
        made.show()
        made.show_figure(opened, opened.briefing.figures[0], "en")
        qtbot.waitUntil(lambda: made.handles() is not None and bool(made.canvas.scene), timeout=20_000)
        yield made
        jobs.drain()
        qtbot.wait(1)


def clear_pixels(widget: QWidget) -> int:
    """How many pixels of a widget let through what is behind the window."""
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return sum(byte != 255 for byte in bytes(image.constBits())[3::4])


@pytest.mark.parametrize("mode", Mode)
def test_no_picture_lets_through_what_is_behind_the_window(pane: ImagePane, mode: Mode) -> None:
    pane.canvas.set_mode(mode)
    for alignment in (Alignment(), Alignment(dx=9, rotation=2)):
        pane.canvas.set_comparison(replace(pane.canvas.comparison(), alignment=alignment))
        assert clear_pixels(pane.canvas) == 0
    pane.canvas.toggle_tone()
    assert clear_pixels(pane.canvas) == 0
