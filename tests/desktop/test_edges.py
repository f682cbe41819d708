"""What stands in a line with what, and within which edges, as it is seen."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMenuBar, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.look import LIGHT
from briefing.desktop.starting.startup import make_application
from briefing.desktop.window import MainWindow
from briefing.settings import Settings
from tests.desktop.conftest import Desk

INK = 110  # the lightness below which a point belongs to a letter


@pytest.fixture
def styled() -> None:
    theme.apply(make_application(), LIGHT)


def ink(seen: QImage) -> list[tuple[int, int]]:
    points = ((x, y) for x in range(seen.width()) for y in range(seen.height()))
    return [(x, y) for x, y in points if seen.pixelColor(x, y).lightness() < INK]


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def letters(widget: QWidget) -> list[tuple[int, int]]:
    """The points of the letters of ``widget``, in its window."""
    where = place(widget)
    return [(where.x() + x, where.y() + y) for x, y in ink(widget.window().grab(where).toImage())]


def leftmost(widget: QWidget) -> int:
    return min(x for x, _y in letters(widget))


def baseline(widget: QWidget) -> int:
    return max(y for _x, y in letters(widget))


@pytest.mark.usefixtures("styled")
def test_menus_tools_and_the_list_of_parts_begin_in_one_line(pair_desk: Desk) -> None:
    window = pair_desk.window
    window.resize(1200, 700)
    window.images.canvas.setFocus()
    title = next(each for each in window.sidebar.findChildren(QLabel) if each.text())
    bars = [window.findChild(kind) for kind in (QMenuBar, QToolBar)]
    edges = [leftmost(each) for each in (*bars, title) if each is not None]
    assert len(edges) == 3
    assert max(edges) - min(edges) <= 1


@pytest.mark.usefixtures("styled")
def test_what_is_set_of_a_mode_is_as_high_as_the_modes(pair_desk: Desk) -> None:
    controls = pair_desk.window.images.controls
    pair_desk.window.resize(1200, 700)
    pair_desk.window.grab()
    field = controls.in_order()[0]
    assert field is not None
    assert {controls.modes.height(), field.height(), controls.zoom.height()} == {controls.modes.height()}


@pytest.mark.usefixtures("styled")
def test_the_button_beside_a_title_stands_on_its_line(pair_desk: Desk) -> None:
    captions = pair_desk.window.images.captions
    pair_desk.window.resize(1200, 700)
    captions.place.setText("Mar")  # no letter of which hangs below the line
    captions.title.setText("Mar")
    captions.place.show()
    pair_desk.window.grab()
    assert baseline(captions.place) == baseline(captions.title)


@pytest.mark.usefixtures("styled")
def test_the_count_of_hits_keeps_off_the_field(pair_desk: Desk) -> None:
    bar = pair_desk.commands.find_bar
    bar.ask()
    bar.count.setText("1 of 2")
    pair_desk.window.grab()
    assert leftmost(bar.count) - place(bar.field).right() >= 8


@pytest.mark.usefixtures("styled")
def test_the_sections_and_the_text_meet_in_one_hairline(pair_desk: Desk) -> None:
    window = pair_desk.window
    window.resize(1200, 700)
    pair_desk.window.grab()
    left, right = place(window.sidebar).right() - 2, place(window.text).left() + 2
    seen = window.grab(QRect(left, place(window.text).center().y(), right - left + 1, 1)).toImage()
    colours = [seen.pixelColor(x, 0).name() for x in range(seen.width())]
    assert colours == [LIGHT.ground] * 3 + [LIGHT.line] + [LIGHT.paper] * 3


def test_the_window_is_no_larger_than_a_small_screen(
    window: MainWindow, store: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 640, 400))
    monkeypatch.setattr(MainWindow, "screen", lambda _self: small)
    made = MainWindow(store, window.images.pictures)
    qtbot.addWidget(made)
    made.show()
    assert (made.width(), made.height()) == (640, 360)
