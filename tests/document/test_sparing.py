import os
from pathlib import Path

import pytest

from briefing.document.sparing import spare
from briefing.errors import OutputError


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


def test_a_briefing_may_take_the_place_of_another_but_not_of_a_manifest(tmp_path: Path) -> None:
    archive, manifest = tmp_path / "a.briefing", tmp_path / "briefing.toml"
    for path in (archive, manifest):
        path.write_bytes(b"PK\x03\x04")
    spare(archive, archives=False)
    with pytest.raises(OutputError):
        spare(manifest, archives=False)


def test_a_folder_of_that_name_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.briefing").mkdir()
    spare(tmp_path / "a.briefing")


def test_what_cannot_be_read_may_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.briefing"
    path.write_bytes(b"")

    def refuse(*_words: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputError):
        spare(path)
