#!/usr/bin/env python3
"""Make the reader known to a Linux desktop: its entry in the menu, its icon, and its files.

usage: install.py [--prefix DIR] [--command COMMAND] [--remove]

Without words it installs for the person who calls it, into ~/.local; packages of distributions call it with
``--prefix`` (their build root and /usr). The reader itself is installed by other means, such as pipx; ``--command``
says how it is started, if not as ``briefing-reader`` from the PATH.
"""

import argparse
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICON = HERE.parent.parent / "resources" / "icons" / "briefing.svg"
COMMAND = "briefing-reader"

# Where each file belongs below share/, and what tells the desktop about it.
FILES = {
    "applications/briefing.desktop": HERE / "briefing.desktop",
    "metainfo/briefing.metainfo.xml": HERE / "briefing.metainfo.xml",
    "mime/packages/briefing.xml": HERE / "briefing.xml",
    "icons/hicolor/scalable/apps/briefing.svg": ICON,
}
REFRESH = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
    ("gtk-update-icon-cache", "--force", "--ignore-theme-index", "--quiet", "icons/hicolor"),
)


def main(arguments: Sequence[str]) -> int:
    """Install or remove as the words say."""
    parser = argparse.ArgumentParser(description="Make the reader known to a Linux desktop.")
    parser.add_argument("--prefix", type=Path, default=Path.home() / ".local", help="where share/ is (~/.local)")
    parser.add_argument("--command", default=COMMAND, help="what starts the reader (briefing-reader)")
    parser.add_argument("--remove", action="store_true", help="take it all away again")
    words = parser.parse_args(arguments)
    share = words.prefix / "share"
    for name, source in FILES.items():
        if words.remove:
            (share / name).unlink(missing_ok=True)
        else:
            _put(source, share / name, words.command)
    for program, *rest in REFRESH:
        if shutil.which(program) and (share / rest[-1]).is_dir():
            subprocess.run([program, *rest[:-1], str(share / rest[-1])], check=False)
    print(f"{'Removed from' if words.remove else 'Installed into'} {share}")
    return 0


def _put(source: Path, target: Path, command: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    data = source.read_bytes()
    if source.suffix == ".desktop" and command != COMMAND:
        program = shlex.split(command)[0]
        text = data.decode().replace(f"TryExec={COMMAND}", f"TryExec={program}")
        data = text.replace(f"Exec={COMMAND} ", f"Exec={command} ").encode()
    target.write_bytes(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
