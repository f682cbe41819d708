"""What the picture worker may take and reach."""

import ctypes
import errno
import os
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.imagery import fence
from briefing.imagery.service import PictureService
from tests.imagery.pictures import halves, saved

linux = pytest.mark.skipif(sys.platform != "linux", reason="the fence is one of Linux")
PASSWORDS = Path("/etc/passwd")


def in_a_thread(build: Callable[[], None], attempts: list[Callable[[], object]]) -> list[int | None]:
    """The error number of each attempt behind a fence that stands around one thread alone, where there can be one."""
    numbers: list[int | None] = []

    def run() -> None:
        try:
            build()
        except fence.Unfenced:
            return
        for attempt in attempts:
            try:
                attempt()
            except OSError as error:
                numbers.append(error.errno)
            else:
                numbers.append(None)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if not numbers:
        pytest.skip("this system has no such fence")
    return numbers


def open_files() -> int:
    return len([*Path("/proc/self/fd").iterdir()])


class System:
    """A system that answers as told, and remembers what it was asked."""

    def __init__(self, *, version: int = 7, refuses: int = 0) -> None:
        self.version, self.refuses = version, refuses
        self.asked: list[tuple[object, ...]] = []

    def syscall(self, number: int, *words: object) -> int:
        self.asked.append((number, *words))
        if number == fence.CREATE_RULESET and words[-1] == fence.ASK_VERSION:
            ctypes.set_errno(0 if self.version > 0 else errno.ENOSYS)
            return self.version
        if number == self.refuses:
            ctypes.set_errno(errno.E2BIG)
            return -1
        return os.open("/", os.O_RDONLY) if number == fence.CREATE_RULESET else 0

    def prctl(self, *words: int) -> int:
        self.asked.append(words)
        return 0


def test_the_limits_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource") if sys.platform == "win32" else __import__("resource")
    set_to: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", set_to.__setitem__)
    fence.limit(1 << 30)
    assert set_to[resource.RLIMIT_AS] == (1 << 30, 1 << 30)
    assert set_to[resource.RLIMIT_FSIZE] == (0, 0)
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (16, 32))
    fence.limit(1 << 30)
    assert set_to[resource.RLIMIT_AS] == set_to[resource.RLIMIT_NOFILE] == (32, 32)
    assert set_to[resource.RLIMIT_FSIZE] == (0, 0)
    set_to.clear()

    def refuse_memory(what: int, least: tuple[int, int]) -> None:
        if what == resource.RLIMIT_AS:  # as macOS does, whose processes all have more addresses than that
            raise ValueError("current limit exceeds maximum limit")
        set_to[what] = least

    monkeypatch.setattr(resource, "setrlimit", refuse_memory)
    fence.limit(1 << 30)
    assert set_to.keys() == {resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE, resource.RLIMIT_CORE}
    set_to.clear()
    monkeypatch.setitem(sys.modules, "resource", None)
    fence.limit(1 << 30)
    assert set_to == {}


@linux
def test_no_file_is_opened_but_those_of_libraries(tmp_path: Path) -> None:
    written = tmp_path / "written"
    attempts = [PASSWORDS.read_bytes, lambda: list(Path.home().iterdir()), lambda: written.write_bytes(b"1")]
    library = Path(os.__file__)
    assert in_a_thread(fence.keep_to_libraries, [*attempts, library.read_bytes]) == [*[errno.EACCES] * 3, None]
    assert not written.exists()
    assert PASSWORDS.read_bytes()  # it stands around that thread alone


@linux
def test_no_network_and_no_program_is_reached() -> None:
    def start() -> object:
        return subprocess.run([sys.executable, "-c", ""], check=True)

    attempts: list[Callable[[], object]] = [socket.socket, start, lambda: os.kill(os.getpid(), 0), os.getpid]
    assert in_a_thread(fence.keep_from_calls, attempts) == [*[errno.EPERM] * 3, None]


@linux
@pytest.mark.parametrize(
    ("version", "rights"), [(1, (13, 0, 0)), (2, (14, 0, 0)), (4, (15, 2, 0)), (5, (16, 2, 0)), (9, (16, 2, 2))]
)
def test_a_kernel_is_asked_for_what_it_knows(
    version: int, rights: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System(version=version)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: system)
    fence.keep_to_libraries()
    made = next(words for number, *words in system.asked if number == fence.CREATE_RULESET and words[-1] == 0)
    assert made[0] == struct.pack("=QQQ", *((1 << count) - 1 for count in rights))
    assert [number for number, *_ in system.asked][-2:] == [fence.SET_NO_NEW_PRIVILEGES, fence.RESTRICT_SELF]
    assert sum(number == fence.ADD_RULE for number, *_ in system.asked) >= len({*filter(os.path.exists, sys.path)})


@linux
@pytest.mark.parametrize("refuses", [fence.CREATE_RULESET, fence.ADD_RULE, fence.RESTRICT_SELF])
def test_what_the_system_refuses_is_told(
    refuses: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: System(refuses=refuses))
    open_before = open_files()
    monkeypatch.setattr(fence, "keep_from_calls", lambda: None)
    fence.enclose()
    assert os.strerror(errno.E2BIG) in capsys.readouterr().err
    assert open_files() == open_before


@linux
def test_a_system_without_fences_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(name: str | None, **_: object) -> System:
        if name is None:
            return System(version=-1)
        raise OSError("no such library")

    monkeypatch.setattr(ctypes, "CDLL", load)
    fence.enclose()
    landlock, seccomp = capsys.readouterr().err.splitlines()
    assert landlock.endswith(f"Landlock: {os.strerror(errno.ENOSYS)}")
    assert seccomp.endswith("seccomp: no such library")


def test_calls_are_denied_that_the_system_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def begin(_default: int) -> int:
        return 1

    denied: list[int] = []
    seccomp = SimpleNamespace(
        seccomp_init=begin,
        seccomp_syscall_resolve_name=lambda name: -1 if name == b"kexec_load" else len(name),
        seccomp_rule_add=lambda _rules, _what, number, _count: denied.append(number),
        seccomp_load=lambda _rules: -errno.EINVAL,
        seccomp_release=lambda _rules: None,
    )
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: seccomp)
    with pytest.raises(fence.Unfenced, match=os.strerror(errno.EINVAL)):
        fence.keep_from_calls()
    assert denied == [len(name) for name in fence.DENIED if name != "kexec_load"]


def test_other_systems_have_no_fence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    fence.enclose()
    assert capsys.readouterr().err == ""


@linux
def test_the_picture_worker_stands_behind_the_fence() -> None:
    assert in_a_thread(fence.keep_from_calls, [os.getpid]) == [None]
    with PictureService() as service:
        assert service.overview(saved(halves()), (8, 8)).result(30).info.width == halves().width
        assert service._process
        status = Path(f"/proc/{service._process.pid}/status").read_text()
    states = dict(line.split(":\t") for line in status.splitlines())
    assert states["Seccomp"] == "2"
    assert states["NoNewPrivs"] == "1"
