from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from briefing.desktop.files.findings import FindingsPanel
from briefing.desktop.parts.whole_rows import PADDING
from briefing.document.findings import Finding


def test_words_as_wide_as_their_row_have_a_second_line(qtbot: QtBot) -> None:
    panel = FindingsPanel("Found")
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show_findings([Finding(what="Short")] * 2)
    rows, item = panel.list, panel.list.item(1)
    padding = 25 + 2 * 3  # of the row, and round its words
    while rows.fontMetrics().horizontalAdvance(item.text()) <= rows.viewport().width() - padding:
        item.setText(f"{item.text()} i")
    assert rows.sizeHintForRow(1) > rows.sizeHintForRow(0)


def test_a_bold_row_has_the_lines_that_bold_words_need(qtbot: QtBot) -> None:
    panel = FindingsPanel("Found")
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show_findings([Finding(what="Short"), Finding(what="Short", closing=True)])
    rows, usual, bold = panel.list, panel.list.item(0), panel.list.item(1)
    metrics = QFontMetrics(bold.font().resolve(rows.font()))
    while metrics.horizontalAdvance(bold.text()) <= rows.viewport().width() - PADDING[0]:
        bold.setText(f"{bold.text()} m")
    usual.setText(bold.text())
    assert rows.fontMetrics().horizontalAdvance(usual.text()) < rows.viewport().width() - PADDING[0]
    assert rows.sizeHintForRow(1) > rows.sizeHintForRow(0)


def test_a_sentence_has_a_capital_unless_a_file_begins_it(qtbot: QtBot) -> None:
    panel = FindingsPanel("Found")
    qtbot.addWidget(panel)
    said = ("the title\u202e", "images/a.png, x", "a.png cannot", "notes: nothing", "`briefing new` said it")
    panel.show_findings(Finding(what=each) for each in said)
    told = [panel.list.item(row).text() for row in range(5)]
    assert told == [
        "The title\\u202e.",
        "images/a.png, x.",
        "a.png cannot.",
        "notes: nothing.",
        "“briefing new” said it.",
    ]
