"""What the reader prefers and remembers: one declared table, each row with its default and its type.

Kept as JSON of our own, since QSettings reads garbage without a word. A value of another type means the
default, and a line in the log; a file that cannot be read at all is kept beside as ``.bad``, ``.bad2`` and so on.

Several windows may have the file: each writes what it has set itself, and leaves the rest as it finds it.
"""

import contextlib
import json
import logging
import os
import stat
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar, cast

from msgspec import Meta, Struct, ValidationError, convert

from briefing import translation
from briefing.errors import OutputError
from briefing.files import WINDOWS, is_there, kind_at, read_file, write_atomically
from briefing.paths import config_folder

log = logging.getLogger(__name__)

PATIENCE = 1.0  # seconds to wait for another that is at the file
MOST_BAD = 9  # files that were damaged, and are kept

Value = TypeVar("Value")


class Setting(Struct, Generic[Value], frozen=True):
    """A row of the table: the name in the file, the value when there is none, and the type of a good one."""

    name: str
    default: Value
    kind: Any


Pixels = Annotated[int, Meta(ge=0, le=1_000_000)]
Room = Annotated[list[Annotated[int, Meta(ge=1, le=32_768)]], Meta(min_length=2, max_length=2)]

THEME = Setting("theme", "system", Literal["system", "light", "dark"])
TEXT_SIZE = Setting("text_size", 100, Annotated[int, Meta(ge=70, le=250)])
TILE_MEMORY = Setting("tile_memory_mib", 256, Annotated[int, Meta(ge=32, le=8192)])
BLINK_RATE = Setting("blinks_a_second", 1.0, Annotated[float, Meta(ge=0.2, le=3.0)])
WIDE_LINES = Setting("wide_lines", default=False, kind=bool)
REDUCED_MOTION = Setting("reduced_motion", default=False, kind=bool)
SAVED_SIZE = Setting("saved_size", "screen", Literal["screen", "double", "pictures"])
GEOMETRY = Setting("window_geometry", "", str)
PANES: Setting[list[int]] = Setting("pane_widths", [], list[Pixels])
PICTURE_ROOM: Setting[list[int]] = Setting("picture_room", [800, 700], Room)
RECENT: Setting[list[str]] = Setting("recent", [], list[str])
LAST = Setting("last", "", str)
COMPARED: Setting[dict[str, list[str]]] = Setting("compared", {}, dict[str, list[str]])
COMPARED_BEFORE: Setting[dict[str, list[str]]] = Setting("compared_before", {}, dict[str, list[str]])
LANGUAGE = Setting("language", "", str)
PRINT: Setting[dict[str, object]] = Setting("print", {}, dict[str, Any])
KEYS: Setting[dict[str, list[str]]] = Setting("keys", {}, dict[str, list[str]])
SINGLE_KEYS = Setting("single_keys_everywhere", default=True, kind=bool)
READING: Setting[dict[str, object]] = Setting("reading", {}, dict[str, Any])

# What is chosen in one window for all.
SHARED: tuple[Setting[Any], ...] = (THEME, TEXT_SIZE, WIDE_LINES, REDUCED_MOTION, SINGLE_KEYS, KEYS)
# What others ask for at once, as other windows or commands do, or what would be missed after an end without a word.
SOON: tuple[Setting[Any], ...] = (*SHARED, LANGUAGE, LAST, RECENT)


class Settings:
    """The values in one file, ``path``; nothing is written before ``save``, which is safe to use from any thread.

    ``complaint`` is why they could not be written the last time, or nothing; ``set_aside`` is where a file is now that
    was damaged; ``soon_wanted`` is called whenever one of ``SOON`` is set to another value.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._guard = threading.Lock()
        self._hand = threading.Lock()
        self.complaint = ""
        self.set_aside: Path | None = None
        self.soon_wanted: Callable[[], object] = lambda: None
        self._told: set[str] = set()
        try:
            self._values = self._load() or {}
        except OSError as error:
            log.warning("settings cannot be read: %s", error)
            self._values = {}
        self._before: Mapping[str, object] = dict(self._values)

    def get(self, setting: Setting[Value]) -> Value:
        """The value in the file, or the default where there is none or it is not good.

        One that is not good stays in the file until another is set: it may be that of a newer version.
        """
        if setting.name not in self._values:
            return setting.default
        value = self._values[setting.name]
        try:
            return cast(Value, convert(value, setting.kind))
        except (ValidationError, OverflowError):
            if setting.name not in self._told:
                self._told.add(setting.name)
                log.warning("%s: %s is %r; the default is used", self.path, setting.name, value)
            return setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Remember ``value`` until the next ``save``."""
        with self._hand:
            is_new = self._values.get(setting.name) != value
            self._values[setting.name] = value
        if is_new and setting in SOON:
            self.soon_wanted()

    @property
    def is_saved(self) -> bool:
        """Whether nothing was set since they were written."""
        return self._values == self._before

    def look_again(self, *wanted: Setting[Any]) -> frozenset[str]:
        """Take in what other windows have saved of some since, but for what this one has set itself; what that changed.

        Of a table it is row by row.
        """
        if not self._guard.acquire(timeout=PATIENCE):  # somebody saves, to a disk that hangs
            return frozenset()
        try:
            found = self._load() or {}
        except OSError as error:
            log.warning("settings cannot be read: %s", error)
            return frozenset()
        else:
            there = {each.name: found[each.name] for each in wanted if _is_good(found.get(each.name), each.kind)}
            with self._hand:
                mine = {name: self._values[name] for name in there.keys() & self._values.keys()}
                now = _joined(mine, {name: self._before[name] for name in mine.keys() & self._before.keys()}, there)
                self._values.update(now)
            self._before = {**self._before, **there}
            return frozenset(name for name, value in now.items() if name not in mine or value != mine[name])
        finally:
            self._guard.release()

    def save(self) -> None:
        """Write what was set since the last time, or all where the file is gone by now.

        Where that cannot be, ``complaint`` and a line in the log say why.
        """
        with self._guard, _alone(self.path.parent):
            mine = dict(self._values)
            if mine == self._before and (not mine or is_there(self.path)):  # gone, as where it was set aside
                return
            try:
                with contextlib.suppress(OSError):  # of which the next line tells in words
                    self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                there = self._load()
                values = mine if there is None else _joined(mine, self._before, there)
                # In ASCII, since the name of a file may be no text; in one line, which takes a quarter of the time.
                write_atomically(self.path, json.dumps(values).encode("ascii"))
            except (OSError, OutputError) as error:
                if self.complaint != str(error):
                    self.complaint = str(error)
                    log.warning("settings are not kept: %s", error)
            else:
                self._before = mine
                self.complaint = ""

    def _load(self) -> dict[str, object] | None:
        """What is in the file, None where there is nothing: what is no settings is set aside.

        Raises OSError where it may well be settings, and cannot be read now.
        """
        try:
            values = json.loads(read_file(self.path))
            if not isinstance(values, dict):
                raise TypeError("not a table")  # noqa: TRY301
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, RecursionError) as error:
            # On Windows a scanner may hold a file for a moment.
            for_good = isinstance(error, PermissionError) and not WINDOWS
            if isinstance(error, OSError) and not for_good and kind_at(self.path) == stat.S_IFREG:
                raise
            log.warning("%s is damaged (%s); it is kept as .bad and defaults are used", self.path, error)
            self.set_aside = _set_aside(self.path)
            return None
        return values


def of_reader() -> Settings:
    """Those of the person who starts the reader, in whose chosen language it speaks from now on."""
    store = Settings(config_folder() / "settings.json")
    translation.use(store.get(LANGUAGE) or translation.language())
    return store


def _is_good(value: object, kind: Any) -> bool:
    try:
        convert(value, kind)
    except (ValidationError, OverflowError):
        return False
    return True


def _set_aside(path: Path) -> Path | None:
    """Put a file beside as ``.bad``, over none that was put there before: somebody may mend what is in that."""
    names = (path.with_name(path.name + bad) for bad in (".bad", *(f".bad{at}" for at in range(2, MOST_BAD + 1))))
    beside = next((each for each in names if not os.path.lexists(each)), path.with_name(path.name + ".bad"))
    try:
        return path.replace(beside)
    except OSError as error:
        log.warning("%s could not be set aside: %s", path, error)
        return None


def _joined(mine: Mapping[str, Any], before: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    """What is there, with what was changed of mine since before, which comes last, without what was taken away.

    Of a table in it, that are rows, and so on inwards; of the recent briefings it is those that were added.
    """
    changed = {key: value for key, value in mine.items() if key not in before or value != before[key]}
    gone = before.keys() - mine.keys()
    joined = {key: value for key, value in there.items() if key not in changed and key not in gone}
    for key, value in changed.items():
        was, other = before.get(key), there.get(key)
        if isinstance(value, dict) and isinstance(other, dict):
            joined[key] = _joined(value, was if isinstance(was, dict) else {}, other)
        elif key == RECENT.name and value and isinstance(other, list):
            known = [*value, *(was if isinstance(was, list) else ())]
            joined[key] = [*value, *(each for each in other if isinstance(each, str) and each not in known)]
        else:
            joined[key] = value
    return joined


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other windows from the files of ``folder``, but wait no longer than ``PATIENCE`` for one that hangs."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        for _time in range(round(PATIENCE / 0.05)):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.05)
            except OSError:  # there are disks without locks
                break
            else:
                break
        yield
    finally:
        os.close(handle)
