"""Texts that were parsed are kept: for the very same words only, and never so that damage or a full disk matters."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import paths
from briefing.document import kept_texts, markdown
from briefing.document.blocks import BlockTree
from briefing.document.opening import open_briefing
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


def entries() -> list[Path]:
    """The files of the texts that are kept."""
    return sorted((paths.cache_folder() / "texts").glob("*.msgpack"))


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


def test_words_with_the_same_checksum_are_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kept_texts, "_file", lambda _words, _sources: tmp_path / "same.msgpack")
    keep("one")
    assert kept_texts.recall("other", ("one",)) is None


@pytest.mark.parametrize("damage", [b"", b"\x00\xff", b"\x84"])
def test_a_damaged_entry_is_made_anew(damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    tree = keep()
    (entry,) = entries()
    entry.write_bytes(damage)
    assert kept_texts.recall(WORDS, {"one"}) is None
    assert "is made anew" in caplog.text
    keep()
    assert kept_texts.recall(WORDS, {"one"}) == tree


def test_a_cache_that_cannot_be_written_is_done_without(caplog: pytest.LogCaptureFixture) -> None:
    (paths.cache_folder() / "texts").write_text("a file where the folder should be")
    with caplog.at_level("INFO"):
        keep()
    assert "is not kept" in caplog.text


def test_a_very_long_text_is_not_kept() -> None:
    keep("word " * (kept_texts.MOST_LETTERS // 5 + 1))
    assert not entries()


def test_the_oldest_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_texts, "MOST_ENTRIES", 2)
    for at, words in enumerate(("one", "two", "three")):
        keep(words)
        os.utime(max(entries(), key=lambda entry: entry.stat().st_mtime_ns), (at, at))
    assert [kept_texts.recall(words, ("one",)) is not None for words in ("one", "two", "three")] == [False, True, True]


def test_a_text_is_parsed_once_for_all_times_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path / "briefing", files())
    with open_briefing(folder) as opened:
        tree = opened.text(opened.briefing.sections[0].id, "en")
    monkeypatch.setattr(markdown, "parse", lambda *_words, **_named: pytest.fail("parsed again"))
    with open_briefing(folder) as again:
        assert again.text(again.briefing.sections[0].id, "en") == tree


def test_the_parser_is_known_by_its_age(monkeypatch: pytest.MonkeyPatch) -> None:
    known = kept_texts._parser.__wrapped__()
    monkeypatch.setattr(kept_texts, "find_spec", lambda _name: None)
    assert known.startswith(kept_texts._parser.__wrapped__())
