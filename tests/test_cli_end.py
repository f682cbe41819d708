"""How a command ends: done, interrupted, without a stream to write to, or on a machine with nothing left."""

import errno
import io
import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing import app, cli, log, outputs
from briefing.cli import main
from briefing.errors import OutputError
from tests.paper.conftest import small_briefing
from tests.raising import raising

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_briefing(tmp_path / "small")


def test_interruptions_and_closed_pipes_end_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cli.COMMANDS, "schema", raising(KeyboardInterrupt))
    assert main(["schema"]) == 130
    monkeypatch.setitem(cli.COMMANDS, "schema", raising(BrokenPipeError))
    moved: list[int] = []
    monkeypatch.setattr(os, "dup2", lambda _from, to: moved.append(to))
    assert main(["schema"]) == 1
    assert moved == [1]


@pytest.mark.skipif(os.name == "nt", reason="a console sends no signal to one process there")
def test_an_interruption_ends_the_printing_at_once_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    words = "\n\n".join("Many words and more of them. " * 40 for _part in range(1500))
    (folder / "sections/en/first.md").write_text(words)
    command = [sys.executable, "main.py", "pdf", str(folder), "-o", str(tmp_path / "x.pdf"), "--plates", "none"]
    process = subprocess.Popen(  # in a job that runs in the background the signal is ignored
        command,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(scratch)},
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not list(scratch.glob("briefing-*/briefing.json")):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _out, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (130, b"")
    assert not list(scratch.iterdir())
    assert not (tmp_path / "x.pdf").exists()


def test_a_full_disk_behind_standard_output_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        class buffer(io.BytesIO):  # noqa: N801
            def flush(self) -> None:
                raise OSError(28, "No space left on device")

    stream = Full()
    stream.buffer = Full.buffer()  # type: ignore[assignment]
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(OutputError, match="No space left"):
        outputs.write("-", b"x")


def test_without_a_console_the_window_says_that_there_is_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.briefing"
    assert main([str(gone)]) == 1
    monkeypatch.setattr(sys, "stderr", None)
    assert main([str(gone)]) == cli.Open(path=gone)


def test_without_a_standard_output_that_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["schema"]) == 1
    assert capsys.readouterr().err == "briefing: there is no standard output.\n"


def test_an_interruption_while_the_program_loads_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.cli.main", raising(KeyboardInterrupt))
    assert app.main(["pdf"]) == 130


INTERRUPTED_WHILE_IT_LOADS_DATES = """
import sys
from briefing import app

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "datetime":
            sys.meta_path.remove(self)
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["check", "export", "pdf", "schema"])
def test_an_interruption_while_msgspec_loads_is_heeded_too(command: str, tmp_path: Path) -> None:
    words = {"export": ["--to", "txt", "-o", str(tmp_path / "x.txt")], "pdf": ["-o", str(tmp_path / "x.pdf")]}
    process = [sys.executable, "-c", INTERRUPTED_WHILE_IT_LOADS_DATES, command, *words.get(command, [])]
    done = subprocess.run(process, cwd=ROOT, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert not list(tmp_path.iterdir())


def test_progress_is_told_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    said = "".join(f"\r\033[K{words}" for words in ("1/2", "Laying out the pages…", ""))
    for stream, words in ((Terminal(), said), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        tell = cli._tell_progress()
        tell(1, 2)
        tell(0, 0)  # nobody knows how far that is
        tell(2, 2)
        assert stream.getvalue() == words


def test_the_program_ends_with_the_code_of_the_command() -> None:
    command = [sys.executable, "main.py", "pdf", "nowhere", "-o", "x.pdf"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "briefing: nowhere: there is nothing at this path. Check the path.\n"


def test_a_process_ends_at_once_only_where_all_went_well(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(app, "main", lambda: 0)
    monkeypatch.setattr(sys, "stdout", None)
    app.run()
    assert ended == [0]
    monkeypatch.setattr(app, "main", lambda: 130)
    with pytest.raises(SystemExit) as end:
        app.run()
    assert (end.value.code, ended) == (130, [0])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
        (OSError(errno.EIO, "Input/output error", "/a/b"), "/a/b: Input/output error"),
        (RuntimeError("can't start new thread"), "RuntimeError: can't start new thread"),
        (
            ModuleNotFoundError("No module named 'briefing.x'", name="briefing.x"),
            "ModuleNotFoundError: No module named 'briefing.x'",
        ),
    ],
)
def test_what_nobody_foresaw_is_a_sentence_and_its_trace_is_logged(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefing.cli.main", raising(error))
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    monkeypatch.setattr(logging, "raiseExceptions", True)
    assert app.main(["pdf"]) == 1
    file = log.file()
    assert file is not None
    assert capsys.readouterr().err == f"briefing: something went wrong ({said}). The log file is {file}.\n"
    assert "in refuse" in file.read_text(encoding="utf-8")
    root.handlers[-1].close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
@pytest.mark.parametrize("limit", ["-n 8", "-n 12", "-n 20"])
def test_a_machine_that_has_little_left_gives_a_sentence_or_what_was_asked(limit: str, tmp_path: Path) -> None:
    command = f'ulimit {limit}; exec "{sys.executable}" "{ROOT / "main.py"}" pdf -o "{tmp_path / "a.pdf"}"'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=50)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.startswith("briefing: ")
    assert (tmp_path / "a.pdf").exists() is (done.returncode == 0)
