"""That screen readers, which keep how the canvas is called, are told when that changes."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from tests.desktop.compare.conftest import PAIR

NAME, DESCRIPTION = QAccessible.Event.NameChanged, QAccessible.Event.DescriptionChanged
Told = list[tuple[QAccessible.Event, str]]


@pytest.fixture
def told(canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Told:
    """What has changed, with what it is now; the canvas has been told as it is, and has the focus."""
    events: Told = []
    kinds = {NAME: QAccessible.Text.Name, DESCRIPTION: QAccessible.Text.Description}

    def hear(event: QAccessibleEvent) -> None:
        if event.type() in kinds and event.object() is canvas:
            words = QAccessible.queryAccessibleInterface(canvas).text(kinds[event.type()])
            events.append((event.type(), words))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    canvas.clearFocus()
    canvas.follow()
    qtbot.waitUntil(lambda: len(events) == 2)
    events.clear()
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    return events


def test_another_way_to_compare_and_another_tool_change_the_name_once(canvas: Canvas, told: Told, qtbot: QtBot) -> None:
    for key, name in (
        (Qt.Key.Key_4, "The base, Fade"),
        (Qt.Key.Key_R, "The base, Ruler"),
        (Qt.Key.Key_A, "The base, Align by hand"),
        (Qt.Key.Key_A, "The base, Fade"),
        (Qt.Key.Key_Escape, "The base, Swipe"),
    ):
        QTest.keyClick(canvas, key)
        qtbot.waitUntil(lambda: bool(told))
        QApplication.processEvents()
        assert told == [(NAME, name)]
        told.clear()


def test_what_changes_no_name_tells_of_none(canvas: Canvas, told: Told) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_BracketRight, Qt.Key.Key_Plus, Qt.Key.Key_G):
        QTest.keyClick(canvas, key)
        QApplication.processEvents()
    assert told == []


def test_the_description_is_told_once_the_focus_is_elsewhere(canvas: Canvas, told: Told, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_T)
    QTest.keyClick(canvas, Qt.Key.Key_T)
    QTest.keyClick(canvas, Qt.Key.Key_T)
    QApplication.processEvents()
    assert told == [], "all of it would be read aloud"
    canvas.clearFocus()
    qtbot.waitUntil(lambda: bool(told))
    ((kind, words),) = told
    assert kind is DESCRIPTION
    assert "tones" in words.lower()


def test_another_pair_is_told_too(canvas: Canvas, told: Told, qtbot: QtBot) -> None:
    canvas.clearFocus()
    canvas.set_words(replace(PAIR, name="Another", caption="Elsewhere.", told="Elsewhere."))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] == (NAME, "Another, Swipe")
    assert told[1][0] is DESCRIPTION
    assert "Elsewhere." in told[1][1]
