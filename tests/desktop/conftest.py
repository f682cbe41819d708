"""The window with a small briefing in it, without a picture worker."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import disks
from briefing.desktop import jobs, theme
from briefing.desktop.commands import Commands
from briefing.desktop.files.opening import Opener
from briefing.desktop.starting.startup import make_application
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.settings import Settings
from tests.desktop.compare.fakes import FakeService
from tests.end_to_end.pair import write_pair


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Have what was deleted go, which Qt leaves to its loop: each window that stays makes all that follow slower."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where looks are kept, each of which is rendered once for all tests."""
    return tmp_path_factory.mktemp("looks")


@pytest.fixture(autouse=True)
def no_look(looks: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have each test begin without a look, as it does by itself: with one, all windows that follow are slower."""
    monkeypatch.setattr(theme, "cache_folder", lambda: looks)
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        app.setStyleSheet("")
        app.setPalette(QPalette())
        app.styleHints().unsetColorScheme()


@pytest.fixture(autouse=True)
def all_disks_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing come late since the machine is busy."""
    monkeypatch.setattr(disks, "PATIENCE", 60.0)


@pytest.fixture
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """A clipboard without what others put there, and without ours afterwards."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def store(tmp_path: Path) -> Settings:
    """Settings of which none is set."""
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A briefing of two sections in two languages, with one pair of pictures."""
    return write_pair(tmp_path / "two-colours", (60, 40), words=600)


@pytest.fixture
def window(qtbot: QtBot, store: Settings) -> Iterator[MainWindow]:
    """The window, shown, with nothing in it yet."""
    make_application()
    shown = MainWindow(store, cast(Any, FakeService()))
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    jobs.drain()
    if shown.opened is not None:
        shown.opened.close()


@pytest.fixture
def opener(window: MainWindow) -> Opener:
    """What opens briefings into the window."""
    return Opener(window)


@pytest.fixture
def commands(window: MainWindow, opener: Opener) -> Commands:
    """The actions of the window."""
    return Commands(window, opener, None)


@pytest.fixture
def reading(window: MainWindow, pair: Path) -> MainWindow:
    """The window with the briefing of ``pair``."""
    window.show_briefing(open_briefing(pair))
    return window


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
def desk(window: MainWindow, opener: Opener, commands: Commands, store: Settings) -> Desk:
    """A window without a briefing."""
    return Desk(window, opener, commands, cast(Any, window.images.pictures), store)


@pytest.fixture
def pair_desk(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Desk:
    """A window with a pair of two plain colours in it."""
    desk.opener.begin(open_briefing(write_pair(tmp_path / "pair", size=(300, 200))))
    images = desk.window.images
    qtbot.waitUntil(
        lambda: images.controls.options is not None and images.handles() is not None and bool(images.canvas.scene)
    )
    return desk
