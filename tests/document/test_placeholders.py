"""Words that only say that nobody has written any are told from words, in every language of the reader."""

from pathlib import Path

import pytest

from briefing.document import placeholders
from briefing.document.placeholders import GUESS, is_placeholder
from tests.document.samples import MANIFEST, files, found


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
        "nobody has said which of these it is: photo, map",
        "Pictures from files, with the dates that the files tell.",
        "Pictures from files that tell no dates, with the days on which they were last changed.",
    ],
)
def test_what_a_comparison_is_born_with_is_a_placeholder(words: str) -> None:
    assert is_placeholder(words)


@pytest.mark.parametrize("words", ["", "Maxar", "Credit not given by Maxar", "Nobody is to be seen."])
def test_other_words_are_none(words: str) -> None:
    assert not is_placeholder(words)


def test_a_kind_beside_which_it_stands_that_nobody_has_said_it_is_a_guess(tmp_path: Path) -> None:
    kind = 'kind = "satellite"'
    guess = GUESS.format(kinds="satellite, photo")
    head, first, second = MANIFEST.split(kind)
    manifest = kind.join((head, f"  # taken in autumn{first}", f"  # {guess}{second}"))
    assert found(tmp_path, files(manifest=manifest)) == [
        "briefing.toml, figures[0].pictures[1].kind: “satellite” is only a guess. Write which kind it is, and take "
        "out the comment."
    ]
