"""A text of a section that is the same in two languages is named."""

from pathlib import Path

import pytest

from tests.document.samples import MANIFEST, files, found

ENGLISH = "The tents are still there.[^one]\n"


def test_a_text_that_was_copied_for_another_language_is_named(tmp_path: Path) -> None:
    sentences = found(tmp_path, files(en=ENGLISH, nl=f"\n{ENGLISH}"))
    assert sentences == ["sections/nl/first.md: this text is the same as sections/en/first.md. Translate it."]


@pytest.mark.parametrize("words", ["[^one]", "**OSINT**[^one]"])
def test_what_is_no_phrase_may_be_the_same(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, files(en=words, nl=words)) == []


def test_two_ways_to_write_one_language_may_be_the_same(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('"nl"]', '"en-GB"]').replace(".nl =", ".en-GB =")
    parts = files(manifest=manifest, en=ENGLISH)
    parts["sections/en-GB/first.md"] = parts["sections/en/first.md"]
    del parts["sections/nl/first.md"]
    assert found(tmp_path, parts) == []


def test_of_a_text_that_is_in_no_language_nothing_is_told_but_that(tmp_path: Path) -> None:
    parts = files()
    del parts["sections/en/first.md"], parts["sections/nl/first.md"]
    assert not any("the same as" in each for each in found(tmp_path, parts))
