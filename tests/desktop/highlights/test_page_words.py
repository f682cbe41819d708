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


def whole(made: QTextDocument, first: int, last: int) -> str:
    words = PageWords(made)
    found = words.between(*words.whole(first, last))
    return found.words if found is not None else ""


@pytest.mark.parametrize(
    ("chosen", "meant"),
    [
        ("ew pict", "new pictures"),
        ("new pic", "new pictures"),
        ("(new pictures)", "(new pictures)"),  # signs that were chosen stay
        ("ew pictures)", "new pictures)"),
        ("ld-up n", "build-up near"),  # what hyphens join is one word
        ("p near", "build-up near"),
        ("up near", "up near"),  # which begins between two words
        ("-up near", "up near"),
        ("a build-", "a build"),
        ("to’s on", "foto’s on"),
        ("oday’", "today’"),
        ("00,000 tro", "100,000 troops"),
        ("ter\nSec", "water\nSecond"),
        ("o\u0302le an", "ro\u0302le and"),  # which looks as one letter
        ("京タ", "京タワー"),  # of which each of the first signs may be a word
        ("東京", "東京"),
        ("לום טו", "שלום טוב"),
        ("פר־ב", "ספר־בית"),
    ],
)
def test_half_words_become_whole_without_the_signs_round_them(chosen: str, meant: str) -> None:
    made = document(
        "<p>“The (new pictures), a build-up near: foto’s on ‘today’ of 100,000 troops, ro\u0302le and water</p>"
        "<p>Second: 東京タワー and שלום טוב, ספר־בית.</p>"
    )
    text = made.toPlainText()
    assert text.count(chosen) == 1
    first = text.index(chosen)
    assert whole(made, first, first + len(chosen)) == meant


def test_marks_that_were_chosen_behind_whole_words_stay_chosen() -> None:
    made = document('<p><a href="note:1">a</a>Old tanks.<a href="note:2">b</a></p>')
    end = len("aOld tanks.b")
    assert PageWords(made).whole(0, end) == (0, end)
    assert PageWords(made).whole(2, end) == (1, end)
    assert PageWords(made).whole(0, end - 3) == (0, end - 2)


def test_the_mark_of_a_source_behind_a_word_is_no_part_of_it() -> None:
    made = document('<p>Old tanks<a href="source:a">1</a><a href="source:b">2</a> came.</p>')
    words, text = PageWords(made), made.toPlainText()
    assert words.whole(1, text.index("ks")) == (0, text.index("1"))
    assert whole(made, text.index("2"), text.index("me.")) == "came"
    assert words.whole(text.index("1"), text.index("2")) == (text.index("1"), text.index("2"))


def test_words_behind_letters_that_take_two_places_become_whole() -> None:
    made = document("<p>😀😀 then a 𝐛𝐢𝐠 stop</p>")
    text = made.toPlainText().encode("utf-16-le")
    first, last = (len(text[: text.index(each.encode("utf-16-le"))]) // 2 for each in ("en a", "𝐢𝐠"))
    assert whole(made, first, last) == "then a 𝐛𝐢𝐠"


@pytest.mark.parametrize(
    ("chosen", "is_part"),
    [
        ("opbouw", True),
        ("troepen", True),
        ("epenop", True),
        ("troepenopbouw", False),
        ("aan de", False),
        ("rens", True),
    ],
)
def test_a_part_of_one_word_is_told_from_words(chosen: str, is_part: bool) -> None:
    made = document("<p>De troepenopbouw aan de grens-regio.</p>")
    first = made.toPlainText().index(chosen)
    assert PageWords(made).are_part_of_one(first, first + len(chosen)) is is_part


PAGE = (
    "<h2>Build-up</h2><p>New pictures show that the build-up goes on along the border, says a company.</p>"
    "<p>They were published on Thursday, and show five locations in all of the region.</p><p>The last words.</p>"
)


@pytest.mark.parametrize(
    ("words", "change", "nearest"),
    [
        ("pictures show", ("pictures show that", "images from space show"), "New images"),  # after a heading
        ("published on Thursday", ("published on Thursday", "made public by the end of that week"), "They were"),
        ("five locations", ("<p>They were", "<p>Something that is new.</p><p>They were"), "They were"),
        ("the border, says a company.", ("the border, says a company", "its western border"), "New pictures"),
    ],
)
def test_the_nearest_to_words_that_are_gone_is_known_by_what_is_left(
    words: str, change: tuple[str, str], nearest: str
) -> None:
    wanted = quote(document(PAGE), words)
    later = document(PAGE.replace(*change).replace("five", "six"))
    assert PageWords(later).find(wanted) is None
    place = PageWords(later).near(wanted)
    assert place is not None
    assert later.findBlock(place).text().startswith(nearest)


def test_where_nothing_is_left_nothing_is_near() -> None:
    wanted = quote(document(PAGE), "five locations")
    assert PageWords(document("<p>All of it is written anew, but for a region.</p>")).near(wanted) is None
    assert PageWords(QTextDocument()).near(wanted) is None
