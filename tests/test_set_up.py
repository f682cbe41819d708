"""dev.py sets up what is needed and nothing else, says what it lacks, and leaves alone what is not its own."""

import hashlib
import os
import runpy
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from setup import environment, locking, system
from setup.words import Refusal

from tests.raising import raising

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"


@pytest.mark.parametrize("words", [[], ["fly"], ["lint", "more"], ["bench", "nothing"], ["dist", "more"]])
def test_words_that_mean_nothing_are_a_matter_of_usage(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    main = runpy.run_path(str(PACKAGING / "dev.py"))["main"]
    monkeypatch.setattr(system, "need", lambda *_tables: None)
    monkeypatch.setattr(environment, "ready", lambda root, *, dev=False: Path(sys.executable))
    assert main(words) == 2


def test_the_program_runs_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main = runpy.run_path(str(PACKAGING / "dev.py"))["main"]
    monkeypatch.setattr(system, "need", lambda *_tables: None)
    monkeypatch.setattr(environment, "ready", lambda root, *, dev=False: Path(sys.executable))
    monkeypatch.chdir(tmp_path)
    assert main(["run", "new", "here"]) == 0
    assert (tmp_path / "here" / "briefing.toml").exists()


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 0))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer is needed"):
        runpy.run_path(str(PACKAGING / "dev.py"))


class Checkout:
    """A folder like a checkout, and what would be run in it: commands are written down and leave what they would."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.commands: list[list[str]] = []
        self.failing = ""
        (root / "packaging").mkdir()
        for name in (environment.RUNTIME, environment.DEVELOPMENT):
            (root / "packaging" / name).write_text("six==1 \\\n    --hash=sha256:00\n", encoding="utf-8")
        monkeypatch.setattr(subprocess, "run", self._run)

    def ready(self, *, dev: bool = False) -> list[str]:
        """Set up; return what had to be done for it, in short."""
        self.commands.clear()
        environment.ready(self.root, dev=dev)
        return [Path(command[-1]).name if "pip" in command else "venv" for command in self.commands]

    def _run(self, command: list[str], **_options: object) -> "subprocess.CompletedProcess[bytes]":
        command = [str(word) for word in command if word != "--quiet"]
        self.commands.append(command)
        if "venv" in command:
            python = environment._python(self.root / ".venv")
            python.parent.mkdir(parents=True)
            python.touch()
        failed = bool(self.failing) and self.failing in command[-1]
        return subprocess.CompletedProcess(command, int(failed))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    return Checkout(tmp_path, monkeypatch)


def test_an_environment_is_made_once(checkout: Checkout) -> None:
    assert checkout.ready() == ["venv", "requirements.txt"]
    assert checkout.ready() == []


def test_only_hashed_files_are_installed(checkout: Checkout) -> None:
    checkout.ready(dev=True)
    for command in checkout.commands[1:]:
        assert {"--require-hashes", "--no-deps"} <= set(command)


def test_what_development_needs_is_added_to_the_environment_there_is(checkout: Checkout) -> None:
    checkout.ready()
    assert checkout.ready(dev=True) == ["requirements-dev.txt"]
    assert checkout.ready(dev=True) == []
    assert checkout.ready() == []


def test_a_changed_lock_makes_the_environment_again(checkout: Checkout) -> None:
    checkout.ready(dev=True)
    lock = checkout.root / "packaging" / environment.RUNTIME
    lock.write_text("six==2 \\\n    --hash=sha256:11\n", encoding="utf-8")
    assert checkout.ready() == ["venv", "requirements.txt"]
    assert checkout.ready(dev=True) == ["requirements-dev.txt"]


def test_line_ends_that_a_checkout_changed_do_not_count(checkout: Checkout) -> None:
    checkout.ready()
    lock = checkout.root / "packaging" / environment.RUNTIME
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert checkout.ready() == []


def test_another_python_makes_the_environment_again(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.ready()
    monkeypatch.setattr(sys, "version", "3.99.0 (main)")
    assert checkout.ready() == ["venv", "requirements.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows reads names the same way everywhere")
def test_a_place_is_the_same_in_every_locale() -> None:
    words = "import os, sys; sys.path.insert(0, sys.argv[1]); from setup.environment import _base; from pathlib import "
    words += "Path; sys.stdout.buffer.write(_base(Path(sys.argv[2])).encode('utf-8', 'surrogateescape'))"
    command = [sys.executable, "-c", words, str(PACKAGING), "/home/zoë/☃"]
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    said = [
        subprocess.run(command, env=os.environ | more, capture_output=True) for more in ({"LC_ALL": "C.UTF-8"}, plain)
    ]
    assert said[0].stdout
    assert said[0].stdout == said[1].stdout


@pytest.mark.parametrize("failing", ["requirements.txt", "requirements-dev.txt"])
def test_a_set_up_that_was_interrupted_is_begun_again(checkout: Checkout, failing: str) -> None:
    checkout.failing = failing
    with pytest.raises(Refusal, match="begins again"):
        checkout.ready(dev=True)
    checkout.failing = ""
    assert checkout.ready(dev=True) == ["venv", "requirements.txt", "requirements-dev.txt"]


def test_a_stamp_that_was_cut_short_counts_for_nothing(checkout: Checkout) -> None:
    checkout.ready()
    (checkout.root / ".venv" / environment.STAMP).write_text('{"base": "3.1', encoding="utf-8")
    assert checkout.ready() == ["venv", "requirements.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove a folder that is in use")
def test_a_second_call_waits_until_the_first_has_set_up(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    import fcntl

    with (checkout.root / "packaging" / environment.RUNTIME).open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        second = threading.Thread(target=checkout.ready)
        second.start()
        second.join(0.2)
        assert second.is_alive()
        assert checkout.commands == []
        fcntl.flock(other, fcntl.LOCK_UN)
        second.join(10)
    assert len(checkout.commands) == 2
    assert "waiting for another set-up" in capsys.readouterr().out


def test_an_environment_that_somebody_else_made_is_left_alone(checkout: Checkout) -> None:
    theirs = checkout.root / ".venv" / "pyvenv.cfg"
    theirs.parent.mkdir()
    theirs.write_text("home = elsewhere", encoding="utf-8")
    with pytest.raises(Refusal, match="move it away"):
        checkout.ready()
    assert theirs.read_text(encoding="utf-8") == "home = elsewhere"


@pytest.mark.parametrize("stamp", ["{}", None])
def test_a_link_to_another_environment_is_left_alone(checkout: Checkout, stamp: str | None) -> None:
    theirs = checkout.root / "theirs"
    if stamp is not None:
        theirs.mkdir()
        (theirs / environment.STAMP).write_text(stamp)
        (theirs / "precious").write_text("work")
    (checkout.root / ".venv").symlink_to(theirs)
    with pytest.raises(Refusal, match="remove the link"):
        checkout.ready()
    assert stamp is None or (theirs / "precious").read_text() == "work"
    assert checkout.commands == []


def test_a_file_in_the_place_of_the_environment_is_left_alone(checkout: Checkout) -> None:
    (checkout.root / ".venv").write_text("mine")
    with pytest.raises(Refusal, match=r"was not made by dev\.py"):
        checkout.ready()
    assert (checkout.root / ".venv").read_text() == "mine"


def test_an_interruption_while_the_old_environment_goes_leaves_what_is_begun_again(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.ready()
    (checkout.root / "packaging" / environment.RUNTIME).write_text("six==2\n", encoding="utf-8")
    (checkout.root / ".venv" / "lib").mkdir()
    with monkeypatch.context() as interrupted:
        interrupted.setattr(shutil, "rmtree", raising(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            checkout.ready()
    assert checkout.ready() == ["venv", "requirements.txt"]
    assert not (checkout.root / ".venv" / "lib").exists()


def test_what_the_disk_refuses_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main = runpy.run_path(str(PACKAGING / "dev.py"))["main"]
    monkeypatch.setattr(system, "need", lambda *_tables: None)
    monkeypatch.setattr(environment, "ready", raising(OSError(28, "No space left on device")))
    assert main(["lint"]) == 1
    assert capsys.readouterr().err == "dev.py: [Errno 28] No space left on device\n"


def test_a_system_that_has_everything_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_is_there", lambda _name: True)
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_options: pytest.fail("nothing is to be run"))
    system.need(system.QT_LIBRARIES, system.TEST_PROGRAMS)


@pytest.mark.skipif(os.name == "nt", reason="the system's packages are a matter of Linux")
@pytest.mark.parametrize(("user", "program"), [(1000, "apt-get"), (0, "dnf"), (0, "")])
def test_what_the_system_lacks_is_named_with_the_command_that_installs_it(
    user: int, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == program else None)
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_options: pytest.fail("there is no leave to run it"))
    with pytest.raises(Refusal) as refused:
        system.install({"libxcb-cursor.so.0": "libxcb-cursor0", "Xvfb": "xvfb"})
    words = str(refused.value)
    assert "the system lacks Xvfb, libxcb-cursor.so.0" in words
    expected = {
        "apt-get": "sudo apt-get install -y --no-install-recommends libxcb-cursor0 xvfb",
        "dnf": "sudo dnf install /usr/bin/Xvfb 'libxcb-cursor.so.0",
        "": "Install the packages of your system",
    }
    assert expected[program] in words


@pytest.mark.skipif(os.name == "nt", reason="the system's packages are a matter of Linux")
def test_root_on_debian_has_it_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **_options: object) -> "subprocess.CompletedProcess[bytes]":
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refusal, match="still missing after the installation: no-such-program"):
        system.need({"no-such-program": "some-package"})
    assert [command[1] for command in commands] == ["update", "install"]
    assert "some-package" in commands[1]


def test_the_lock_for_development_leaves_out_what_the_reader_needs_anyway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packaging").mkdir()
    shared = f"six==1 \\\n    --hash=sha256:{hashlib.sha256(b'six').hexdigest()}\n"
    more = "pytest==9 ; sys_platform == 'win32' \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n"

    def resolve(command: list[str], folder: Path) -> None:
        text = shared + more if "--group=dev" in command else shared
        Path(command[-1]).write_text(text, encoding="utf-8")

    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(locking, "_call", resolve)
    assert locking.renew(tmp_path, ["--upgrade"]) == 0
    folder = tmp_path / "packaging"
    assert (folder / "requirements.txt").read_text(encoding="utf-8") == locking.HEADER + shared
    assert (folder / "requirements-dev.txt").read_text(encoding="utf-8") == locking.HEADER + more


def test_without_the_packages_main_says_in_one_line_how_to_get_them() -> None:
    main = PACKAGING.parent / "main.py"
    done = subprocess.run([sys.executable, "-S", str(main)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "`python3 packaging/dev.py run`" in done.stderr
