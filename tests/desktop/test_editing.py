"""Undo, Redo, Copy and Select all are about what has the keyboard, from the menu as by their keys."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.actions import key_words, plain_words
from briefing.desktop.command_list import CommandList
from briefing.desktop.highlights.listing import HighlightsDialog
from briefing.translation import LANGUAGES
from tests.desktop.conftest import Desk
from tests.desktop.reading.test_quoting import choose

KEYS = {"undo": Qt.Key.Key_Z, "redo": Qt.Key.Key_Y, "copy": Qt.Key.Key_C, "select-all": Qt.Key.Key_A}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MENU_BAR = Qt.FocusReason.MenuBarFocusReason
HIGHLIGHTING, REMOVING = "Undo highlighting: “first words”", "Undo removing the highlight: “first words”"
BOOKMARKING = "Undo bookmarking: “The first words stand here.”"
REMOVING_BOOKMARK = "Undo removing the bookmark: “The first words stand here.”"


pytestmark = pytest.mark.usefixtures("empty_clipboard")


@pytest.fixture
def active(pair_desk: Desk, qtbot: QtBot) -> Desk:
    """The window with the keyboard."""
    pair_desk.window.activateWindow()
    qtbot.waitUntil(pair_desk.window.isActiveWindow)
    pair_desk.window.text.setFocus()
    return pair_desk


def offered(desk: Desk) -> dict[str, bool]:
    """What the menu says once it is opened, with what of it can be used."""
    desk.commands.actions.menus["edit"].aboutToShow.emit()
    rows = {name: desk.commands.actions[name] for name in ("undo", "copy", "select-all")}
    return {plain_words(each.text()): each.isEnabled() for each in rows.values()}


def copied() -> str:
    return QGuiApplication.clipboard().text()


def mark_and_mark_no_longer(desk: Desk, name: str = "highlight") -> None:
    choose(desk.window, "first", "words")
    for _each in range(2):
        desk.trigger(name)


def do(desk: Desk, here: QWidget, name: str, *, by_key: bool) -> None:
    """Do it by its key in what has the keyboard, or by the menu."""
    if by_key:
        QTest.keyClick(here, KEYS[name], CONTROL)
    else:
        desk.trigger(name)


def find(desk: Desk, words: str) -> QWidget:
    desk.trigger("find")
    field = desk.commands.find_bar.field
    QTest.keyClicks(field, words)
    return field


def test_undo_is_grey_until_there_is_something_and_says_what_that_is(active: Desk) -> None:
    assert offered(active)["Undo"] is False
    mark_and_mark_no_longer(active)
    assert offered(active)[REMOVING]
    active.trigger("undo")
    choose(active.window, "The", "first")
    active.trigger("highlight")
    assert offered(active)["Undo joining highlights: “The beginning The first words”"]
    active.trigger("undo")
    choose(active.window, "wor", "ds")
    active.trigger("highlight")
    assert offered(active)["Undo shortening the highlight: “first words”"]
    active.trigger("undo")
    assert offered(active)[HIGHLIGHTING]
    active.trigger("undo")
    assert offered(active)["Undo"] is False


def test_the_last_is_undone_first(active: Desk) -> None:
    mark_and_mark_no_longer(active)
    mark_and_mark_no_longer(active, "bookmark")
    for words in (REMOVING_BOOKMARK, BOOKMARKING, REMOVING, HIGHLIGHTING):
        assert offered(active)[words]
        active.trigger("undo")
    assert offered(active)["Undo"] is False


def test_the_key_of_undo_is_heard_without_the_menu(active: Desk) -> None:
    mark_and_mark_no_longer(active)
    assert active.commands.actions["undo"].isEnabled()
    QTest.keyClick(active.window.text, Qt.Key.Key_Z, CONTROL)
    assert active.message() == "Undone: removal of the highlight of “first words”"
    QTest.keyClick(active.window.text, Qt.Key.Key_Z, CONTROL)
    assert active.message() == "Undone: highlight of “first words”"
    assert not active.commands.actions["undo"].isEnabled()


def letter(action: QAction) -> list[str]:
    return re.findall(r"&(\w)", action.text().lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_undo_and_redo_have_their_letters_whatever_they_say_in_every_language(active: Desk, language: str) -> None:
    undo, redo = (active.commands.actions[name] for name in ("undo", "redo"))
    active.window.set_language(language)
    usual, seen = (letter(undo), letter(redo)), {undo.text(), redo.text()}
    choose(active.window, *{"en": ("first", "words"), "nl": ("eerste", "woorden")}[language])
    for name in ("bookmark", "bookmark", "highlight", "highlight", *["undo"] * 4):
        active.trigger(name)
        seen |= {undo.text(), redo.text()}
        assert (letter(undo), letter(redo)) == usual
    assert len(seen) == 10
    active.trigger("redo")
    active.window.set_language(next(each for each in LANGUAGES if each != language))
    for action in (undo, redo):
        assert action.text() not in seen, "said anew in the other language"
        assert action.isEnabled()


def test_what_is_typed_is_undone_where_one_types_and_no_highlight_is(active: Desk) -> None:
    mark_and_mark_no_longer(active)
    for by_key in (True, False):
        field = find(active, "abc")
        assert offered(active)["Undo typing"]
        do(active, field, "undo", by_key=by_key)
        assert "abc" not in active.commands.find_bar.field.text()
        assert "Undone" not in active.message()
        active.commands.actions.menus["edit"].aboutToShow.emit()
        assert plain_words(active.commands.actions["redo"].text()) == "Redo typing"
        do(active, field, "redo", by_key=by_key)
        assert "abc" in active.commands.find_bar.field.text()
        active.commands.find_bar.field.clear()
    active.window.text.setFocus()
    assert offered(active)[REMOVING]


def rows(desk: Desk) -> dict[str, tuple[str, bool]]:
    """What Undo and Redo say without the menu being opened, and whether their keys would be heard."""
    actions = desk.commands.actions
    return {name: (plain_words(actions[name].text()), actions[name].isEnabled()) for name in ("undo", "redo")}


def test_in_a_field_undo_and_redo_are_about_its_typing_alone(active: Desk) -> None:
    mark_and_mark_no_longer(active)
    active.trigger("undo")
    done, undone, said = rows(active)["undo"], rows(active)["redo"], active.message()
    assert done[1]
    assert undone[1]
    field = find(active, "")
    nothing = {"undo": ("Undo typing", False), "redo": ("Redo typing", False)}
    for key, modifiers in ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)):
        assert rows(active) == nothing
        QTest.keyClick(field, key, modifiers)
        assert active.message() == said
    QTest.keyClicks(field, "abc")
    assert rows(active) == {**nothing, "undo": ("Undo typing", True)}
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert rows(active) == {**nothing, "redo": ("Redo typing", True)}
    QTest.keyClick(field, Qt.Key.Key_Y, CONTROL)
    assert rows(active) == {**nothing, "undo": ("Undo typing", True)}
    active.window.text.setFocus()
    assert rows(active) == {"undo": done, "redo": undone}


def test_what_is_removed_in_the_list_comes_back_though_the_window_was_left_in_a_field(
    active: Desk, qtbot: QtBot
) -> None:
    choose(active.window, "first", "words")
    active.trigger("highlight")
    find(active, "abc")
    active.trigger("highlights")
    listed = active.window.findChild(HighlightsDialog)
    assert listed is not None
    qtbot.waitUntil(listed.list.hasFocus)
    QTest.keyClick(listed.list, Qt.Key.Key_Delete)
    assert listed.list.count() == 0
    QTest.keyClick(listed, Qt.Key.Key_Z, CONTROL)
    assert listed.list.count() == 1


def places(desk: Desk) -> dict[str, tuple[QWidget, str]]:
    """What may have the keyboard, with what is copied there."""
    captions, sections = desk.window.images.captions, desk.window.sidebar.sections
    return {
        "text": (desk.window.text, "first words"),
        "field": (find(desk, "abc"), "abc"),
        "title": (captions.title, captions.title.text()),
        "caption": (captions.caption, captions.caption.text()),
        "section": (sections, sections.currentItem().text()),
    }


@pytest.mark.parametrize("by_key", [True, False])
@pytest.mark.parametrize("place", ["text", "field", "title", "caption", "section"])
def test_what_has_the_keyboard_is_copied(active: Desk, place: str, by_key: bool) -> None:
    here, words = places(active)[place]
    choose(active.window, "first", "words")
    here.setFocus()
    if place in ("field", "title"):
        assert not offered(active)["Copy"]
        assert offered(active)["Select all"]
        do(active, here, "select-all", by_key=by_key)
    assert offered(active)["Copy"]
    do(active, here, "copy", by_key=by_key)
    assert words in copied()


@pytest.mark.parametrize("place", ["text", "caption", "section"])
def test_the_menu_bar_stands_for_what_had_the_keyboard(active: Desk, place: str) -> None:
    here, words = places(active)[place]
    choose(active.window, "first", "words")
    here.setFocus()
    active.window.menuBar().setFocus(MENU_BAR)
    assert offered(active)["Copy"]
    active.trigger("copy")
    assert words in copied()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_pictures_are_copied_as_an_image(active: Desk, by_key: bool) -> None:
    canvas = active.window.images.canvas
    canvas.setFocus()
    assert offered(active) == {"Undo": False, "Copy": True, "Select all": False}
    do(active, canvas, "copy", by_key=by_key)
    assert not QGuiApplication.clipboard().image().isNull()


def test_nothing_is_copied_where_nothing_is_chosen(active: Desk) -> None:
    choose(active.window, "first", "words")
    active.window.text.choose_nothing()
    assert offered(active) == {"Undo": False, "Copy": False, "Select all": True}
    active.window.images.controls.zoom.setFocus()
    assert offered(active) == {"Undo": False, "Copy": False, "Select all": False}


@pytest.mark.parametrize("by_key", [True, False])
def test_all_of_the_text_is_chosen_and_it_stays_where_it_is(active: Desk, by_key: bool) -> None:
    text = active.window.text
    text.scroll_to(0.5)
    where = text.verticalScrollBar().value()
    assert offered(active)["Select all"]
    do(active, text, "select-all", by_key=by_key)
    assert len(text.textCursor().selectedText()) == text.document().characterCount() - 1
    assert text.verticalScrollBar().value() == where


def test_nothing_can_be_done_before_there_is_a_text(desk: Desk) -> None:
    desk.window.text.setFocus()
    assert offered(desk) == {"Undo": False, "Copy": False, "Select all": False}
    desk.window.images.canvas.setFocus()
    assert not offered(desk)["Copy"]


def test_the_menu_bar_stands_for_what_had_the_keyboard_also_when_the_window_was_left_meanwhile(
    active: Desk, qapp: QApplication
) -> None:
    choose(active.window, "first", "words")
    bar = active.window.menuBar()
    bar.setFocus(MENU_BAR)
    qapp.focusChanged.emit(bar, None)
    qapp.focusChanged.emit(None, bar)
    assert offered(active)["Copy"]


def test_the_list_of_commands_copies_what_had_the_keyboard_before(active: Desk, qtbot: QtBot) -> None:
    choose(active.window, "first", "words")
    active.trigger("commands")
    shown = active.window.findChild(CommandList)
    assert shown is not None
    qtbot.waitUntil(shown.words.hasFocus)
    QTest.keyClicks(shown.words, key_words("Ctrl+C"))
    assert (shown.rows.entry().words, shown.rows.entry().keys) == ("Copy", (key_words("Ctrl+C"),))
    assert not shown.key.isEnabled(), "it is the key of every field of text"
    QTest.keyClick(shown.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(copied()))
    assert copied() == "first words"
