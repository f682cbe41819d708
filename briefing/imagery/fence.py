"""The fence around the picture worker: what its process may take, and on Linux what it may reach.

A picture of a stranger that finds a fault in a decoder gets a process that can open no file but those of Python and its
libraries, start no other program, and reach no network, no other process and not the screen.
"""

import contextlib
import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

# Landlock, of linux/landlock.h: rights that a version of it knows, and the calls, which have one number everywhere.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, PATH_BENEATH = 1, 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # how many, from which version on
NETWORK_RIGHTS = {1: 0, 4: 2}
SCOPES = {1: 0, 6: 2}

# Seccomp, of seccomp.h: all is allowed but these, which fail.
SET_NO_NEW_PRIVILEGES = 38
ALLOW, FAIL = 0x7FFF0000, 0x00050000 | errno.EPERM
_DENIED = (
    "socket socketpair connect bind mq_open shmget shmat memfd_create execve execveat ptrace pidfd_open kill"
    " process_vm_readv process_vm_writev keyctl add_key request_key bpf perf_event_open userfaultfd io_uring_setup"
    " open_by_handle_at mount unshare setns chroot pivot_root init_module finit_module kexec_load"
)
DENIED = tuple(_DENIED.split())

LIBRARIES = ("/usr", "/lib", "/lib64", "/nix/store", "/etc/ld.so.cache")


class Unfenced(Exception):
    """The system has no such fence; the words say which and why."""


def limit(memory: int) -> None:
    """Keep this process from taking more than ``memory`` bytes, writing files or opening many; POSIX only.

    Where the system allows it less, or knows a limit by its name alone, as macOS that of memory, that is left as it is.
    """
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = resource.getrlimit(what)[1]
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (least, least))


def enclose() -> None:
    """Put the fence around this thread and those that it starts; what the system cannot do is told on standard error.

    Source: https://docs.kernel.org/userspace-api/landlock.html, and the manual page seccomp_init(3).
    """
    if sys.platform != "linux":
        return
    for build in (keep_to_libraries, keep_from_calls):
        try:
            build()
        except (Unfenced, OSError) as error:
            sys.stderr.write(f"the picture worker has no fence of this kind: {error}\n")


def keep_to_libraries() -> None:
    """Let no file be opened but those of Python and the system's libraries, for reading, and no port be reached."""
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ASK_VERSION)
    if version < 1:
        raise Unfenced(f"Landlock: {os.strerror(ctypes.get_errno())}")
    attributes = struct.pack(
        "=QQQ", *((1 << _known(version, rights)) - 1 for rights in (FILE_RIGHTS, NETWORK_RIGHTS, SCOPES))
    )
    rules = _checked(system.syscall(CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0))
    try:
        for place in _libraries(sys.path):
            _let_read(system, rules, place)
        _checked(system.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        _checked(system.syscall(RESTRICT_SELF, rules, 0))
    finally:
        os.close(rules)


def keep_from_calls() -> None:
    """Let calls of the system fail that no decoder has a use for."""
    try:
        seccomp = ctypes.CDLL("libseccomp.so.2")
    except OSError as error:
        raise Unfenced(f"seccomp: {error}") from error
    seccomp.seccomp_init.restype = ctypes.c_void_p
    rules = ctypes.c_void_p(seccomp.seccomp_init(ALLOW))
    for name in DENIED:
        number = seccomp.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:
            seccomp.seccomp_rule_add(rules, FAIL, number, 0)
    failure = seccomp.seccomp_load(rules)
    seccomp.seccomp_release(rules)
    if failure:
        raise Unfenced(f"seccomp: {os.strerror(-failure)}")


def _known(version: int, rights: dict[int, int]) -> int:
    return rights[max(since for since in rights if since <= version)]


def _libraries(path: Iterable[str]) -> list[Path]:
    """Where modules and shared libraries are read from, now and when one is first needed."""
    prefixes = {Path(prefix) / "lib" for prefix in (sys.prefix, sys.base_prefix)}
    return [place for place in {*map(Path, path), *prefixes, *map(Path, LIBRARIES)} if place.exists()]


def _let_read(system: ctypes.CDLL, rules: int, place: Path) -> None:
    folder = os.open(place, os.O_PATH | os.O_CLOEXEC)
    try:
        rights = READ_FILE | READ_DIR if place.is_dir() else READ_FILE
        rule = struct.pack("=Qi", rights, folder)
        _checked(system.syscall(ADD_RULE, rules, PATH_BENEATH, rule, 0))
    finally:
        os.close(folder)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
