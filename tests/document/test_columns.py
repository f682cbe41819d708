import pytest

from briefing.document.blocks import Table
from briefing.document.columns import LONG_WORD, PADDING, SIZES, Columns, columns_of
from briefing.document.markdown import parse


def table(head: str, *rows: str) -> Table:
    """A table of rows in which cells stand between strokes."""
    lines = (f"|{head}|", f"|{'-|' * (head.count('|') + 1)}", *(f"|{row}|" for row in rows))
    (found,) = parse("\n".join(lines), sources=frozenset({"one"})).blocks
    assert isinstance(found, Table)
    return found


def letters(words: str, bold: bool) -> float:
    return float(len(words)) * (2 if bold else 1)


def test_what_fits_stands_as_it_is() -> None:
    assert columns_of(table("a|b", "c|d"), 40, letters) == Columns(1.0)


def test_what_is_left_of_the_width_goes_to_long_texts_and_no_word_is_parted() -> None:
    found = columns_of(table("a|b", "Meerssen|" + "many words " * 40), 40, letters)
    assert found is not None
    assert found.size == 1.0
    key, long = found.shares
    assert key >= 8 + PADDING
    assert long > 2 * key
    assert key + long == pytest.approx(40, abs=0.05)


@pytest.mark.parametrize(("room", "size"), [(33, 1.0), (30, 0.9), (26, 0.77), (25, None)])
def test_letters_become_smaller_before_rows_are_told_in_lines(room: float, size: float | None) -> None:
    found = columns_of(table("a|b", "twelveletter twelveletter|twelveletter,16,420 x"), room, letters)
    assert (found.size if found else None) == size


def test_bold_words_and_marks_and_what_is_bound_take_room_too() -> None:
    assert columns_of(table("a", "12345"), 6.5, letters) == Columns(1.0)
    assert columns_of(table("a", "12345[^one]"), 6.5, letters) == Columns(SIZES[2])
    assert columns_of(table("a", "**12345**"), 6.5, letters) is None
    assert columns_of(table("a", "7 December"), 9, letters) == Columns(SIZES[2])
    assert columns_of(table("a", "`123`"), 6.5, letters) == Columns(SIZES[1])


def test_a_word_that_is_parted_anyway_takes_no_more_than_others() -> None:
    found = columns_of(table("a", "x" * 400), LONG_WORD + PADDING, letters)
    assert found is not None
    assert found.shares == (LONG_WORD + PADDING,)


def test_chinese_may_be_parted_anywhere() -> None:
    assert columns_of(table("a", "字" * 18), 4, letters) is not None
