"""The window with its commands on a picture service that answers in this process."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.opening import Opener
from briefing.desktop.window import MainWindow
from briefing.settings import Settings
from tests.desktop.compare.fakes import FakeService
from tests.end_to_end.pair import write_pair


@dataclass
class Desk:
    """A window, what commands it, and what it stands on."""

    window: MainWindow
    opener: Opener
    commands: Commands
    service: FakeService
    store: Settings

    def trigger(self, name: str) -> None:
        """Do what a row of a menu does, as far as it can be used."""
        self.commands.pictures.refresh()
        self.commands.actions[name].trigger()

    def message(self) -> str:
        """What the bar of messages says, or nothing."""
        return self.window.messages.words.text() if self.window.messages.isVisible() else ""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window without a briefing."""
    service = FakeService()
    store = Settings(tmp_path / "settings.json")
    window = MainWindow(store, cast(Any, service))
    qtbot.addWidget(window)
    opener = Opener(window)
    made = Desk(window, opener, Commands(window, opener, None), service, store)
    window.show()
    yield made
    jobs.drain()
    if window.opened is not None:
        window.opened.close()


@pytest.fixture
def pair_desk(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Desk:
    """A window with a pair of two plain colours in it."""
    assert desk.opener.open_now(write_pair(tmp_path / "pair", size=(300, 200)))
    qtbot.waitUntil(lambda: desk.window.images.options is not None)
    return desk
