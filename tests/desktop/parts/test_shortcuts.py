"""The keys of the window while something lies over it."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefing.desktop.command_list import CommandList
from briefing.desktop.help import AboutDialog
from briefing.desktop.highlights.listing import HighlightsDialog
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.reading.source_card import SourceCard
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.conftest import Desk
from tests.desktop.reading.test_quoting import choose

CTRL = Qt.KeyboardModifier.ControlModifier


def card_of(desk: Desk, qtbot: QtBot) -> SourceCard:
    desk.window.text.link_followed.emit(QUrl("source:paint"))
    [card] = [each for each in desk.window.findChildren(SourceCard) if each.isVisible()]
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is card)
    return card


def list_of(desk: Desk, qtbot: QtBot) -> CommandList:
    desk.trigger("commands")
    [shown] = [each for each in desk.window.findChildren(CommandList) if each.isVisible()]
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def wait_until_deleted(qtbot: QtBot, over: QWidget) -> None:
    qtbot.waitUntil(lambda: not isValid(over))


def is_gone(over: QWidget) -> bool:
    return not isValid(over) or not over.isVisible()


def test_a_key_of_the_window_closes_a_card_and_does_its_work(pair_desk: Desk, qtbot: QtBot) -> None:
    card = card_of(pair_desk, qtbot)
    QTest.keyClick(card, Qt.Key.Key_F, CTRL)
    assert is_gone(card)
    qtbot.waitUntil(lambda: pair_desk.commands.find_bar.isVisible())
    assert pair_desk.window.focusWidget() is pair_desk.commands.find_bar.field


def test_keys_that_are_heard_everywhere_are_heard_over_a_card(pair_desk: Desk, qtbot: QtBot) -> None:
    card = card_of(pair_desk, qtbot)
    QTest.keyClick(card, Qt.Key.Key_4)
    assert is_gone(card)
    assert pair_desk.window.images.comparison().mode is Mode.FADE
    card = card_of(pair_desk, qtbot)
    pair_desk.window.text.scroll_to(1.0)
    QTest.keyClick(card, Qt.Key.Key_PageDown)
    assert is_gone(card)
    assert pair_desk.window.part == "second"


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Tab, Qt.Key.Key_B])
def test_a_card_stays_where_a_key_is_of_no_use_to_the_window(pair_desk: Desk, key: Qt.Key, qtbot: QtBot) -> None:
    card = card_of(pair_desk, qtbot)
    QTest.keyClick(card, key)
    assert card.isVisible()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert is_gone(card)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_tab_key_stays_in_a_card_and_escape_leads_back_to_the_link(
    pair_desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    pair_desk.window.activateWindow()
    pair_desk.window.text.setFocus()
    place = pair_desk.window.text.textCursor().position()
    card = card_of(pair_desk, qtbot)
    for _each in range(4):
        QTest.keyClick(card.focusWidget() or card, key)
        assert card.isVisible()
    assert card.focusWidget() in card.findChildren(QPushButton)
    QTest.keyClick(card.focusWidget(), Qt.Key.Key_Escape)
    assert is_gone(card)
    assert pair_desk.window.focusWidget() is pair_desk.window.text
    assert pair_desk.window.text.textCursor().position() == place


def test_that_a_source_is_copied_is_told(pair_desk: Desk, qtbot: QtBot) -> None:
    card = card_of(pair_desk, qtbot)
    card.copy_button.click()
    assert is_gone(card)
    assert pair_desk.message() == "The source is copied."
    assert "Paint" in QApplication.clipboard().text()


def test_a_button_of_a_card_keeps_the_space_bar(pair_desk: Desk, qtbot: QtBot) -> None:
    before = pair_desk.window.images.comparison()
    card = card_of(pair_desk, qtbot)
    card.copy_button.setFocus()
    QTest.keyClick(card.copy_button, Qt.Key.Key_Space)
    assert pair_desk.window.images.comparison() == before


def test_a_key_closes_the_list_of_commands_and_does_its_work(pair_desk: Desk, qtbot: QtBot) -> None:
    shown = list_of(pair_desk, qtbot)
    QTest.keyClicks(shown.words, "fin")
    QTest.keyClick(shown.words, Qt.Key.Key_F, CTRL)
    assert is_gone(shown)
    qtbot.waitUntil(lambda: pair_desk.commands.find_bar.isVisible())


def test_the_list_of_commands_heeds_a_key_that_was_changed_in_it(pair_desk: Desk, qtbot: QtBot) -> None:
    shown = list_of(pair_desk, qtbot)
    pair_desk.commands.actions.set_keys("find", ["Ctrl+J"])
    QTest.keyClick(shown.words, Qt.Key.Key_F, CTRL)
    assert not is_gone(shown)
    QTest.keyClick(shown.words, Qt.Key.Key_J, CTRL)
    assert is_gone(shown)
    qtbot.waitUntil(lambda: pair_desk.commands.find_bar.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_Q])
@pytest.mark.parametrize(
    ("name", "kind"), [("highlights", HighlightsDialog), ("about", AboutDialog), ("commands", CommandList)]
)
def test_the_keys_that_close_a_window_close_what_stands_beside_it_alone(
    pair_desk: Desk, qtbot: QtBot, name: str, kind: type[QDialog], key: Qt.Key
) -> None:
    for _each in range(2):  # what was closed can be brought up again, with its keys
        pair_desk.trigger(name)
        [shown] = [each for each in pair_desk.window.findChildren(kind) if each.isVisible()]
        qtbot.waitUntil(shown.isActiveWindow)
        QTest.keyClick(shown, key, CTRL)
        wait_until_deleted(qtbot, shown)
    assert pair_desk.window.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_Q])
def test_the_keys_that_close_a_window_close_a_note_alone_above_whichever_it_is(
    pair_desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    def close_note(above: QWidget) -> None:
        [note] = [each for each in QApplication.topLevelWidgets() if isinstance(each, NoteDialog) and each.isVisible()]
        qtbot.waitUntil(note.isActiveWindow)
        QTest.keyClick(note.field, key, CTRL)
        wait_until_deleted(qtbot, note)
        assert above.isVisible()

    choose(pair_desk.window, "first", "words")
    pair_desk.trigger("note")
    close_note(pair_desk.window)
    pair_desk.trigger("highlights")
    [listed] = pair_desk.window.findChildren(HighlightsDialog)
    qtbot.waitUntil(listed.isActiveWindow)
    listed.buttons["note"].click()
    close_note(listed)


def test_what_cannot_be_done_closes_nothing(pair_desk: Desk, qtbot: QtBot) -> None:
    pair_desk.trigger("pictures-alone")
    shown = list_of(pair_desk, qtbot)
    assert not pair_desk.commands.actions["copy-cited"].isEnabled()
    QTest.keyClick(shown.words, Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not is_gone(shown)
