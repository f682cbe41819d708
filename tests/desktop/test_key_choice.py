"""Another key is chosen for a command, and kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop.actions import key_words, usual_keys
from briefing.desktop.command_list import CommandList
from briefing.desktop.commands import Commands
from briefing.desktop.files.opening import Opener
from briefing.desktop.key_choice import KeyChoice, refused
from briefing.desktop.window import MainWindow
from briefing.desktop.window_actions import Actions
from briefing.settings import Settings

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def keys_of(actions: Actions, name: str) -> list[str]:
    return [each.toString() for each in actions[name].shortcuts()]


@pytest.fixture
def shown(commands: Commands, window: MainWindow) -> CommandList:
    """The list of commands."""
    commands.actions["commands"].trigger()
    made = window.findChild(CommandList)
    assert made is not None
    return made


def choice_for(words: str, shown: CommandList) -> KeyChoice:
    shown.words.setText(words)
    assert shown.key.isEnabled()
    shown.key.click()
    return shown.findChildren(KeyChoice)[-1]


def test_a_key_that_is_pressed_becomes_that_of_the_command(
    shown: CommandList, commands: Commands, window: MainWindow, opener: Opener, store: Settings
) -> None:
    choice = choice_for("previous section", shown)
    assert choice.windowTitle() == "Key for “Previous section”"
    assert not choice.use.isEnabled()
    QTest.keyClick(choice.field, Qt.Key.Key_J, CONTROL)
    assert choice.told.text() == "This key is free."
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert keys_of(commands.actions, "previous-section") == ["Ctrl+J"]
    assert shown.rows.entry().words == "Previous section"
    assert shown.rows.entry().keys == (key_words("Ctrl+J"),)
    assert store.get(settings.KEYS) == {"previous-section": ["Ctrl+J"]}
    again = Commands(MainWindow(store, window.images.pictures), opener, None)
    assert keys_of(again.actions, "previous-section") == ["Ctrl+J"]


def test_after_another_key_was_chosen_the_focus_is_where_it_was(shown: CommandList, qtbot: QtBot) -> None:
    qtbot.waitUntil(shown.isVisible)
    shown.key.setFocus()
    choice = choice_for("previous section", shown)
    QTest.keyClick(choice.field, Qt.Key.Key_J, CONTROL)
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert shown.focusWidget() is shown.key


def test_a_usual_key_that_another_command_has_by_now_is_not_taken_from_it(
    shown: CommandList, commands: Commands
) -> None:
    choice = choice_for("print", shown)
    choice.none.click()
    choice = choice_for("web page", shown)
    QTest.keyClick(choice.field, Qt.Key.Key_P, CONTROL)
    choice.use.click()
    choice = choice_for("print", shown)
    choice.usual.click()
    assert choice.isVisible()
    assert choice.told.text() == f"{key_words('Ctrl+P')} is the key of “Export as web page”. Choose another."
    assert keys_of(commands.actions, "print") == []
    choice.reject()
    commands.actions.set_keys("print", ["Ctrl+J"])
    commands.actions.set_keys("smaller", ["Ctrl++"])
    commands.actions.set_keys("larger", [])
    choice_for("larger text", shown).usual.click()
    assert keys_of(commands.actions, "larger") == ["Ctrl+="], "the other of its two is free"


def test_to_go_on_by_the_tab_key_is_no_key_that_is_refused(shown: CommandList) -> None:
    choice = choice_for("previous section", shown)
    how = choice.told.text()
    QTest.keyClick(choice.field, Qt.Key.Key_Tab)
    choice.field.clear()
    assert choice.told.text() == how
    QTest.keyClick(choice.field, Qt.Key.Key_J, CONTROL)
    choice.field.clear()
    assert choice.told.text() == how
    assert not choice.use.isEnabled()


def test_a_command_can_have_no_key_and_its_usual_one_again(
    shown: CommandList, commands: Commands, store: Settings
) -> None:
    choice_for("export as pdf", shown).none.click()
    assert keys_of(commands.actions, "export-pdf") == []
    assert store.get(settings.KEYS) == {"export-pdf": []}
    choice_for("export as pdf", shown).usual.click()
    assert keys_of(commands.actions, "export-pdf") == list(usual_keys("export-pdf"))
    assert store.get(settings.KEYS) == {}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Ctrl+O", "is the key of “Open”"),
        ("Alt+F", "is the key of “File”"),
        ("Ctrl+C", "is a key of text fields"),
        ("A", "alone types a letter"),
        ("Shift+A", "alone types a letter"),
        ("Space", "alone types a letter"),
        ("F12", ""),
        ("Shift+F12", ""),
        ("Ctrl+Shift+Y", ""),
        ("Alt+Y", ""),
    ],
)
def test_what_keeps_a_key_from_being_chosen_is_said(key: str, words: str, commands: Commands) -> None:
    said = refused(QKeySequence(key), commands.actions.taken("print"))
    assert words in said
    assert bool(words) == bool(said)
    assert said.startswith(key_words(key)) or not said


def test_a_key_that_is_taken_cannot_be_used(shown: CommandList) -> None:
    choice = choice_for("print", shown)
    QTest.keyClick(choice.field, Qt.Key.Key_O, CONTROL)
    assert not choice.use.isEnabled()
    assert "Choose another" in choice.told.text()
    QTest.keyClick(choice.field, Qt.Key.Key_P, CONTROL)  # its own
    assert choice.use.isEnabled()


def test_words_of_two_lines_have_room(shown: CommandList, qtbot: QtBot) -> None:
    choice = choice_for("print", shown)
    QTest.keyClick(choice.field, Qt.Key.Key_A)
    assert "alone types a letter" in choice.told.text()
    qtbot.waitUntil(lambda: choice.told.height() >= choice.told.heightForWidth(choice.told.width()))
    assert choice.field.height() >= choice.field.minimumSizeHint().height()
    QTest.keyClick(choice.field, Qt.Key.Key_Return)
    assert choice.isVisible()


def test_the_dialog_is_left_by_keys(shown: CommandList, qtbot: QtBot) -> None:
    choice = choice_for("print", shown)
    qtbot.waitUntil(choice.field.hasFocus)
    QTest.keyClick(choice.field, Qt.Key.Key_J, CONTROL)
    QTest.keyClick(choice.field, Qt.Key.Key_Tab)
    assert choice.use.hasFocus()
    QTest.keyClick(choice.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown.findChildren(KeyChoice))
    assert shown.isVisible()


def test_keys_of_the_pictures_stay(shown: CommandList) -> None:
    shown.words.setText("fade")
    assert not shown.key.isEnabled()
    shown.words.setText("move the divider")
    assert not shown.key.isEnabled()


def test_single_keys_can_be_kept_to_the_pictures(reading: MainWindow, commands: Commands, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    reading.sidebar.sections.setFocus()
    commands.actions["single-keys"].trigger()
    assert reading.store.get(settings.SINGLE_KEYS) is False
    before = reading.images.comparison()
    QTest.keyClick(reading.sidebar.sections, Qt.Key.Key_4)
    QTest.keyClick(reading.text, Qt.Key.Key_Space)
    assert reading.images.comparison() == before
    reading.images.canvas.setFocus()
    QTest.keyClick(reading.images.canvas, Qt.Key.Key_4)
    assert reading.images.comparison().mode.value == "fade"
    commands.actions["single-keys"].trigger()
    QTest.keyClick(reading.sidebar.sections, Qt.Key.Key_1)
    assert reading.images.comparison().mode.value == "swipe"


def test_a_table_of_keys_that_is_none_is_not_taken(store: Settings) -> None:
    store.path.write_text('{"keys": {"open": "Ctrl+Y"}}')
    assert Settings(store.path).get(settings.KEYS) == {}
