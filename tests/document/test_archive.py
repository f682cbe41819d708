import contextlib
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.document import archive as archives
from briefing.document.archive import ArchiveStorage
from briefing.document.checks import check
from briefing.document.opening import open_briefing
from briefing.errors import LimitExceeded, MissingPart, NotABriefing, UnreadablePart, UnsafeArchive
from tests.document.samples import files, write_zip
from tests.raising import raising


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    return write_zip(tmp_path / "small.briefing", files())


def with_entry(
    path: Path, entry: zipfile.ZipInfo | str, data: bytes = b"x", compress: int = zipfile.ZIP_STORED
) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, data, compress)
    return path


def trap_of(path: Path) -> str:
    """The trap for which an archive is refused."""
    with pytest.raises(UnsafeArchive) as refused:
        ArchiveStorage(path)
    return refused.value.trap


def test_an_archive_gives_its_parts_and_their_names(packed: Path) -> None:
    storage = ArchiveStorage(packed)
    assert storage.names() == sorted(["mimetype", *files()])
    assert storage.read("sections/nl/first.md") == files()["sections/nl/first.md"]
    with pytest.raises(MissingPart, match="this file is not in the briefing"):
        storage.read("images/none.png")
    with pytest.raises(LimitExceeded, match="larger than"):
        storage.read("briefing.toml", most=10)
    storage.close()


def test_a_plain_zip_is_told_from_a_briefing_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(NotABriefing, match=r"zip archive that was not made as a briefing\. Unpack it, and run"):
        open_briefing(write_zip(tmp_path / "x.briefing", files(), mimetype=None))


@pytest.mark.parametrize("mimetype", [None, archives.MIMETYPE])
def test_a_folder_that_was_packed_with_what_is_in_it_is_named(tmp_path: Path, mimetype: bytes | None) -> None:
    inner = {f"flood/{name}": data for name, data in files().items()} | {"__MACOSX/._flood": b""}
    with pytest.raises(NotABriefing) as wrong:
        open_briefing(write_zip(tmp_path / "x.briefing", inner, mimetype=mimetype))
    assert str(wrong.value) == (
        "x.briefing: its files are in a folder inside it, “flood”. Unpack it, and run `briefing pack` on that folder."
    )
    whole = files() | {"old/briefing.toml": b""}
    open_briefing(write_zip(tmp_path / "y.briefing", whole)).close()


def test_an_archive_opens_as_a_briefing(packed: Path) -> None:
    with open_briefing(packed) as opened:
        assert opened.briefing.id == "small"
        assert opened.text("first", "nl").blocks


@pytest.mark.parametrize(
    ("name", "trap"),
    [
        ("../up.md", "parent"),
        ("a/../../up.md", "parent"),
        ("/etc/passwd", "absolute"),
        ("C:/windows", "drive"),
        ("a\\b", "backslash"),
        ("a//b", "dot"),
        ("a/./b", "dot"),
        ("a\x07b", "control"),
        ("x" * 300, "long"),
    ],
)
def test_a_name_that_leads_out_is_refused(packed: Path, name: str, trap: str) -> None:
    with pytest.raises(UnsafeArchive) as refused:
        ArchiveStorage(with_entry(packed, name))
    assert refused.value.trap == trap
    assert refused.value.advice.startswith("Rename it" if trap in ("control", "long") else "Names are relative")
    assert str(refused.value).isprintable()


def test_a_name_with_nul_is_refused(packed: Path) -> None:
    data = with_entry(packed, "imagesXevil.png").read_bytes().replace(b"imagesXevil.png", b"images\0evil.png")
    packed.write_bytes(data)
    assert trap_of(packed) == "nul"


@pytest.mark.parametrize(("name", "trap"), [("images/A.png", "collision"), ("images/a.png", "duplicate")])
def test_names_that_are_or_look_the_same_are_refused(packed: Path, name: str, trap: str) -> None:
    with pytest.warns(UserWarning, match="Duplicate") if trap == "duplicate" else contextlib.nullcontext():
        with_entry(packed, name)
    assert trap_of(packed) == trap


def test_composed_and_decomposed_letters_count_as_the_same_name(packed: Path) -> None:
    with_entry(packed, "images/caf\u00e9.png")
    with_entry(packed, "images/cafe\u0301.png")
    assert trap_of(packed) == "collision"


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010666])
def test_links_devices_and_pipes_are_refused(packed: Path, mode: int) -> None:
    entry = zipfile.ZipInfo("images/link.png")
    entry.external_attr = mode << 16
    assert trap_of(with_entry(packed, entry)) == "symlink"


@pytest.mark.parametrize("name", ["images/half.png", "images/gone.png"])
def test_what_was_cut_off_an_archive_while_it_is_open_is_told_in_whole_words(packed: Path, name: str) -> None:
    whole = packed.stat().st_size
    with_entry(with_entry(packed, "images/half.png", bytes(200_000)), "images/gone.png")
    with contextlib.closing(ArchiveStorage(packed)) as storage:
        os.truncate(packed, whole + 50_000)
        with pytest.raises(UnreadablePart) as told:
            storage.read(name)
    assert told.value.reason == "this file is damaged. Ask for the file again."


def test_folders_are_no_parts(packed: Path) -> None:
    with_entry(packed, "images/inner/", b"")
    storage = ArchiveStorage(packed)
    assert "images/inner/" not in storage.names()
    storage.close()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_compress_are_refused(packed: Path, method: int) -> None:
    assert trap_of(with_entry(packed, "images/c.png", b"x" * 100, method)) == "method"


def test_encrypted_entries_are_refused(packed: Path) -> None:
    data = bytearray(packed.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    packed.write_bytes(data)
    assert trap_of(packed) == "encrypted"


def test_zip64_is_refused_in_an_entry_and_in_the_archive(packed: Path, tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("images/big.png")
    entry.extra = struct.pack("<HH", 0x7777, 2) + b"ab" + struct.pack("<HHQ", 1, 8, 1)
    assert trap_of(with_entry(write_zip(tmp_path / "entry.briefing", files()), entry)) == "zip64"
    data = packed.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    packed.write_bytes(data[:end] + b"PK\x06\x06" + bytes(52) + data[end:])
    with pytest.raises((UnsafeArchive, NotABriefing)):
        ArchiveStorage(packed)
    comment = tmp_path / "comment.briefing"
    with zipfile.ZipFile(write_zip(comment, files()), "a") as archive:
        archive.comment = b"PK\x06\x06"
    assert trap_of(comment) == "zip64"


def test_entries_that_share_bytes_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(path := tmp_path / "overlap.briefing", "w") as archive:
        archive.writestr("mimetype", archives.MIMETYPE)
        archive.writestr("a.md", b"words")
        archive.writestr("b.md", b"words")
        archive.infolist()[2].header_offset = archive.infolist()[1].header_offset
    assert trap_of(path) == "overlap"


def test_an_entry_that_reaches_into_the_directory_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(path := tmp_path / "reach.briefing", "w") as archive:
        archive.writestr("mimetype", archives.MIMETYPE)
        archive.writestr("a.md", b"words")
        archive.infolist()[1].compress_size += 40
    assert trap_of(path) == "overlap"


def test_an_entry_with_a_trailing_descriptor_is_read(tmp_path: Path) -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError("not a file")

    stream = Stream()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", archives.MIMETYPE, zipfile.ZIP_STORED)
        for name, data in files().items():
            archive.writestr(name, data)
    path = tmp_path / "stream.briefing"
    path.write_bytes(stream.getvalue())
    with open_briefing(path) as opened:
        assert opened.briefing.id == "small"


def test_an_archive_whose_first_entry_is_broken_is_damaged(packed: Path) -> None:
    data = packed.read_bytes()
    packed.write_bytes(data.replace(archives.MIMETYPE, archives.MIMETYPE[:-1] + b"!", 1))
    with pytest.raises(NotABriefing, match="damaged"):
        ArchiveStorage(packed)


@pytest.mark.parametrize(
    "make",
    [
        lambda path: write_zip(path, files(), mimetype=None),
        lambda path: write_zip(path, files(), mimetype=b"application/epub+zip"),
        lambda path: write_zip(path, files(), mimetype=b"application/vnd.briefing+zap"),
        lambda path: write_zip(path, {}, mimetype=None),
        lambda path: path.write_bytes(b"not a zip") and path,
        lambda path: path.write_bytes(b"") or path,
    ],
)
def test_what_is_no_briefing_is_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(NotABriefing):
        ArchiveStorage(make(tmp_path / "other.briefing"))


def test_a_file_of_another_kind_is_told_from_a_damaged_one(tmp_path: Path, packed: Path) -> None:
    (tmp_path / "shot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(NotABriefing, match=r"^shot.png: this is not a briefing. Choose a .briefing file"):
        ArchiveStorage(tmp_path / "shot.png")
    (tmp_path / "half.briefing").write_bytes(packed.read_bytes()[:200])
    with pytest.raises(NotABriefing, match="or it is damaged"):
        ArchiveStorage(tmp_path / "half.briefing")


def test_a_file_that_may_not_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed.briefing").write_bytes(b"PK")
    monkeypatch.setattr(zipfile, "ZipFile", raising(PermissionError(13, "Permission denied")))
    with pytest.raises(NotABriefing, match="Permission denied"):
        ArchiveStorage(tmp_path / "closed.briefing")


def test_too_many_too_large_and_too_much_are_refused(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value, limit in (
        ("MOST_ENTRIES", 3, "entries"),
        ("MOST_ENTRY_BYTES", 10, "bytes"),
        ("MOST_BYTES", 50, "total bytes"),
        ("MOST_DIRECTORY_BYTES", 50, "directory bytes"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(archives, name, value)
            with pytest.raises(LimitExceeded) as refused:
                ArchiveStorage(packed)
        assert refused.value.limit == limit
        assert refused.value.where


@pytest.mark.parametrize("comment", [b"", b"words"])
def test_a_directory_of_any_length_is_refused_before_it_is_read(
    packed: Path, monkeypatch: pytest.MonkeyPatch, comment: bytes
) -> None:
    with zipfile.ZipFile(packed, "a") as archive:
        start = archive.start_dir
        archive.comment = comment
        archive.writestr("last.md", b"")
    data = packed.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    many = data[start:end] * (archives.MOST_DIRECTORY_BYTES // (end - start) + 1)
    packed.write_bytes(data[:start] + many + data[end : end + 12] + struct.pack("<L", len(many)) + data[end + 16 :])
    monkeypatch.setattr(zipfile, "ZipFile", raising(AssertionError("it is read")))
    with pytest.raises(LimitExceeded, match="longer than 4 MiB"):
        ArchiveStorage(packed)


def test_what_leads_to_a_zip64_directory_is_refused_before_that_is_read(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    packed.write_bytes(data[:end] + b"PK\x06\x07" + bytes(16) + data[end:])
    monkeypatch.setattr(zipfile, "ZipFile", raising(AssertionError("it is read")))
    assert trap_of(packed) == "zip64"


def test_an_entry_whose_size_is_a_lie_is_not_unpacked_past_it(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "lie.briefing", {"a.md": b"x" * 1000})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.rindex(mark)
        struct.pack_into("<I", data, place + at, 10)
    path.write_bytes(data)
    storage = ArchiveStorage(path)
    with pytest.raises((MissingPart, LimitExceeded)):
        storage.read("a.md", most=5)
    with pytest.raises((MissingPart, LimitExceeded)):
        storage.read("a.md")
    storage.close()


def test_an_entry_that_unpacks_to_more_than_it_says_is_refused(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = ArchiveStorage(packed)
    monkeypatch.setattr(storage._zip, "open", lambda _entry: io.BytesIO(b"x" * 100))
    storage._entries["briefing.toml"].file_size = 5
    with pytest.raises(LimitExceeded):
        storage.read("briefing.toml", most=50)
    storage.close()


def test_a_broken_entry_says_so(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "crc.briefing", {"a.md": zlib.compress(b"x" * 50)})
    data = bytearray(path.read_bytes())
    data[data.index(b"a.md") + 6] ^= 0xFF
    path.write_bytes(data)
    storage = ArchiveStorage(path)
    with pytest.raises(MissingPart, match="this file is damaged"):
        storage.read("a.md")
    storage.close()


@pytest.mark.parametrize("name", ["briefing.toml", "sections/en/first.md"])
def test_damage_to_a_part_is_told_of_that_part(packed: Path, name: str) -> None:
    data = bytearray(packed.read_bytes())
    data[data.rindex(name.encode()) - 30] ^= 0xFF  # the checksum in the directory
    packed.write_bytes(data)
    assert [(each.file, each.advice) for each in check(packed)] == [(name, "Ask for the file again")]
