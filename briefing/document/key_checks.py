"""Keys of a manifest that the format does not have."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from briefing.document import manifest
from briefing.document.values import values
from briefing.translation import _, ngettext

SAME_KEY = 0.7
MOST_KEYS = 100
# Tables that stand below a figure, with a header that names it.
_OF_A_FIGURE = ("pictures", "place")


def objections(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
    """The place of each key that is unknown, what is wrong, what to do, and whether that is a hint.

    It is none where the key is probably meant for one of which the words are lost. The last tells how many more there
    are.
    """
    places, there = manifest.unknown_keys(tables), dict(values(tables))
    for place in places[:MOST_KEYS]:
        advice = _instead_of(place, there)
        plain = _("Check its spelling, or take it out")
        yield place, _("this key is not part of format 1"), advice or plain, not advice
    more = len(places) - MOST_KEYS
    if more > 0:
        words = ngettext("{count} more key is not part of format 1", "{count} more keys are not part of format 1", more)
        yield "", words.format(count=more), _("Check their spelling, or take them out"), True


def _instead_of(place: str, there: Mapping[str, object]) -> str:
    """How to write the key that was probably meant where the format has none of that name; nothing where none was."""
    table, _dot, key = place.rpartition(".")
    if not table and key in _OF_A_FIGURE:
        return _("Write {key}, or take it out").format(key=f"figures.{key}")
    lacking = [
        each for each in manifest.keys_of(table) if _lacks(there.get(f"{table}.{each}".lstrip(".")), there.get(place))
    ]
    if near := [*get_close_matches(key, lacking, 1, SAME_KEY), *(each for each in lacking if each.startswith(key))]:
        return _("Write {key}, or take it out").format(key=near[0])
    if key in manifest.keys_of("") and key not in there:
        return _("Put it above the first table")
    return ""


def _lacks(value: object, other: object) -> bool:
    """Whether a key has not all that stands at another: it is not there, or lacks a language, or has other rows."""
    if isinstance(value, dict) and isinstance(other, dict):
        return not other.keys() <= value.keys()
    return value is None or (isinstance(value, list) and isinstance(other, list))
