"""Two loose pictures, and no program of the system for files of text."""

from pathlib import Path

import pytest

from tests.desktop.files.loose import write


@pytest.fixture
def loose(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "loose"
    folder.mkdir()
    return write(folder / "base_20211213.jpg", "blue"), write(folder / "base_20211007.jpg", "red")


@pytest.fixture(autouse=True)
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files to which findings lead are not opened elsewhere."""
    monkeypatch.setattr("briefing.desktop.files.findings_window.open_file", lambda _path: None)
