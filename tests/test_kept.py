"""What is kept comes back by the same key only, and neither damage nor a full disk matters."""

import os
from pathlib import Path
from unittest.mock import Mock

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import kept, paths
from briefing.kept import Shelf, maker


def entries() -> list[Path]:
    """What is kept, the oldest first."""
    return sorted((paths.cache_folder() / "things").iterdir(), key=lambda entry: entry.stat().st_mtime_ns)


@pytest.fixture
def shelf() -> Shelf[bytes]:
    """A shelf for 1,000 bytes."""
    return Shelf("things", 1000, bytes)


def test_what_was_kept_is_found_by_its_key(shelf: Shelf[bytes]) -> None:
    assert shelf.recall("a", "b") is None
    shelf.remember(b"data", "a", "b")
    assert shelf.recall("a", "b") == b"data"
    assert shelf.recall("ab") is None
    assert shelf.recall("a", "b", "") is None


def test_keys_of_the_same_hash_are_told_apart(shelf: Shelf[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "source_hash", lambda _key: b"same")
    shelf.remember(b"data", "a")
    assert shelf.recall("b") is None
    assert shelf.recall("a", "") is None
    assert shelf.recall("a") == b"data"


@given(st.lists(st.text()), st.binary())
def test_any_key_and_any_data_will_do(key: list[str], data: bytes) -> None:
    shelf = Shelf("things", 1000, bytes)
    shelf.remember(data, *key)
    assert shelf.recall(*key) == data


@pytest.mark.parametrize("damage", [b"", b"abc", b"abcdefgh"])
def test_a_damaged_entry_is_as_good_as_none(
    shelf: Shelf[bytes], damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.remember(b"data", "a")
    entries()[0].write_bytes(damage)
    assert shelf.recall("a") is None
    assert damage == b"" or "is damaged" in caplog.text
    shelf.remember(b"data", "a")
    assert shelf.recall("a") == b"data"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_in_place_of_an_entry_is_not_waited_for_and_goes(shelf: Shelf[bytes]) -> None:
    shelf.remember(b"data", "a")
    (entry,) = entries()
    entry.unlink()
    os.mkfifo(entry)
    assert shelf.recall("a") is None
    shelf.remember(b"data", "a")
    assert shelf.recall("a") == b"data"


def test_an_entry_that_cannot_be_read_is_as_good_as_none(shelf: Shelf[bytes], caplog: pytest.LogCaptureFixture) -> None:
    shelf.remember(b"data", "a")
    (entry,) = entries()
    entry.unlink()
    entry.mkdir()
    assert shelf.recall("a") is None
    assert "cannot be read" in caplog.text


def test_a_cache_that_cannot_be_written_is_done_without(shelf: Shelf[bytes], caplog: pytest.LogCaptureFixture) -> None:
    (paths.cache_folder() / "things").write_text("a file where the folder should be")
    with caplog.at_level("INFO"):
        shelf.remember(b"data", "a")
    assert "is not kept" in caplog.text


@pytest.mark.parametrize("other", [b"", b"\xc1", b"\xc4", msgspec.msgpack.encode(["of another kind"])])
def test_what_is_not_of_the_kind_is_as_good_as_none(
    shelf: Shelf[bytes], other: bytes, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(msgspec.msgpack, "encode", lambda _value: other)
        shelf.remember(b"data", "a")
    assert shelf.recall("a") is None
    assert "is made anew" in caplog.text


def test_what_was_not_used_for_longest_goes_first(shelf: Shelf[bytes]) -> None:
    for at, name in enumerate("abc"):
        shelf.remember(b"x" * 300, name)
        os.utime(entries()[-1], (at, at))
    assert shelf.recall("a")
    shelf.remember(b"x" * 300, "d")
    assert [shelf.recall(name) is not None for name in "abcd"] == [True, False, True, True]


def test_a_maker_is_told_by_the_age_of_its_files(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    without = maker(file)
    file.touch()
    os.utime(file, (1, 1))
    assert maker(file) == f"{without} 1000000000"


def test_a_maker_is_told_by_the_age_of_its_library_too() -> None:
    assert maker(library="msgspec").startswith(f"{maker()} ")
    assert maker(library="not_installed") == maker()


def test_the_folder_is_looked_through_only_when_its_room_is_used_up(
    shelf: Shelf[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Mock(wraps=os.scandir)
    monkeypatch.setattr(os, "scandir", look)
    for name in "abcd":
        shelf.remember(b"x" * 250, name)
    assert look.call_count == 2, "for the first one, and for the one that is too many"
    assert sum(entry.stat().st_size for entry in entries()) <= 1000


@pytest.mark.skipif(os.name == "nt", reason="a link there needs leave of the system")
def test_what_another_process_lets_go_meanwhile_keeps_no_room_from_being_made(shelf: Shelf[bytes]) -> None:
    shelf.remember(b"a" * 600, "a")
    (entries()[0].parent / "gone").symlink_to("nowhere")
    shelf.remember(b"b" * 600, "b")
    assert shelf.recall("a") is None
    assert shelf.recall("b") == b"b" * 600
