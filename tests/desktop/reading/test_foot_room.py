"""A text of which the foot is covered, as by a message: all of it can be read, and it stays where it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.message_bar import MARGIN
from briefing.desktop.reading.foot_room import LEAST_SEEN
from briefing.desktop.reading.text_pane import TextPane
from tests.desktop.conftest import Desk
from tests.desktop.text_panes import shown_pane

COVERED = 80


@pytest.fixture
def pane(qtbot: QtBot) -> TextPane:
    pane = shown_pane(qtbot, 500, 400)
    show(pane, lines=60)
    return pane


def show(pane: TextPane, lines: int) -> None:
    pane.set_page("".join(f"<p>Line {at}</p>" for at in range(lines)), size=17)
    QApplication.processEvents()


def cover(pane: TextPane, pixels: int) -> None:
    pane.foot.cover(pixels)
    QApplication.processEvents()


def scroll(pane: TextPane, value: int) -> None:
    pane.verticalScrollBar().setValue(value)
    QApplication.processEvents()


def end(pane: TextPane) -> int:
    """How far below the top of the pane the last line ends."""
    last = QTextCursor(pane.document())
    last.movePosition(QTextCursor.MoveOperation.End)
    return pane.viewport().mapTo(pane, pane.cursorRect(last).bottomLeft()).y()


def test_the_last_line_scrolls_clear_of_what_covers_the_foot(pane: TextPane) -> None:
    bar = pane.verticalScrollBar()
    scroll(pane, bar.maximum())
    where, last, fraction = bar.value(), end(pane), pane.fraction()
    assert last > pane.height() - COVERED
    cover(pane, COVERED)
    assert (bar.value(), end(pane), pane.fraction()) == (where, last, fraction), "the page stays"
    assert bar.maximum() == where + COVERED
    assert pane.viewport().geometry().bottom() < pane.height() - COVERED
    scroll(pane, bar.maximum())
    assert end(pane) == last - COVERED
    assert pane.fraction() == 1.0


@pytest.mark.parametrize("where", [0, 300, -1])
def test_a_page_stays_when_its_foot_is_covered_and_free_again(pane: TextPane, where: int) -> None:
    bar = pane.verticalScrollBar()
    high, most = pane.viewport().height(), bar.maximum()
    cover(pane, COVERED)
    scroll(pane, where if where >= 0 else most)
    at, fraction = bar.value(), pane.fraction()
    cover(pane, 0)
    assert (bar.value(), pane.fraction()) == (at, fraction)
    assert (pane.viewport().height(), bar.maximum()) == (high, most)


def test_where_one_reads_the_last_lines_they_stay_until_one_scrolls_back(pane: TextPane) -> None:
    bar, high, most = pane.verticalScrollBar(), pane.viewport().height(), pane.verticalScrollBar().maximum()
    cover(pane, COVERED)
    scroll(pane, bar.maximum())
    last = end(pane)
    cover(pane, 0)
    assert end(pane) == last
    assert pane.viewport().height() == high, "no strip stays free of text"
    assert pane.fraction() == 1.0
    scroll(pane, bar.value() - COVERED // 2)
    assert (end(pane), bar.maximum()) == (last + COVERED // 2, bar.value())
    scroll(pane, bar.value() - COVERED)
    assert (end(pane), bar.maximum()) == (last + COVERED // 2 + COVERED, most)


def test_another_page_has_all_the_room(pane: TextPane) -> None:
    high = pane.viewport().height()
    for lines in (50, 3):
        cover(pane, COVERED)
        scroll(pane, pane.verticalScrollBar().maximum())
        cover(pane, 0)
        show(pane, lines)
        assert pane.viewport().height() == high
        assert pane.verticalScrollBar().value() == 0


def test_a_page_that_has_room_without_its_foot_does_not_move(pane: TextPane) -> None:
    show(pane, lines=3)
    cover(pane, COVERED)
    assert (pane.verticalScrollBar().maximum(), pane.fraction()) == (0, 0.0)
    cover(pane, 0)
    assert pane.foot.covered == 0


def test_pages_are_turned_by_what_is_seen(pane: TextPane) -> None:
    cover(pane, COVERED)
    seen = pane.viewport().height()
    below = pane.cursorForPosition(QPoint(5, seen - 1)).block().text()
    QTest.keyClick(pane, Qt.Key.Key_PageDown)
    assert pane.cursorForPosition(QPoint(5, 0)).block().text() == below


def test_some_of_a_low_text_is_always_seen(pane: TextPane) -> None:
    cover(pane, 1000)
    assert pane.foot.covered == pane.height() - LEAST_SEEN
    pane.resize(500, 160)
    cover(pane, COVERED)
    assert pane.foot.covered == 160 - LEAST_SEEN


def test_the_text_leaves_room_for_a_message_as_long_as_there_is_one(pair_desk: Desk, qtbot: QtBot) -> None:
    window = pair_desk.window
    text, bar = window.text, window.messages
    window.resize(1300, 700)
    QApplication.processEvents()
    bar.say_wrong("That is no briefing.")
    whole = bar.parentWidget()
    assert whole is not None
    QApplication.processEvents()
    foot = text.mapTo(whole, QPoint(0, text.height())).y()
    assert text.foot.covered == foot - bar.y() + MARGIN > bar.height()
    few = text.foot.covered
    bar.say_wrong("That is no briefing. " * 12)
    qtbot.waitUntil(lambda: text.foot.covered > few)
    bar.end()
    QApplication.processEvents()
    assert text.foot.covered == 0
    bar.say_wrong("That is no briefing.")
    qtbot.waitUntil(lambda: text.foot.covered == few)
    text.hide()
    QApplication.processEvents()
    assert text.foot.covered == 0, "it stands over something else"
    text.show()
    qtbot.waitUntil(lambda: text.foot.covered > 0)
