import errno
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing import log
from tests.obstacles import put_link_to_nowhere, put_loop, put_pipe
from tests.raising import raising


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The root logger is as it was, after each test."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    logging.raiseExceptions = True
    for each in [each for each in root.handlers if each not in before]:
        root.removeHandler(each)
        each.close()
    root.setLevel(level)


def test_what_a_stranger_wrote_gives_the_terminal_no_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = log.start(tmp_path)
    assert file is not None
    words = "no TOML: \x1b[31mred in a\nb: \u202e"
    logging.getLogger("briefing").error(words, exc_info=ValueError("x = \x9b31m"))
    said = capsys.readouterr().err.splitlines()
    assert said == [r"no TOML: \x1b[31mred in a\nb: \u202e"]
    written = file.read_text(encoding="utf-8")
    assert said[0] in written
    assert r"ValueError: x = \x9b31m" in written


def test_a_trace_goes_into_the_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = log.start(tmp_path)
    assert file is not None
    try:
        int("no number")
    except ValueError:
        logging.getLogger("briefing").exception("something went wrong")
    assert capsys.readouterr().err == "something went wrong\n"
    assert "Traceback" in file.read_text(encoding="utf-8")


def put_device(path: Path) -> None:
    path.symlink_to("/dev/full")


@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these")
@pytest.mark.parametrize("put", [Path.mkdir, put_pipe, put_link_to_nowhere, put_loop, put_device])
def test_where_the_log_cannot_be_written_it_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], put: Callable[[Path], None]
) -> None:
    put(tmp_path / "briefing.log")
    assert log.start(tmp_path) is None
    logging.getLogger("briefing").info("not for the terminal")
    said = capsys.readouterr().err
    assert said.startswith("there is no log file: [Errno ")
    assert said.endswith(f": '{tmp_path / 'briefing.log'}'\n"), "what is wrong stands before the place"


def test_a_long_log_into_which_another_window_writes_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "briefing.log"
    path.write_bytes(b"x" * (log.MOST_BYTES + 1))
    as_on_windows = PermissionError(errno.EACCES, "The process cannot access the file")
    monkeypatch.setattr(Path, "replace", raising(as_on_windows))
    assert log.start(tmp_path) == path
    assert path.read_bytes().startswith(b"xxx")
    assert b"Python" in path.read_bytes()


def test_a_disk_that_is_full_meanwhile_costs_the_lines_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = log.start(tmp_path)
    assert file is not None
    handler = next(each for each in logging.getLogger().handlers if isinstance(each, log._File))
    with monkeypatch.context() as full_disk:
        full_disk.setattr(handler, "flush", raising(OSError(errno.ENOSPC, "No space left on device")))
        logging.getLogger("briefing").warning("lost")
    assert capsys.readouterr().err == "lost\n"
    logging.getLogger("briefing").info("written")
    assert "written" in file.read_text(encoding="utf-8")
