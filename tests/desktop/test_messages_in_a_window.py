"""Messages beside what one does: where the focus goes, how long they stay, and of what they remind."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMenuBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.jobs import Job
from briefing.desktop.message_bar import MessageBar
from briefing.desktop.window import MainWindow
from tests.desktop.test_message_bar import make, shown_buttons


@pytest.fixture
def window_with_bar(qtbot: QtBot) -> tuple[QWidget, MessageBar]:
    """A window of two buttons and a bar of messages, of which the second button has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for name in ("first", "second"):
        button = QPushButton(name)
        button.setObjectName(name)
        row.addWidget(button)
    bar = MessageBar()
    bar.lie_over(window, window)
    window.resize(600, 300)
    with qtbot.waitActive(window):
        window.show()
    second = window.findChild(QPushButton, "second")
    assert second is not None
    second.setFocus()
    return window, bar


def focus_name() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() or focus.text() if isinstance(focus, QPushButton) else ""


def test_the_focus_goes_back_to_where_it_was_when_a_message_is_closed(
    window_with_bar: tuple[QWidget, MessageBar],
) -> None:
    _window, bar = window_with_bar
    bar.say_wrong("That is no briefing.")
    bar._close.setFocus()
    QTest.keyClick(bar._close, Qt.Key.Key_Return)
    assert bar.isHidden()
    assert focus_name() == "second"


@pytest.mark.parametrize("passed", ["first", "menu", "nowhere", "dialog"])
def test_the_focus_goes_back_to_where_it_was_when_the_message_came_whatever_was_passed_since(
    window_with_bar: tuple[QWidget, MessageBar], passed: str, qtbot: QtBot
) -> None:
    window, bar = window_with_bar
    menu, dialog = QMenuBar(window), QDialog(window)
    menu.show()
    places = {"first": window.findChild(QPushButton, "first"), "menu": menu, "nowhere": None, "dialog": dialog}
    bar.say_wrong("That is no briefing.")
    if (place := places[passed]) is not None:
        place.setFocus()
    if passed == "dialog":
        with qtbot.waitActive(dialog):
            dialog.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    elif passed == "nowhere":
        second = QApplication.focusWidget()
        assert second is not None
        second.clearFocus()
    bar._close.setFocus()
    QTest.keyClick(bar._close, Qt.Key.Key_Escape)
    assert focus_name() == "second"


def test_the_focus_goes_back_into_the_window_where_the_message_came_while_a_menu_or_a_dialog_had_it(
    window_with_bar: tuple[QWidget, MessageBar], qtbot: QtBot
) -> None:
    window, bar = window_with_bar
    first = window.findChild(QPushButton, "first")
    assert first is not None
    menu, dialog = QMenuBar(window), QDialog(window)
    menu.show()
    menu.setFocus()
    assert QApplication.focusWidget() is menu
    bar.say_wrong("That is no briefing.")
    first.setFocus()
    bar._close.setFocus()
    QTest.keyClick(bar._close, Qt.Key.Key_Escape)
    assert focus_name() == "first", "the menu is no place to go back to"
    with qtbot.waitActive(dialog):
        dialog.show()
    bar.say_wrong("That is no briefing.")
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar._close.setFocus()
    QTest.keyClick(bar._close, Qt.Key.Key_Escape)
    assert focus_name() == "first"


def test_a_message_stays_while_somebody_is_at_its_buttons(window_with_bar: tuple[QWidget, MessageBar]) -> None:
    window, bar = window_with_bar
    bar.say_done("Written.", then=("Open", lambda: None))
    bar._extra.setFocus()
    bar._timer.stop()
    bar._timer.timeout.emit()
    assert not bar.isHidden()
    assert bar._timer.isActive()
    second = window.findChild(QPushButton, "second")
    assert second is not None
    second.setFocus()
    bar._timer.timeout.emit()
    assert bar.isHidden()
    assert focus_name() == "second"


@pytest.fixture
def reminded(window_with_bar: tuple[QWidget, MessageBar]) -> tuple[MessageBar, set[str]]:
    """A bar that says a reminder, and what has to hold for that."""
    (_window, bar), holding = window_with_bar, {"it"}
    bar.remind(lambda: ("Not saved.", "Save"), holding.clear, holds=lambda: bool(holding))
    return bar, holding


def settled(bar: MessageBar) -> str:
    """What is said once nothing else comes at once."""
    QApplication.processEvents()
    return "" if bar.isHidden() else bar.words.text()


@pytest.mark.parametrize("leave", [MessageBar.close_message, MessageBar.end, MessageBar._go])
def test_a_reminder_is_said_again_after_what_took_its_place(
    reminded: tuple[MessageBar, set[str]], leave: Callable[[MessageBar], object]
) -> None:
    bar, holding = reminded
    bar.say_done("Written.")
    bar.say_wrong("That is no briefing.")
    leave(bar)
    assert settled(bar) == "Not saved."
    assert shown_buttons(bar) == ["Save", "Close"]
    assert bar._timer.isActive()
    bar.say_done("Written.")
    leave(bar)
    assert settled(bar) == "Not saved.", "and again"
    bar.say_done("Written.")
    holding.clear()
    leave(bar)
    assert not settled(bar), "it holds no more"


@pytest.mark.parametrize("leave", [MessageBar.close_message, MessageBar._go])
def test_a_reminder_that_was_closed_or_has_been_read_is_not_said_again(
    reminded: tuple[MessageBar, set[str]], leave: Callable[[MessageBar], object]
) -> None:
    bar, _holding = reminded
    leave(bar)
    assert not settled(bar)
    for words in ("Written.", "Written again."):
        bar.say_done(words)
    bar.close_message()
    assert not settled(bar)


def test_a_reminder_that_was_said_again_by_somebody_else_is_closed_once(reminded: tuple[MessageBar, set[str]]) -> None:
    bar, _holding = reminded
    bar.remind(lambda: ("Not saved.", "Save"), lambda: None, holds=lambda: True)
    bar.close_message()
    assert not settled(bar)


def test_a_reminder_comes_after_work_that_was_cancelled_and_what_is_said_of_that(
    reminded: tuple[MessageBar, set[str]],
) -> None:
    bar, _holding = reminded
    bar.follow("Writing…", Job(lambda _progress: None, done=lambda _done: None, failed=print, parent=bar))
    bar._close.click()
    assert settled(bar) == "Cancelled; nothing was changed."
    bar._go()
    assert settled(bar) == "Not saved."


def test_a_reminder_may_wait_for_what_is_said_already(qtbot: QtBot) -> None:
    bar = make(qtbot)
    for already, first in (("That is no briefing.", "That is no briefing."), ("", "Not saved.")):
        if already:
            bar.say_wrong(already)
        bar.remind(lambda: ("Not saved.", "Save"), lambda: None, holds=lambda: True, waits=True)
        assert bar.words.text() == first
        bar.close_message()
        assert settled(bar) == ("Not saved." if already else "")
        bar.close_message()


def test_a_reminder_is_said_in_the_language_that_is_chosen_meanwhile(reading: MainWindow) -> None:
    bar = reading.messages
    bar.remind(lambda: (reading.language, "Save"), lambda: None, holds=lambda: True)
    reading.set_language("nl")
    assert settled(bar) == "nl"
    bar.say_done("Bewaard.")
    reading.set_language("en")
    assert settled(bar) == "en"
