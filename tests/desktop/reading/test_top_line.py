"""The words at the top of the text stay there when its letters become larger or smaller."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from briefing.desktop.reading.top_line import TopLine
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing

PARAGRAPH = " ".join(f"word{at}" for at in range(90))


@pytest.fixture
def long(reading: MainWindow, pair: Path, qtbot: QtBot) -> MainWindow:
    """A window with a section of many paragraphs, no two alike, and some that are."""
    paragraphs = [f"Number {at}. {PARAGRAPH}" if at % 3 else "The same again." for at in range(40)]
    (pair / "sections/en/first.md").write_text("\n\n".join(paragraphs))
    reading.show_briefing(open_briefing(pair))
    reading.resize(1000, 700)
    bar = reading.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 5000)
    return reading


def first_letter(window: MainWindow) -> int:
    """Where in the text the line at the top begins."""
    cursor = window.text.cursorForPosition(QPoint(0, 0))
    cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
    return cursor.position()


def top_of(window: MainWindow, position: int) -> tuple[int, int]:
    """How far below the edge a letter stands, and how high its line is."""
    cursor = QTextCursor(window.text.document())
    cursor.setPosition(position)
    where = window.text.cursorRect(cursor)
    return where.top(), where.height()


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_the_line_at_the_top_stays_at_every_step_and_back_again(long: MainWindow, part: float) -> None:
    bar = long.text.verticalScrollBar()
    bar.setValue(round(part * bar.maximum()))
    letter, before = first_letter(long), bar.value()
    below, high = top_of(long, letter)
    for by in (*[10] * 10, *[-10] * 10):
        long.resize_text(by)
        now, line = top_of(long, letter)
        assert now == pytest.approx(below / high * line, abs=2)
    assert bar.value() == pytest.approx(before, abs=2)


def test_it_stays_in_a_pane_of_another_size(long: MainWindow) -> None:
    bar = long.text.verticalScrollBar()
    bar.setValue(round(0.6 * bar.maximum()))
    letter, before = first_letter(long), bar.value()
    below, _high = top_of(long, letter)
    for width, height in ((1000, 560), (1300, 620), (1000, 700)):
        long.resize(width, height)
        QApplication.processEvents()
        assert top_of(long, letter)[0] == pytest.approx(below, abs=2)
    assert bar.value() == pytest.approx(before, abs=2)


def test_once_one_scrolled_it_is_the_line_that_came_to_the_top(long: MainWindow) -> None:
    bar = long.text.verticalScrollBar()
    bar.setValue(2000)
    long.resize_text(10)
    bar.setValue(bar.value() + 900)
    letter = first_letter(long)
    long.resize_text(10)
    assert abs(top_of(long, letter)[0]) < top_of(long, letter)[1]


def test_at_the_beginning_one_stays_there(long: MainWindow) -> None:
    for by in (100, -50):
        long.resize_text(by)
        assert long.text.verticalScrollBar().value() == 0


def test_of_paragraphs_that_are_alike_it_is_the_nearest_and_of_none_no_place(long: MainWindow) -> None:
    bar = long.text.verticalScrollBar()
    kept = TopLine(long.text)
    bar.setValue(3000)
    place = kept.place()
    assert place is not None
    bar.setValue(0)
    kept.come_back(type(place)(block=10, words="The same again.", at=0, below=0.0))
    cursor = long.text.cursorForPosition(QPoint(0, 0))
    assert cursor.block().text() == "The same again."
    assert abs(cursor.blockNumber() - 10) <= 1
    there = bar.value()
    kept.come_back(type(place)(block=10, words="Nothing of the kind", at=0, below=0.0))
    assert bar.value() == there


@pytest.fixture
def growing(qtbot: QtBot) -> QTextEdit:
    """A text of which more may come, at the end of what there is."""
    text = QTextEdit(readOnly=True, plainText="\n".join(f"Number {at}." for at in range(90)))
    qtbot.addWidget(text)
    text.resize(400, 300)
    text.show()
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    return text


def grow(text: QTextEdit) -> None:
    cursor = QTextCursor(text.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("\nMore." * 90)


def test_a_line_that_cannot_be_quite_at_the_top_yet_is_waited_for(growing: QTextEdit) -> None:
    kept, bar = TopLine(growing), growing.verticalScrollBar()
    now = kept.place()
    assert now is not None
    kept.come_back(replace(now, below=-1.0))
    assert bar.value() == bar.maximum()
    grow(growing)
    assert kept.go_on()
    cursor = QTextCursor(growing.document().findBlockByNumber(now.block))
    assert growing.cursorRect(cursor).top() == pytest.approx(-growing.cursorRect(cursor).height(), abs=1)


def test_it_is_not_once_one_has_gone_elsewhere_in_what_is_seen(growing: QTextEdit) -> None:
    kept, bar = TopLine(growing), growing.verticalScrollBar()
    now = kept.place()
    assert now is not None
    kept.come_back(replace(now, below=-1.0))
    before = bar.value()
    growing.setTextCursor(growing.cursorForPosition(QPoint(20, 150)))
    assert bar.value() == before
    grow(growing)
    assert not kept.go_on()
    assert bar.value() == before
