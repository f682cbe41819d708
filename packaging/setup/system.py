"""What the system must bring: the libraries that Qt opens, and the programs that the tests use.

Found out by trying, not by asking a package manager. What is missing is named with the command that installs it, and
the command is run where that needs no further leave: as root on Debian or Ubuntu.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from setup.words import Refusal, say

# Library or program, and the Debian package that holds it.
QT_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
TEST_PROGRAMS: Mapping[str, str] = {
    "Xvfb": "xvfb",
    "chromedriver": "chromium-driver",
    "openbox": "openbox",
    "pdftoppm": "poppler-utils",
    "weston": "weston",
    "xdotool": "xdotool",
}


def need(*tables: Mapping[str, str]) -> None:
    """Make sure that all of the tables is there; install it or raise a Refusal that says how to."""
    if not sys.platform.startswith("linux"):
        return
    missing = _missing(*tables)
    if not missing:
        return
    install(missing)
    still = _missing(*tables)
    if still:
        raise Refusal(f"still missing after the installation: {', '.join(still)}")


def install(missing: Mapping[str, str]) -> None:
    """Install the packages of what is missing, or raise a Refusal with the command that does."""
    packages = sorted(set(missing.values()))
    if not shutil.which("apt-get"):
        raise Refusal(f"the system lacks {', '.join(sorted(missing))}. {_elsewhere(missing)}")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise Refusal(
            f"the system lacks {', '.join(sorted(missing))}. To install what is missing:\n"
            f"    sudo apt-get update && sudo {' '.join(command)}"
        )
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    patience = ["-o", "DPkg::Lock::Timeout=300"]
    say("refreshing the list of the system's packages: apt-get update")
    if subprocess.run(["apt-get", "update", "-qq", *patience], env=environment).returncode:
        say("the list could not be refreshed; trying with the one there is")
    say(f"installing what the system lacks: {' '.join(command)}")
    if subprocess.run([*command, "-qq", *patience], env=environment, stdout=subprocess.DEVNULL).returncode:
        raise Refusal(f"this command failed: {' '.join(command)}")


def _missing(*tables: Mapping[str, str]) -> dict[str, str]:
    return {name: package for table in tables for name, package in table.items() if not _is_there(name)}


def _is_there(name: str) -> bool:
    if ".so." not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _elsewhere(missing: Mapping[str, str]) -> str:
    """How to get it without apt-get: Fedora's packages are found by the very names of libraries and programs."""
    if shutil.which("dnf"):
        bits = "()(64bit)" if sys.maxsize > 2**32 else ""
        wanted = [f"'{name}{bits}'" if ".so." in name else f"/usr/bin/{name}" for name in sorted(missing)]
        return f"To install what is missing:\n    sudo dnf install {' '.join(wanted)}"
    return "Install the packages of your system that hold them."
