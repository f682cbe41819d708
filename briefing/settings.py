"""What the reader prefers and remembers: one declared table, each row with its default and its check.

Kept as JSON of our own, since QSettings reads garbage without a word. A value that fails its check means the
default, and a line in the log; a file that cannot be read at all is kept beside as ``.bad``.
"""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar, cast

from msgspec import Struct

from briefing.errors import OutputError
from briefing.files import write_atomically

log = logging.getLogger(__name__)

Value = TypeVar("Value")
Check = Callable[[object], bool]


class Setting(Struct, Generic[Value], frozen=True):
    """A row of the table: the name in the file, the value when there is none, and what a good value looks like."""

    name: str
    default: Value
    good: Check


def one_of(*values: object) -> Check:
    """Accept just these."""
    return lambda value: value in values


def number(low: float, high: float) -> Check:
    """Accept a number from ``low`` to ``high``."""
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def text(value: object) -> bool:
    """Accept words."""
    return isinstance(value, str)


def truth(value: object) -> bool:
    """Accept yes or no."""
    return isinstance(value, bool)


def texts(value: object) -> bool:
    """Accept a list of words."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def numbers(value: object) -> bool:
    """Accept a list of whole numbers."""
    return isinstance(value, list) and all(isinstance(each, int) and not isinstance(each, bool) for each in value)


def size(value: object) -> bool:
    """Accept a width and a height in pixels."""
    return (
        numbers(value)
        and len(cast(list[int], value)) == 2
        and all(0 < each <= 32_768 for each in cast(list[int], value))
    )


def mapping(value: object) -> bool:
    """Accept a table with words as keys."""
    return isinstance(value, dict)


THEME = Setting("theme", "system", one_of("system", "light", "dark"))
TEXT_SIZE = Setting("text_size", 100, number(70, 250))
TILE_MEMORY = Setting("tile_memory_mib", 256, number(32, 8192))
BLINK_RATE = Setting("blinks_a_second", 1.0, number(0.2, 3.0))
REDUCED_MOTION = Setting("reduced_motion", default=False, good=truth)
GEOMETRY = Setting("window_geometry", "", text)
PANES: Setting[list[int]] = Setting("pane_widths", [], numbers)
PICTURE_ROOM: Setting[list[int]] = Setting("picture_room", [800, 700], size)
RECENT: Setting[list[str]] = Setting("recent", [], texts)
LAST = Setting("last", "", text)
LANGUAGE = Setting("language", "", text)
PRINT: Setting[dict[str, object]] = Setting("print", {}, mapping)
READING: Setting[dict[str, object]] = Setting("reading", {}, mapping)


class Settings:
    """The values in one file, ``path``; nothing is written before ``save``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._values = _load(path)

    def get(self, setting: Setting[Value]) -> Value:
        """The value in the file, or the default where there is none or it is not good."""
        if setting.name not in self._values:
            return setting.default
        value = self._values[setting.name]
        if not setting.good(value):
            log.warning("%s: %s is %r; the default is used", self.path, setting.name, value)
            del self._values[setting.name]
            return setting.default
        return cast(Value, value)

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Remember ``value`` until the next ``save``."""
        self._values[setting.name] = value

    def save(self) -> None:
        """Write the file; a disk that cannot be written costs a line in the log, not the reader's work."""
        data = json.dumps(self._values, indent=1)  # in ASCII, since the name of a file may be no text
        try:
            write_atomically(self.path, data.encode("ascii"))
        except OutputError as error:
            log.warning("settings are not kept: %s", error)


def _load(path: Path) -> dict[str, object]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        log.warning("settings cannot be read: %s", error)
        return {}
    try:
        values = json.loads(raw)
        if not isinstance(values, dict):
            raise TypeError("not a table")  # noqa: TRY301
    except (ValueError, TypeError, RecursionError) as error:
        log.warning("%s is damaged (%s); it is kept as .bad and defaults are used", path, error)
        _set_aside(path)
        return {}
    return values


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".bad"))
    except OSError as error:
        log.warning("%s could not be set aside: %s", path, error)
