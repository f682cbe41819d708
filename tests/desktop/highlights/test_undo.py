"""What was marked and is marked no longer comes back, with what was noted on it."""

import shutil
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from briefing.desktop.commands import Commands
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from tests.desktop.highlights.hands import BRIEFING, kept, mark_words, marked, note_on, write_note
from tests.desktop.reading.test_quoting import choose


def test_one_that_is_let_go_of_comes_back_with_its_note(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "first", "words")
    write_note(reading, commands, "Check this.")
    commands.actions["highlight"].trigger()
    assert kept() == []
    assert "its note" in reading.messages.words.text()
    undo = reading.messages.first_button()
    assert isinstance(undo, QPushButton)
    undo.click()
    assert [each.note for each in kept()] == ["Check this."]
    assert reading.messages.isVisible()
    assert reading.messages.words.text() == "Undone: removal of the highlight of “first words” and its note"
    assert marked(reading) == ["first words"]


def test_what_is_removed_comes_back_by_a_key_when_the_message_is_gone(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "first", "words")
    for name in ("highlight", "bookmark"):
        commands.actions[name].trigger()
    before = kept()
    for name in ("highlight", "bookmark"):
        commands.actions[name].trigger()
    assert kept() == []
    reading.say_no_more()
    reading.go("second")
    commands.actions["undo"].trigger()
    assert [each.is_place for each in kept()] == [True], "the last comes first"
    commands.actions["undo"].trigger()
    assert sorted(kept(), key=lambda each: each.is_place) == before
    assert reading.messages.words.text() == "Undone in “The beginning”: removal of the highlight of “first words”"


def test_what_was_removed_in_another_briefing_does_not_come_back(
    reading: MainWindow, commands: Commands, pair: Path, tmp_path: Path
) -> None:
    mark_words(reading, commands, "first", "words")
    commands.actions["highlight"].trigger()
    other = tmp_path / "other"
    shutil.copytree(pair, other)
    manifest = (pair / "briefing.toml").read_text()
    (other / "briefing.toml").write_text(manifest.replace(f'id = "{BRIEFING}"', 'id = "other"'))
    reading.show_briefing(open_briefing(other))
    assert not commands.actions["undo"].isEnabled()
    commands.highlighter.undo()
    assert kept() == []


def test_what_was_removed_comes_back_after_a_reload(reading: MainWindow, commands: Commands, pair: Path) -> None:
    mark_words(reading, commands, "first", "words")
    before = kept()
    commands.actions["highlight"].trigger()
    other = Highlights(file_of(BRIEFING))  # as of another window
    other.add(Highlight(part="first", language="en", quote=Quote("stand here")))
    other.save()
    (pair / "sections/en/first.md").write_text("A new start. The first words stand here.")
    reading.show_briefing(open_briefing(pair))
    assert marked(reading) == ["stand here"]
    commands.actions["undo"].trigger()
    assert before[0] in kept()
    assert sorted(marked(reading)) == ["first words", "stand here"]


def test_what_was_just_marked_is_undone_first(reading: MainWindow, commands: Commands) -> None:
    undo = commands.actions["undo"]
    mark_words(reading, commands, "first", "words")
    commands.actions["highlight"].trigger()
    commands.actions["bookmark"].trigger()
    mark_words(reading, commands, "stand", "here")
    told = []
    for _each in range(4):
        told.append(undo.text().replace("&", ""))
        undo.trigger()
        told.append(reading.messages.words.text())
    assert told == [
        "Undo highlighting: “stand here”",
        "Undone: highlight of “stand here”",
        "Undo bookmarking: “The first words stand here.”",
        "Undone: bookmark at “The first words stand here.”",
        "Undo removing the highlight: “first words”",
        "Undone: removal of the highlight of “first words”",
        "Undo highlighting: “first words”",
        "Undone: highlight of “first words”",
    ]
    assert kept() == []
    assert not undo.isEnabled()


def steps(window: MainWindow, commands: Commands, name: str) -> list[str]:
    """What the menu and the message say of each step, until there is none."""
    action, told = commands.actions[name], []
    while action.isEnabled():
        told.append(action.text().replace("&", ""))
        action.trigger()
        told.append(window.messages.words.text())
    return told


def test_undo_walks_back_through_all_that_was_done_and_redo_there_again(
    reading: MainWindow, commands: Commands
) -> None:
    choose(reading, "first", "words")
    write_note(reading, commands, "Check this.")
    write_note(reading, commands, "Checked.")
    choose(reading, "stand", "here")
    commands.actions["bookmark"].trigger()
    mark_words(reading, commands, "words", "here")
    commands.actions["highlight"].trigger()
    assert [each.is_place for each in kept()] == [True]
    assert not commands.actions["redo"].isEnabled()
    assert steps(reading, commands, "undo") == [
        "Undo removing the highlight: “first words stand here”",
        "Undone: removal of the highlight of “first words stand here” and its note",
        "Undo joining highlights: “first words stand here”",
        "Undone: joining of highlights as “first words stand here”",
        "Undo bookmarking: “The first words stand here.”",
        "Undone: bookmark at “The first words stand here.”",
        "Undo changing the note: “first words”",
        "Undone: change of the note on “first words”",
        "Undo adding the note: “first words”",
        "Undone: note on “first words”",
        "Undo highlighting: “first words”",
        "Undone: highlight of “first words”",
    ]
    assert kept() == []
    assert steps(reading, commands, "redo") == [
        "Redo highlighting: “first words”",
        "Done again: highlight of “first words”",
        "Redo adding the note: “first words”",
        "Done again: note on “first words”",
        "Redo changing the note: “first words”",
        "Done again: change of the note on “first words”",
        "Redo bookmarking: “The first words stand here.”",
        "Done again: bookmark at “The first words stand here.”",
        "Redo joining highlights: “first words stand here”",
        "Done again: joining of highlights as “first words stand here”",
        "Redo removing the highlight: “first words stand here”",
        "Done again: removal of the highlight of “first words stand here” and its note",
    ]
    assert [each.is_place for each in kept()] == [True]
    assert len(steps(reading, commands, "undo")) == 12


def test_a_note_is_told_to_be_added_changed_or_removed(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "first", "words")
    told = []
    for words in ("Check this.", "Checked.", ""):
        write_note(reading, commands, words)
        told.append(reading.messages.words.text())
    assert told == ["The note is added.", "The note is changed.", "The note is removed."]
    commands.actions["undo"].trigger()
    assert reading.messages.words.text() == "Undone: removal of the note on “first words”"
    assert [each.note for each in kept()] == ["Checked."]


def test_a_note_that_was_undone_comes_back_as_it_was(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "first", "words")
    write_note(reading, commands, "Check this.")
    for _each in range(2):
        commands.actions["undo"].trigger()
    assert kept() == []
    for words in ("Redo", "Undo"):
        button = reading.messages.first_button()
        assert isinstance(button, QPushButton)
        assert button.text() == words
        button.click()
    assert kept() == []
    for _each in range(2):
        commands.actions["redo"].trigger()
    assert [each.note for each in kept()] == ["Check this."]
    assert not commands.actions["redo"].isEnabled()
    write_note(reading, commands, "Check this.")
    assert commands.actions["undo"].text() == "&Undo adding the note: “first words”"
    commands.actions["undo"].trigger()
    assert [each.note for each in kept()] == [""], "a note that was left as it was is no step"


def test_something_new_leaves_nothing_to_do_again(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "first", "words")
    commands.actions["undo"].trigger()
    assert commands.actions["redo"].isEnabled()
    mark_words(reading, commands, "stand", "here")
    assert not commands.actions["redo"].isEnabled()
    commands.highlighter.redo()
    assert [each.quote.words for each in kept()] == ["stand here"]


def note_in_another_window(words: str) -> None:
    assert len(kept()) == 1
    other = Highlights(file_of(BRIEFING))
    ((key, highlight),) = other.all().items()
    other.put(key, replace(highlight, note=words))
    other.save()


def test_what_another_window_noted_meanwhile_comes_back_with_the_words(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "first", "words")
    note_in_another_window("Of the other window")
    commands.actions["undo"].trigger()
    assert kept() == []
    commands.actions["redo"].trigger()
    assert [each.note for each in kept()] == ["Of the other window"]
    note_in_another_window("Of the other window, again")
    commands.actions["highlight"].trigger()
    assert kept() == []
    assert reading.messages.words.text() == "The highlight and its note are removed."
    commands.actions["undo"].trigger()
    assert [each.note for each in kept()] == ["Of the other window, again"]


def test_what_another_window_noted_meanwhile_is_written_on_and_joined(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "first", "words")
    note_in_another_window("Of the other window")
    commands.actions["note"].trigger()
    assert note_on(reading).field.toPlainText() == "Of the other window"
    note_on(reading).close()
    note_in_another_window("Of the other window, again")
    mark_words(reading, commands, "words", "here")
    assert [each.note for each in kept()] == ["Of the other window, again"]


def test_what_another_window_noted_meanwhile_stays_on_what_is_left_of_a_highlight(
    reading: MainWindow, commands: Commands
) -> None:
    mark_words(reading, commands, "first", "stand")
    note_in_another_window("Of the other window")
    mark_words(reading, commands, "sta", "nd")
    assert [(each.quote.words, each.note) for each in kept()] == [("first words", "Of the other window")]
    commands.actions["undo"].trigger()
    assert [(each.quote.words, each.note) for each in kept()] == [("first words stand", "Of the other window")]


def test_what_another_window_has_shortened_or_removed_already_is_left_as_it_is(
    reading: MainWindow, commands: Commands
) -> None:
    mark_words(reading, commands, "first", "stand")
    assert len(kept()) == 1
    other = Highlights(file_of(BRIEFING))
    ((key, highlight),) = other.all().items()
    other.put(key, replace(highlight, quote=replace(highlight.quote, words="first words")))
    other.save()
    mark_words(reading, commands, "sta", "nd")
    assert [each.quote.words for each in kept()] == ["first words"]
    assert marked(reading) == ["first words"]
    other.remove(key)
    other.save()
    mark_words(reading, commands, "wor", "ds")
    assert kept() == []
    assert marked(reading) == []


def test_words_that_another_window_has_marked_no_longer_are_marked_anew_for_a_note(
    reading: MainWindow, commands: Commands
) -> None:
    mark_words(reading, commands, "first", "words")
    assert len(kept()) == 1
    other = Highlights(file_of(BRIEFING))
    other.remove(*other.all())
    other.save()
    choose(reading, "first", "words")
    write_note(reading, commands, "Check this.")
    assert [each.note for each in kept()] == ["Check this."]


def test_words_that_another_window_has_marked_already_stay_marked(reading: MainWindow, commands: Commands) -> None:
    other = Highlights(file_of(BRIEFING))
    assert commands.highlighter.listed() == []
    other.add(Highlight(part="first", language="en", quote=Quote("first words stand")))
    other.save()
    mark_words(reading, commands, "first", "words")
    assert [each.quote.words for each in kept()] == ["first words stand"]


def test_what_another_window_has_removed_already_is_named_all_the_same(
    reading: MainWindow, commands: Commands, pair: Path
) -> None:
    mark_words(reading, commands, "first", "words")
    commands.highlighter._save_now()
    other = Highlights(file_of(BRIEFING))
    other.remove(*other.all())
    other.save()
    reading.show_briefing(open_briefing(pair))
    commands.actions["undo"].trigger()
    assert reading.messages.words.text() == "Undone: highlight of “first words”"
    assert kept() == []


def test_of_another_section_than_that_shown_its_name_is_told_as_long_as_it_is_there(
    reading: MainWindow, commands: Commands
) -> None:
    choose(reading, "first", "words")
    commands.actions["bookmark"].trigger()
    reading.go("second")
    commands.actions["undo"].trigger()
    assert reading.messages.words.text() == "Undone in “The beginning”: bookmark at “The first words stand here.”"
    reading.set_language("nl")
    commands.actions["redo"].trigger()
    assert (
        reading.messages.words.text() == "Opnieuw gedaan in “Het begin”: bladwijzer bij “The first words stand here.”"
    )
    reading.sidebar.show_parts("", "", [], [], "nl")
    commands.actions["undo"].trigger()
    assert reading.messages.words.text() == "Ongedaan gemaakt: bladwijzer bij “The first words stand here.”"


def test_an_ampersand_in_the_words_is_no_letter_of_the_menu(
    reading: MainWindow, commands: Commands, pair: Path
) -> None:
    (pair / "sections/en/first.md").write_text("Salt & vinegar are more than the menu has room for.")
    reading.show_briefing(open_briefing(pair))
    mark_words(reading, commands, "Salt", "room")
    assert commands.actions["undo"].text() == "&Undo highlighting: “Salt && vinegar are more than…”"


def in_sight(window: MainWindow, words: str) -> bool:
    place = window.text.document().find(words)
    return 0 <= window.text.cursorRect(place).top() < window.text.viewport().height()


def test_the_place_of_what_is_undone_comes_into_sight_and_the_cursor_stays(
    reading: MainWindow, commands: Commands
) -> None:
    text, bar = reading.text, reading.text.verticalScrollBar()
    mark_words(reading, commands, "first", "words")
    for name in ("undo", "redo"):
        text.moveCursor(QTextCursor.MoveOperation.End)
        before = text.textCursor()
        assert not in_sight(reading, "first words")
        commands.actions[name].trigger()
        assert in_sight(reading, "first words")
        assert text.textCursor() == before
    bar.setValue(10)
    assert in_sight(reading, "first words")
    commands.actions["undo"].trigger()
    assert bar.value() == 10, "it was in sight"


def test_undoing_in_another_section_leaves_the_page_as_it_is_though_it_has_the_same_words(
    reading: MainWindow, commands: Commands, pair: Path
) -> None:
    (pair / "sections/en/second.md").write_text((pair / "sections/en/first.md").read_text())
    reading.show_briefing(open_briefing(pair))
    bar = reading.text.verticalScrollBar()
    reading.go("second")
    mark_words(reading, commands, "first", "words")
    reading.go("first")
    bar.setValue(bar.maximum())
    commands.actions["undo"].trigger()
    assert bar.value() == bar.maximum() > 0
    assert reading.part == "first"
