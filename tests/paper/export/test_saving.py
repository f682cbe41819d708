import errno
import os
from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.paper.export.saving import Exported, picture_folder, save

MADE = Exported(data=b"text", pictures={"a-1.jpg": b"one", "b-2.jpg": b"two"})


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_pictures_lie_in_a_folder_named_after_the_file(tmp_path: Path) -> None:
    assert picture_folder(Path("some/out.md")) == "out-images"
    for _twice in range(2):
        save(MADE, tmp_path / "out.md")
        assert names(tmp_path) == ["out-images", "out-images/a-1.jpg", "out-images/b-2.jpg", "out.md"]
    assert (tmp_path / "out.md").read_bytes() == b"text"
    save(Exported(data=b"alone"), tmp_path / "other.txt")
    assert "other-images" not in names(tmp_path)


def test_a_file_of_somebody_else_is_not_written_over_and_nothing_is_left_behind(tmp_path: Path) -> None:
    folder = tmp_path / "out-images"
    folder.mkdir()
    (folder / "b-2.jpg").write_bytes(b"theirs")
    (tmp_path / "out.md").write_bytes(b"before")
    with pytest.raises(OutputError, match="another file is there"):
        save(MADE, tmp_path / "out.md")
    assert names(tmp_path) == ["out-images", "out-images/b-2.jpg", "out.md"]
    assert (folder / "b-2.jpg").read_bytes() == b"theirs"
    assert (tmp_path / "out.md").read_bytes() == b"before"


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out-images").write_bytes(b"a file")
    with pytest.raises(OutputError, match="cannot be read"):
        save(MADE, tmp_path / "out.md")
    assert names(tmp_path) == ["out-images"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="none: this folder does not exist"):
        save(MADE, tmp_path / "none" / "out.md")


def test_a_full_disk_takes_away_what_was_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.replace

    def full(source: Path, target: Path) -> None:
        if Path(target).suffix == ".md":
            raise OSError(errno.ENOSPC, "No space left on device")
        really(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError, match="the disk is full"):
        save(MADE, tmp_path / "out.md")
    assert names(tmp_path) == []
