from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop.starting.startup import Reader
from briefing.imagery.service import PictureService
from briefing.settings import Settings


@pytest.fixture
def reader(qtbot: QtBot, store: Settings) -> Iterator[Reader]:
    """The reader with a picture worker, and nothing open."""
    with PictureService() as pictures:
        made = Reader(store, pictures, None)
        qtbot.addWidget(made.window)
        yield made
