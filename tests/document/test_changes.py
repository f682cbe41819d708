import os
from pathlib import Path

import pytest

from briefing.document import changes
from briefing.document.changes import state_of
from tests.document.samples import files, write_folder, write_zip


def test_the_state_changes_with_the_files_and_only_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path / "small", files())
    text = folder / "sections/en/first.md"
    before = state_of(folder)
    (folder / ".swap").write_text("of an editor")
    assert state_of(folder) == before
    os.utime(text, ns=(1, 1))
    touched = state_of(folder)
    text.write_text("Other words, and more of them.")
    os.utime(text, ns=(1, 1))
    longer = state_of(folder)
    (folder / "images/c.png").write_bytes(b"new")
    more = state_of(folder)
    text.unlink()
    assert len({before, touched, longer, more, state_of(folder)}) == 5
    monkeypatch.setattr(changes, "_below", lambda _path: [text])
    assert state_of(folder) == state_of(folder), "a file that goes meanwhile is no error"


def test_an_archive_is_one_file(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "small.briefing", files())
    before = state_of(archive)
    os.utime(archive, ns=(1, 1))
    assert state_of(archive) != before
    archive.unlink()
    assert state_of(archive) == 0
