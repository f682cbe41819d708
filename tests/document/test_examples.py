"""Words of the example that a new briefing begins with are told from others."""

import pytest

from briefing.document import examples
from briefing.document.examples import is_example


@pytest.fixture(autouse=True)
def read_anew() -> None:
    """The example is read here."""
    examples._lines.cache_clear()


@pytest.mark.parametrize(
    "words",
    ["A new briefing", "Uw organisatie", " De huizen zijn klaar.[^pictures]", "## What a section can hold"],
)
def test_what_a_new_briefing_says_is_of_the_example(words: str) -> None:
    assert is_example(words)


@pytest.mark.parametrize("words", ["", "The lake", "A new briefing on the lake", "Before", "De weg", "en"])
def test_other_words_and_those_that_one_may_keep_are_not(words: str) -> None:
    assert not is_example(words)
