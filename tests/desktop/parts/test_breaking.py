import re

import pytest

from briefing.desktop.parts.breaking import breakable
from tests.raising import raising

HYPHEN, SPACE = "\u00ad", "\u200b"


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("a short name", "a short name"),
        ("troepenconcentraties", "troe·pen·con·cen·tra·ties"),
        ("arbeidsongeschiktheid", "ar·beid·son·ge·schik·theid"),
        ("counterdemonstrations", "coun·ter·de·mon·stra·tions"),
        ("the/name_of-a.briefing", "the/|name_|of-|a.|brie·fing"),
        ("Обороноспособность", "Обороносп·особность"),
        ("部队集结部队集结部队集结部队集结", "部队集结部队集结部队集结部队集结"),
    ],
)
def test_long_words_break_between_syllables_and_names_behind_their_marks(words: str, broken: str) -> None:
    assert breakable(words, 16).replace(HYPHEN, "·").replace(SPACE, "|") == broken


def test_no_piece_of_a_long_word_is_wider_than_what_there_is_room_for() -> None:
    for word in ("a" * 60, "rrrrrrr" * 9, "angstschreeuw" * 5):
        assert max(map(len, breakable(word, 20).split(HYPHEN))) <= 20
        assert breakable(word, 20).replace(HYPHEN, "") == word


def test_even_the_narrowest_room_breaks_words() -> None:
    assert breakable("abcdef", 0).replace(HYPHEN, "") == "abcdef"


def test_words_of_a_usual_length_cost_a_start_no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(re, "sub", raising(AssertionError))
    assert breakable("Military talks in week 3", 20) == "Military talks in week\xa03"
