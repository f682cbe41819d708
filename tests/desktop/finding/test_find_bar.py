"""Words are looked for in all parts, by keys alone, and found where they are read."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.commands import Commands
from briefing.desktop.finding import find_bar
from briefing.desktop.finding.find_bar import FindBar
from briefing.desktop.finding.page_hits import MOST_MARKED
from briefing.desktop.jobs import Progress
from briefing.desktop.look import DARK, LIGHT, Look, contrast
from briefing.desktop.reading.page_texts import PageText, texts_of
from briefing.desktop.reading.pages import Pages
from briefing.desktop.reading.part_titles import SOURCES
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.heard import announced
from tests.desktop.seen import colours

Find = Callable[[str], FindBar]


@pytest.fixture
def find(reading: MainWindow, pair: Path, commands: Commands, qtbot: QtBot) -> Find:
    """Looks for words in the parts of a small briefing."""
    (pair / "sections/en/first.md").write_text("One needle, another **need**le.\n\nAnd a NEEDLE[^paint] more.\n")
    (pair / "sections/en/second.md").write_text("A straw, then a needle.\n")
    reading.show_briefing(open_briefing(pair))

    def look(words: str) -> FindBar:
        commands.actions["find"].trigger()
        bar = commands.find_bar
        bar.field.clear()
        if words.isascii():
            QTest.keyClicks(bar.field, words)
        else:
            bar.field.insert(words)
        qtbot.waitUntil(lambda: not bar._typing.isActive() and bool(bar._texts))
        return bar

    return look


def chosen(window: MainWindow) -> tuple[str, int]:
    """The words that are selected, and where."""
    cursor = window.text.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def test_which_hit_is_chosen_is_announced(
    reading: MainWindow, pair: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, find_bar)
    bar = find("needle")
    bar.step()
    assert said[-1] == "2 of 4: One needle, another needle."
    (pair / "sections/en/first.md").write_text("A straw.\n\nA needle[^paint] more.")
    reading.show_briefing(open_briefing(pair))
    bar._look()
    assert said[-1].endswith(": A needle [1] more.")


def test_more_hits_than_are_marked_are_said_to_be_more(
    reading: MainWindow, pair: Path, find: Find, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, find_bar)
    for number, told in ((MOST_MARKED, "1,001"), (MOST_MARKED + 1, "more than 1,001")):
        (pair / "sections/en/first.md").write_text("needle[^paint]\n\n" * number)
        reading.show_briefing(open_briefing(pair))
        bar = find("needle")
        qtbot.waitUntil(lambda: said[-1].startswith(f"1 of {told}: needle"))  # noqa: B023 - waited for at once
        assert bar.count.text() == f"1 of {told}"
        reading.go("second")
        qtbot.waitUntil(lambda: reading.text.toPlainText().rstrip().endswith("then a needle."))
        bar.step()
        assert bar.count.text() == f"1,001 of {told}"
        reading.go("first")
        qtbot.waitUntil(lambda: not reading.text.toPlainText().rstrip().endswith("then a needle."))


def test_words_are_found_as_they_are_typed_and_all_are_marked(reading: MainWindow, find: Find) -> None:
    bar = find("needle")
    assert bar.field.hasFocus()
    assert chosen(reading)[0] == "needle"
    assert len(reading.text.extraSelections()) == 3
    assert bar.count.text() == "1 of 4"


def test_enter_goes_on_through_all_parts_and_round_and_shift_enter_back(reading: MainWindow, find: Find) -> None:
    bar = find("needle")
    told = []
    for _step in range(4):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        told.append((reading.part, bar.count.text()))
    assert told == [("first", "2 of 4"), ("first", "3 of 4"), ("second", "4 of 4"), ("first", "1 of 4")]
    QTest.keyClick(bar.field, Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert (reading.part, bar.count.text()) == ("second", "4 of 4")
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (reading.part, bar.count.text(), chosen(reading)[0]) == ("first", "3 of 4", "NEEDLE")


def test_what_is_in_one_part_only_is_gone_round_in_it(reading: MainWindow, find: Find) -> None:
    bar = find("straw")
    assert bar.count.text() == "1 in other parts"
    bar.step()
    assert (reading.part, bar.count.text()) == ("second", "1 of 1")
    where = chosen(reading)
    bar.step()
    assert chosen(reading) == where
    bar.step(backwards=True)
    assert chosen(reading) == where


def test_the_parts_round_the_sections_are_looked_through_too(reading: MainWindow, find: Find) -> None:
    bar = find("Shop · report")
    bar.step()
    assert reading.part in ("first", SOURCES)
    assert chosen(reading)[0].replace("\xa0", " ") == "Shop · report"


def test_what_is_not_there_is_told_and_nothing_moves(reading: MainWindow, find: Find) -> None:
    bar = find("haystack")
    assert bar.count.text() == "Not found"
    bar.step()
    assert reading.part == "first"
    bar.field.clear()
    bar._look()
    assert bar.count.text() == ""


def test_a_hit_that_is_out_of_sight_is_brought_well_into_it(reading: MainWindow, pair: Path, find: Find) -> None:
    (pair / "sections/en/second.md").write_text("Hay.\n\n" * 80 + "A needle.\n\n" + "Hay.\n\n" * 80)
    reading.show_briefing(open_briefing(pair))
    bar = find("needle")
    bar.step(backwards=True)
    assert reading.part == "second"
    high = reading.text.viewport().height()
    assert high // 4 < reading.text.cursorRect().top() < high // 2


def test_shift_enter_right_after_typing_goes_backwards(find: Find) -> None:
    bar = find("needle")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    bar.field.setText("need")
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 4"


def test_f3_goes_on_after_the_bar_was_closed(commands: Commands, find: Find) -> None:
    bar = find("needle")
    bar.end()
    commands.actions["find-next"].trigger()
    assert (bar.isVisible(), bar.count.text(), bar.field.hasFocus()) == (True, "2 of 4", False)


def test_the_place_among_the_hits_stays_when_the_text_grows(reading: MainWindow, find: Find) -> None:
    bar = find("needle")
    bar.step()
    reading.resize_text(10)
    assert bar.count.text() == "2 of 4"
    bar.step()
    assert bar.count.text() == "3 of 4"


def test_words_selected_across_a_mark_are_found_where_they_stand(
    reading: MainWindow, commands: Commands, find: Find
) -> None:
    bar = find("NEEDLE")
    cursor = reading.text.document().find("NEEDLE", 0, QTextDocument.FindFlag.FindCaseSensitively)
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 5)
    reading.text.setTextCursor(cursor)
    commands.actions["find"].trigger()
    assert "\xa0" in cursor.selectedText()
    assert bar.count.text() == "1 of 1"


def test_capitals_of_other_letters_are_counted_as_they_are_marked(reading: MainWindow, pair: Path, find: Find) -> None:
    (pair / "sections/en/second.md").write_text("STRASSE and ÉTÉ.\n", encoding="utf-8")
    reading.show_briefing(open_briefing(pair))
    assert find("straße").count.text() == "Not found"
    assert find("été").count.text() == "1 in other parts"


def test_escape_in_the_text_closes_the_bar_first(reading: MainWindow, find: Find) -> None:
    bar = find("needle")
    reading.text.setFocus()
    QTest.keyClick(reading.text, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_what_is_read_for_another_language_is_given_up(
    reading: MainWindow, commands: Commands, find: Find, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    read = texts_of

    def slowly(pages: Pages, parts: list[str], progress: Progress) -> dict[str, PageText]:
        go.wait(5)
        return read(pages, parts, progress)

    monkeypatch.setattr(find_bar, "texts_of", slowly)
    commands.actions["find"].trigger()
    bar = commands.find_bar
    bar.field.setText("straw")
    bar._look()
    assert bar.count.text() == "…"
    bar.step()
    bar.end()
    reading.set_language("nl")
    reading.set_language("en")
    commands.actions["find"].trigger()
    bar.field.setText("straw")
    bar.step()
    bar.step()
    go.set()
    qtbot.waitUntil(lambda: reading.part == "second")
    assert bar.count.text() == "1 of 1"


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_hit_that_is_chosen_stands_out(reading: MainWindow, find: Find, look: Look) -> None:
    reading.set_theme(look.name)
    bar = find("needle")
    assert {look.found, look.hit} <= colours(reading.text.grab().toImage()).keys()
    bar.end()
    assert reading.text.property("finding") is False


def test_to_mark_what_is_chosen_as_a_hit_lays_out_no_page_anew(reading: MainWindow, find: Find) -> None:
    reading.apply_theme()
    bar = find("needle")
    reading.text.set_page("<p>Many words, which go on and on.</p>" * 2000, size=17)
    layout = reading.text.document().documentLayout()
    layout.documentSize()  # which lays out all of it
    laid_out: list[object] = []
    layout.documentSizeChanged.connect(laid_out.append)
    bar.end()
    assert reading.text.property("finding") is False
    assert laid_out == []
    reading.text.setStyleSheet("font-size: 31px")
    assert reading.text.document().defaultFont().pixelSize() == 31, "other letters are heeded"


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_other_words_that_are_selected_do_not_look_like_a_hit(reading: MainWindow, find: Find, look: Look) -> None:
    reading.set_theme(look.name)
    bar = find("straw")
    reading.text.setFocus()
    reading.text.selectAll()
    seen = colours(reading.text.grab().toImage())
    assert look.chosen in seen
    assert look.found not in seen
    assert contrast(look.ink, look.chosen) >= 4.5
    bar.step()
    assert reading.text.property("finding") is True


@pytest.mark.parametrize("words", ["Butte_0820", "_08201991.JPG", "1991.jpg", "ElephantButte", "1).tif"])
def test_the_name_of_a_file_is_found_where_a_line_may_part_it(
    reading: MainWindow, pair: Path, find: Find, words: str
) -> None:
    names = "ElephantButte_08201991.jpg", "ElephantButte(1991).tif"
    (pair / "sections/en/first.md").write_text(f"Four: {', '.join(names * 2)}.\n")
    reading.show_briefing(open_briefing(pair))
    bar = find(words)
    count = 4 if words == "ElephantButte" else 2
    assert bar.count.text() == f"1 of {count}"
    assert len(reading.text.extraSelections()) == count


def test_digits_are_typed_and_change_no_way_to_compare(reading: MainWindow, find: Find) -> None:
    mode = reading.images.canvas.scene.comparison.mode if reading.images.canvas.scene else Mode.SWIPE
    bar = find("2 3 7")
    assert bar.field.text() == "2 3 7"
    assert reading.images.canvas.scene is None or reading.images.canvas.scene.comparison.mode is mode


def test_escape_puts_the_bar_away_and_what_was_found_stays_selected(reading: MainWindow, find: Find) -> None:
    bar = find("needle")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert reading.text.extraSelections() == []
    assert chosen(reading)[0] == "needle"
    assert reading.text.hasFocus()


def test_f3_goes_on_at_once_and_asks_where_nothing_is_looked_for(commands: Commands, find: Find) -> None:
    commands.actions["find-next"].trigger()
    assert commands.find_bar.isVisible()
    bar = find("needle")
    commands.actions["find-next"].trigger()
    assert bar.count.text() == "2 of 4"
    commands.actions["find-previous"].trigger()
    assert bar.count.text() == "1 of 4"
    bar.field.setText("straw")
    commands.actions["find-next"].trigger()
    assert not bar._typing.isActive()


def test_what_is_selected_is_looked_for(commands: Commands, find: Find) -> None:
    bar = find("needle")
    bar.end()
    bar.field.setText("other")
    commands.actions["find"].trigger()
    assert bar.field.text() == "needle"


def test_the_mark_to_which_the_tab_key_came_is_not_looked_for(reading: MainWindow, commands: Commands) -> None:
    reading.text.setFocus()
    QTest.keyClick(reading.text, Qt.Key.Key_Tab)
    assert reading.text.textCursor().selectedText().strip() == "1"
    commands.actions["find"].trigger()
    assert commands.find_bar.field.text() == ""
    assert reading.text.textCursor().selectedText().strip() == "1", "one is where one was"


def test_another_language_is_read_anew(reading: MainWindow, find: Find, qtbot: QtBot) -> None:
    bar = find("needle")
    reading.set_language("nl")
    assert bar.field.placeholderText() == "Zoeken in de briefing"
    qtbot.waitUntil(lambda: bool(bar._texts))
    assert bar.count.text() == "Niet gevonden"


def test_the_bar_follows_the_text_in_the_order_of_the_tab_key(reading: MainWindow, find: Find) -> None:
    bar = find("needle")
    after, seen = reading.text.nextInFocusChain(), list[QWidget]()
    while after is not None and len(seen) < 5:
        if after.focusPolicy() & Qt.FocusPolicy.TabFocus and after.isVisible():
            seen.append(after)
        after = after.nextInFocusChain()
    assert seen == [bar.field, *bar.buttons.values()]


def test_hits_in_a_table_are_counted_as_it_stands(reading: MainWindow, pair: Path, find: Find, qtbot: QtBot) -> None:
    """In lines each row of it has the heads; the other parts are counted so too when the pane becomes narrow."""
    bar = find("needle")
    heads, cells = "|needles of long names|inhabitants|evacuated|\n|-|-|-|\n", "|a|16,420|10,000|\n"
    (pair / "sections/en/second.md").write_text(heads + cells * 3)
    reading.text.setFixedWidth(900)
    reading.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: bar.count.text() == "4" or bar.count.text().endswith("of 4"))
    reading.text.setFixedWidth(300)
    qtbot.waitUntil(lambda: bar.count.text() == "6" or bar.count.text().endswith("of 6"))
    reading.go("second")
    assert len(reading.text.extraSelections()) == 3


@pytest.mark.parametrize("size", [(1300, 800), (1000, 640), (720, 700)])
def test_no_message_lies_on_it(reading: MainWindow, commands: Commands, size: tuple[int, int]) -> None:
    reading.resize(*size)
    reading.messages.say_wrong("Something went wrong.")
    commands.actions["find"].trigger()
    QApplication.processEvents()
    bar = commands.find_bar
    place = QRect(bar.mapTo(reading, QPoint()), bar.size())
    assert bar.isVisible()
    messages = reading.messages
    assert not place.intersects(QRect(messages.mapTo(reading, QPoint()), messages.size()))


@pytest.mark.parametrize("key", ["find-next", "find-previous"])
def test_where_there_is_no_other_hit_that_is_told(
    reading: MainWindow, find: Find, commands: Commands, qtbot: QtBot, key: str
) -> None:
    find("straw")
    commands.actions[key].trigger()
    assert not reading.messages.isVisible(), "the hit is in another part, to which it leads"
    qtbot.waitUntil(lambda: chosen(reading)[0] == "straw")
    commands.actions[key].trigger()
    assert reading.messages.words.text() == "It is found here alone."
    find("hay")
    commands.actions[key].trigger()
    assert reading.messages.words.text() == "It is found nowhere."


def test_where_there_is_another_hit_nothing_is_told_but_that(
    reading: MainWindow, find: Find, commands: Commands
) -> None:
    find("needle")
    commands.actions["find-next"].trigger()
    assert not reading.messages.isVisible()
