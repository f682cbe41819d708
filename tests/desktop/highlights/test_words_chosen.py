"""What is highlighted, and what no longer, where words are chosen by halves or within a highlight."""

import pytest
from PySide6.QtGui import QTextCursor

from briefing.desktop.commands import Commands
from briefing.desktop.window import MainWindow
from tests.desktop.highlights.hands import kept, mark_words, marked, write_note
from tests.desktop.reading.test_quoting import choose


def notes(window: MainWindow) -> list[tuple[str, str]]:
    """The words that are kept with the notes on them."""
    return sorted((each.quote.words, each.note) for each in kept())


@pytest.fixture
def noted(reading: MainWindow, commands: Commands) -> MainWindow:
    """A window with a highlight of five words that has a note."""
    choose(reading, "The first", "here")
    write_note(reading, commands, "One")
    assert notes(reading) == [("The first words stand here", "One")]
    return reading


@pytest.mark.parametrize("command", ["highlight", "note"])
def test_half_words_are_marked_whole(reading: MainWindow, commands: Commands, command: str) -> None:
    choose(reading, "rst wo", "stan")
    commands.actions[command].trigger()
    assert marked(reading) == ["first words stand"]
    (highlight,) = kept()
    assert highlight.quote.words == "first words stand"
    assert highlight.sources == ("paint",)


def test_a_part_of_one_word_is_marked_as_it_is(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "ir", "s")
    assert marked(reading) == ["irs"]


def test_a_cursor_in_a_word_chooses_nothing(reading: MainWindow, commands: Commands) -> None:
    cursor = choose(reading, "fi", "r")
    cursor.clearSelection()
    reading.text.setTextCursor(cursor)
    commands.actions["highlight"].trigger()
    assert kept() == []
    assert "Select words" in reading.messages.words.text()


def test_half_a_word_that_is_highlighted_is_one_with_it(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "fi", "r")
    mark_words(reading, commands, "st", "words")
    assert marked(reading) == ["first words"]
    assert "as one with" in reading.messages.words.text()


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        ("word", "s", [("The first", "One"), ("stand here", "")]),
        ("The f", "ords", [("stand here", "One")]),
        ("stand", "her", [("The first words", "One")]),
        ("rd", "s", [("The first", "One"), ("stand here", "")]),  # half a word is not left either
    ],
)
def test_words_within_a_highlight_are_marked_no_longer(
    noted: MainWindow, commands: Commands, first: str, last: str, left: list[tuple[str, str]]
) -> None:
    (before,) = kept()
    choose(noted, first, last)
    commands.actions["highlight"].trigger()
    assert notes(noted) == left
    assert sorted(marked(noted)) == [words for words, _note in left]
    assert {(each.made, each.sources) for each in kept()} == {(before.made, ("paint",))}
    assert "highlighted no longer" in noted.messages.words.text()
    commands.actions["undo"].trigger()
    assert kept() == [before]


def test_where_only_signs_would_be_left_nothing_is(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "stand", "here.")
    mark_words(reading, commands, "stand", "here")
    assert kept() == []
    assert reading.messages.words.text() == "The highlight is removed."


def test_without_words_that_are_chosen_the_whole_highlight_goes(noted: MainWindow, commands: Commands) -> None:
    cursor = noted.text.document().find("words")
    cursor.clearSelection()
    noted.text.setTextCursor(cursor)
    commands.actions["highlight"].trigger()
    assert kept() == []
    assert "its note" in noted.messages.words.text()


def test_what_was_noted_since_is_undone_before_the_words_come_back(noted: MainWindow, commands: Commands) -> None:
    mark_words(noted, commands, "words", "stand")
    noted.text.setTextCursor(noted.text.document().find("here"))
    write_note(noted, commands, "Two")
    assert notes(noted) == [("The first", "One"), ("here", "Two")]
    commands.actions["undo"].trigger()
    assert notes(noted) == [("The first", "One"), ("here", "")]
    commands.actions["undo"].trigger()
    assert notes(noted) == [("The first words stand here", "One")]
    for _each in range(2):
        commands.actions["redo"].trigger()
    assert notes(noted) == [("The first", "One"), ("here", "Two")]


def test_a_cursor_after_new_words_is_behind_them(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "rst", "wor")
    cursor = reading.text.textCursor()
    assert not cursor.hasSelection()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "words"
