"""A manifest that is refused, with stand-ins for what is wrong, so that the rest of a briefing can be looked at."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from briefing.document import manifest
from briefing.document.model import Briefing
from briefing.errors import ManifestError

MOST = 100  # faults, each of which takes reading the whole anew
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_DATED = re.compile(r"\b(published|cutoff|date|month|until)$")
_PLACED = re.compile(r"\.place\b")
# What a wrong date, or place, may have led to elsewhere: the order of events as well.
_COMPARED = ((_DATED, re.compile(rf"{_DATED.pattern}|^events\[\d+\]$")), (_PLACED, _PLACED))
_DAY = datetime.date(2000, 1, 1)
# What stands in for a value that is wrong or lacks; None where it may as well be left out.
_STAND_INS: Mapping[str, object] = {
    **dict.fromkeys(("format", "edition"), 1),
    **dict.fromkeys(("published", "cutoff", "date"), _DAY),
    **dict.fromkeys(("issuer", "title", "publisher", "caption", "label", "alt", "credit", "text", "file", "name"), "-"),
    **dict.fromkeys(("summary", "url", "note", "until", "section", "place", "metres_per_pixel"), None),
    "month": "2000-01",
    **dict.fromkeys(("longitude", "latitude"), 0.0),
}
_KINDS = {"sources": "report", "pictures": "photo"}


class Mended(Struct, frozen=True):
    """All that was wrong with a manifest, what could be made of the rest, and its tables, if that is enough."""

    faults: list[ManifestError]
    briefing: Briefing | None
    tables: dict[str, Any]


def mended(data: bytes) -> Mended:
    """A manifest without its faults; raises ManifestError where not even its tables can be read."""
    tables = manifest.read_tables(data)
    faults = {fault.place: fault for fault in manifest.faults(data)}
    tried: set[str] = set()
    while len(tried) < MOST:
        try:
            return Mended([*faults.values()], manifest.parse_tables(tables), tables)
        except ManifestError as error:
            faults.setdefault(error.place, error)
            if error.place in tried or not _mend(tables, error.place):
                break
            tried.add(error.place)
    return Mended([*faults.values()], None, tables)


def follows(place: str, faults: Iterable[ManifestError]) -> bool:
    """Whether what is found at a place of a mended manifest may only be there because of what stands in for faults."""
    places = [fault.place for fault in faults]
    near = any(each.startswith(place) or place.startswith(each) for each in places)
    return near or any(
        any(map(wrong.search, places)) and compared.search(place) is not None for wrong, compared in _COMPARED
    )


def _mend(tables: dict[str, Any], place: str) -> bool:
    """Put a stand-in at a place, or for all of a text in several languages; whether there is one for it."""
    steps: list[str | int] = [name or int(at) for name, at in _STEP.findall(place)]
    while steps and steps[-1] not in _STAND_INS and steps[-1] != "kind":
        steps.pop()
    if not steps:
        return False
    key = steps[-1]
    holder: Any = tables
    for step in steps[:-1]:
        holder = holder[step]
    stand_in = _KINDS[str(steps[-3])] if key == "kind" else _STAND_INS[str(key)]
    if stand_in is None:
        holder.pop(key, None)
    else:
        holder[key] = stand_in
    return True
