"""Where a command writes to what is no file: pipes and devices by whatever path."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.errors import OutputError
from briefing.outputs import called
from tests.document.samples import files, write_folder
from tests.end_to_end.pair import write_pair

ROOT = Path(__file__).resolve().parent.parent
PIPED = Path("/dev/stdout")

pytestmark = pytest.mark.skipif(not PIPED.exists(), reason="there are no such paths there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "small", files())


def run(
    *words: str, stdout: int = subprocess.PIPE, pass_fds: tuple[int, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "main.py", *words]
    return subprocess.run(command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, pass_fds=pass_fds, check=False)


@pytest.mark.parametrize("words", [("pack",), ("export", "--to", "txt"), ("pdf",)])
def test_standard_output_by_its_path_is_the_same_as_by_a_hyphen(folder: Path, words: tuple[str, ...]) -> None:
    hyphen, path = (run(*words, str(folder), "-o", each) for each in ("-", str(PIPED)))
    assert (path.returncode, path.stdout) == (0, hyphen.stdout), "and no word of where it is"
    assert path.stderr == hyphen.stderr
    assert len(path.stdout) > 100


def test_standard_output_that_is_a_file_is_written_as_that(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with target.open("wb") as file:
        assert run("export", "--to", "txt", str(folder), "-o", str(PIPED), stdout=file.fileno()).returncode == 0
    text = target.read_text("utf-8")
    assert text.startswith("Small")
    assert str(PIPED) not in text


def test_pictures_lie_beside_the_file_to_which_standard_output_leads(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    with target.open("wb") as file:
        done = run("export", "--to", "md", str(write_pair(tmp_path / "pair")), "-o", str(PIPED), stdout=file.fileno())
    assert done.returncode == 0, done.stderr
    assert "(out-images/" in target.read_text("utf-8")
    assert len(list((tmp_path / "out-images").iterdir())) == 2


@pytest.mark.parametrize("words", [("pack",), ("export", "--to", "md")])
def test_a_pipe_that_has_no_path_of_its_own_is_written_into(folder: Path, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    try:
        name = f"/dev/fd/{writing}"
        done = run(*words, str(folder), "-o", name, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(os.dup(reading), "rb") as pipe:
            data = pipe.read()
    finally:
        os.close(reading)
    assert (done.returncode, name in done.stdout.decode()) == (0, True), done.stderr
    assert data.startswith(b"PK" if words == ("pack",) else b"# ")
    assert not list(Path("/dev/fd").glob("*-images"))


def test_a_device_that_has_no_number_is_not_taken_for_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    device = os.stat_result((stat.S_IFCHR, *[0] * 9))
    with monkeypatch.context() as windows:
        windows.setattr(Path, "stat", lambda _path: device)
        windows.setattr(os, "fstat", lambda _handle: device)
        named = called("NUL")
    assert named == "NUL", "what is thrown away there is not for the screen"


def test_a_folder_that_is_not_there_becomes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pdf", "-o", f"{tmp_path / 'missing'}{os.sep}"]) == 1
    assert "this folder does not exist" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_nor_does_one_that_is_named_as_windows_also_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "altsep", "|")
    with pytest.raises(OutputError, match="this folder does not exist"):
        called(f"{tmp_path / 'missing'}|")
