import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import paths
from tests.raising import raising


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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_is_printed_does_not_come_from_a_folder_that_others_write_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, home = tmp_path / "shared" / "briefing", tmp_path / "home"
    shared.mkdir(parents=True)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("appdirs.user_cache_dir", lambda name, appauthor: str(shared))
    monkeypatch.setattr("appdirs.user_config_dir", lambda name, appauthor: str(shared))
    assert paths.cache_folder() == shared
    shared.chmod(0o777)
    assert paths.cache_folder() == home / ".briefing" / "cache"
    assert paths.config_folder() == shared, "on a stick everybody may write everywhere, and settings are to last"
    shared.chmod(0o700)
    if os.geteuid() == 0:
        os.chown(shared, 12, -1)
    else:
        monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)
    assert paths.cache_folder() != shared, "it is another's"


def test_a_home_that_cannot_be_written_gives_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setattr("appdirs.user_log_dir", lambda name, appauthor: str(blocked / "log"))
    monkeypatch.setenv("HOME", str(blocked))
    monkeypatch.setenv("USERPROFILE", str(blocked))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    folder = paths.log_folder()
    assert folder.is_dir()
    assert folder.is_absolute()
    paths._temporary.cache_clear()
    assert folder == paths.log_folder()


@pytest.fixture
def homeless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files of a user without a home."""
    monkeypatch.setattr("appdirs.user_log_dir", lambda name, appauthor: "~/log")
    monkeypatch.setattr(Path, "home", raising(RuntimeError("Could not determine home directory.")))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor links for everybody")
def test_a_temporary_folder_that_another_could_have_made_is_not_taken(homeless: Path) -> None:
    trap = homeless / f"briefing-{os.getuid()}-log"
    trap.symlink_to(homeless)
    assert paths.log_folder() != trap
    paths._temporary.cache_clear()
    trap.unlink()
    trap.mkdir(mode=0o777)
    trap.chmod(0o777)
    folder = paths.log_folder()
    assert folder != trap
    assert folder.stat().st_mode & 0o777 == 0o700


def test_where_there_is_no_place_at_all_there_is_none(homeless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(homeless / "missing"))
    folder = paths.log_folder()
    assert not folder.exists()
    with pytest.raises(OSError, match="log"):
        folder.mkdir(parents=True)


def test_resources_are_found() -> None:
    assert paths.resource("translations").parent == paths.resources()
    assert paths.resources().is_dir()
