"""Tables in the text: no word of them is parted, whatever the width of the pane."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.look import LIGHT
from briefing.desktop.reading.letters import Letters
from briefing.desktop.reading.pages import Pages
from briefing.desktop.reading.rich_text import Writer
from briefing.desktop.window import MainWindow
from briefing.document.markdown import parse
from briefing.document.opening import open_briefing
from tests.end_to_end.pair import write_pair

HEADS = ("Municipality", "Inhabitants", "Evacuated", "Houses damaged", "Schools closed", "Source", "Remarks")
CELLS = ("Valkenburg aan de Geul", "16,420", "10,000", "2,300", "12", "report", "still being counted")
SIZE = 17


def table(count: int) -> str:
    rows = ("|".join(HEADS[:count]), "|".join(["-"] * count), *["|".join(CELLS[:count])] * 3)
    return "".join(f"|{row}|\n" for row in rows)


def parted_words(document: QTextDocument) -> list[str]:
    """The letters round each end of a line that is within a word."""
    found = []
    block = document.begin()
    while block.isValid():
        text = block.text()
        for at in range(1, block.layout().lineCount()):
            start = block.layout().lineAt(at).textStart()
            if text[start - 1] not in " \u2028":
                found.append(text[start - 4 : start + 4])
        block = block.next()
    return found


@pytest.mark.parametrize("width", [260, 420, 540, 760, 1000])
@pytest.mark.parametrize("count", [2, 4, 7])
def test_no_word_of_a_table_is_parted(qapp: QApplication, width: int, count: int) -> None:
    del qapp
    writer = Writer(look=LIGHT, letters=Letters(SIZE), number=lambda _source: 1, room=width // SIZE)
    quoted = table(count).replace("|\n", "|\n> ")
    tree = parse(f"{table(count)}\n> {quoted}\n", sources=frozenset())
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(writer.page(writer.tree(tree)))
    document.setTextWidth(width)
    document.documentLayout().documentSize()
    assert parted_words(document) == []
    assert document.idealWidth() <= width + 1
    assert document.toPlainText().count("16,420") == 6


def test_a_table_stands_in_columns_or_lines_by_the_room_there_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = write_pair(tmp_path / "pair", (60, 40), words=40)
    for text in folder.glob("sections/*/first.md"):
        text.write_text(f"Words.\n\n{table(4)}", encoding="utf-8")
    window.resize(1300, 700)
    window.show_briefing(open_briefing(folder))
    window.show()
    wide, narrow = 900, 300
    window.text.setFixedWidth(wide)
    qtbot.waitUntil(lambda: "Municipality:" not in window.text.toPlainText())
    window.text.setFixedWidth(narrow)
    qtbot.waitUntil(lambda: "Municipality: Valkenburg" in window.text.toPlainText().replace("\xa0", " "))
    assert parted_words(window.text.document()) == []
    window.text.setFixedWidth(wide)
    qtbot.waitUntil(lambda: "Municipality:" not in window.text.toPlainText())


def test_a_page_without_a_table_is_not_written_anew_for_another_room(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(Pages, "page", lambda _pages, part: written.append(part))
    with qtbot.waitSignal(reading.pages.room_changed):
        reading.text.setFixedWidth(300)
    assert written == []
