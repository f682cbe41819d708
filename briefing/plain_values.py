"""Plain values, as those of a file that anybody may have changed, taken for what they are meant to be."""

import contextlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields


def fitting(table: object, kind: type[Struct]) -> dict[str, Any]:
    """What of ``table`` is as the fields of ``kind`` are, by their names; nothing where it is no table at all."""
    found: dict[str, Any] = {}
    for name, value in table.items() if isinstance(table, Mapping) else ():
        with contextlib.suppress(KeyError, ValidationError, OverflowError):
            found[name] = convert(value, _types(kind)[name])
    return found


@cache
def _types(kind: type[Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in fields(kind)}
