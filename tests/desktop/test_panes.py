"""F6 walks from pane to pane, wherever in one of them or between two the focus is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from briefing.desktop.window import MainWindow
from tests.desktop.conftest import Desk


def test_f6_walks_round_the_panes(reading: MainWindow, qtbot: QtBot) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    seen = []
    for _each in range(3):
        reading.next_pane()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
    assert sorted(seen) == ["canvas", "sections", "text"]


@pytest.mark.parametrize(
    ("focused", "before", "after"),
    [
        ("tools", "canvas", "sections"),
        ("sections", "canvas", "text"),
        ("border", "sections", "text"),
        ("text", "sections", "canvas"),
        ("find-bar", "text", "canvas"),
        ("border of the pictures", "text", "canvas"),
        ("zoom", "text", "sections"),
        ("canvas", "text", "sections"),
        ("caption", "text", "sections"),
    ],
)
def test_f6_walks_both_ways_from_the_pane_that_has_the_focus(
    pair_desk: Desk, qtbot: QtBot, focused: str, before: str, after: str
) -> None:
    window = pair_desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pair_desk.trigger("find")
    panes = {each.objectName(): each for each in (window.sidebar.sections, window.text, window.images.canvas)}
    others = {
        "tools": next(each for each in window.findChildren(QToolButton) if each.text() == "Open"),
        "border": window.panes.border,
        "find-bar": pair_desk.commands.find_bar.field,
        "border of the pictures": window.panes.inner.border,
        "zoom": window.images.controls.zoom,
        "caption": window.images.captions.caption,
    }
    for by, to in ((-1, before), (1, after)):
        (panes | others)[focused].setFocus()
        window.next_pane(by)
        assert panes[to].hasFocus()


def test_f6_comes_to_what_a_message_offers_and_goes_back_from_there(reading: MainWindow, qtbot: QtBot) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    done: list[str] = []
    reading.messages.say_done("Done.", then=("Undo", lambda: done.append("undone")))
    reading.images.canvas.setFocus()
    reading.next_pane()
    button = QApplication.focusWidget()
    assert button is reading.messages.first_button()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert done == ["undone"]
    reading.messages.say_wrong("Wrong.")
    reading.images.canvas.setFocus()
    reading.next_pane()
    closing = QApplication.focusWidget()
    assert closing is reading.messages.first_button()
    reading.next_pane()
    assert QApplication.focusWidget() is reading.sidebar.sections
    reading.messages.end()
