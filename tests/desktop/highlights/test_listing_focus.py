"""Where one is in the list of highlights, and what is heard of that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.commands import Commands
from briefing.desktop.highlights.listing import HighlightsDialog
from briefing.desktop.highlights.note import NoteDialog
from tests.desktop.highlights.test_listing import rows


@pytest.fixture
def active(listed: HighlightsDialog, qtbot: QtBot) -> HighlightsDialog:
    """The list with the keyboard."""
    listed.activateWindow()
    qtbot.waitUntil(listed.isActiveWindow)
    return listed


def press(dialog: HighlightsDialog, name: str) -> None:
    dialog.buttons[name].setFocus()
    QTest.keyClick(dialog.buttons[name], Qt.Key.Key_Space)


def test_no_more_than_the_list_is_read_when_one_comes_to_it(listed: HighlightsDialog) -> None:
    around = QAccessible.queryAccessibleInterface(listed.list).parent()
    assert around.role() is QAccessible.Role.Client, "as of all widgets that only hold others"


def test_the_focus_stays_on_the_button_that_removes_until_nothing_is_left(active: HighlightsDialog) -> None:
    press(active, "remove")
    assert rows(active) == ["The ending: “Quite different words”"]
    assert active.focusWidget() is active.buttons["remove"]
    QTest.keyClick(active.buttons["remove"], Qt.Key.Key_Space)
    assert rows(active) == []
    assert active.focusWidget() is active._close
    assert active.isVisible()


def test_the_focus_stays_on_the_button_of_the_note_that_is_written(active: HighlightsDialog) -> None:
    press(active, "note")
    (note,) = active.findChildren(NoteDialog)
    QTest.keyClicks(note.field, "Later")
    note.close()
    assert "Later" in rows(active)[0]
    assert active.focusWidget() is active.buttons["note"]


def test_the_row_that_comes_back_is_the_one_where_one_is(active: HighlightsDialog, commands: Commands) -> None:
    active.list.setCurrentRow(1)
    press(active, "remove")
    assert active.list.currentRow() == 0
    commands.actions["undo"].trigger()
    assert active.list.currentRow() == 1
    active.list.setCurrentRow(0)
    commands.actions["redo"].trigger()
    assert active.list.currentRow() == 0
    assert len(rows(active)) == 1
