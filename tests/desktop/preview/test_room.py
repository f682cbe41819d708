"""What the preview does with the room it has."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.look import LIGHT
from briefing.desktop.preview.thumbnails import WIDTH
from briefing.desktop.preview.window import SIDE_WIDTH, PreviewWindow
from briefing.desktop.preview.zoom_bar import ZoomBar
from briefing.desktop.starting.startup import make_application
from briefing.desktop.window import MainWindow
from tests.desktop.preview.conftest import shown_preview
from tests.desktop.seen import colours


def around(preview: PreviewWindow) -> QScrollArea:
    """What the options lie in."""
    (area,) = (each for each in preview.findChildren(QScrollArea) if each is not preview.pages)
    return area


def test_a_low_window_scrolls_once(preview: PreviewWindow) -> None:
    preview.resize(preview.minimumSizeHint().width(), 300)
    area = around(preview)
    assert area.verticalScrollBar().maximum() > 0
    for rows in (preview.panel.parts, preview.findings.list):
        assert rows.verticalScrollBar().maximum() == 0
        assert rows.visualItemRect(rows.item(rows.count() - 1)).bottom() < rows.viewport().height()
        area.verticalScrollBar().setValue(0)
        assert rows.visibleRegion().isEmpty()
        rows.setFocus()
        rows.setCurrentRow(0)
        rows.setCurrentRow(rows.count() - 1)
        row = rows.visualItemRect(rows.currentItem())
        assert rows.viewport().visibleRegion().boundingRect().contains(row)


def test_the_wheel_over_a_list_scrolls_what_is_round_it(preview: PreviewWindow) -> None:
    preview.resize(preview.minimumSizeHint().width(), 340)
    bar = around(preview).verticalScrollBar()
    bar.setValue(preview.panel.parts.y())
    before = bar.value()
    spot = preview.panel.parts.mapTo(preview, QPoint(9, 9))
    QTest.wheelEvent(preview.windowHandle(), QPointF(spot), QPoint(0, 120))
    assert bar.value() < before


def test_the_percent_goes_where_it_would_touch_the_number_of_the_page(preview: PreviewWindow) -> None:
    bar = preview.findChild(ZoomBar)
    assert bar is not None
    for width, there in ((preview.minimumSizeHint().width(), False), (1100, True)):
        preview.resize(width, 600)
        assert bar.percent.isVisible() is there
        if there:
            end = bar.words.x() + bar.words.sizeHint().width()
            assert bar.percent.x() - end >= 16


def test_the_small_pages_end_where_they_are_seen_to_end(qtbot: QtBot, window: MainWindow) -> None:
    theme.apply(make_application(), LIGHT)
    window.commands.output.print()  # type: ignore[attr-defined]
    preview = shown_preview(qtbot, window)
    thumbs = preview.thumbs
    last = thumbs.visualRect(thumbs.pages.index(thumbs.pages.rowCount() - 1))
    height = thumbs.iconSize().height()
    seen = colours(thumbs.viewport().grab(last).toImage())
    assert seen[LIGHT.line] >= 2 * (WIDTH + height), "a line runs round each"


def test_the_percent_stands_off_the_buttons_beside_it(preview: PreviewWindow) -> None:
    preview.resize(1100, 600)
    bar = preview.findChild(ZoomBar)
    assert bar is not None
    words = bar.percent.fontMetrics().horizontalAdvance(bar.percent.text())
    button = bar.findChild(QToolButton, "smaller-page")
    assert button is not None
    assert button.x() - (bar.percent.x() + words) >= 8


def test_pages_that_are_of_no_use_now_are_dimmed(preview: PreviewWindow) -> None:
    clear = preview.pages.viewport().grab().toImage()
    preview.pages.setDisabled(True)
    assert preview.pages.viewport().grab().toImage() != clear


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_choices_have_their_room_in_each_language(qtbot: QtBot, window: MainWindow, language: str) -> None:
    theme.apply(make_application(), LIGHT)
    window.set_language(language)
    window.commands.output.print()  # type: ignore[attr-defined]
    panel = shown_preview(qtbot, window).panel
    assert panel.minimumSizeHint().width() <= panel.width() <= SIDE_WIDTH


@pytest.mark.parametrize("language", ["en", "nl"])
def test_fields_end_where_the_buttons_do_beside_a_scroll_bar_too(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    theme.apply(make_application(), LIGHT)
    window.set_language(language)
    window.commands.output.print()  # type: ignore[attr-defined]
    preview = shown_preview(qtbot, window)

    buttons = [each for each in preview.findChildren(QPushButton) if each.objectName() == "close-preview"]
    fields = preview.panel.language, preview.panel.paper, preview.panel.plates

    def ends() -> set[int]:
        return {each.mapTo(preview, each.rect().topRight()).x() for each in (*buttons, *fields)}

    def lies(*, scrolled: bool) -> bool:
        """Whether the choices have the room that they have in the end, beside a scroll bar or without one."""
        area = around(preview)
        bar = area.verticalScrollBar()
        return bar.isVisible() is scrolled and preview.panel.width() == area.viewport().width()

    preview.resize(900, 1200)
    qtbot.waitUntil(lambda: lies(scrolled=False))
    assert ends() == {900 - 16 - 1}
    preview.resize(900, 420)
    qtbot.waitUntil(lambda: lies(scrolled=True))
    QCoreApplication.processEvents()
    assert ends() == {900 - 16 - 1}
