"""The lock: names, versions and hashes of all packages, for every system, without addresses.

uv resolves for all systems and Python versions at once; it is taken from the PATH, or for this once from the package
index. requirements.txt holds what the reader needs, requirements-dev.txt what work on it needs beside that.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from setup.environment import DEVELOPMENT, RUNTIME
from setup.words import Refusal, say

HEADER = "# Made by `python3 packaging/dev.py lock` from pyproject.toml; not to be edited.\n"
OPTIONS = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header", "--quiet"]


def renew(root: Path, words: Sequence[str]) -> int:
    """Resolve anew, keeping the versions there are as far as they fit; ``words`` such as --upgrade go to uv."""
    runtime, development = root / "packaging" / RUNTIME, root / "packaging" / DEVELOPMENT
    with tempfile.TemporaryDirectory() as scratch:
        uv = shutil.which("uv") or _fetch_uv(Path(scratch))
        compile_command = [uv, "pip", "compile", "pyproject.toml", *OPTIONS, *words]
        _call([*compile_command, "-o", str(runtime)], root)
        _call([*compile_command, "--group=dev", f"--constraints={runtime}", "-o", str(development)], root)
    entries = _entries(runtime)
    _write(runtime, entries)
    _write(development, [entry for entry in _entries(development) if entry not in entries])
    return 0


def _fetch_uv(scratch: Path) -> str:
    say("fetching uv, which resolves the requirements")
    venv.create(scratch / "uv", with_pip=True)
    folder = scratch / "uv" / ("Scripts" if sys.platform == "win32" else "bin")
    _call([str(folder / "python"), "-P", "-m", "pip", "install", "--quiet", "uv"], scratch)
    return str(folder / "uv")


def _entries(path: Path) -> list[str]:
    """The requirements of a file, each with its hashes."""
    entries: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith(" "):
            entries[-1] += line
        elif not line.startswith("#"):
            entries.append(line)
    return entries


def _write(path: Path, entries: Sequence[str]) -> None:
    path.write_text(HEADER + "".join(entries), encoding="utf-8", newline="\n")
    say(f"{path.name}: {len(entries)} packages")


def _call(command: Sequence[str], folder: Path) -> None:
    if subprocess.run(command, cwd=folder).returncode:
        raise Refusal(f"this command failed: {' '.join(command)}")
