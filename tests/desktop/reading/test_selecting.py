"""Words are selected by the mouse, wherever beside them it is pressed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.look import DARK, LIGHT, STRONG, Look
from briefing.desktop.reading.text_pane import TextPane
from tests.desktop.seen import colours
from tests.desktop.text_panes import shown_pane

TEXT = "<p>First line<br>second line<br>third line<br>fourth line</p>" + "<p>more</p>" * 40


@pytest.fixture
def pane(qtbot: QtBot) -> TextPane:
    pane = shown_pane(qtbot, 700, 500)
    pane.set_page(TEXT, size=17)
    return pane


def place_of(pane: TextPane, words: str) -> QPoint:
    """Where in the pane some words begin."""
    cursor = QTextCursor(pane.document().find(words))
    cursor.setPosition(cursor.selectionStart())
    return pane.viewport().mapTo(pane, pane.cursorRect(cursor).center())


def edge(pane: TextPane) -> int:
    """How far from the left the column of the text ends."""
    return pane.viewport().geometry().right()


def drag(pane: TextPane, start: QPoint, end: QPoint) -> None:
    """Drag in the window, as a hand does: what is there takes the press, and all that follows."""
    window = pane.window().windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(window, (start + end) / 2)
    QTest.mouseMove(window, end)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=end)


def chosen(pane: TextPane) -> str:
    return pane.textCursor().selectedText().replace("\u2028", "\n")


@pytest.mark.parametrize("away", [3, 20])
def test_a_drag_from_the_margin_selects_from_where_the_line_begins(pane: TextPane, away: int) -> None:
    drag(pane, place_of(pane, "second") - QPoint(away, 0), place_of(pane, "line\u2028fourth"))
    assert chosen(pane) == "second line\nthird "


def test_a_drag_from_the_margin_on_the_other_side_selects_from_where_the_line_ends(pane: TextPane) -> None:
    start = QPoint(edge(pane) + 5, place_of(pane, "second").y())
    drag(pane, start, place_of(pane, "line\u2028fourth"))
    assert chosen(pane) == "\nthird "


def test_a_drag_from_above_the_text_selects_from_its_start(pane: TextPane) -> None:
    drag(pane, QPoint(place_of(pane, "line").x(), 5), place_of(pane, "line\u2028third"))
    assert chosen(pane) == "First line\nsecond "


def test_a_click_in_the_margin_selects_nothing_any_more_and_follows_no_link_beside_it(pane: TextPane) -> None:
    followed: list[str] = []
    pane.section_wanted.connect(followed.append)
    pane.set_page('<p>Plain<br><a href="section:x">A link</a></p>', size=17)
    drag(pane, place_of(pane, "Plain"), place_of(pane, "A link"))
    assert chosen(pane) == "Plain\n"
    where = place_of(pane, "A link") - QPoint(3, 0)
    drag(pane, where, where)
    assert not pane.textCursor().hasSelection()
    assert pane.textCursor().position() == len("Plain\n")
    assert followed == []


def test_another_button_in_the_margin_selects_nothing(pane: TextPane) -> None:
    drag(pane, place_of(pane, "second"), place_of(pane, "line\u2028third"))
    margin = place_of(pane, "third") - QPoint(10, 0)
    QTest.mouseClick(pane, Qt.MouseButton.MiddleButton, pos=margin)
    assert chosen(pane) == "second "


@pytest.mark.parametrize("look", [LIGHT, DARK, *STRONG.values()], ids=lambda look: f"{look.name}-{look.strong}")
@pytest.mark.parametrize("kind", [TextPane, QPlainTextEdit, QLineEdit])
def test_what_is_selected_is_seen_whatever_it_is_on(
    kind: type[TextPane | QPlainTextEdit | QLineEdit], look: Look, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, look)
    shown = kind()
    qtbot.addWidget(shown)
    shown.resize(400, 200)
    shown.show()
    if isinstance(shown, TextPane):
        shown.set_page("<p>Words that are marked</p>", size=17)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = shown.document().find("Words that")
        mark.format.setBackground(QColor(look.highlight))
        shown.mark("highlights", [mark])
    elif isinstance(shown, QPlainTextEdit):
        shown.setPlainText("Words")
    else:
        shown.setText("Words")
    shown.selectAll()
    seen = colours(shown.grab().toImage())
    assert seen[look.chosen] > 300
    assert look.highlight not in seen
