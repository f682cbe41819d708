"""Where things are: the resources of the program, and the folders of the person who uses it."""

import contextlib
import functools
import os
import stat
from pathlib import Path

import appdirs

NAME = "briefing"
CACHE = "cache"
BUILTIN = "briefings/troop-buildup-2021-12"


@functools.cache
def resources() -> Path:
    """The folder of resources: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(name: str) -> Path:
    """The resource called ``name``, a path with forward slashes below the folder of resources."""
    return resources().joinpath(*name.split("/"))


def builtin_briefing() -> Path:
    """The briefing that comes with the reader."""
    return resource(BUILTIN)


def config_folder() -> Path:
    """The folder of settings and of what the reader remembers."""
    return _private(appdirs.user_config_dir(NAME, appauthor=False), "config")


def data_folder() -> Path:
    """The folder of what a person has made, such as notes."""
    return _private(appdirs.user_data_dir(NAME, appauthor=False), "data")


def cache_folder() -> Path:
    """The folder of what can be made again, such as rendered style sheets."""
    return _private(appdirs.user_cache_dir(NAME, appauthor=False), CACHE)


def log_folder() -> Path:
    """The folder of the log file."""
    return _private(appdirs.user_log_dir(NAME, appauthor=False), "log")


def _private(wanted: str, purpose: str) -> Path:
    """The folder ``wanted``, made for this user alone; one in the home, then a temporary one, where it cannot be.

    appdirs passes on an XDG variable that is empty or relative (the specification says to ignore such), which
    would put the folder into whatever folder the program was started from.
    """
    candidates = [Path(wanted)] if os.path.isabs(wanted) else []
    with contextlib.suppress(RuntimeError):  # there is a user without a home
        candidates.append(Path.home() / f".{NAME}" / purpose)
    for folder in candidates:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK | os.X_OK) and not (purpose == CACHE and _others_may_write(folder)):
            return folder
    return _temporary(purpose)


def _others_may_write(folder: Path) -> bool:
    """Whether others could put something into a folder that is then printed as ours, as below a shared XDG folder."""
    state = folder.stat()
    return os.name != "nt" and (state.st_uid not in (os.getuid(), 0) or bool(state.st_mode & stat.S_IWOTH))


@functools.cache
def _temporary(purpose: str) -> Path:
    """A folder where the home cannot be written, the same each time where that is safe.

    Where there is no such place either, one that cannot be: whoever writes there lives with that.
    """
    import tempfile

    try:
        user = os.getuid() if hasattr(os, "getuid") else 0
        folder = Path(tempfile.gettempdir()) / f"{NAME}-{user}-{purpose}"
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        state = folder.lstat()
        if stat.S_ISDIR(state.st_mode) and state.st_uid == user and (os.name == "nt" or not state.st_mode & 0o077):
            return folder
        return Path(tempfile.mkdtemp(prefix=f"{NAME}-{purpose}-"))
    except OSError:
        return Path(os.devnull) / purpose
