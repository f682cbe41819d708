import os
from pathlib import Path

import pytest

from briefing.document.packing import pack
from briefing.document.sparing import spare
from briefing.errors import OutputError
from tests.document.samples import MANIFEST, files, write_folder, write_zip
from tests.raising import raising


@pytest.mark.parametrize(
    ("name", "data"),
    [("briefing.toml", b""), ("BRIEFING.TOML", b"x"), ("a.briefing", b"PK\x03\x04"), ("a.BRIEFING", b"PK\x03\x04")],
)
def test_what_is_a_briefing_is_spared(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    spare(path)
    path.write_bytes(data)
    link = tmp_path / "link.pdf"
    link.symlink_to(path)
    for target in (path, link):
        with pytest.raises(OutputError, match="a briefing is there"):
            spare(target)


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", b"%PDF"), ("a.zip", b"PK\x03\x04"), ("a.briefing", b"%PDF"), ("b.toml", b"")]
)
def test_what_is_none_may_be_written_over(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    spare(path)


def test_a_briefing_is_packed_again_but_not_over_another(tmp_path: Path) -> None:
    folder, archive = write_folder(tmp_path / "small", files()), tmp_path / "small.briefing"
    archive.write_bytes(pack(folder, archive))
    assert pack(folder, archive)
    other = write_folder(tmp_path / "other", files(manifest=MANIFEST.replace('id = "small"', 'id = "other"')))
    for target in (archive, folder / "briefing.toml"):
        with pytest.raises(OutputError, match="a briefing is there"):
            pack(other, target)


@pytest.mark.parametrize("said", ["format = 2", "format = 1"])
def test_one_of_a_newer_reader_or_at_fault_is_not_packed_over(tmp_path: Path, said: str) -> None:
    folder, archive = write_folder(tmp_path / "small", files()), tmp_path / "small.briefing"
    write_zip(archive, {**files(), "briefing.toml": said.encode()})
    with pytest.raises(OutputError, match="a briefing is there"):
        pack(folder, archive)


def test_what_is_no_briefing_may_be_packed_over(tmp_path: Path) -> None:
    archive = tmp_path / "a.briefing"
    archive.write_bytes(b"PK\x03\x04")
    spare(archive, again="small")


def test_a_folder_of_that_name_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.briefing").mkdir()
    spare(tmp_path / "a.briefing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are for POSIX")
def test_nothing_is_taken_out_of_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "a.briefing"
    os.mkfifo(pipe)
    handle = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        os.write(handle, b"PK")
        spare(pipe)
        assert os.read(handle, 2) == b"PK"
    finally:
        os.close(handle)


def test_what_cannot_be_read_may_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.briefing"
    path.write_bytes(b"")
    monkeypatch.setattr(Path, "open", raising(PermissionError(13, os.strerror(13))))
    with pytest.raises(OutputError):
        spare(path)
