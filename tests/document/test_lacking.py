"""What is lacking in many places is told once, with what was probably meant."""

from pathlib import Path

import pytest

from tests.document.samples import MANIFEST, files, found

TWO = MANIFEST.replace(
    "[[figures]]", '[[sections]]\nid = "second"\ntitle.en = "Second"\ntitle.nl = "Tweede"\n\n[[figures]]', 1
)


def _renamed(old: str, new: str, manifest: str = MANIFEST) -> str:
    return manifest.replace(f'id = "{old}"', f'id = "{new}"', 1)


def test_a_source_that_was_renamed_is_told_once_with_its_new_name(tmp_path: Path) -> None:
    sentences = found(tmp_path, files(manifest=_renamed("one", "survey"), en="[^one] And.[^one]\n\nOr.[^one]\n"))
    assert sentences == [
        "briefing.toml, summary.en: there is no source or footnote “one”, which 4 other places name too. "
        "Write [^survey], if that is what it is called now, or add it.",
        "briefing.toml, sources[0]: no text cites the source “survey”. Cite it, or take it out.",
    ]


def test_up_to_three_places_are_told_each(tmp_path: Path) -> None:
    sentences = found(tmp_path, files(manifest=_renamed("one", "survey"), en="Words.", nl="Woorden.[^one]"))
    assert [each.partition(": ")[0] for each in sentences if "there is no" in each] == [
        "briefing.toml, summary.en",
        "briefing.toml, summary.nl",
        "sections/nl/first.md, line 1",
    ]


def test_what_is_told_once_is_told_where_it_stands_first(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('"A caption"', '"A caption.[^two]"').replace("Een punt.", "Een punt.[^two]")
    sentences = found(tmp_path, files(manifest=manifest, en="[^one][^two]\n\n[^two]"))
    assert sentences == [
        "briefing.toml, summary.nl: there is no source or footnote “two”, which 3 other places name too. "
        "Add it, or fix the mark."
    ]


@pytest.mark.parametrize(
    ("manifest", "en", "told"),
    [
        (
            _renamed("pair", "coast"),
            "[A](figure:pair)[^one]",
            ["Write figure:coast, if that is", "Write coast, if that is what it is called now, or add it"],
        ),
        (_renamed("pair", "pairs"), "[A](figure:pair)[^one]", ["or write figure:pairs.", "or write pairs."]),
        (_renamed("first", "flood"), "", ["Write flood, if that is"]),
        (MANIFEST, "[A](section:none) [^one]", ["Fix the link"]),
        (MANIFEST, "[A](figure:none) [B](figure:pair) [^one]", ["fix the link"]),
        (MANIFEST, "[A](figure:none) [B](figure:other) [^one]", ["fix the link", "fix the link"]),
    ],
)
def test_the_name_of_what_nothing_leads_to_is_a_guess_for_one_that_is_lacking(
    tmp_path: Path, manifest: str, en: str, told: list[str]
) -> None:
    sentences = [each for each in found(tmp_path, files(manifest=manifest, en=en)) if "there is no" in each]
    assert len(sentences) == len(told)
    assert all(any(words in each for each in sentences) for words in told), sentences


def test_a_language_that_was_added_is_told_once_for_each_kind_of_text(tmp_path: Path) -> None:
    manifest = TWO.replace('"nl"]', '"nl", "fr"]')
    parts = {**files(manifest=manifest), "sections/en/second.md": b"W", "sections/nl/second.md": b"V"}
    assert found(tmp_path / "a", parts) == [
        "briefing.toml, title.fr: there are no words in this language. Add them.",
        "briefing.toml, summary.fr: there are no words in this language. Add them.",
        "briefing.toml, sections[0].title.fr: there are no words in this language, "
        "nor are there in 1 more text of its kind. Add them.",
        "sections/fr: no section has a text in this language. Write one for each, the first in sections/fr/first.md.",
    ]
    parts["briefing.toml"] = manifest.replace('"Second"', '"Second"\ntitle.fr = "Deux"').encode()
    parts["sections/fr/second.md"] = b"Mots"
    assert [each.partition(". ")[0] for each in found(tmp_path / "b", parts)][2:] == [
        "briefing.toml, sections[0].title.fr: there are no words in this language",
        "sections/fr/first.md: this file is not in the briefing, and the section “first” asks for it",
    ]


def test_of_texts_under_other_names_each_is_told(tmp_path: Path) -> None:
    parts = {**files(manifest=TWO), "sections/nl/second.md": b"V"}
    for name in ("first", "second"):
        parts[f"sections/en/{name}-text.md"] = b"Words."
        parts.pop(f"sections/en/{name}.md", None)
    sentences = [each for each in found(tmp_path, parts) if "asks for it" in each]
    assert [each.rpartition("Rename ")[2].partition(" ")[0] for each in sentences] == [
        "sections/en/first-text.md",
        "sections/en/second-text.md",
    ]


def test_of_texts_of_which_some_are_there_each_that_is_missing_is_told(tmp_path: Path) -> None:
    third = '[[sections]]\nid = "third"\ntitle.en = "Third"\ntitle.nl = "Derde"\n\n[[figures]]'
    parts = files(manifest=TWO.replace("[[figures]]", third, 1))
    told = [each.partition(": ")[0] for each in found(tmp_path, parts)]
    assert told == [f"sections/{language}/{name}.md" for language in ("en", "nl") for name in ("second", "third")]


def test_texts_that_cannot_be_read_are_not_missing(tmp_path: Path) -> None:
    parts = {**files(manifest=TWO), "sections/nl/first.md": b"\xff", "sections/nl/second.md": b"\xff"}
    sentences = [each for each in found(tmp_path, parts) if each.startswith("sections/nl")]
    assert [each.partition(", ")[0] for each in sentences] == ["sections/nl/first.md", "sections/nl/second.md"]
