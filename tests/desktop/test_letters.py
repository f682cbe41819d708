"""Letters that are larger or smaller than usual: what one reads has them, and what stands round it half of that."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QMenu,
    QMenuBar,
    QPushButton,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.commands import Commands
from briefing.desktop.compare.number_field import NumberField
from briefing.desktop.look import LIGHT
from briefing.desktop.parts.card import Card
from briefing.desktop.parts.whole_rows import PADDING
from briefing.desktop.theme import letter_size
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from tests.desktop.conftest import Desk


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)


def size_of(widget: QWidget | None) -> int:
    assert widget is not None
    widget.ensurePolished()
    return QFontInfo(widget.font()).pixelSize()


@pytest.mark.parametrize("percent", [70, 100, 150, 250])
@pytest.mark.usefixtures("commands")
def test_what_is_read_grows_and_menus_and_tools_by_half_of_that(reading: MainWindow, percent: int) -> None:
    window = reading
    window.resize_text(0)
    window.resize_text(percent - 100)
    usual, grown = letter_size(), round(letter_size() * percent / 100)
    sidebar, captions = window.sidebar, window.images.captions
    lists = (sidebar.sections, sidebar.around)
    buttons = captions.place, captions.more
    labels = (sidebar._title, sidebar._about, captions.title, captions.caption, captions.credit, *buttons)
    assert {size_of(each) for each in (*lists, *labels, window.images.canvas)} == {grown}
    tools = window.findChildren(QToolBar)[0].findChildren(QToolButton)
    menus = window.findChildren(QMenu)
    assert len(menus) > 5
    assert {size_of(each) for each in (window.reading.notice, *tools, window.findChild(QMenuBar), *menus)} == {
        (usual + grown) // 2
    }


def test_the_row_over_the_pictures_grows_by_half_too_and_shows_its_words_whole(pair_desk: Desk, qtbot: QtBot) -> None:
    window = pair_desk.window
    window.resize(1900, 800)
    controls = window.images.controls
    options = controls.options
    assert options is not None
    modes = controls.modes.buttons.values()
    for by in (0, 150, -30, 0):
        window.resize_text(0)
        window.resize_text(by)
        QApplication.processEvents()
        field = options.control
        assert isinstance(field, NumberField)
        half = (letter_size() + round(letter_size() * (100 + by) / 100)) // 2
        assert {size_of(each) for each in (*modes, controls.zoom, field, options._label)} == {half}
        assert {each.height() for each in (*modes, field)} == {theme.line_height(half) + 12}
        assert field.fontMetrics().height() <= theme.line_height(half)
        assert field.fontMetrics().horizontalAdvance("−180°") < field.width() - 2 * 9
        assert options._label.isVisible()


def test_what_is_set_of_a_mode_is_named_as_there_is_room_in_the_language_in_use(pair_desk: Desk, qtbot: QtBot) -> None:
    window = pair_desk.window
    options = window.images.controls.options
    assert options is not None
    shown = []
    for width in range(900, 1700, 20):
        window.resize(width, 700)
        for language in ("nl", "en"):
            window.set_language(language)
            QApplication.processEvents()
            named = options._label.isVisible()
            window.images._fit_controls()
            assert options._label.isVisible() is named
            shown.append(named)
    assert True in shown[0::2]
    assert shown[0::2] != shown[1::2], "the words of one of them are longer"


def test_windows_and_cards_grow_along_and_a_card_has_the_width_for_it(window: MainWindow) -> None:
    window.resize(900, 600)
    widths = []
    for percent in (100, 250):
        window.resize_text(percent - 100)
        dialog, card = QDialog(window), Card(window)
        rows, button = QListWidget(dialog), QPushButton(dialog)
        card.say("Words " * 30)
        card.show_near(QPoint(300, 300))
        size = round(letter_size() * percent / 100)
        assert (size_of(rows), size_of(button)) == (size, size)
        assert {size_of(each) for each in card.findChildren(QLabel)} == {size}
        widths.append(card.width())
        card.close()
    assert widths[0] == 380
    assert 600 < widths[1] <= 900


def test_what_is_cut_below_the_pictures_ends_in_dots_and_is_told_whole(pair_desk: Desk, qtbot: QtBot) -> None:
    window = pair_desk.window
    window.resize(900, 600)
    window.resize_text(150)
    captions = window.images.captions
    said = {captions.title: captions._name, captions.credit: captions._credits}
    qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in said))
    for label, whole in said.items():
        shown = label.text()
        assert shown == whole or shown.endswith(" …")
        assert (label.toolTip() == "") is (shown == whole)
        assert label.accessibleName() == whole


def test_the_count_of_hits_grows_and_goes_below_their_field_where_it_has_no_room_beside_it(
    reading: MainWindow, commands: Commands, qtbot: QtBot
) -> None:
    commands.actions["find"].trigger()
    bar = commands.find_bar
    bar.setFixedWidth(400)
    bar.field.setText("o")
    qtbot.waitUntil(lambda: " of " in bar.count.text())
    for by, is_below in ((0, False), (150, True), (0, False)):
        reading.resize_text(0)
        reading.resize_text(by)
        QApplication.processEvents()
        assert size_of(bar.count) == (letter_size() + round(letter_size() * (100 + by) / 100)) // 2
        assert bar.count.isVisible()
        qtbot.waitUntil(lambda below=is_below: (bar.count.y() > bar.field.geometry().bottom()) is below)  # type: ignore[misc]


def test_the_hit_is_seen_in_a_row_of_the_largest_letters(reading: MainWindow, commands: Commands, qtbot: QtBot) -> None:
    assert reading.opened is not None
    assert reading.opened.path is not None
    words = "So many large words stand before the one wanted needle, and after.\n"
    (reading.opened.path / "sections/en/first.md").write_text(words)
    reading.show_briefing(open_briefing(reading.opened.path))
    reading.resize(720, 480)
    commands.actions["find"].trigger()
    bar = commands.find_bar
    QTest.mouseClick(bar.buttons["list"], Qt.MouseButton.LeftButton)
    bar.field.setText("needle")
    qtbot.waitUntil(lambda: bar.list.isVisible() and bar.list.count() == 1)
    whole = bar.list.item(0).text()
    reading.resize_text(150)
    qtbot.waitUntil(bar.list.wordWrap)
    QApplication.processEvents()
    row = bar.list.item(0).text()
    room = bar.list.viewport().rect().adjusted(0, 0, -PADDING[0], 0)
    seen = row[: row.index("needle") + 6]
    assert len(seen) < len(row)
    high = bar.list.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, seen).height()
    assert high + PADDING[1] // 2 <= bar.list.viewport().height()
    reading.resize_text(0)
    qtbot.waitUntil(lambda: bar.list.item(0).text() == whole)


def test_hits_break_where_a_row_has_no_room_for_them(reading: MainWindow, commands: Commands, qtbot: QtBot) -> None:
    assert reading.opened is not None
    assert reading.opened.path is not None
    (reading.opened.path / "sections/en/first.md").write_text("A needle " + "in a large haystack " * 9)
    reading.show_briefing(open_briefing(reading.opened.path))
    reading.resize(900, 600)
    commands.actions["find"].trigger()
    bar = commands.find_bar
    QTest.mouseClick(bar.buttons["list"], Qt.MouseButton.LeftButton)
    bar.field.setText("needle")
    qtbot.waitUntil(lambda: bar.list.isVisible() and bar.list.count() == 1)

    def lines() -> float:
        return bar.list.visualItemRect(bar.list.item(0)).height() / bar.list.fontMetrics().lineSpacing()

    whole = bar.list.item(0).text()
    for by, words in ((0, whole), (150, "The beginning: A needle in a large haystack"), (0, whole)):
        reading.resize_text(by)
        qtbot.waitUntil(lambda is_large=by > 0: (lines() > 2.5) is is_large)  # type: ignore[misc]
        assert bar.list.item(0).text().startswith(words)
        assert bar.list.item(0).text().endswith(words[-1] if words == whole else "…")
        assert bar.list.height() <= reading.height() / 3 + 4
        qtbot.waitUntil(lambda: bar.list.geometry().bottom() < bar.field.mapTo(bar, QPoint()).y())


def test_in_the_largest_letters_and_a_small_window_nothing_of_the_find_bar_is_cut(
    reading: MainWindow, commands: Commands, qtbot: QtBot
) -> None:
    reading.resize(720, 600)
    reading.resize_text(150)
    commands.actions["find"].trigger()
    bar = commands.find_bar
    bar.field.setText("o")
    qtbot.waitUntil(lambda: bool(bar._texts) and " of " in bar.count.text())
    bar._enter_list()
    field = bar.field
    qtbot.waitUntil(lambda: field.mapTo(bar, QPoint()).y() > bar.list.geometry().bottom())
    qtbot.waitUntil(lambda: bar._row.height() >= bar._row.sizeHint().height())
    assert bar.geometry().bottom() < bar._pane.height()
    text = reading.text
    qtbot.waitUntil(lambda: text.cursorRect().top() >= 0 and text.cursorRect().bottom() <= text.viewport().height())
    assert reading.text.height() >= 64
    assert bar.list.height() >= bar.list.sizeHintForRow(0)
    bar.end()
    assert bar._pane.minimumHeight() == reading.text.minimumHeight() == 0


def test_a_narrow_title_has_its_buttons_below_it(pair_desk: Desk, qtbot: QtBot) -> None:
    window = pair_desk.window
    window.resize(720, 480)
    window.resize_text(150)
    captions = window.images.captions
    captions.place.show()
    captions._fit()
    qtbot.waitUntil(lambda: captions.place.y() > captions.title.geometry().bottom())
    window.resize_text(0)
    window.resize(1400, 900)
    captions._fit()
    qtbot.waitUntil(lambda: captions.place.y() < captions.title.geometry().bottom())
