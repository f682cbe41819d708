import threading
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefing import disks
from briefing.desktop.starting import numbering
from briefing.desktop.starting.numbering import Numbering
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.paths import cache_folder
from briefing.settings import Settings
from tests.desktop.compare.fakes import FakeService
from tests.end_to_end.pair import write_pair
from tests.raising import silent

FIRST, SECOND, THIRD = (f"The beginning{number} — Two colours — Briefing" for number in ("", " (2)", " (3)"))


@pytest.fixture
def others(qtbot: QtBot, pair: Path, tmp_path: Path) -> list[MainWindow]:
    """Two windows more with the same briefing."""
    windows = [MainWindow(Settings(tmp_path / f"{name}.json"), cast(Any, FakeService())) for name in "bc"]
    for each in windows:
        qtbot.addWidget(each)
        each.show_briefing(open_briefing(pair))
    return windows


def come_back() -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_windows_with_the_same_briefing_are_told_apart(reading: MainWindow, others: list[MainWindow]) -> None:
    windows = [reading, *others]
    for each in windows:
        Numbering(each)
    assert [each.windowTitle() for each in windows] == [FIRST, SECOND, THIRD]
    others[0].step(1)
    assert others[0].windowTitle() == "The ending (2) — Two colours — Briefing"
    others[1].set_language("nl")
    assert others[1].windowTitle() == "Het begin (3) — Twee kleuren — Briefing"
    for each in windows:
        each.close()
    assert list(cache_folder().glob("*.lock")) == []


def test_a_window_that_is_alone_has_no_number_once_it_is_come_back_to(
    reading: MainWindow, others: list[MainWindow]
) -> None:
    for each in (reading, *others):
        Numbering(each)
    reading.close()
    assert others[0].windowTitle() == SECOND, "it is not seen to change its name behind one's back"
    come_back()
    assert [each.windowTitle() for each in others] == [FIRST, SECOND]
    others[1].close()
    come_back()
    assert others[0].windowTitle() == FIRST


def test_another_briefing_is_numbered_by_itself(reading: MainWindow, others: list[MainWindow], tmp_path: Path) -> None:
    for each in (reading, *others):
        Numbering(each)
    others[0].show_briefing(open_briefing(write_pair(tmp_path / "alone", (6, 4))))
    assert others[0].windowTitle() == FIRST
    come_back()
    assert others[1].windowTitle() == SECOND


def test_a_cache_that_cannot_be_written_numbers_nothing(
    reading: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "cache_folder", lambda: tmp_path / "nowhere")
    Numbering(reading)
    assert reading.windowTitle() == FIRST


def test_a_disk_that_does_not_answer_holds_no_window(reading: MainWindow) -> None:
    answers = threading.Event()
    with pytest.MonkeyPatch.context() as far:
        far.setattr(disks, "PATIENCE", 0.01)
        far.setattr(Path, "resolve", silent(answers))
        Numbering(reading)
    answers.set()
    assert reading.windowTitle() == FIRST
