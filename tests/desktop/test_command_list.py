from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefing import settings, translation
from briefing.desktop import command_list, theme
from briefing.desktop.actions import TABLE, key_words
from briefing.desktop.command_list import CommandList
from briefing.desktop.commands import Commands
from briefing.desktop.look import LIGHT
from briefing.desktop.parts import accessible
from briefing.desktop.starting.startup import make_application
from briefing.desktop.window import MainWindow
from tests.desktop.conftest import Desk
from tests.desktop.heard import announced

KEYED = [row for row in TABLE if row.canvas_key]


def make(commands: Commands, window: MainWindow) -> CommandList:
    entries = commands.actions.entries
    return CommandList(lambda: entries(of_pictures=False), lambda: entries(of_pictures=True), window)


@pytest.fixture
def dialog(commands: Commands, window: MainWindow) -> Iterator[CommandList]:
    """The list of keys."""
    theme.apply(make_application(), LIGHT)
    made = make(commands, window)
    made.show()
    yield made
    if isValid(made):
        made.close()


def shown(dialog: CommandList) -> list[str]:
    return [line for label in dialog.findChildren(QLabel) for line in label.text().splitlines()]


def test_the_list_of_keys_has_every_key_of_the_table(dialog: CommandList) -> None:
    seen = shown(dialog)
    assert {key_words(row.canvas_key) for row in KEYED} <= set(seen)
    assert {"Align automatically", key_words("Ctrl+PgDown"), key_words("PgDown")} <= set(seen)
    assert not [text for text in seen if "\t" in text or "&" in text or "PgDn" in text]


def test_what_makes_no_sense_alone_has_its_menu_before_it(dialog: CommandList) -> None:
    assert {"Divider: Vertical", "Zoom: 100 percent", "Theme: Dark", "Way to compare: Fade", "Zoom in"} <= set(
        shown(dialog)
    )


def test_a_key_is_said_to_work_everywhere_where_it_does(reading: MainWindow, dialog: CommandList, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    seen = shown(dialog)
    elsewhere = seen.index("While the pictures have the focus")
    works, listed = set(), set()
    for row in KEYED:
        sequence: Any = QKeySequence(row.canvas_key)
        key = sequence[0].key()
        event = QKeyEvent(QEvent.Type.KeyPress, key, sequence[0].keyboardModifiers(), chr(key))
        reading.keyPressEvent(event)
        if event.isAccepted():
            works.add(row.name)
        if seen.index(key_words(row.canvas_key)) < elsewhere:
            listed.add(row.name)
    assert works == listed == {row.name for row in KEYED}


def test_escape_works_everywhere(dialog: CommandList) -> None:
    seen = shown(dialog)
    assert seen.index(key_words("Esc")) < seen.index("While the pictures have the focus")


def test_a_key_is_seen_by_its_cap(dialog: CommandList) -> None:
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


def test_a_screen_reader_says_what_a_key_does_with_the_key_row_by_row(dialog: CommandList) -> None:
    keys = dialog.rows
    interface = QAccessible.queryAccessibleInterface(keys)
    assert interface.text(QAccessible.Text.Name) == "Commands and keys"
    rows = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    assert rows[1:4] == ["Everywhere", "New briefing", f"Open, {key_words('Ctrl+O')}"]
    assert f"Next section, {key_words('Alt+Down')}, {key_words('Ctrl+PgDown')}" in rows
    assert len(rows) == keys.count()


def test_a_screen_reader_is_told_the_row_in_which_one_is(dialog: CommandList, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(accessible, "child_focused", lambda _rows, child: told.append(child))
    QTest.keyClicks(dialog.words, "zoom")
    assert told == [], "the field has the focus"
    for field in (dialog.words, dialog.rows, dialog.rows):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert told[-1] == dialog.rows.currentRow()
    interface = QAccessible.queryAccessibleInterface(dialog.rows)
    here = dialog.rows.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert interface.child(told[-1]).text(QAccessible.Text.Name) == here


def test_what_enter_would_do_is_told_while_words_are_typed(
    dialog: CommandList, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, command_list)
    QTest.keyClicks(dialog.words, "theme dar")
    assert len(said) == len("theme dar"), "also where the first row stays the same"
    assert said[-1] == "Theme: Dark"
    QTest.keyClicks(dialog.words, "§")
    assert said[-1] == "No command found."
    QTest.keyClick(dialog.words, Qt.Key.Key_Backspace)
    said.clear()
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    assert said == [], "the list has the focus, and says it itself"


def test_long_words_have_the_lines_that_they_need(dialog: CommandList) -> None:
    for width in (300, 900):
        dialog.resize(width, 400)
        for label in dialog.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def seen_rows(dialog: CommandList) -> list[str]:
    return [
        str(dialog.rows.item(at).data(Qt.ItemDataRole.AccessibleTextRole))
        for at in range(dialog.rows.count())
        if not dialog.rows.item(at).isHidden()
    ]


def test_rows_are_as_high_with_a_key_as_without(dialog: CommandList) -> None:
    entries = [(item.sizeHint().height(), entry.keys) for item, entry in dialog.rows._shown()]
    lines = {bool(keys): min(high for high, some in entries if bool(some) is bool(keys)) for _high, keys in entries}
    assert len(lines) == 2
    assert lines[True] == lines[False]


def test_that_there_is_no_command_is_no_choice(dialog: CommandList) -> None:
    dialog.words.setText("zzz")
    assert dialog.rows.selectedItems() == []


def test_a_command_is_found_by_its_words_and_done(
    dialog: CommandList, commands: Commands, window: MainWindow, qtbot: QtBot
) -> None:
    assert dialog.words.hasFocus()
    QTest.keyClicks(dialog.words, "theme dar")
    assert seen_rows(dialog) == ["Everywhere", "Theme: Dark"]
    done = []
    commands.actions["theme-dark"].triggered.connect(lambda: done.append(isValid(dialog) and dialog.isVisible()))
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [False]
    assert window.store.get(settings.THEME) == "dark"


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("light", "Theme: Light"), ("high", "Highlight, "), ("measure", "Ruler, "), ("measure grid", "Grid, ")],
)
def test_what_fits_the_words_best_is_done(dialog: CommandList, typed: str, chosen: str) -> None:
    QTest.keyClicks(dialog.words, typed)
    assert dialog.rows.currentItem().data(Qt.ItemDataRole.AccessibleTextRole).startswith(chosen)
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    assert dialog.rows.currentItem().data(Qt.ItemDataRole.AccessibleTextRole).startswith(chosen)


def test_a_command_is_found_by_its_key_and_with_the_arrows(
    dialog: CommandList, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClicks(dialog.words, "ctrl+")
    assert not [row for row in seen_rows(dialog) if "Ctrl" not in row and "," in row]
    QTest.keyClicks(dialog.words, "§")
    assert seen_rows(dialog) == ["No command found."]
    assert not dialog.button.isEnabled()
    dialog.words.setText("text")
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    assert dialog.rows.hasFocus()
    while "Larger text" not in dialog.rows.currentItem().data(Qt.ItemDataRole.AccessibleTextRole):
        QTest.keyClick(dialog.rows, Qt.Key.Key_Down)
    before = window.store.get(settings.TEXT_SIZE)
    QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.store.get(settings.TEXT_SIZE) > before)


def test_what_cannot_be_done_now_is_grey_and_not_done(dialog: CommandList, commands: Commands) -> None:
    action = commands.actions["undo-alignment"]
    assert not action.isEnabled()
    done = []
    action.triggered.connect(lambda: done.append(1))
    dialog.words.setText("undo alignment")
    assert not dialog.button.isEnabled()
    label = next(each for each in dialog.findChildren(QLabel) if each.text().startswith("Undo alignment"))
    assert label.property("quiet")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert done == []


def test_accents_need_not_be_typed(commands: Commands, window: MainWindow, qtbot: QtBot) -> None:
    translation.use("nl")
    made = make(commands, window)
    qtbot.addWidget(made)
    made.words.setText("kopieren met bron")
    assert [row for row in seen_rows(made) if "Kopiëren met bronnen" in row]


def test_keys_that_are_no_command_are_listed_but_not_done(dialog: CommandList) -> None:
    dialog.words.setText("border between")
    assert len(seen_rows(dialog)) == 2
    assert not dialog.button.isEnabled()


@pytest.mark.parametrize(("language", "name"), [("en", "Clear"), ("nl", "Wissen")])
def test_the_button_that_empties_a_field_has_a_name(
    commands: Commands, window: MainWindow, language: str, name: str
) -> None:
    translation.use(language)
    for field in (make(commands, window).words, commands.find_bar.field):
        (button,) = field.findChildren(QToolButton)
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == name


def test_what_cannot_be_done_says_why_seen_and_aloud(pair_desk: Desk, qtbot: QtBot) -> None:
    pair_desk.commands.actions["commands"].trigger()
    made = pair_desk.window.findChild(CommandList)
    assert made is not None
    QTest.keyClicks(made.words, "undo")
    entry, here = made.rows.entry(), made.rows.currentItem()
    assert (entry.words, entry.reason) == ("Undo", "There is nothing to undo.")
    assert here.data(Qt.ItemDataRole.AccessibleTextRole) == f"Undo, {key_words('Ctrl+Z')}, There is nothing to undo."
    assert "There is nothing to undo." in shown(made)
    made.close()
