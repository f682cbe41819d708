"""Two loose pictures."""

from pathlib import Path

import pytest

from tests.desktop.files.loose import write


@pytest.fixture
def loose(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "loose"
    folder.mkdir()
    return write(folder / "base_20211213.jpg", "blue"), write(folder / "base_20211007.jpg", "red")
