import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefing import __version__
from briefing.desktop.starting.crash import CrashHandler
from briefing.desktop.starting.crash_dialog import CrashDialog


@pytest.fixture
def handler(qtbot: QtBot) -> Iterator[CrashHandler]:
    made = CrashHandler(Path("/logs/briefing.log"))
    made.install()
    yield made
    made.remove()
    for dialog in dialogs():
        dialog.close()


def dialogs() -> list[CrashDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible()]


def fail() -> None:
    raise ZeroDivisionError("on purpose")


def test_what_nobody_foresaw_is_logged_and_shown_once_with_versions_and_trace(
    handler: CrashHandler, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    for _each in range(2):
        try:
            fail()
        except ZeroDivisionError:
            sys.excepthook(*sys.exc_info())
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert [record.levelname for record in caplog.records if "on purpose" in record.message] == ["CRITICAL"] * 2
    dialog = dialogs()[0]
    assert dialog.details.accessibleName() == "Details"
    details = dialog.details.toPlainText()
    assert __version__ in details
    assert "ZeroDivisionError: on purpose" in details
    assert any(str(Path("/logs/briefing.log")) in label.text() for label in dialog.findChildren(QLabel))
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == details


def test_an_error_in_a_thread_comes_to_the_same_place(
    handler: CrashHandler, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert "on purpose" in caplog.text


def test_an_interrupt_from_the_keyboard_is_no_crash(handler: CrashHandler) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.processEvents()
    assert dialogs() == []


def test_messages_of_qt_come_into_the_log(handler: CrashHandler, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        qWarning("a word from Qt")
    assert [(record.name, record.message) for record in caplog.records] == [("qt.default", "a word from Qt")]
