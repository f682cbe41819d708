"""That what a press leaves which is killed goes, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.paper.workroom import PREFIX, Workroom, sweep_workrooms

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no locks on folders there")
LONG_AGO = 1_000_000_000
KILLED = """
import os, signal
from briefing.paper.workroom import Workroom
room = Workroom()
(room.path / "page.png").write_bytes(b"x")
print(room.path, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for temporary files."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def aged(path: Path) -> Path:
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_what_a_process_left_that_was_killed_goes(temporary: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(temporary)}
    done = subprocess.run([sys.executable, "-c", KILLED], env=environment, capture_output=True, text=True, check=False)
    left = Path(done.stdout.strip())
    assert list(temporary.iterdir()) == [left]
    sweep_workrooms()
    assert left.exists(), "it is so new that it might only be about to be locked"
    aged(left)
    sweep_workrooms()
    assert not left.exists()


def test_what_is_in_use_stays_until_it_is_cleared_away(temporary: Path) -> None:
    room = Workroom()
    aged(room.path)
    sweep_workrooms()
    assert room.path.exists()
    room.clear()
    room.clear()
    assert list(temporary.iterdir()) == []


def test_what_is_not_ours_stays(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = temporary / "elsewhere"
    file, link = temporary / f"{PREFIX}file", temporary / f"{PREFIX}link"
    others = [temporary / f"{PREFIX}of-another", temporary / "briefing-0123abcd", elsewhere]
    for each in others:
        each.mkdir()
    file.touch()
    link.symlink_to(elsewhere)
    os.utime(link, (LONG_AGO, LONG_AGO), follow_symlinks=False)
    there = {aged(each) for each in (*others, file)} | {link}
    sweep_workrooms()
    assert set(temporary.iterdir()) == there
    mine = temporary / f"{PREFIX}01234567"
    mine.mkdir()
    aged(mine)
    with monkeypatch.context() as another:
        another.setattr(os, "getuid", lambda: mine.lstat().st_uid + 1)
        sweep_workrooms()
    assert mine.exists()


@pytest.mark.parametrize("lacks", ["module", "disk"])
def test_without_locks_a_press_works_and_nothing_is_swept(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, lacks: str
) -> None:
    left = temporary / f"{PREFIX}01234567"
    left.mkdir()
    aged(left)

    def refuse(_handle: int, _how: int) -> None:
        raise OSError(95, "Operation not supported")

    with monkeypatch.context() as without:
        if lacks == "module":
            without.setitem(sys.modules, "fcntl", None)
        else:
            without.setattr("fcntl.flock", refuse)
        room = Workroom()
        sweep_workrooms()
    assert left.exists()
    room.clear()
    assert list(temporary.iterdir()) == [left]


def test_a_place_for_temporary_files_that_is_not_there_keeps_nobody_from_starting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    sweep_workrooms()
