"""Where the focus is while ways to compare are chosen, and what is said of that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.mode_bar import ModeBar
from briefing.desktop.image_pane import ImagePane
from briefing.desktop.parts import accessible
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.compare.fakes import FakeOpened
from tests.desktop.compare.figures import PAIR, show
from tests.desktop.heard import announced


@pytest.fixture
def modes(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, monkeypatch: pytest.MonkeyPatch
) -> tuple[ModeBar, list[str]]:
    """The bar of modes over a pair, with the focus, and what a screen reader is told."""
    show(pane, qtbot, opened, PAIR)
    said = announced(monkeypatch, accessible)
    monkeypatch.setattr(accessible, "value_changed", lambda _canvas: said.append("value"))
    pane.activateWindow()
    bar = pane.controls.modes
    bar.buttons[Mode.SWIPE].setFocus()
    qtbot.waitUntil(bar.has_focus)
    return bar, said


def test_the_focus_goes_along_to_the_mode_that_another_key_chooses(
    modes: tuple[ModeBar, list[str]], pane: ImagePane
) -> None:
    bar, said = modes
    QTest.keyClick(bar.buttons[Mode.SWIPE], Qt.Key.Key_Right)
    assert pane.comparison().mode is Mode.TOGGLE
    assert bar.buttons[Mode.TOGGLE].hasFocus()
    pane.canvas.set_mode(Mode.SWIPE)
    assert bar.buttons[Mode.SWIPE].hasFocus()
    assert bar.buttons[Mode.SWIPE].isChecked()
    assert said == ["13 October 2021 whole"], "the way that has the focus is told anyway"


def test_a_mode_that_is_chosen_from_elsewhere_is_told_and_leaves_the_focus(
    modes: tuple[ModeBar, list[str]], pane: ImagePane
) -> None:
    bar, said = modes
    pane.canvas.setFocus()
    pane.canvas.set_mode(Mode.FADE)
    assert said == ["Fade"]
    assert pane.canvas.hasFocus()
    assert not bar.has_focus()


def test_the_divider_that_is_turned_from_elsewhere_is_told_but_not_what_its_field_tells(
    modes: tuple[ModeBar, list[str]], pane: ImagePane, qtbot: QtBot
) -> None:
    _bar, said = modes
    pane.canvas.lay_divider(90)
    assert said == ["90 degrees"]
    options = pane.controls.options
    assert options is not None
    assert options.control is not None
    options.control.setFocus()
    qtbot.waitUntil(options.has_focus)
    QTest.keyClick(options.control, Qt.Key.Key_Up)
    assert pane.comparison().angle == 91
    assert said == ["90 degrees"]
