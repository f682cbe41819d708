"""What is copied out of the text."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefing.desktop.actions import plain_words
from briefing.desktop.commands import Commands
from briefing.desktop.reading.part_titles import KEY_POINTS, SOURCES
from briefing.desktop.reading.quoting import Quotation, cited, quoted
from briefing.desktop.reading.references import alone
from briefing.desktop.window import MainWindow
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.storage import MemoryStorage
from briefing.paths import builtin_briefing


@pytest.fixture
def builtin(window: MainWindow) -> MainWindow:
    """The window with the built-in briefing at its first section."""
    window.show_briefing(open_briefing(builtin_briefing()))
    return window


def choose(window: MainWindow, first: str, last: str) -> QTextCursor:
    """Choose the words from ``first`` to ``last`` as a hand with a mouse does."""
    document = window.text.document()
    start = document.find(first)
    end = document.find(last, start.selectionEnd())
    assert not start.isNull()
    assert not end.isNull()
    start.setPosition(start.selectionStart())
    start.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    window.text.setTextCursor(start)
    return start


def copied() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("first", "last", "marks", "end"),
    [
        ("New satellite", "Maxar Technologies", ["maxar"], "Technologies [1]"),
        ("New satellite", "made them.", ["maxar"], "made them. [1]"),
        ("Maxar published", "the weekday).", ["maxar"], "the weekday). [1]"),  # its sentence goes on behind it
        ("One set", "at the border.", ["maxar", "article"], "at the border. [1] [6]"),
        ("Some 100,000", "for it.", ["article"], "for it. [6]"),
    ],
)
def test_words_bring_the_marks_of_their_sources(
    first: str, last: str, marks: list[str], end: str, builtin: MainWindow
) -> None:
    quotation = quoted(choose(builtin, first, last))
    assert [each.rstrip() for each in quotation.paragraphs][-1].endswith(end)
    assert quotation.text.startswith(first)
    assert list(quotation.sources) == marks


def test_a_mark_of_other_words_is_not_taken_along(builtin: MainWindow) -> None:
    cursor = choose(builtin, "New satellite", "made them.")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    assert quoted(cursor).sources == ("maxar",)
    heading = choose(builtin, "When the pic", "were taken")
    assert quoted(heading).sources == ()
    assert quoted(heading).text == "When the pictures were taken"


def test_copied_words_carry_their_sources_and_where_they_stand(
    builtin: MainWindow, commands: Commands, empty_clipboard: None
) -> None:
    action = commands.actions["copy-cited"]
    choose(builtin, "Some 100,000", "for it.")
    QTest.keyClick(builtin.text, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    quotation, source, origin = copied().split("\n\n")
    assert quotation.startswith("Some 100,000 Russian troops")
    assert quotation.endswith("for it. [6]")
    assert source == (
        "[6] Dutch news article on the build-up. A Dutch news organisation, report, December 2021. "
        "All other sources are known through this article: the briefing is second-hand throughout."
    )
    assert origin == (
        "Russian troop build-up near Ukraine, December 2021. Build-up. Briefing project. "
        "Edition 1, 24 December 2021. Information as of 24 December 2021."
    )
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<blockquote><p>Some 100,000" in html
    assert "[6] Dutch news article" in html
    assert "with their sources" in builtin.messages.words.text()
    choose(builtin, "When the", "were taken")
    action.trigger()
    assert "no source" in builtin.messages.words.text()
    builtin.set_language("nl")
    choose(builtin, "100.000", "geen bron")
    action.trigger()
    assert "Informatie tot" in copied()


def test_where_no_words_are_selected_it_is_told_what_to_do(
    builtin: MainWindow, commands: Commands, empty_clipboard: None
) -> None:
    assert commands.actions
    QGuiApplication.clipboard().setText("of another program")
    QTest.keyClick(builtin.text, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert builtin.messages.words.text().startswith("Select words in the text first")
    assert copied() == "of another program"


@pytest.mark.parametrize(
    ("first", "last", "copy"),
    [
        ("ome 100,000", "Russia", "Some 100,000 Russian [6]"),
        ("100,000", "Russian", "100,000 Russian [6]"),
        ("Russ", "i", "Russi [1]"),  # a part of one word is meant as it is
        ("ade th", "em. 1", "made them. [1]"),
    ],
)
def test_half_words_are_copied_whole_with_their_sources(
    first: str, last: str, copy: str, builtin: MainWindow, commands: Commands, empty_clipboard: None
) -> None:
    choose(builtin, first, last)
    commands.actions["copy-cited"].trigger()
    assert copied().split("\n\n")[0] == copy
    assert builtin.text.textCursor().selectedText().startswith(first), "what is chosen is as it was"


def test_a_mark_is_copied_whole_where_its_end_is_chosen(builtin: MainWindow) -> None:
    """Between it and its words is a space that is not seen, at either side of which a hand may begin or end."""
    chosen = choose(builtin, "made", "them. 1")
    start, end = chosen.selectionStart(), chosen.selectionEnd()
    for first, last, plain, names in (
        (start, end, "made them. [1]", "made them. [1]"),
        (start, end - 1, "made them.", "made them. [1]"),
        (start, end - 2, "made them.", "made them. [1]"),
        (end - 1, end, " [1]", " [1]"),
    ):
        chosen.setPosition(first)
        chosen.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        assert quoted(chosen, goes_on=False).text == plain
        assert quoted(chosen) == Quotation((names,), ("maxar",))


def test_plain_copying_writes_marks_as_numbers_in_brackets(builtin: MainWindow, empty_clipboard: None) -> None:
    choose(builtin, "made them.", "on Thursday")
    builtin.text.copy()
    assert copied() == "made them. [1]\nMaxar published the pictures on Thursday"
    html = QGuiApplication.clipboard().mimeData().html()
    assert "made them." in html
    assert "vertical-align:super" in html
    assert "source:" not in html
    assert "color" not in html  # in the dark it would be white on the white paper of others


def test_items_of_lists_keep_what_stands_before_them(builtin: MainWindow) -> None:
    builtin.go(KEY_POINTS)
    builtin.text.selectAll()
    heading, *points = quoted(builtin.text.textCursor()).paragraphs
    assert heading == "Key points"
    assert all(each.startswith("• ") and each.endswith("]") for each in points)
    builtin.text.setHtml("<ol start='3'><li>three</li><li>four &amp; more</li></ol>")
    choose(builtin, "ree", "four")
    assert quoted(builtin.text.textCursor()).paragraphs == ("ree", "4. four")


def test_copied_words_say_through_whom_their_sources_are_known(builtin: MainWindow) -> None:
    assert builtin.opened is not None
    first, through = (
        cited(Quotation(("Words",), ("intelligence",)), builtin.opened, "talks", language).text().split("\n\n")[1]
        for language in ("en", "nl")
    )
    assert first.splitlines()[0].endswith("As reported in the news article,[6] second-hand; no document is named.")
    assert [line[:4] for line in first.splitlines()] == [line[:4] for line in through.splitlines()] == ["[4] ", "[6] "]


def test_a_source_that_is_copied_by_itself_says_so_too(builtin: MainWindow) -> None:
    assert builtin.opened is not None
    maxar, *_others, article = builtin.opened.briefing.sources
    second_hand, itself = (alone(each, builtin.opened, "en").splitlines() for each in (maxar, article))
    assert "Known here second-hand, through the news article.[6]" in second_hand[0]
    assert [line[:4] for line in second_hand] == ["[1] ", "[6] "]
    assert itself == [second_hand[1].removeprefix("[6] ")]


def test_a_source_that_is_copied_by_itself_comes_before_those_that_it_is_known_through(builtin: MainWindow) -> None:
    assert builtin.opened is not None
    briefing = builtin.opened.briefing
    turned = OpenedBriefing(None, MemoryStorage({}), replace(briefing, sources=briefing.sources[::-1]))
    maxar = briefing.sources[0]
    assert [line[:4] for line in alone(maxar, turned, "en").splitlines()] == ["[6] ", "[1] "]


def test_addresses_of_sources_become_links(builtin: MainWindow) -> None:
    assert builtin.opened is not None
    briefing = builtin.opened.briefing
    first, *rest = briefing.sources
    sources = (replace(first, url="https://example.org/?a=1&b=2"), *rest)
    linked = OpenedBriefing(None, MemoryStorage({}), replace(briefing, sources=sources))
    data = cited(Quotation(("a < b [1]", ""), (first.id,)), linked, KEY_POINTS, "en")
    assert '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>' in data.html()
    assert "<p>a &lt; b [1]</p>" in data.html()
    assert "https://example.org/?a=1&b=2" in data.text()
    assert ". Key points. " in data.text()


def test_the_menu_of_the_text_offers_it_and_no_address_of_our_own(builtin: MainWindow, commands: Commands) -> None:
    choose(builtin, "Some 100,000", "for it.")
    place = builtin.text.cursorRect().center() + QPoint(6, -4)  # the mark that follows
    assert builtin.text.anchorAt(place).startswith("source:")
    QApplication.sendEvent(
        builtin.text.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, builtin.text.viewport().mapToGlobal(place)),
    )
    menu = builtin.text.findChild(QMenu)
    assert menu is not None
    shown = [plain_words(each.text()) for each in menu.actions() if each.isVisible() and not each.isSeparator()]
    assert shown == ["Copy", "Copy with sources", "Highlight", "Note", "Bookmark", "Select all"]
    menu.close()


def test_sources_themselves_are_copied_as_they_are_numbered(builtin: MainWindow) -> None:
    builtin.go(SOURCES)
    builtin.text.selectAll()
    quotation = quoted(builtin.text.textCursor())
    assert len(quotation.sources) == 6


def test_the_letter_of_a_note_is_told_from_the_word_before_it(reading: MainWindow, pair: Path) -> None:
    text = "Tanks[^note], and a field[^note][^paint] of trees.\n\n[^note]: Seen from above.\n"
    (pair / "sections/en/first.md").write_text(text)
    reading.show_briefing(open_briefing(pair))
    reading.text.selectAll()
    words = quoted(reading.text.textCursor())
    assert words.paragraphs[1] == "Tanks [a], and a field [a] [1] of trees."
    assert words.sources == ("paint",)
