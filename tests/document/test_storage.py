import errno
import os
import threading
import time
from pathlib import Path

import pytest

from briefing.document import storage as storages
from briefing.document.blocks import BlockTree
from briefing.document.checks import check
from briefing.document.manifest import parse
from briefing.document.opening import OpenedBriefing, open_briefing, open_storage
from briefing.document.packing import pack
from briefing.document.storage import FolderStorage, MemoryStorage, unreadable
from briefing.errors import (
    LimitExceeded,
    MissingPart,
    NotABriefing,
    OutputError,
    TextError,
    UnreadablePart,
    UnsafeArchive,
)
from tests.document.samples import MANIFEST, files, write_folder
from tests.raising import raising

needs_links = pytest.mark.skipif(os.name == "nt", reason="links and pipes need leave on Windows")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "small", files())


PARTED, WHOLE = "images/cafe\u0301.png", "images/caf\u00e9.png"


@pytest.mark.parametrize(("on_disk", "in_manifest"), [(PARTED, WHOLE), (WHOLE, PARTED), (PARTED, PARTED)])
def test_a_letter_and_its_accent_are_one_name_however_they_are_written(
    tmp_path: Path, on_disk: str, in_manifest: str
) -> None:
    parts = files(manifest=MANIFEST.replace("images/a.png", in_manifest))
    parts[on_disk] = parts.pop("images/a.png")
    folder = write_folder(tmp_path / "accents", parts)
    packed = tmp_path / "accents.briefing"
    packed.write_bytes(pack(folder))
    for path in (folder, packed):
        age(path / on_disk if path is folder else path)
        with open_briefing(path) as opened:
            assert opened.picture(in_manifest) == parts[on_disk]
            assert opened.picture_state(in_manifest)
            assert sum(opened.storage.size(name) for name in opened.storage.names()) > len(parts[on_disk])
        assert not check(path)
    with pytest.raises(MissingPart):
        FolderStorage(folder).read("images/caf\u00ea.png")


def test_a_folder_gives_its_parts_and_their_names(folder: Path) -> None:
    storage = FolderStorage(folder)
    assert storage.names() == sorted(files())
    assert storage.read("images/a.png") == files()["images/a.png"]
    storage.close()


def test_a_part_that_is_missing_or_too_large_says_so(folder: Path) -> None:
    storage = FolderStorage(folder)
    with pytest.raises(MissingPart):
        storage.read("images/none.png")
    with pytest.raises(MissingPart):
        storage.read("none/none.png")
    with pytest.raises(LimitExceeded):
        storage.read("images/a.png", most=5)


def test_a_file_that_grows_while_it_is_read_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = (folder / "images/a.png").stat()
    monkeypatch.setattr(os, "fstat", lambda _handle: os.stat_result((*found[:6], 1, *found[7:])))
    with pytest.raises(LimitExceeded):
        FolderStorage(folder).read("images/a.png", most=5)


def test_a_file_that_cannot_be_read_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse = raising(OSError(5, "Input/output error"))
    monkeypatch.setattr(os, "fstat", refuse)
    with pytest.raises(MissingPart, match="Input/output error"):
        FolderStorage(folder).read("images/a.png")
    monkeypatch.undo()
    monkeypatch.setattr(storages, "_open_below", refuse)
    with pytest.raises(MissingPart, match="Input/output error"):
        FolderStorage(folder).read("images/a.png")


@needs_links
@pytest.mark.parametrize("by_path", [False, True])
def test_links_and_pipes_are_refused_and_do_not_hang(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, by_path: bool
) -> None:
    if by_path:
        monkeypatch.setattr(os, "supports_dir_fd", set())
    storage = FolderStorage(folder)
    assert storage.read("images/a.png")
    (folder / "images/link.png").symlink_to("/etc/hostname")
    (folder / "linked").symlink_to("/etc")
    os.mkfifo(folder / "pipe.md")
    for name in ("images/link.png", "linked/hostname", "pipe.md", "images"):
        with pytest.raises((UnsafeArchive, MissingPart)) as refused:
            storage.read(name)
        if name != "images":
            assert isinstance(refused.value, UnsafeArchive)
            assert refused.value.trap == "special"
    assert "linked/hostname" not in storage.names()


def test_names_that_lead_out_are_refused_in_folders_too(folder: Path) -> None:
    for name in ("../small/briefing.toml", "/etc/hostname", ""):
        with pytest.raises(UnsafeArchive):
            FolderStorage(folder).read(name)


@pytest.mark.skipif(os.name == "nt", reason="names are counted in letters there")
def test_a_name_of_more_bytes_than_the_disk_takes_is_told(folder: Path) -> None:
    with pytest.raises(UnreadablePart, match="cannot be read"):
        FolderStorage(folder).read("images/" + "é" * 200)


def test_a_path_that_cannot_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_briefing(write_folder(tmp_path / "small", files()))
    monkeypatch.setattr(Path, "stat", raising(PermissionError(errno.EACCES, "Permission denied")))
    with pytest.raises(NotABriefing, match=r"this cannot be read \(Permission denied\)"):
        open_briefing(tmp_path)
    with pytest.raises(OutputError, match="this folder or file cannot be written"):
        opened.protect(tmp_path / "a.pdf")


def test_nothing_and_what_is_no_file_are_no_briefings(tmp_path: Path) -> None:
    with pytest.raises(NotABriefing, match="there is nothing at this path"):
        open_storage(tmp_path / "none")
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(NotABriefing, match="neither a folder nor a file"):
            open_storage(tmp_path / "pipe")
    with pytest.raises(NotABriefing, match=r"there is no briefing\.toml"):
        open_briefing(tmp_path)


def test_texts_are_parsed_when_first_needed_and_only_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    usual = FolderStorage.read

    def told(self: FolderStorage, name: str, most: int = storages.MOST_ENTRY_BYTES) -> bytes:
        read.append(name)
        return usual(self, name, most)

    monkeypatch.setattr(FolderStorage, "read", told)
    with open_briefing(folder) as opened:
        assert read == ["briefing.toml"]
        assert opened.text("first", "en") is opened.text("first", "en")
        assert read == ["briefing.toml", "sections/en/first.md"]
        assert opened.picture("images/a.png") == files()["images/a.png"]


def test_a_text_that_is_missing_comes_in_the_default_language(folder: Path) -> None:
    (folder / "sections/nl/first.md").unlink()
    with open_briefing(folder) as opened:
        assert opened.text("first", "nl") == opened.text("first", "en")
        with pytest.raises(MissingPart):
            opened.own_text("first", "nl")
        assert opened.text_in("none", "nl") == (BlockTree(blocks=()), "")


@pytest.mark.parametrize("nothing", ["", " \n\n", "[a]: https://example.org/\n"])
def test_a_text_with_nothing_in_it_is_as_none(folder: Path, nothing: str) -> None:
    dutch, english = (folder / f"sections/{each}/first.md" for each in ("nl", "en"))
    dutch.write_text(nothing, encoding="utf-8")
    with open_briefing(folder) as opened:
        for _once_more in range(2):
            assert opened.is_at_hand("first", "nl")
            assert opened.text_in("first", "nl") == (opened.text("first", "en"), "en")
    english.write_text(nothing, encoding="utf-8")
    with open_briefing(folder) as opened:
        assert opened.text_in("first", "nl") == (BlockTree(blocks=()), "nl"), "it has a figure, and may have no more"
    manifest = folder / "briefing.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('figures = ["pair"]', ""), "utf-8")
    with open_briefing(folder) as opened:
        assert opened.text_in("first", "nl") == (BlockTree(blocks=()), "")


def test_empty_words_of_the_manifest_are_as_none(folder: Path) -> None:
    manifest = folder / "briefing.toml"
    words = manifest.read_text("utf-8").replace('title.nl = "Eerste"', 'title.nl = " "')
    manifest.write_text(words.replace('summary.nl = "- Een punt.[^one]"', 'summary.nl = ""'), "utf-8")
    with open_briefing(folder) as opened:
        assert opened.briefing.sections[0].title.get("nl") == opened.briefing.sections[0].title.get("en")
        assert opened.summary_in("nl") == (opened.summary("en"), "en")


def test_a_text_that_is_there_and_cannot_be_read_is_a_fault_where_no_other_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "sections/nl/first.md").unlink()
    with open_briefing(folder) as opened:
        monkeypatch.setattr(storages, "_open_below", raising(OSError(5, "Input/output error")))
        with pytest.raises(UnreadablePart):
            opened.text("first", "nl")


def test_a_text_that_is_not_utf8_says_so(folder: Path) -> None:
    (folder / "sections/en/first.md").write_bytes(b"\xff\xfe")
    with open_briefing(folder) as opened, pytest.raises(TextError, match="not UTF-8"):
        opened.text("first", "en")


def test_a_briefing_without_key_points_has_an_empty_summary(tmp_path: Path) -> None:
    manifest = files()["briefing.toml"].decode()
    lines = [line for line in manifest.splitlines() if not line.startswith("summary")]
    folder = write_folder(tmp_path / "plain", files(manifest="\n".join(lines)))
    with open_briefing(folder) as opened:
        assert opened.summary("en").blocks == ()


def test_a_manifest_link_is_refused_by_its_name(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "linked", files())
    (folder / "briefing.toml").unlink()
    if os.name != "nt":
        (folder / "briefing.toml").symlink_to("/etc/hostname")
        with pytest.raises(UnsafeArchive):
            open_briefing(folder)


def test_an_unreadable_manifest_is_not_taken_for_a_missing_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FolderStorage, "read", raising(unreadable("briefing.toml", "Permission denied")))
    with pytest.raises(UnreadablePart):
        open_briefing(tmp_path)


def age(path: Path, seconds: float = 60) -> None:
    """Have a file be as it is for a while."""
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_the_state_of_a_part_is_another_after_any_change_of_it(folder: Path, tmp_path: Path) -> None:
    picture = folder / "images" / "a.png"
    age(picture)
    storage = FolderStorage(folder)
    states = [storage.state("images/a.png")]
    assert states == [storage.state("images/a.png")] != [""]
    picture.write_bytes(bytes(picture.stat().st_size))
    age(picture)  # of the same size and age, but written anew
    states.append(storage.state("images/a.png"))
    other = tmp_path / "other.png"
    other.write_bytes(b"")
    age(other, 30)
    other.replace(picture)
    states.append(storage.state("images/a.png"))
    assert len(set(states)) == 3
    assert storage.state("images/b.png") not in states
    with pytest.raises(UnsafeArchive):
        storage.state("../a.png")


def test_a_part_is_in_the_same_state_however_its_folder_or_archive_was_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = folder.with_suffix(".briefing")
    packed.write_bytes(pack(folder))
    monkeypatch.chdir(folder.parent)
    for path, file in ((folder, folder / "images" / "a.png"), (packed, packed)):
        age(file)
        states = set()
        for each in (path, Path(path.name)):
            with open_briefing(each) as opened:
                states.add(opened.storage.state("images/a.png"))
        assert len(states) == 1
        assert "" not in states


def test_what_was_changed_just_now_or_is_not_there_has_no_state(folder: Path) -> None:
    storage = FolderStorage(folder)
    (folder / "images" / "a.png").write_bytes(b"new")
    assert storage.state("images/a.png") == storage.state("images/gone.png") == ""
    assert MemoryStorage(files()).state("images/a.png") == ""


def test_a_part_of_an_archive_is_in_the_state_of_the_archive_that_is_open(folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "small.briefing"
    packed.write_bytes(pack(folder))
    with open_briefing(packed) as opened:
        assert opened.storage.state("images/a.png") == ""
        age(packed)
        state = opened.storage.state("images/a.png")
        assert state.endswith("small.briefing images/a.png")
        other = tmp_path / "other.briefing"
        other.write_bytes(pack(folder))
        age(other, 30)
        other.replace(packed)
        assert opened.storage.state("images/a.png").split()[1:4] == state.split()[1:4]


def test_a_picture_of_a_briefing_that_was_closed_meanwhile_is_refused_in_words(folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "small.briefing"
    packed.write_bytes(pack(folder))
    opened = open_briefing(packed)
    opened.close()
    with pytest.raises(UnreadablePart, match="closed"):
        opened.picture("images/a.png")


def test_the_state_that_counts_is_that_in_which_a_picture_was_first_read(folder: Path) -> None:
    picture = folder / "images" / "a.png"
    age(picture)
    with open_briefing(folder) as opened:
        assert opened.picture_state("images/a.png") == ""
        opened.picture("images/a.png")
        first = opened.picture_state("images/a.png")
        age(picture, 30)
        opened.picture("images/a.png")
        assert opened.picture_state("images/a.png") == first != opened.storage.state("images/a.png")


class HangingStorage(MemoryStorage):
    """One whose disk does not answer before somebody says so."""

    def __init__(self) -> None:
        super().__init__({name: data for name, data in files().items() if name != "mimetype"})
        self.is_asked, self.answers, self.is_closed = threading.Event(), threading.Event(), threading.Event()

    def read(self, name: str, most: int = 1 << 20) -> bytes:
        self.is_asked.set()
        self.answers.wait(60)
        return super().read(name, most)

    def close(self) -> None:
        self.is_closed.set()


def test_closing_waits_for_no_disk_that_does_not_answer() -> None:
    storage = HangingStorage()
    opened = OpenedBriefing(None, storage, parse(files()["briefing.toml"]))
    reading = threading.Thread(target=lambda: opened.own_words("first", "en"))
    reading.start()
    storage.is_asked.wait(60)
    opened.close()
    assert not storage.is_closed.is_set(), "somebody reads in it"
    storage.answers.set()
    assert storage.is_closed.wait(60)
    reading.join()
