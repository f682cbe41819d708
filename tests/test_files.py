import contextlib
import errno
import logging
import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing import files
from briefing.errors import OutputError
from tests.raising import raising


def test_a_new_file_holds_every_byte(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    files.write_atomically(target, b"x" * 300_000)
    assert target.read_bytes() == b"x" * 300_000
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_short_writes_are_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:3])))
    files.write_atomically(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_a_full_disk_leaves_the_old_file_whole_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "write", raising(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OutputError, match=r"a\.pdf: the disk is full\. The file there is as it was"):
        files.write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_that_a_scanner_looks_at_is_replaced_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    replace, waited = os.replace, list[float]()

    def held(part: Path, path: Path) -> None:
        if len(waited) < 3:
            raise PermissionError(errno.EACCES, "Access is denied", str(part), None, str(path))
        replace(part, path)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(files, "WINDOWS", True)
    monkeypatch.setattr("time.sleep", waited.append)
    files.write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert 0 < sum(waited) < 1


def test_a_file_that_is_open_elsewhere_on_windows_stays_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def held(part: Path, path: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(part), None, str(path))

    monkeypatch.setattr(files, "WINDOWS", True)
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    with pytest.raises(OutputError, match="or is open in another program"):
        files.write_atomically(target, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"old"}


def test_a_path_that_is_too_long_for_windows_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "WINDOWS", True)
    for letters, words in ((300, "too long"), (30, "does not exist")):
        error = FileNotFoundError(
            errno.ENOENT, "The system cannot find the path specified", Path("C:/" + "a" * letters)
        )
        assert words in files.why_not_written(error)


def test_a_file_that_may_only_be_read_does_not_make_its_successor_so_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    monkeypatch.setattr(files, "WINDOWS", True)
    monkeypatch.setattr(os, "fchmod", lambda *_words: pytest.fail("such a part could not be taken away again"))
    with contextlib.suppress(OutputError):  # Windows itself refuses
        files.write_atomically(target, b"new")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "cannot be written"),
        (errno.ENOENT, "does not exist"),
        (errno.EISDIR, "is a folder"),
        (errno.ENAMETOOLONG, "this name is too long"),
        (errno.EINVAL, "a file cannot have this name there"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_every_refusal_has_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    monkeypatch.setattr(os, "fsync", raising(OSError(number, os.strerror(number))))
    with pytest.raises(OutputError, match=words):
        files.write_atomically(tmp_path / "a", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor links for everybody")
def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "a.pdf", tmp_path / "b.pdf"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to(target)
    files.write_atomically(link, b"new")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o600)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        files.write_atomically(pipe, b"x" * 100_000)
        assert read.result() == b"x" * 100_000
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there are no such paths there")
def test_a_pipe_without_a_path_of_its_own_is_written_into() -> None:
    reading, writing = os.pipe()
    files.write_atomically(Path(f"/dev/fd/{writing}"), b"x")
    assert os.read(reading, 9) == b"x"
    os.close(reading)
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has this device")
def test_a_device_is_written_into() -> None:
    with pytest.raises(OutputError, match="the disk is full"):
        files.write_atomically(Path("/dev/full"), b"x")
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(os.name == "nt", reason="Windows says that it is not a name")
def test_a_name_that_a_disk_refuses_is_not_told_as_a_folder_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(part: Path, path: Path) -> None:  # as a stick does, of a name with a colon
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(part), None, str(path))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match="a file cannot have this name there"):
        files.write_atomically(tmp_path / "a:b", b"")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this folder does not exist"):
        files.write_atomically(tmp_path / "no" / "a", b"")


@pytest.mark.parametrize("folder", [Path(), Path(os.sep), Path("..")])
def test_a_folder_is_no_target(folder: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder, not a file"):
        files.write_atomically(folder, b"data")


@pytest.mark.parametrize(("number", "words"), [(errno.EACCES, "cannot be written"), (errno.ENAMETOOLONG, "too long")])
def test_a_path_that_cannot_be_looked_at_has_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    monkeypatch.setattr(Path, "stat", raising(OSError(number, os.strerror(number))))
    with pytest.raises(OutputError, match=words):
        files.write_atomically(tmp_path / "a", b"")
    assert files.kind_at(tmp_path) == 0
    assert files.is_there(tmp_path) is (number == errno.EACCES)


def test_what_is_at_a_path_is_told(tmp_path: Path) -> None:
    assert files.is_there(tmp_path)
    assert files.kind_at(tmp_path) == stat.S_IFDIR
    assert not files.is_there(tmp_path / "none")
    assert files.kind_at(tmp_path / "none") == 0


def test_two_paths_to_one_file_are_known(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "b").write_bytes(b"")
    assert files.is_one(tmp_path / "a", tmp_path / ".." / tmp_path.name / "a")
    assert not files.is_one(tmp_path / "a", tmp_path / "b")
    assert not files.is_one(tmp_path / "a", tmp_path / "none")


def strays(folder: Path, *, age: float) -> Path:
    part = folder / ".0123456789abcdef.briefing-part"
    part.write_bytes(b"half")
    os.utime(part, (time.time() - age, time.time() - age))
    return part


@pytest.mark.parametrize("age", [7200, -7200])
def test_what_an_interrupted_write_left_goes_with_the_next(tmp_path: Path, age: float) -> None:
    part = strays(tmp_path, age=age)
    (tmp_path / ".hidden").write_bytes(b"mine")
    files.write_atomically(tmp_path / "a", b"new")
    assert not part.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".hidden", "a"]


def test_what_another_may_still_write_stays(tmp_path: Path) -> None:
    part = strays(tmp_path, age=60)
    files.sweep(tmp_path)
    assert part.exists()


def test_a_file_that_was_put_there_since_a_place_was_chosen_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    empty, whole = files.Chosen(path), files.Chosen(tmp_path)
    empty.check()
    whole.check()
    path.write_bytes(b"theirs")
    with pytest.raises(OutputError, match=r"a\.pdf: another file was put there meanwhile\. Save it again"):
        empty.check()
    seen = files.Chosen(path)
    seen.check()
    os.utime(path, ns=(0, path.stat().st_mtime_ns - 1))
    with pytest.raises(OutputError):
        seen.check()
    path.unlink()
    seen.check()


def test_a_part_that_cannot_be_removed_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    strays(tmp_path, age=7200)
    monkeypatch.setattr(Path, "unlink", raising(PermissionError(errno.EACCES, os.strerror(errno.EACCES))))
    files.write_atomically(tmp_path / "a", b"new")
    assert "may have left something" in caplog.text


def test_a_folder_that_was_not_filled_goes_with_the_next(tmp_path: Path) -> None:
    part = tmp_path / ".0123456789abcdef.briefing-part"
    (part / "images").mkdir(parents=True)
    os.utime(part, (0, 0))
    with files.new_folder(tmp_path / "new") as made:
        (made / "briefing.toml").write_bytes(b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["new"]


def test_what_could_not_be_written_into_a_new_folder_is_told_of_by_the_name_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", raising(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
    with pytest.raises(OutputError) as told, files.new_folder(tmp_path / "new") as made:
        files.write_atomically(made / "briefing.toml", b"new")
    assert str(told.value) == f"{tmp_path / 'new' / 'briefing.toml'}: the disk is full."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOSYS])
def test_a_file_on_a_disk_that_knows_no_modes_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    refuse = raising(OSError(number, os.strerror(number)))
    for each in (Path, os):
        monkeypatch.setattr(each, "chmod", refuse)
    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(os, "fchown", refuse)
    files.write_atomically(target, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"new"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_keeps_whose_it_is(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    os.chown(target, 12, 34)
    files.write_atomically(target, b"new")
    found = target.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (12, 34, 0o640)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups")
def test_a_file_stays_with_its_group_where_its_owner_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    group, asked = target.stat().st_gid, list[tuple[int, int]]()

    def change(_handle: int, owner: int, group: int) -> None:
        asked.append((owner, group))
        if owner != -1:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "fchown", change)
    files.write_atomically(target, b"new")
    assert (-1, group) in asked
    assert target.read_bytes() == b"new"


def test_a_name_may_be_as_long_as_any(tmp_path: Path) -> None:
    files.write_atomically(tmp_path / ("x" * 251 + ".pdf"), b"new")
    assert (tmp_path / ("x" * 251 + ".pdf")).read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such call")
def test_a_folder_that_cannot_be_made_to_last_has_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: Path, flags: int, *mode: int) -> int:
        if path == tmp_path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse)
    files.write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_only_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zeros").symlink_to("/dev/zero")
    assert files.read_file(tmp_path / "file") == b"x"
    for each in ("pipe", "zeros", ".", "none"):
        with pytest.raises(OSError, match=each):
            files.read_file(tmp_path / each)


def test_what_is_kept_in_a_cache_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "texts" / "a"
    files.keep(target, b"one")
    files.keep(target, b"two")
    assert target.read_bytes() == b"two"
    monkeypatch.setattr(os, "replace", raising(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        files.keep(target, b"three")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["a"]
