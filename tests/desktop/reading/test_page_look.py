"""How pages are set: what stands close to what, and in one line with it."""

from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QFontMetricsF, QTextCursor
from pytestqt.qtbot import QtBot

from briefing.desktop.look import LIGHT
from briefing.desktop.reading.letters import Letters
from briefing.desktop.reading.rich_text import Writer
from briefing.desktop.reading.text_pane import TextPane
from briefing.document.blocks import Text
from briefing.document.markdown import parse
from tests.desktop.text_panes import shown_pane
from tests.pace import within


@pytest.fixture
def pane(qtbot: QtBot) -> TextPane:
    return shown_pane(qtbot, 700, 900)


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
    apart, _to_list, *inside, after, last = (other - one for one, other in pairwise(tops))
    assert max(inside) < apart - 5
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


def places(pane: TextPane, words: str) -> list[tuple[int, int]]:
    """Where each letter of some words begins, and the last one ends."""
    found = pane.document().find(words)
    cursors = [QTextCursor(found) for _place in range(found.selectionStart(), found.selectionEnd() + 1)]
    for at, cursor in enumerate(cursors, found.selectionStart()):
        cursor.setPosition(at)
    return [(rect.left(), rect.top()) for rect in map(pane.cursorRect, cursors)]


@pytest.mark.parametrize("size", [17, 40])
@pytest.mark.parametrize(("mark", "sign"), [("[^9]", "9"), ("[^a]", "a")])
def test_a_mark_is_close_to_its_words_though_a_space_parts_them(
    pane: TextPane, mark: str, sign: str, size: int
) -> None:
    pages = replace(writer(), letters=Letters(size))
    tree = parse(f"Troops came.{mark}\n\n[^a]: A note", sources="9")
    pane.set_page(pages.page(pages.tree(tree)), size=size)
    _stop, space, number, end = (left for left, _top in places(pane, f". {sign}"))
    assert number - space <= 1
    assert end - number > size / 4


def test_marks_are_apart_from_each_other(pane: TextPane) -> None:
    pages = writer()
    tree = parse("Troops came.[^8][^9][^a]\n\n[^a]: A note", sources="89")
    pane.set_page(pages.page(pages.tree(tree)), size=17)
    _stop, space, *marks = (left for left, _top in places(pane, ". 8 9 a"))
    assert marks[0] - space <= 1
    eight, _end, nine, _end, note, end = marks
    assert min(nine - eight, note - nine) >= end - note + 3


def test_no_line_begins_with_a_mark(pane: TextPane) -> None:
    pages = writer()
    text = pages.page(pages.tree(parse("Some troops came to the place.[^9] " * 9, sources="9")))
    begun = set()
    for width in range(300, 500, 7):
        pane.resize(width, 900)
        pane.set_page(text, size=17)
        layout = pane.document().begin().layout()
        starts = [layout.lineAt(line).textStart() for line in range(layout.lineCount())]
        begun |= {pane.document().begin().text()[at : at + 5] for at in starts}
    assert len(begun) > 5
    assert not any(words.startswith(("\xa0", "9")) for words in begun)


def test_the_lines_about_a_source_are_evenly_apart(pane: TextPane) -> None:
    about, note, last = (f"{word} " * 40 for word in ("About", "Note", "Last"))
    lines = ((Text(text=each),) for each in (note, last))
    pages = writer()
    pane.set_page(pages.page(pages.source("9", "Title", about, *lines)), size=17)
    layout = pane.document().firstBlock().layout()
    tops = [layout.lineAt(at).y() for at in range(1, layout.lineCount())]
    assert len(tops) > 6
    assert len({round(other - one, 1) for one, other in pairwise(tops)}) == 1


@pytest.mark.parametrize("name", ["ElephantButte_08201991.jpg", "ElephantButteReservoir.tiff"])
def test_the_name_of_a_file_breaks_at_its_words_or_before_its_kind(pane: TextPane, name: str) -> None:
    pages = writer()
    pane.set_page(pages.page(pages.tree(parse(f"- **20 August 1991**: {name}. The date is from the name."))), size=17)
    stem, kind = name.split(".")
    for width in range(310, 420, 3):
        pane.resize(width, 500)
        block = pane.document().begin()
        lines = [block.layout().lineAt(at) for at in range(block.layout().lineCount())]
        shown = [block.text()[line.textStart() :][: line.textLength()].replace("\u200b", "").strip() for line in lines]
        assert any(
            line.startswith((f"{stem}.{kind}", f"{stem.rpartition('_')[2]}.{kind}", f".{kind}")) for line in shown
        )
    pane.selectAll()
    assert name in pane.createMimeDataFromSelection().text()


def test_a_heading_of_one_long_run_is_looked_through_once() -> None:
    run = "a" * 30_000
    with within(100):
        assert run[:400] in writer().tree(parse(f"## {run}."))
