"""The borders between the panes, by keys and for screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import translation
from briefing.desktop.parts import accessible
from briefing.desktop.parts.accessible_border import AccessibleBorder
from briefing.desktop.parts.borders import PAGE, STEP, Border
from briefing.desktop.window import MainWindow


@pytest.fixture
def border(reading: MainWindow, qtbot: QtBot) -> Border:
    """The border at the right of the sections, with the focus."""
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    reading.sidebar.list_of_choice().setFocus()
    QTest.keyClick(reading.sidebar.list_of_choice(), Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Border)
    return focus


def test_the_tab_key_comes_to_each_border_between_its_panes(reading: MainWindow, border: Border) -> None:
    assert border is reading.panes.border
    QTest.keyClick(border, Qt.Key.Key_Tab)
    assert reading.text.hasFocus()
    for _link in range(20):
        if reading.text.hasFocus():
            QTest.keyClick(reading.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is reading.panes.inner.border


def test_keys_move_a_border_and_that_is_remembered(reading: MainWindow, border: Border) -> None:
    start = border.place()
    for key, by in ((Qt.Key.Key_Right, STEP), (Qt.Key.Key_PageDown, PAGE), (Qt.Key.Key_PageUp, -PAGE)):
        before = border.place()
        QTest.keyClick(border, key)
        assert border.place() == before + by
    QTest.keyClick(border, Qt.Key.Key_Left)
    assert border.place() == start
    QTest.keyClick(border, Qt.Key.Key_Home)
    assert border.place() == reading.sidebar.minimumSizeHint().width()
    assert reading.panes.parted()[0] == border.place()
    QTest.keyClick(border, Qt.Key.Key_End)
    assert border.place() > start
    assert reading.panes.inner.width() == border.whole() - border.place()


def test_other_keys_are_left_to_the_window(reading: MainWindow, border: Border, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    start = border.place()
    QTest.keyClick(border, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert border.place() == start
    QTest.keyClick(border, Qt.Key.Key_Space)
    assert reading.images.comparison().single is not None


def test_a_border_is_a_hairline_but_while_it_has_the_focus(reading: MainWindow, border: Border) -> None:
    assert border.mask().isEmpty()
    assert border.grab().toImage().pixelColor(0, 9) == border.palette().accent().color()
    reading.resize(reading.width(), reading.height() + 20)
    assert border.mask().isEmpty()
    reading.text.setFocus()
    assert border.mask().boundingRect().width() == 1
    assert border.grab().toImage().pixelColor(2, 9) != border.palette().accent().color()


def test_a_screen_reader_is_told_what_a_border_parts_and_where(border: Border, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(accessible, "value_changed", lambda moved: told.append(moved.value_text()))
    interface = QAccessible.queryAccessibleInterface(border)
    assert isinstance(interface, AccessibleBorder)
    assert interface.role() == QAccessible.Role.Slider, "a separator has no value that is read"
    assert interface.text(QAccessible.Text.Name) == "Border between the sections and the text"
    assert "Arrow keys" in interface.text(QAccessible.Text.Description)
    assert interface.text(QAccessible.Text.Accelerator) == ""
    translation.use("nl")
    assert interface.text(QAccessible.Text.Name) == "Grens tussen de secties en de tekst"
    translation.use("en")
    assert (interface.minimumValue(), interface.maximumValue()) == (0, 100)
    interface.setCurrentValue(25)
    assert interface.currentValue() == border.percent() == 25
    assert told == ["25 percent"] == [interface.text(QAccessible.Text.Value)]
    border.move_to(border.place())
    assert len(told) == 1
