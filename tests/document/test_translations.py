"""A source that a text cites in one language is cited in the others too, or that is said."""

from pathlib import Path

import pytest

from briefing.document.checks import check
from briefing.document.scaffold import create
from tests.document.samples import MANIFEST, files, found, write_folder

WORDS = "this does not cite [^one], as it does in another language. Cite it here too, or take it out there."
SECOND = '[[sources]]\nid = "two"\ntitle = "2"\npublisher = "B"\nkind = "report"\n\n'
TWO = MANIFEST.replace("[[sections]]", f"{SECOND}[[sections]]")


def test_a_source_that_a_section_cites_in_one_language_alone_is_named(tmp_path: Path) -> None:
    assert found(tmp_path, files(nl="Woorden.")) == [f"sections/nl/first.md: {WORDS}"]
    [hint] = check(tmp_path / "x")
    assert (hint.harmless, hint.section) == (True, "first")


def test_each_language_is_told_what_the_others_cite(tmp_path: Path) -> None:
    sentences = found(tmp_path, files(manifest=TWO, en="Words.[^two]", nl="Woorden.[^one]"))
    assert sentences == [
        f"sections/en/first.md: {WORDS}",
        f"sections/nl/first.md: {WORDS.replace('one', 'two', 1)}",
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Een punt.[^one]", "Een punt.", "summary.nl"),
        ('"A caption"', '{ en = "A caption.[^one]", nl = "Een bijschrift" }', "figures[0].caption.nl"),
        ('"Something"', '{ en = "Something", nl = "Iets.[^one]" }', "events[0].text.en"),
    ],
)
def test_so_it_is_in_the_manifest(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert found(tmp_path, files(manifest=MANIFEST.replace(old, new))) == [f"briefing.toml, {place}: {WORDS}"]


@pytest.mark.parametrize("nl", ["", "Woorden.[^ONE]", "> " * 40])
def test_of_a_text_in_which_something_else_is_wrong_that_is_told(tmp_path: Path, nl: str) -> None:
    [sentence] = found(tmp_path, files(nl=nl))
    assert "in another language" not in sentence


def test_in_one_language_nothing_is_compared(tmp_path: Path) -> None:
    parts = files(manifest=MANIFEST.replace('"en", "nl"', '"en"'))
    assert all("this language is not" in each or "nothing uses" in each for each in found(tmp_path, parts))


def test_a_text_that_nobody_has_written_yet_lacks_no_source(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "x", files())
    create(tmp_path / "new")
    text = (tmp_path / "new/sections/nl/beginning.md").read_text("utf-8")
    (folder / "sections/nl/first.md").write_text(text.replace("[^pictures]", ""), "utf-8")
    assert not any("in another language" in str(each) for each in check(folder))
