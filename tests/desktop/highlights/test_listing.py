"""Highlights are listed, gone to, and handed on with what they belong to."""

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.files import file_dialog
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of
from briefing.desktop.highlights.listing import HighlightsDialog
from briefing.desktop.highlights.markdown import as_markdown
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.window import MainWindow
from briefing.document.dates import format_date
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing
from tests.desktop.highlights.conftest import FIRST
from tests.desktop.highlights.hands import mark_words


def rows(dialog: HighlightsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def today() -> str:
    return f"Highlighted on {format_date(datetime.datetime.now().astimezone().date(), 'en')}"


def test_one_that_is_removed_while_its_text_is_laid_out_is_not_come_to(
    reading: MainWindow, listed: HighlightsDialog, commands: Commands, pair: Path, qtbot: QtBot
) -> None:
    (pair / "sections/en/second.md").write_text("Quite different words.\n\n" + "More of them.\n\n" * 20_000)
    reading.show_briefing(open_briefing(pair))
    [key] = [key for key, each in commands.highlighter.listed() if each.part == "second"]
    commands.highlighter.go(key)
    assert reading.pages.waits
    commands.highlighter.remove(key)
    qtbot.waitUntil(lambda: not reading.pages.waits, timeout=60_000)
    assert reading.part == "second"


def test_they_are_listed_in_the_order_in_which_they_are_read(listed: HighlightsDialog) -> None:
    assert rows(listed) == [
        "The beginning: “first words”\nNote: Who says so?\n\n# Ask *her*",
        "The ending: “Quite different words”",
    ]
    assert listed.list.currentRow() == 0


def test_each_leads_to_its_place(listed: HighlightsDialog, window: MainWindow) -> None:
    listed.list.setFocus()
    QTest.keyClick(listed.list, Qt.Key.Key_Down)
    QTest.keyClick(listed.list, Qt.Key.Key_Return)
    assert window.part == "second"
    assert window.text.textCursor().selectedText() == "Quite different words"
    middle = listed.list.visualItemRect(listed.list.item(0)).center()
    QTest.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.part == "first"
    assert listed.isVisible()


def test_one_is_removed_by_a_key_and_the_next_is_chosen(listed: HighlightsDialog) -> None:
    listed.list.setFocus()
    QTest.keyClick(listed.list, Qt.Key.Key_Delete)
    assert rows(listed) == ["The ending: “Quite different words”"]
    assert listed.list.currentRow() == 0
    listed.buttons["remove"].click()
    assert rows(listed) == []
    assert not any(button.isEnabled() for button in listed.buttons.values())
    assert "Nothing is marked" in listed._nothing.text()
    assert listed._nothing.isVisible()


@pytest.mark.parametrize("name", ["note", "remove"])
def test_one_that_another_window_has_removed_goes_from_the_list_too(listed: HighlightsDialog, name: str) -> None:
    other = Highlights(file_of("two-colours"))
    other.remove(next(key for key, each in other.all().items() if each == FIRST))
    other.save()
    listed.buttons[name].click()
    assert rows(listed) == ["The ending: “Quite different words”"]
    assert listed.findChildren(NoteDialog) == []


def test_what_is_copied_is_what_is_listed_though_another_window_has_marked_more(listed: HighlightsDialog) -> None:
    other = Highlights(file_of("two-colours"))
    other.add(replace(FIRST, quote=Quote("stand here", at=32), note=""))
    other.save()
    listed.buttons["copy"].click()
    assert "> stand here\n" in QApplication.clipboard().text()
    assert rows(listed)[1] == "The beginning: “stand here”"


def test_a_note_is_written_from_the_list(listed: HighlightsDialog) -> None:
    listed.list.setCurrentRow(1)
    listed.buttons["note"].click()
    (note,) = listed.findChildren(NoteDialog)
    QTest.keyClicks(note.field, "Later")
    note.close()
    assert rows(listed)[1] == "The ending: “Quite different words”\nNote: Later"
    assert listed.list.currentRow() == 1


def test_there_is_one_list(listed: HighlightsDialog, window: MainWindow, commands: Commands) -> None:
    commands.actions["highlights"].trigger()
    assert window.findChildren(HighlightsDialog) == [listed]


def test_the_list_speaks_the_language_of_the_reader(listed: HighlightsDialog, window: MainWindow) -> None:
    window.set_language("nl")
    assert listed.windowTitle() == "Bladwijzers, markeringen en notities"
    assert listed.buttons["copy"].text() == "Alles kopiëren"
    assert rows(listed)[1].startswith("The ending (English): “")
    assert "Twee kleuren. Test. Editie 1" in listed._written()
    assert "- \\[1\\] Paint. Shop, report, 1 December 2021.\n" in listed._written(), "as in the words that cite it"
    QApplication.processEvents()
    for button in listed.buttons.values():
        assert button.width() >= button.sizeHint().width()


def test_they_are_copied_with_their_context(listed: HighlightsDialog) -> None:
    listed.buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == (
        "# Bookmarks, highlights and notes\n\n"
        "Two colours. Test. Edition 1, 24 December 2021. Information as of 24 December 2021.\n\n"
        "## The beginning\n\n"
        "> first words\n\n"
        "- \\[1\\] Paint. Shop, report, 1 December 2021.\n\n"
        "Note: Who says so?\n\n\\# Ask \\*her\\*\n\n"
        "Highlighted on 27 November 2026\n\n"
        "## The ending\n\n"
        "> Quite different words\n"
    )
    QGuiApplication.clipboard().clear()


def test_they_are_saved_where_somebody_says(
    listed: HighlightsDialog, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked = []

    def answer(_parent: QDialog, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append((title, Path(start).name, kinds))
        return str(tmp_path / "mine"), kinds

    monkeypatch.setattr(file_dialog, "one_to_save", answer)
    listed.buttons["save"].click()
    jobs.drain()
    qtbot.waitUntil(lambda: "Saved" in window.messages.words.text())
    assert asked == [("Save bookmarks, highlights and notes", "two-colours-notes.md", "Markdown (*.md)")]
    assert (tmp_path / "mine.md").read_text(encoding="utf-8").startswith("# Bookmarks, highlights and notes\n")


def test_a_file_of_the_briefing_is_not_written_over(
    listed: HighlightsDialog, window: MainWindow, pair: Path, qtbot: QtBot
) -> None:
    before = (pair / "sections/en/first.md").read_text()
    listed.write(pair / "sections/en/first.md")
    jobs.drain()
    qtbot.waitUntil(lambda: window.messages.property("wrong") is True)
    assert (pair / "sections/en/first.md").read_text() == before


def test_without_a_briefing_the_list_is_empty(window: MainWindow, commands: Commands) -> None:
    commands.actions["highlights"].trigger()
    (dialog,) = window.findChildren(HighlightsDialog)
    assert rows(dialog) == []


def test_words_of_several_paragraphs_are_one_quote() -> None:
    with open_briefing(builtin_briefing()) as opened:
        highlight = Highlight(part="talks", language="nl", quote=Quote("Een.\n1. Twee"))
        words = as_markdown([highlight], opened, "en")
    assert words.endswith("## Gesprekken (Nederlands)\n\n> Een.\n>\n> 1\\. Twee\n")


def test_the_list_opens_at_the_row_of_where_one_is(
    listed: HighlightsDialog, window: MainWindow, commands: Commands
) -> None:
    mark_words(window, commands, "stand", "here")
    commands.actions["highlights"].trigger()
    assert listed.list.currentItem().text() == "The beginning: “stand here”"
    window.text.moveCursor(QTextCursor.MoveOperation.End)
    commands.actions["highlights"].trigger()
    assert listed.list.currentItem().text() == "The beginning: “stand here”", "it stays where there is none"


def test_what_is_removed_in_the_list_comes_back_by_its_key(listed: HighlightsDialog, commands: Commands) -> None:
    before = rows(listed)
    listed.list.setFocus()
    QTest.keyClick(listed.list, Qt.Key.Key_Delete)
    assert rows(listed) == before[1:]
    commands.actions.set_keys("undo", ["Ctrl+U"])
    QTest.keyClick(listed.list, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert rows(listed) == before
    QTest.keyClick(listed.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert rows(listed) == before[1:]


def test_a_jump_from_the_list_can_be_gone_back_from(
    listed: HighlightsDialog, window: MainWindow, commands: Commands
) -> None:
    listed.list.itemActivated.emit(listed.list.item(1))
    assert window.part == "second"
    commands.actions["back"].trigger()
    assert window.part == "first"


def test_a_bookmark_is_listed_and_handed_on_as_one(
    listed: HighlightsDialog, window: MainWindow, commands: Commands
) -> None:
    window.text.moveCursor(QTextCursor.MoveOperation.Start)
    commands.actions["bookmark"].trigger()
    assert rows(listed)[0] == "Bookmark · The beginning: “The beginning”"
    day = today().replace("Highlighted", "Bookmarked")
    assert f"## The beginning\n\nBookmark: “The beginning”\n\n{day}\n\n> first words" in listed._written()


def test_a_paragraph_that_goes_on_is_told_of_by_its_first_words(
    listed: HighlightsDialog, window: MainWindow, commands: Commands
) -> None:
    window.text.setTextCursor(window.text.document().find("some words"))
    commands.actions["bookmark"].trigger()
    (place,) = (each for _key, each in commands.highlighter.listed() if each.is_place)
    assert f"Bookmark · The beginning: “{place.line}”" in rows(listed)
    assert place.line.startswith("some words of a section")
    assert place.line.rstrip("…") in place.quote.words
    assert place.line.endswith(("words…", "section…", "some…", "of…", "a…")), "whole words"
    assert len(place.line) <= 81


def test_words_of_an_earlier_edition_say_so(
    listed: HighlightsDialog, window: MainWindow, commands: Commands, pair: Path
) -> None:
    manifest = (pair / "briefing.toml").read_text()
    mark_words(window, commands, "stand", "here")
    (pair / "briefing.toml").write_text(manifest.replace("edition = 1", "edition = 2"))
    window.show_briefing(open_briefing(pair))
    assert rows(listed)[1] == "The beginning: “stand here”\nAs it stood in edition 1"
    assert (
        f"> stand here\n\n- \\[1\\] Paint. Shop, report, 1 December 2021.\n\n{today()} · As it stood in edition 1\n"
        in listed._written()
    )


@pytest.mark.parametrize(("window_height", "height"), [(500, 225), (1400, 340)])
def test_the_list_is_low_enough_to_see_the_text_above_it(
    window: MainWindow, commands: Commands, window_height: int, height: int
) -> None:
    window.resize(720, window_height)
    assert HighlightsDialog(window, commands.highlighter).height() == height


def test_marks_whose_words_are_gone_say_so(
    listed: HighlightsDialog, window: MainWindow, commands: Commands, pair: Path, qtbot: QtBot
) -> None:
    window.go("second")
    window.text.moveCursor(QTextCursor.MoveOperation.Start)
    commands.actions["bookmark"].trigger()
    jobs.drain()
    QApplication.processEvents()
    assert not any("Not in this edition" in row for row in rows(listed))
    (pair / "sections/en/second.md").write_text("Now it is another text that comes last.")
    manifest = (pair / "briefing.toml").read_text().replace("The ending", "The very end")
    (pair / "briefing.toml").write_text(manifest.replace("edition = 1", "edition = 2"))
    window.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: "Not in this edition" in rows(listed)[1])
    assert rows(listed) == [
        "The beginning: “first words”\nNote: Who says so?\n\n# Ask *her*",
        "Not in this edition · Bookmark · The very end: “The ending”\nAs it stood in edition 1",
        "Not in this edition · The very end: “Quite different words”",
    ]
    assert f"{today().replace('Highlighted', 'Bookmarked')} · As it stood in edition 1 · Not in edition 2\n" in (
        listed._written()
    )
    assert listed._written().endswith("> Quite different words\n\nNot in edition 2\n")
    assert listed._written().count("Not in edition") == 2
    (pair / "sections/en/second.md").write_text("Quite different words come last.")
    window.show_briefing(open_briefing(pair))
    jobs.drain()
    QApplication.processEvents()
    assert rows(listed)[2] == "The very end: “Quite different words”", "they are there again"


def test_marks_whose_section_or_language_is_gone_say_so(
    listed: HighlightsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    other = Highlights(file_of("two-colours"))
    other.add(Highlight(part="first", language="fr", quote=Quote("mots")))
    other.add(Highlight(part="third", language="en", quote=Quote("first words")))
    other.save()
    listed.fill()
    qtbot.waitUntil(lambda: sum(row.startswith("Not in this edition · ") for row in rows(listed)) == 2)
    assert [row.partition(":")[0] for row in rows(listed)] == [
        "The beginning",
        "Not in this edition · The beginning (Français)",
        "The ending",
        "Not in this edition · third",
    ]
    for row in (1, 3):
        listed.list.itemActivated.emit(listed.list.item(row))
        assert (window.part, window.language) == ("first", "en")
        assert "section in which these words stood" in window.messages.words.text()


def test_of_a_part_that_cannot_be_read_nothing_is_said(
    listed: HighlightsDialog, window: MainWindow, pair: Path
) -> None:
    for language in ("en", "nl"):
        (pair / f"sections/{language}/second.md").write_bytes(b"\xff\xfe\xfa")
    window.show_briefing(open_briefing(pair))
    jobs.drain()
    QApplication.processEvents()
    assert rows(listed)[1] == "The ending: “Quite different words”"


def test_what_was_found_out_for_a_briefing_that_was_left_is_not_told(
    listed: HighlightsDialog, window: MainWindow, pair: Path
) -> None:
    (pair / "sections/en/second.md").write_text("Now it is another text that comes last.")
    window.show_briefing(open_briefing(pair))
    (pair / "sections/en/second.md").write_text("Quite different words come last.")
    jobs.drain()  # it knows, and has not told
    window.show_briefing(open_briefing(pair))
    jobs.drain()
    QApplication.processEvents()
    assert rows(listed)[1] == "The ending: “Quite different words”"


@pytest.mark.parametrize(
    ("text", "selected"),
    [
        ("Altogether other words come last, and then some.", "Altogether other words come last, and then some."),
        ("This was written anew.", ""),
    ],
)
def test_words_that_are_gone_lead_to_what_is_nearest(
    listed: HighlightsDialog, window: MainWindow, pair: Path, text: str, selected: str
) -> None:
    kept = Highlights(file_of("two-colours"))
    key = kept.add(
        Highlight(
            part="second",
            language="en",
            quote=Quote("Quite different", "The ending\n", " words come last, and then", 11),
        )
    )
    kept.save()
    (pair / "sections/en/second.md").write_text(f"{text}\n\nAnother paragraph.")
    window.show_briefing(open_briefing(pair))
    listed.choose(key)
    listed.list.itemActivated.emit(listed.list.currentItem())
    assert window.part == "second"
    assert window.text.textCursor().selectedText() == selected
    assert window.messages.words.text().startswith("These words are not in th")
    assert ("nearest" in window.messages.words.text()) is bool(selected)
    listed.list.itemActivated.emit(listed.list.item(0))
    assert window.text.textCursor().selectedText() == "first words"
    assert window.text.textCursor().position() == window.text.textCursor().selectionStart(), "which is in sight"
    assert not window.messages.isVisible(), "it is said of others"


def test_what_is_gone_to_while_the_pictures_are_alone_brings_the_text_back(
    listed: HighlightsDialog, window: MainWindow, commands: Commands
) -> None:
    commands.actions["pictures-alone"].trigger()
    assert not window.text.isVisible()
    listed.list.itemActivated.emit(listed.list.item(1))
    assert window.text.isVisible()
    assert not commands.actions["pictures-alone"].isChecked()
    assert window.text.textCursor().selectedText() == "Quite different words"


def test_the_list_covers_nothing_of_the_text(listed: HighlightsDialog, window: MainWindow) -> None:
    text = window.text.mapToGlobal(window.text.rect().topLeft())
    assert listed.x() > text.x()
    assert window.screen().availableGeometry().contains(QRect(listed.pos(), listed.size()))


def test_of_a_bookmark_of_another_language_it_is_said_why_no_mark_is_seen(
    listed: HighlightsDialog, reading: MainWindow, commands: Commands
) -> None:
    reading.text.moveCursor(QTextCursor.MoveOperation.Start)
    commands.actions["bookmark"].trigger()
    assert rows(listed)[0] == "Bookmark · The beginning: “The beginning”"
    reading.set_language("nl")
    why = "Het teken staat alleen naast de tekst in die taal"
    assert rows(listed)[0] == f"Bladwijzer · The beginning (English): “The beginning”\n{why}"
    assert why not in rows(listed)[1], "words are those of their language"
