"""The environment of a checkout: .venv, made from the locked requirements and made again when they change.

A stamp inside says what the environment was made from. It is there as "unfinished" before anything else and as the
truth after everything else, so that a set-up that was interrupted is seen and begun again, and so that a folder of
that name that somebody else made is never touched. Only one call at a time sets up.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from setup import system
from setup.words import Refusal, say

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
STAMP = "made-by-dev.json"


def ready(root: Path, *, dev: bool = False) -> Path:
    """The Python of an environment that holds what is locked, for development too if asked; made if need be."""
    with (root / "packaging" / RUNTIME).open("rb") as lock, _alone(lock):
        return _ready(root, lock.fileno(), dev=dev)


def _ready(root: Path, lock: int, *, dev: bool) -> Path:
    folder = root / ".venv"
    wanted = [RUNTIME, DEVELOPMENT] if dev else [RUNTIME]
    locked = {name: _digest(root / "packaging" / name) for name in (RUNTIME, DEVELOPMENT)}
    made_from = _read_stamp(folder)
    base = _base(folder)
    if made_from.get("base") != base or any(made_from.get(name, locked[name]) != locked[name] for name in locked):
        _make(folder, renewed=bool(made_from))
        made_from = {"base": base}
    lacking = [name for name in wanted if name not in made_from]
    if lacking:
        _write_stamp(folder, {})
        for name in lacking:
            _install(folder, root / "packaging" / name, lock)
        _write_stamp(folder, made_from | {name: locked[name] for name in lacking})
    return _python(folder)


@contextmanager
def _alone(lock: IO[bytes]) -> Iterator[None]:
    """Wait until no other call holds the lock, and hold it; the system lets go of it if this process is killed."""
    try:
        import fcntl
    except ImportError:  # on Windows a folder in use cannot be removed anyway
        yield
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("waiting for another set-up of this checkout to end")
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)


def _make(folder: Path, *, renewed: bool) -> None:
    """An environment with pip and nothing else, in place of the one there is."""
    if folder.is_symlink():
        raise Refusal(f"{folder} is a link to what is not for this checkout; remove the link, and dev.py makes its own")
    if importlib.util.find_spec("ensurepip") is None:
        system.install({"the module ensurepip": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"})
        importlib.invalidate_caches()
    why = "the requirements or Python have changed: making .venv again" if renewed else "making .venv"
    say(f"{why} with Python {sys.version.split()[0]}")
    folder.mkdir(exist_ok=True)
    _write_stamp(folder, {})
    for old in folder.iterdir():  # the stamp stays, since an interruption would leave what is nobody's
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        elif old.name != STAMP:
            old.unlink()
    # The command and not the module in this process: a module ensurepip that was installed just now is found, too.
    done = subprocess.run([sys.executable, "-P", "-m", "venv", str(folder)], stdout=subprocess.DEVNULL)
    if done.returncode:
        raise Refusal(f"this command failed: {sys.executable} -m venv {folder}")


def _install(folder: Path, requirements: Path, lock: int) -> None:
    """Install what a file of requirements names; pip shares the lock, and keeps it should this process be killed."""
    count = sum(not line.startswith((" ", "#")) for line in requirements.read_text(encoding="utf-8").splitlines())
    say(f"installing the {count} packages of packaging/{requirements.name} into .venv, which is done once")
    started = time.monotonic()
    command = [
        str(_python(folder)),
        "-P",
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-deps",
        "-r",
        str(requirements),
    ]
    if not sys.stdout.isatty():
        command.append("--quiet")
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    shared = () if os.name == "nt" else (lock,)
    if subprocess.run(command, env=environment, pass_fds=shared).returncode:
        raise Refusal("the packages could not be installed; the lines above say why. The next call begins again.")
    say(f"installed in {time.monotonic() - started:.0f} s")


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _base(folder: Path) -> str:
    """What an environment cannot outlive: this Python, and the place where it is, in whatever letters it is read."""
    place = os.fsencode(folder).decode("utf-8", "surrogateescape")
    return f"{sys.version} of {sys.base_prefix} in {place}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _read_stamp(folder: Path) -> dict[str, str]:
    """What the environment was made from; nothing where there is none, or where its making was interrupted."""
    try:
        stamp = json.loads((folder / STAMP).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        if folder.is_file() or (folder.exists() and any(folder.iterdir())):
            raise Refusal(f"{folder} was not made by dev.py; move it away, and it makes its own") from None
        return {}
    except ValueError:
        return {}
    return stamp if isinstance(stamp, dict) and _python(folder).exists() else {}


def _write_stamp(folder: Path, made_from: dict[str, str]) -> None:
    path = folder / STAMP
    part = path.with_suffix(".part")
    part.write_text(json.dumps(made_from, indent=1), encoding="utf-8")
    part.replace(path)
