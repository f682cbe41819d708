"""Words that only say that nobody has written any are told from words, in every language of the reader."""

import pytest

from briefing.document import placeholders
from briefing.document.placeholders import is_placeholder


@pytest.fixture(autouse=True)
def looked_up_anew() -> None:
    """The words are looked up in the catalogues here."""
    placeholders._patterns.cache_clear()


@pytest.mark.parametrize(
    "words",
    [
        "Credit not given",
        "Geen bronvermelding",
        "Nobody has described a (1).png yet.",
        "a (1).png is nog door niemand beschreven.",
    ],
)
def test_what_a_comparison_is_born_with_is_a_placeholder(words: str) -> None:
    assert is_placeholder(words)


@pytest.mark.parametrize("words", ["", "Maxar", "Credit not given by Maxar", "Nobody is to be seen."])
def test_other_words_are_none(words: str) -> None:
    assert not is_placeholder(words)
