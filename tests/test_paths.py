import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import paths


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    paths._temporary.cache_clear()
    yield
    paths._temporary.cache_clear()


@pytest.mark.skipif(sys.platform != "linux", reason="XDG variables are for Linux")
@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_an_empty_or_relative_variable_never_gives_a_relative_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    folder = paths.config_folder()
    assert folder.is_absolute()
    assert folder == tmp_path / ".briefing" / "config"


def test_folders_are_for_the_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appdirs.user_cache_dir", lambda name, appauthor: str(tmp_path / "cache" / name))
    folder = paths.cache_folder()
    assert folder == tmp_path / "cache" / "briefing"
    if os.name != "nt":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_home_that_cannot_be_written_gives_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setattr("appdirs.user_log_dir", lambda name, appauthor: str(blocked / "log"))
    monkeypatch.setenv("HOME", str(blocked))
    monkeypatch.setenv("USERPROFILE", str(blocked))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    folder = paths.log_folder()
    assert folder.is_dir()
    assert folder.is_absolute()
    assert folder == paths.log_folder()
    folder.rmdir()


def test_resources_are_found() -> None:
    assert paths.resource("translations").parent == paths.resources()
    assert paths.resources().is_dir()
