from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.watching import Watch
from tests.desktop.conftest import Desk

ACTIVE, AWAY = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive


def come_back() -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    for state in (AWAY, ACTIVE):
        app.applicationStateChanged.emit(state)


def test_files_that_were_changed_meanwhile_are_offered_and_read_anew(pair_desk: Desk, qtbot: QtBot) -> None:
    window = pair_desk.window
    watch = Watch(window, pair_desk.opener.reload)
    qtbot.waitUntil(lambda: watch._state is not None)
    opened = window.opened
    assert opened is not None
    assert opened.path is not None
    window.go("second")
    come_back()
    (opened.path / "sections/en/second.md").write_text("Words of the author's second thoughts.[^paint]")
    assert pair_desk.message() == ""
    come_back()
    qtbot.waitUntil(lambda: pair_desk.message() == "The files of this briefing have been changed.")
    assert not window.messages._timer.isActive(), "it stays until it is done"
    window.messages._extra.click()
    qtbot.waitUntil(lambda: "second thoughts" in window.text.toPlainText())
    assert window.part == "second"
    qtbot.waitUntil(lambda: watch._state is not None)
    assert pair_desk.message() == ""


def test_what_is_gone_stays_open_and_is_told(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    opened = pair_desk.window.opened
    assert opened is not None
    assert opened.path is not None
    opened.path.rename(tmp_path / "elsewhere")
    pair_desk.trigger("reload")
    qtbot.waitUntil(lambda: "cannot be opened" in pair_desk.message())
    assert pair_desk.window.opened is opened


def test_where_nothing_is_open_there_is_nothing_to_watch(desk: Desk) -> None:
    watch = Watch(desk.window, desk.opener.reload)
    come_back()
    desk.trigger("reload")
    assert watch._state is None
