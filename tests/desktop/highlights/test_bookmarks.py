"""Places are marked, shown in the margin, gone to and let go of."""

import pytest
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefing.desktop.commands import Commands
from briefing.desktop.highlights import telling
from briefing.desktop.highlights.highlight import Highlights, file_of
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.highlights.ribbons import GAP, Ribbons
from briefing.desktop.look import LIGHT
from briefing.desktop.reading.text_pane import TextPane
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing
from tests.desktop.heard import announced
from tests.desktop.highlights.hands import BRIEFING, kept, mark_words, marked
from tests.desktop.reading.test_quoting import choose
from tests.desktop.text_panes import shown_pane


def ribbon_heights(window: MainWindow) -> list[int]:
    """How far down in the margin ribbons begin."""
    (ribbons,) = window.text.findChildren(Ribbons)
    if not ribbons.isVisible():
        return []
    image = ribbons.grab().toImage()
    accent = QColor(LIGHT.accent)
    rows = [image.pixelColor(1, row) == accent for row in range(image.height())]
    return [row for row in range(1, len(rows)) if rows[row] and not rows[row - 1]]


def test_a_place_is_marked_and_marked_no_longer(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "The first", "words")
    commands.actions["bookmark"].trigger()
    (place,) = kept()
    assert place.is_place
    assert place.quote.words.startswith("The first words stand here.")
    assert place.sources == ("paint",), "those of its paragraph"
    assert marked(reading) == [], "its words are not highlighted"
    (height,) = ribbon_heights(reading)
    cursor = QTextCursor(reading.text.document().find("The first").block())
    assert abs(height - reading.text.cursorRect(cursor).top()) <= 1
    choose(reading, "words", "here")
    commands.actions["bookmark"].trigger()
    assert kept() == []
    assert ribbon_heights(reading) == []
    assert "bookmark is removed" in reading.messages.words.text()
    reading.messages.findChildren(QPushButton)[0].click()
    assert kept() == [place]


def test_a_place_has_the_sources_of_all_of_its_paragraph(reading: MainWindow, commands: Commands) -> None:
    reading.show_briefing(open_briefing(builtin_briefing()))
    reading.text.setTextCursor(reading.text.document().find("The new pictures date from"))
    commands.actions["bookmark"].trigger()
    ((_key, place),) = commands.highlighter.listed()
    assert place.sources == ("maxar", "article")


def test_a_place_that_another_window_has_marked_is_not_marked_twice(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "The first", "words")
    commands.actions["bookmark"].trigger()
    [place] = kept()
    commands.actions["bookmark"].trigger()
    assert kept() == []
    other = Highlights(file_of(BRIEFING))
    key = other.add(place)
    other.save()
    commands.actions["bookmark"].trigger()
    assert kept() == [place]
    assert reading.messages.words.text() == f"Bookmarked: “{place.line}”"
    assert len(ribbon_heights(reading)) == 1
    other.look_again()
    other.remove(key)
    other.save()
    commands.actions["bookmark"].trigger()
    assert kept() == [], "it was seen, so that it was to go"
    assert ribbon_heights(reading) == []


def test_the_menu_tells_of_the_paragraph_that_would_be_marked(reading: MainWindow, commands: Commands) -> None:
    bookmark, bar = commands.actions["bookmark"], reading.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)  # by the wheel, which leaves the cursor at the top
    bookmark.trigger()
    assert bookmark.isChecked()
    bar.setValue(0)
    assert not bookmark.isChecked()
    bar.setValue(bar.maximum() // 3)
    assert bookmark.isChecked()
    bookmark.trigger()
    assert kept() == []


def test_a_bookmark_is_no_highlight(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "The first", "words")
    commands.actions["bookmark"].trigger()
    mark_words(reading, commands, "first", "words")
    assert sorted(each.quote.words[:11] for each in kept()) == ["The first w", "first words"]
    assert marked(reading) == ["first words"]
    commands.actions["highlight"].trigger()
    assert [each.is_place for each in kept()] == [True]


def test_the_ribbon_goes_with_the_text(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "The first", "words")
    commands.actions["bookmark"].trigger()
    (before,) = ribbon_heights(reading)
    bar = reading.text.verticalScrollBar()
    assert bar.maximum() > 20, "else nothing moves"
    bar.setValue(20)
    QApplication.processEvents()
    assert ribbon_heights(reading) == [before - 20]
    (ribbons,) = reading.text.findChildren(Ribbons)
    reading.resize(reading.width() + 160, reading.height())
    QApplication.processEvents()
    assert ribbons.geometry().right() < reading.text.viewport().geometry().left()


def test_the_ribbon_keeps_away_from_a_text_that_is_shown_later(qtbot: QtBot) -> None:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(900, 400)
    pane.set_page("<p>One</p>" * 50, size=17)
    ribbons = Ribbons(pane)
    ribbons.show_at([QTextCursor(pane.document().begin())], LIGHT.accent)
    pane.resize(640, 400)
    pane.show()
    assert pane.viewport().geometry().left() - ribbons.geometry().right() == GAP + 1


def test_where_the_cursor_is_out_of_sight_what_is_read_is_marked(reading: MainWindow, commands: Commands) -> None:
    reading.text.moveCursor(QTextCursor.MoveOperation.Start)
    bar = reading.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    commands.actions["bookmark"].trigger()
    (place,) = kept()
    assert not place.quote.words.startswith("The beginning")


def test_it_is_gone_to_and_told_of(reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch, telling)
    choose(reading, "The first", "words")
    commands.actions["bookmark"].trigger()
    reading.go("second")
    ((key, _place),) = commands.highlighter.listed()
    commands.highlighter.go(key)
    assert reading.part == "first"
    cursor = reading.text.textCursor()
    assert not cursor.hasSelection()
    assert cursor.block().text().startswith("The first words")
    assert said[-1] == "Bookmark"


def test_the_ribbon_is_where_lines_begin(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, 600, 400)
    ribbons = Ribbons(pane)
    for html, is_right in (("<p>One</p>", False), ("<p dir='rtl'>\u05d0\u05d7\u05d3</p>", True)):
        pane.set_page(html, size=17)
        ribbons.show_at([QTextCursor(pane.document().begin())], LIGHT.accent)
        assert (ribbons.x() > pane.viewport().geometry().center().x()) is is_right
    ribbons.show_at([], LIGHT.accent)
    assert not ribbons.isVisible()


def test_below_a_table_its_last_row_is_marked(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, 600, 400)
    pane.set_page("<p>One</p><table><tr><td>Two</td></tr><tr><td>Three</td></tr></table>", size=17)
    pane.moveCursor(QTextCursor.MoveOperation.End)
    assert pane.textCursor().block().text() == ""
    assert pane.paragraph_in_sight().text() == "Three"


def test_it_is_not_told_of_in_another_part(
    reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading.text.moveCursor(QTextCursor.MoveOperation.Start)
    commands.actions["bookmark"].trigger()
    choose(reading, "The first", "words")
    said = announced(monkeypatch, telling)
    reading.go("second")
    assert said == []
    reading.go("first")
    reading.text.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    assert said == ["Bookmark"]


def test_above_the_note_on_a_bookmark_its_words_are_whole(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "some words", "words")
    commands.actions["bookmark"].trigger()
    [(key, bookmark)] = commands.highlighter.listed()
    assert bookmark.line.endswith("…")
    assert bookmark.line.removesuffix("…") in bookmark.quote.words
    commands.highlighter.edit(key)
    [dialog] = reading.findChildren(NoteDialog)
    assert any(label.text() == f"“{bookmark.line}”" for label in dialog.findChildren(QLabel))
    dialog.close()
