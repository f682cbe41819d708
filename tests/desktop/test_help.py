from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.actions import EVERYWHERE, TABLE, Row, key_words
from briefing.desktop.commands import Commands
from briefing.desktop.help import AboutDialog, ShortcutsDialog
from briefing.desktop.look import LIGHT
from briefing.desktop.startup import make_application
from briefing.desktop.window import MainWindow

KEYED = [row for row in TABLE if row.canvas_key]


def make(commands: Commands, window: MainWindow) -> ShortcutsDialog:
    actions = commands.actions
    return ShortcutsDialog(actions.shortcuts(), actions.canvas_shortcuts(), window)


@pytest.fixture
def dialog(commands: Commands, window: MainWindow) -> Iterator[ShortcutsDialog]:
    """The list of keys."""
    theme.apply(make_application(), LIGHT)
    made = make(commands, window)
    made.show()
    yield made
    made.close()


def shown(dialog: ShortcutsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_the_list_of_keys_has_every_key_of_the_table(dialog: ShortcutsDialog) -> None:
    seen = shown(dialog)
    assert {key_words(row.canvas_key) for row in KEYED} <= set(seen)
    assert {"Align automatically", key_words("Ctrl+PgDown"), key_words("PgDown")} <= set(seen)
    assert not [text for text in seen if "\t" in text or "&" in text or "PgDn" in text]


def test_what_makes_no_sense_alone_has_its_menu_before_it(dialog: ShortcutsDialog) -> None:
    assert {"Divider: Vertical", "Zoom: 100 percent", "Way to compare: Fade", "Zoom in"} <= set(shown(dialog))


@pytest.mark.parametrize("row", KEYED, ids=lambda row: row.name)
def test_a_key_is_said_to_work_everywhere_where_it_does(
    commands: Commands, window: MainWindow, dialog: ShortcutsDialog, row: Row
) -> None:
    sequence: Any = QKeySequence(row.canvas_key)
    keys = sequence[0]
    event = QKeyEvent(QEvent.Type.KeyPress, keys.key(), keys.keyboardModifiers())
    window.keyPressEvent(event)
    seen = shown(dialog)
    listed = seen.index(key_words(row.canvas_key)) < seen.index("While the pictures have the focus")
    assert event.isAccepted() is listed is (row.name in EVERYWHERE)


def test_escape_works_everywhere(dialog: ShortcutsDialog) -> None:
    seen = shown(dialog)
    assert seen.index(key_words("Esc")) < seen.index("While the pictures have the focus")


def test_a_key_is_seen_by_its_cap(dialog: ShortcutsDialog) -> None:
    stop = next(label for label in dialog.findChildren(QLabel) if label.text() == ".")
    assert stop.grab().toImage().pixelColor(stop.width() // 2, 0).name() == LIGHT.edge


def test_the_list_is_no_higher_than_the_screen(commands: Commands, window: MainWindow, qtbot: QtBot) -> None:
    low = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 800, 400))
    window.screen = lambda: low  # type: ignore[assignment,method-assign,return-value]
    made = make(commands, window)
    qtbot.addWidget(made)
    made.show()
    close = made.findChild(QPushButton)
    assert close is not None
    assert close.mapTo(made, close.rect().bottomLeft()).y() < made.height() <= 400 - 40


def test_what_the_program_is_has_even_margins(window: MainWindow, qtbot: QtBot) -> None:
    theme.apply(make_application(), LIGHT)
    made = AboutDialog(window)
    qtbot.addWidget(made)
    made.show()
    words, close = made.findChild(QLabel), made.findChild(QPushButton)
    assert words is not None
    assert close is not None
    top = close.mapTo(made, QPoint()).y()
    above, below = top - words.geometry().bottom() - 1, made.height() - top - close.height()
    assert abs(above - below) <= 1
    assert words.alignment() & Qt.AlignmentFlag.AlignLeft


def test_a_screen_reader_says_what_a_key_does_with_the_key_row_by_row(dialog: ShortcutsDialog) -> None:
    keys = dialog.findChild(QListWidget)
    assert keys is not None
    assert keys.hasFocus()
    interface = QAccessible.queryAccessibleInterface(keys)
    assert interface.text(QAccessible.Text.Name) == "Keyboard shortcuts"
    rows = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    assert rows[:2] == ["Everywhere", f"Open, {key_words('Ctrl+O')}"]
    assert f"Next section, {key_words('Alt+Down')}, {key_words('Ctrl+PgDown')}" in rows
    assert len(rows) == keys.count()


def test_long_words_have_the_lines_that_they_need(dialog: ShortcutsDialog) -> None:
    for width in (300, 900):
        dialog.resize(width, 400)
        for label in dialog.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
