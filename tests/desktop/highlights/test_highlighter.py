"""Words are marked, noted on, gone to and let go of as a reader does."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.highlights import telling
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.look import DARK, LIGHT
from briefing.desktop.reading.part_titles import SOURCES
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.errors import OutputError
from briefing.paths import builtin_briefing
from tests.desktop.heard import announced
from tests.desktop.highlights.hands import BRIEFING, kept, mark_words, marked, note_on, write_note
from tests.desktop.reading.test_quoting import choose
from tests.raising import raising


def at(window: MainWindow, words: str) -> QPoint:
    found = window.text.document().find(words)
    found.setPosition(found.selectionStart() + 1)
    return window.text.cursorRect(found).center()


def test_words_are_marked_and_marked_no_longer(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "first", "words")
    assert marked(reading) == ["first words"]
    assert not reading.text.textCursor().hasSelection()
    (highlight,) = kept()
    assert (highlight.part, highlight.language, highlight.quote.words) == ("first", "en", "first words")
    assert highlight.sources == ("paint",)
    commands.actions["highlight"].trigger()
    assert marked(reading) == []
    assert kept() == []


def test_a_note_follows_where_a_space_was_chosen_too(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "first", "words ")
    commands.actions["note"].trigger()
    assert note_on(reading).isVisible()
    assert len(kept()) == 1


def test_an_entry_of_the_sources_is_of_that_source(reading: MainWindow, commands: Commands) -> None:
    reading.show_briefing(open_briefing(builtin_briefing()))
    reading.go(SOURCES)
    mark_words(reading, commands, "Satellite", "pictures")
    jobs.drain()
    (highlight,) = Highlights(file_of("troop-buildup-2021-12")).all().values()
    assert highlight.sources == ("maxar",)


def test_a_note_is_kept_while_it_is_typed(reading: MainWindow, commands: Commands, qtbot: QtBot) -> None:
    choose(reading, "first", "words")
    commands.actions["note"].trigger()
    dialog = note_on(reading)
    assert "first words" in dialog.field.accessibleDescription()
    QTest.keyClicks(dialog.field, "Who says so?")
    qtbot.waitUntil(lambda: [each.note for each in kept()] == ["Who says so?"])
    QTest.keyClicks(dialog.field, " Ask")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert [each.note for each in kept()] == ["Who says so? Ask"]
    line = QTextFormat.Property.TextUnderlineStyle
    assert [each.format.intProperty(line) > 0 for each in reading.text.extraSelections()] == [True]
    commands.actions["note"].trigger()
    assert note_on(reading).field.toPlainText() == "Who says so? Ask"


@pytest.mark.parametrize(
    ("typed", "both"), [("Who says so? It did.", "Who says so? It did.\n\nWho? Ask her"), ("", "Who? Ask her")]
)
def test_what_another_window_notes_meanwhile_is_kept_too(
    reading: MainWindow, commands: Commands, typed: str, both: str
) -> None:
    choose(reading, "first", "words")
    write_note(reading, commands, "Who says so?")
    ((key, highlight),) = commands.highlighter.listed()
    commands.highlighter.edit(key)
    assert [each.note for each in kept()] == ["Who says so?"]
    other = Highlights(file_of(BRIEFING))
    other.put(key, replace(highlight, note="Who? Ask her"))
    other.save()
    dialog = note_on(reading)
    dialog.field.setPlainText(typed)
    dialog.close()
    assert [each.note for each in kept()] == [both]


def test_a_note_that_two_windows_add_to_in_turns_holds_nothing_twice(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "first", "words")
    write_note(reading, commands, "𝒜 first.")
    ((key, highlight),) = commands.highlighter.listed()
    commands.highlighter.edit(key)
    jobs.drain()
    dialog, other = note_on(reading), Highlights(file_of(BRIEFING))
    for turn in ("One.", "Two.", "Three."):
        other.look_again()
        other.put(key, replace(highlight, note=f"{turn} {other.all()[key].note}"))
        other.save()
        QTest.keyClicks(dialog.field, f" {turn} here.")
        dialog._tell()
        jobs.drain()
    assert [each.note for each in kept()] == ["Three. Two. One. 𝒜 first. One. here. Two. here. Three. here."]


def test_the_note_shows_where_the_mouse_points_and_is_read_aloud(
    reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said = announced(monkeypatch, telling)
    choose(reading, "first", "words")
    write_note(reading, commands, "Who <says> so?")
    view = reading.text.viewport()

    def tip(words: str) -> str:
        where = at(reading, words)
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, where, view.mapToGlobal(where)))
        return QToolTip.text()

    assert "Who &lt;says&gt; so?" in tip("first")
    tip("stand")
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    for words in ("stand", "first"):
        cursor = reading.text.document().find(words)
        cursor.setPosition(cursor.selectionStart() + 1)
        reading.text.setTextCursor(cursor)
    assert said[-1] == "Highlight, note: Who <says> so?"


def test_of_a_highlight_that_is_made_only_the_message_tells(
    reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, telling)
    choose(reading, "first", "words")
    chosen = reading.text.textCursor()
    last, first = chosen.position(), chosen.anchor()
    chosen.setPosition(last)
    chosen.setPosition(first, QTextCursor.MoveMode.KeepAnchor)  # as by Shift and the arrow to the left
    reading.text.setTextCursor(chosen)
    commands.actions["highlight"].trigger()
    assert reading.messages.words.text() == "Highlighted."
    reading.text.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    assert said == []
    reading.text.moveCursor(QTextCursor.MoveOperation.End)
    choose(reading, "first", "words")
    assert said == ["Highlight"], "one comes back to it"


def test_where_the_cursor_comes_to_no_mark_none_is_read(
    reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_words(reading, commands, "first", "words")
    read: list[Highlights] = []
    monkeypatch.setattr(Highlights, "all", lambda kept: read.append(kept))
    for place in (0, 2, reading.text.document().characterCount() - 1):
        cursor = reading.text.textCursor()
        cursor.setPosition(place)
        reading.text.setTextCursor(cursor)
    assert read == []


def test_without_words_it_says_how_to_mark_some(reading: MainWindow, commands: Commands) -> None:
    for name in ("highlight", "note"):
        commands.actions[name].trigger()
        assert "Select words" in reading.messages.words.text()
    assert kept() == []
    assert [each for each in reading.findChildren(NoteDialog) if each.isVisible()] == []


def test_they_are_there_again_in_their_part_and_language_alone(
    reading: MainWindow, commands: Commands, pair: Path
) -> None:
    mark_words(reading, commands, "first", "words")
    reading.go("second")
    assert marked(reading) == []
    reading.go("first")
    assert marked(reading) == ["first words"]
    reading.set_language("nl")
    assert marked(reading) == []
    reading.set_language("en")
    folder = pair / "sections/en/first.md"
    folder.write_text("A new start.\n\n" + folder.read_text())
    reading.show_briefing(open_briefing(pair))
    assert marked(reading) == ["first words"]
    assert reading.text.extraSelections()[0].cursor.selectionStart() > len("A new start.")


def test_a_start_shows_those_of_the_last_one(window: MainWindow, commands: Commands, pair: Path) -> None:
    before = Highlights(file_of(BRIEFING))
    before.add(Highlight(part="first", language="en", quote=Quote("first words")))
    before.save()
    window.show_briefing(open_briefing(pair))
    assert marked(window) == ["first words"]


def test_another_briefing_with_the_same_words_is_never_marked(
    reading: MainWindow, commands: Commands, pair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_words(reading, commands, "first", "words")
    other = tmp_path / "other"
    shutil.copytree(pair, other)
    manifest = (pair / "briefing.toml").read_text()
    (other / "briefing.toml").write_text(manifest.replace(f'id = "{BRIEFING}"', 'id = "other"'))
    told = []
    monkeypatch.setattr(reading.text, "mark", lambda layer, marks: told.append((layer, len(marks))))
    reading.show_briefing(open_briefing(other))
    assert told == [("highlights", 0)]


def test_where_nothing_is_marked_a_start_does_without(window: MainWindow, commands: Commands, pair: Path) -> None:
    window.show_briefing(open_briefing(pair))
    assert "highlighter" not in vars(commands)


def test_one_is_gone_to_from_another_part_and_language(reading: MainWindow, commands: Commands, pair: Path) -> None:
    mark_words(reading, commands, "first", "words")
    ((key, _highlight),) = commands.highlighter.listed()
    reading.set_language("nl")
    reading.go(SOURCES)
    commands.highlighter.go(key)
    assert (reading.part, reading.language) == ("first", "en")
    assert reading.text.textCursor().selectedText() == "first words"
    reading.text.moveCursor(QTextCursor.MoveOperation.End)
    commands.highlighter.go(key)
    assert reading.text.textCursor().selectedText() == "first words"
    (pair / "sections/en/first.md").write_text("All is new.")
    reading.show_briefing(open_briefing(pair))
    commands.highlighter.go(key)
    assert "not in the text of this edition" in reading.messages.words.text()
    assert len(kept()) == 1, "it may be there again in the next edition"


def test_one_in_a_part_that_is_gone_is_told_of(reading: MainWindow, commands: Commands) -> None:
    commands.highlighter.show()
    before = Highlights(file_of(BRIEFING))
    key = before.add(Highlight(part="third", language="en", quote=Quote("x")))
    before.save()
    assert [each for each, _highlight in commands.highlighter.listed()] == [key]
    commands.highlighter.go(key)
    assert reading.part == "first"
    assert "section in which these words stood" in reading.messages.words.text()


def test_the_shortest_around_the_cursor_is_meant(reading: MainWindow, commands: Commands) -> None:
    other = Highlights(file_of(BRIEFING))  # as of another window
    for words in ("The first words stand", "first words stand here"):
        other.add(Highlight(part="first", language="en", quote=Quote(words)))
    other.save()
    commands.highlighter.listed()
    cursor = reading.text.document().find("words")
    cursor.clearSelection()
    reading.text.setTextCursor(cursor)
    commands.actions["highlight"].trigger()
    assert [each.quote.words for each in kept()] == ["first words stand here"]


def test_the_menu_tells_whether_the_cursor_is_in_a_highlight(reading: MainWindow, commands: Commands) -> None:
    highlight, bookmark = commands.actions["highlight"], commands.actions["bookmark"]
    reading.text.moveCursor(QTextCursor.MoveOperation.End)
    highlight.trigger()
    assert not highlight.isChecked(), "nothing was selected"
    choose(reading, "first", "words")
    highlight.trigger()
    assert (highlight.isChecked(), bookmark.isChecked()) == (True, False)
    bookmark.trigger()
    assert (highlight.isChecked(), bookmark.isChecked()) == (True, True)
    reading.text.moveCursor(QTextCursor.MoveOperation.End)
    assert (highlight.isChecked(), bookmark.isChecked()) == (False, False)
    choose(reading, "first", "words")
    highlight.trigger()
    bookmark.trigger()
    assert (highlight.isChecked(), bookmark.isChecked()) == (False, False)
    commands.actions["undo"].trigger()
    assert (highlight.isChecked(), bookmark.isChecked()) == (False, True)


def test_what_another_window_removed_is_marked_no_longer(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "first", "words")
    reading.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert len(kept()) == 1
    other = Highlights(file_of(BRIEFING))
    other.remove(*other.all())
    other.save()
    assert commands.highlighter.listed() == []
    assert marked(reading) == []
    reading.text.setTextCursor(reading.text.document().find("words"))  # where it would be told of


def test_words_that_meet_a_highlight_become_one_with_it(reading: MainWindow, commands: Commands) -> None:
    choose(reading, "first", "words")
    write_note(reading, commands, "One")
    choose(reading, "stand", "here")
    write_note(reading, commands, "Two")
    assert len(kept()) == 2
    mark_words(reading, commands, "words", "stand")
    assert [(each.quote.words, each.note, each.sources) for each in kept()] == [
        ("first words stand here", "One\n\nTwo", ("paint",))
    ]
    assert marked(reading) == ["first words stand here"]
    assert "as one with" in reading.messages.words.text()
    reading.messages.findChildren(QPushButton)[0].click()
    assert sorted((each.quote.words, each.note) for each in kept()) == [("first words", "One"), ("stand here", "Two")]
    assert sorted(marked(reading)) == ["first words", "stand here"]


@pytest.mark.parametrize(("theme", "look"), [("light", LIGHT), ("dark", DARK)])
def test_they_have_the_colour_of_the_look(reading: MainWindow, commands: Commands, theme: str, look: object) -> None:
    mark_words(reading, commands, "first", "words")
    reading.set_theme(theme)
    (mark,) = reading.text.extraSelections()
    assert mark.format.background().color().name() == getattr(look, "highlight")  # noqa: B009


def test_hits_stand_out_over_highlights(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "The first", "stand")
    commands.find_bar.field.setText("words")
    commands.find_bar._look()
    assert marked(reading)[:2] == ["The first words stand", "words"]
    commands.find_bar.end()
    assert marked(reading) == ["The first words stand"]


def test_the_menu_of_the_text_is_about_the_words_under_the_mouse(reading: MainWindow, commands: Commands) -> None:
    mark_words(reading, commands, "first", "words")
    reading.text.moveCursor(QTextCursor.MoveOperation.End)
    where = at(reading, "words")
    QApplication.sendEvent(
        reading.text.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, reading.text.viewport().mapToGlobal(where)),
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert commands.actions["highlight"] in menu.actions()
    menu.close()
    commands.actions["highlight"].trigger()
    assert kept() == []


def test_where_they_cannot_be_kept_that_is_said_once(
    reading: MainWindow, commands: Commands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "write_atomically", raising(OutputError("the disk is full")))
    mark_words(reading, commands, "first", "words")
    qtbot.waitUntil(lambda: "cannot be kept" in reading.messages.words.text())
    assert marked(reading) == ["first words"]
    reading.messages.end()
    mark_words(reading, commands, "stand", "here")
    jobs.drain()
    QApplication.processEvents()
    assert "cannot be kept" not in reading.messages.words.text()


def test_closing_the_window_writes_them(
    reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs.Job, "start", lambda job: job)  # the disk is slow
    mark_words(reading, commands, "first", "words")
    reading.close()
    assert len(kept()) == 1
