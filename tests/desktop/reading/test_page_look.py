"""How pages are set: what stands close to what, and in one line with it."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF, QTextCursor
from pytestqt.qtbot import QtBot

from briefing.desktop.look import LIGHT
from briefing.desktop.reading.letters import Letters
from briefing.desktop.reading.rich_text import Writer
from briefing.desktop.reading.text_pane import TextPane
from briefing.document.markdown import parse


@pytest.fixture
def pane(qtbot: QtBot) -> TextPane:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(700, 900)
    pane.show()
    return pane


def writer(*, right_to_left: bool = False) -> Writer:
    """What writes pages in which the source of the name 9 has the number 9."""
    return Writer(look=LIGHT, letters=Letters(17), number=int, right_to_left=right_to_left)


def top(pane: TextPane, words: str) -> int:
    return pane.cursorRect(pane.document().find(words)).top()


@pytest.mark.parametrize("sign", ["-", "1."])
def test_the_items_of_a_list_are_closer_than_paragraphs_and_what_follows_is_not(pane: TextPane, sign: str) -> None:
    inner = " " * (len(sign) + 1)
    text = f"Para1\n\nPara2\n\n{sign} Item1\n{sign} Item2\n{inner}- Inner\n{sign} Item3\n\nPara3\n\nPara4\n"
    pages = writer()
    pane.set_page(pages.page(pages.tree(parse(text))), size=17)
    order = ("Para1", "Para2", "Item1", "Item2", "Inner", "Item3", "Para3", "Para4")
    tops = [top(pane, words) for words in order]
    apart, _to_list, *within, after, last = (other - one for one, other in pairwise(tops))
    assert max(within) < apart - 5
    assert [after, last] == pytest.approx([apart, apart], abs=1)


def test_titles_of_sources_and_what_is_said_of_them_begin_in_one_line(pane: TextPane) -> None:
    pages = writer()
    entries = "".join(pages.source(number, f"Title{number} " * 30, f"About{number}", most=10) for number in ("9", "10"))
    pane.set_page(pages.page(entries), size=17)
    starts = []
    for words in ("Title9", "About9", "Title10", "About10"):
        cursor = pane.document().find(words)
        cursor.setPosition(cursor.selectionStart())
        starts.append(pane.cursorRect(cursor).left())
    cursor = pane.document().find("Title10")
    cursor.movePosition(QTextCursor.MoveOperation.Down)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
    starts.append(pane.cursorRect(cursor).left())
    assert max(starts) - min(starts) <= 2
    assert pane.cursorRect(QTextCursor(pane.document())).left() < min(starts) - 10


def test_where_one_reads_from_the_right_the_numbers_of_sources_stand_out_there(pane: TextPane) -> None:
    pages = writer(right_to_left=True)
    pane.set_page(pages.page(pages.source("9", "Title", "About")), size=17)
    block = pane.document().begin().blockFormat()
    assert block.rightMargin() == -block.textIndent() > 10
    assert block.leftMargin() == 0


def test_the_mark_of_a_list_is_apart_from_its_words(pane: TextPane) -> None:
    pages = writer()
    pane.set_page(pages.page(pages.tree(parse("- Item\n\n1. Item\n"))), size=17)
    first = pane.document().find("Item")
    first.setPosition(first.selectionStart())
    place = pane.cursorRect(first)
    image = pane.viewport().grab().toImage()
    row, ground = range(place.top(), place.bottom()), image.pixel(image.width() - 1, place.top())
    mark = [x for x in range(place.left() - 3) if any(image.pixel(x, y) != ground for y in row)]
    space = QFontMetricsF(first.charFormat().font()).horizontalAdvance(" ")
    assert 1.5 * space < place.left() - mark[-1] < 2.5 * space
    assert first.charFormat().fontStretch() == 0, "the words are as wide as all others"


@pytest.mark.parametrize("right_to_left", [False, True])
def test_the_lines_of_a_table_end_where_its_words_do(pane: TextPane, right_to_left: bool) -> None:
    pages = writer(right_to_left=right_to_left)
    pane.set_page(pages.page(pages.tree(parse("| One | Two |\n| --- | --- |\n| A | B |\n"))), size=17)
    cells = []
    for words in ("Two", "B", "One", "A"):
        cursor = pane.document().find(words)
        cells.append(cursor.currentTable().cellAt(cursor).format().toTableCellFormat())
    ends = [cell.leftPadding() if right_to_left else cell.rightPadding() for cell in cells]
    assert max(ends[:2]) == 0 < min(ends[2:])
    assert all(cell.bottomBorder() for cell in cells)
