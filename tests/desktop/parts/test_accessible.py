import sys

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from briefing.desktop.parts import accessible
from briefing.desktop.parts.accessible import announce, child_focused, tells_keys

Heard = list[tuple[QObject, str, bool]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """All that comes to a screen reader: from whom, what, and whether at once."""
    events: Heard = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        at_once = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        events.append((event.object(), event.message(), at_once))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return events


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    shown = QLabel("label")
    qtbot.addWidget(shown)
    return shown


def test_what_is_announced_in_one_go_is_said_as_one_and_once(label: QLabel, heard: Heard, qtbot: QtBot) -> None:
    for words in ("The section", "", "1 of 4: words", "The section"):
        announce(label, words)
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    announce(label, "later", at_once=True)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [(label, "The section\n1 of 4: words", False), (label, "later", True)]


def test_what_has_the_focus_says_it(label: QLabel, heard: Heard, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    announce(label, "words")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(field, "words", False)]


def test_it_is_said_by_what_gets_the_focus_where_nothing_has_it_yet(
    label: QLabel, heard: Heard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accessible, "PATIENCE_MS", 60_000)
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.clearFocus()
    assert QApplication.focusWidget() is None
    announce(label, "The note is added.")
    for _time in range(3):
        QApplication.processEvents()
    assert heard == [], "nothing has the focus, so that nothing would be said of it"
    field.setFocus()
    assert heard == [], "where the focus is comes first"
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(field, "The note is added.", False)]


def test_what_is_gone_meanwhile_says_nothing(label: QLabel, heard: Heard, qtbot: QtBot) -> None:
    gone = QLabel()
    announce(gone, "gone")
    delete(gone)
    announce(label, "here")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(label, "here", False)]


def test_a_child_is_told_to_have_the_focus(label: QLabel, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[QObject, int, QAccessible.Event]] = []
    for active in (False, True):
        monkeypatch.setattr(QAccessible, "isActive", lambda active=active: active)
        monkeypatch.setattr(
            QAccessible, "updateAccessibility", lambda event: told.append((event.object(), event.child(), event.type()))
        )
        child_focused(label, 3)
    assert told == [(label, 3, QAccessible.Event.Focus)]


class Told(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Grouping)


class Telling(QWidget):
    def interface_class(self) -> type:
        return Told

    def slot(self) -> None:
        pass


def test_qt_is_given_an_interface_once_for_it_deletes_what_it_is_given() -> None:
    accessible.install()
    widget, timer = Telling(), QTimer()
    first = QAccessible.queryAccessibleInterface(widget)
    timer.timeout.connect(widget.slot)
    second = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(first, Told)
    assert isinstance(second, Told)
    assert second is not first
    delete(widget)
    assert not isValid(first)
    assert not isValid(second)
    QAccessible.queryAccessibleInterface(Telling())
    assert not {first, second} & set(accessible._interfaces)


@pytest.mark.parametrize(("system", "is_helped"), [("linux", False), ("win32", True), ("darwin", True)])
def test_keys_are_read_once_on_each_system(monkeypatch: pytest.MonkeyPatch, system: str, is_helped: bool) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert tells_keys(QAccessible.Text.Description)
    assert tells_keys(QAccessible.Text.Help) is is_helped
    assert not tells_keys(QAccessible.Text.Name)
