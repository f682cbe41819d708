"""Texts that were parsed are kept, for the very same words only."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import kept_texts, markdown
from briefing.document.blocks import BlockTree
from briefing.document.opening import LONG, open_briefing
from tests.document.samples import files, write_folder

WORDS = """## Heading

Words *with stress*, **strong**, `code`, a [link](https://example.org), a [figure](#figure:pair),
a [section](#section:talks), a source[^one] and a note[^n].\\
A new line.

1. First
2. Second

> Quoted

    code

---

| a | b |
|:--|--:|
| 1 | 2 |

[^n]: The note.
"""


def keep(words: str = WORDS, sources: tuple[str, ...] = ("one",)) -> BlockTree:
    """Parse and keep words."""
    tree = markdown.parse(words, sources=sources)
    kept_texts.remember(words, sources, tree)
    return tree


def test_what_was_kept_is_the_tree_that_was_parsed() -> None:
    assert kept_texts.recall(WORDS, {"one"}) is None
    tree = keep()
    assert kept_texts.recall(WORDS, {"one"}) == tree
    assert len(tree.blocks) == 7
    assert len(tree.notes) == 1


@given(st.text(max_size=60))
def test_any_words_come_back_as_they_were(words: str) -> None:
    tree = keep(words, ())
    assert kept_texts.recall(words, ()) == tree


def test_other_words_sources_or_parsers_have_entries_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    keep()
    assert kept_texts.recall(WORDS, {"one", "two"}) is None
    assert kept_texts.recall(WORDS + "x", {"one"}) is None
    monkeypatch.setattr(kept_texts, "_parser", lambda: "another")
    assert kept_texts.recall(WORDS, {"one"}) is None


def test_a_very_long_text_is_not_kept() -> None:
    words = "word " * (kept_texts.MOST_LETTERS // 5 + 1)
    keep(words)
    assert kept_texts.recall(words, {"one"}) is None


def test_a_text_is_parsed_once_for_all_times_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path / "briefing", files())
    with open_briefing(folder) as opened:
        tree = opened.text(opened.briefing.sections[0].id, "en")
    monkeypatch.setattr(markdown, "parse", lambda *_words, **_named: pytest.fail("parsed again"))
    with open_briefing(folder) as again:
        assert again.text(again.briefing.sections[0].id, "en") == tree


def test_what_is_at_hand_need_not_be_waited_for(tmp_path: Path) -> None:
    parts = files(en="word " * LONG)
    del parts["sections/nl/first.md"]
    with open_briefing(write_folder(tmp_path / "long", parts)) as opened:
        assert not opened.is_at_hand("first", "en")
        assert not opened.is_at_hand("first", "nl")
        opened.text("first", "nl")
        assert opened.is_at_hand("first", "nl")
        assert opened.is_at_hand("nowhere", "en")
    parts["sections/nl/first.md"] = b"\n"
    with open_briefing(write_folder(tmp_path / "empty", parts)) as opened:
        assert not opened.is_at_hand("first", "nl"), "which is that of another language"
    folder = write_folder(tmp_path / "link", files())
    (folder / "sections/en/first.md").unlink()
    (folder / "sections/en/first.md").symlink_to(folder / "sections/nl/first.md")
    with open_briefing(folder) as opened:
        assert opened.is_at_hand("first", "en")


def test_the_parser_is_known_by_its_age() -> None:
    known = kept_texts._parser.__wrapped__().split()
    names = "version", "markdown", "whole_tables", "blocks", "addresses", "bare_addresses", "hidden", "markdown_it"
    assert len(known) == len(names)
