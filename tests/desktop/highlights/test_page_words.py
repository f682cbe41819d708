"""Words that were marked are found again, whatever has become of the page round them."""

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from briefing.desktop.highlights.highlight import Quote
from briefing.desktop.highlights.page_words import AROUND, PageWords


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> QtBot:
    """What documents stand on."""
    return qtbot


def document(html: str) -> QTextDocument:
    made = QTextDocument()
    made.setHtml(html)
    return made


def quote(made: QTextDocument, words: str, occurrence: int = 1) -> Quote:
    found = made.find(words)
    for _again in range(occurrence - 1):
        found = made.find(words, found)
    quoted = PageWords(made).between(found.selectionStart(), found.selectionEnd())
    assert quoted is not None
    return quoted


def found(made: QTextDocument, wanted: Quote) -> str | None:
    places = PageWords(made).find(wanted)
    if places is None:
        return None
    return made.toPlainText().encode("utf-16-le")[2 * places[0] : 2 * places[1]].decode("utf-16-le")


def test_marks_of_sources_are_no_words() -> None:
    made = document('<p>Tanks came.<a href="source:maxar">\u202f1</a> Troops<a href="source:b">2</a> too.</p>')
    whole = PageWords(made).between(0, made.characterCount())
    assert whole is not None
    assert whole.words == "Tanks came. Troops too."
    other = document('<p>Tanks came.<a href="source:maxar">11</a> Troops<a href="source:b">12</a> too.</p>')
    assert found(other, whole) == "Tanks came.11 Troops12 too."


def test_spaces_at_the_ends_are_left_out_and_only_spaces_are_nothing() -> None:
    made = document("<p>One two three</p><p>four</p>")
    words = PageWords(made)
    assert words.between(3, 8) == Quote("two", "One ", " three\nfour\n", 4)
    assert words.between(3, 4) is None
    assert words.between(5, 5) is None


def test_the_very_words_are_found_among_the_same_words() -> None:
    made = document("<p>The bridge is whole.</p><p>The road is whole.</p><p>The dam is whole.</p>")
    second = quote(made, "is whole", 2)
    longer = document("<p>New. The bridge is whole.</p><p>New.</p><p>The road is whole.</p><p>The dam is whole.</p>")
    places = PageWords(longer).find(second)
    assert places is not None
    assert places[0] == longer.find("road").selectionEnd() + 1


def test_where_all_round_them_is_the_same_the_nearest_are_meant() -> None:
    made = document("<p>x</p>" * 200)
    wanted = Quote("x", "x\n" * (AROUND // 2), "\nx" * (AROUND // 2), 200)
    places = PageWords(made).find(wanted)
    assert places == (200, 201)


def test_words_that_are_gone_are_not_found() -> None:
    assert found(document("<p>Something else.</p>"), Quote("The bridge")) is None


def test_words_over_several_paragraphs_are_found() -> None:
    made = document("<p>First words.</p><ul><li>An item</li></ul><p>Last words.</p>")
    whole = PageWords(made).between(6, made.find("Last").selectionEnd())
    assert whole is not None
    assert whole.words == "words.\nAn item\nLast"
    assert found(made, whole) == "words.\nAn item\nLast"


def test_letters_that_take_two_places_do_not_shift_the_words() -> None:
    made = document("<p>😀 smile 😀, <b>then</b> 😀 stop.</p>")
    assert found(made, quote(made, "then")) == "then"
    assert found(made, quote(made, "stop")) == "stop"
    assert found(made, quote(made, "😀", 3)) == "😀"
    half = PageWords(made).between(1, 8)  # from the middle of the first letter
    assert half is not None
    assert half.words == "😀 smile"


def test_how_lines_may_break_is_no_matter() -> None:
    made = document("<p>24&nbsp;December 2021, long\u200bword, soft\u00adhyphen</p>")
    whole = PageWords(made).between(0, made.characterCount())
    assert whole is not None
    assert whole.words == "24 December 2021, longword, softhyphen"
    assert found(document("<p>24 December 2021, longword, softhyphen</p>"), whole)
    assert found(made, Quote("longword")) == "long\u200bword"


def test_nothing_is_found_in_nothing() -> None:
    empty = PageWords(QTextDocument())
    assert empty.find(Quote("x")) is None
    assert empty.between(0, 1) is None
