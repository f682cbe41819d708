"""On which line of a manifest a place is, such as ``figures[1].pictures[0].date``: the parser does not tell."""

import re
from collections.abc import Sequence
from itertools import islice

from briefing.document.toml_depth import MOST_PARTS

_HEADER = re.compile(r"\s*+(\[{1,2})([\w.\s\"'-]*+)\]")
_KEY = re.compile(r"\s*+([\w.\s\"'-]++)=")
_LIST = re.compile(r"=\s*\[\s*(?:#.*)?$")
_STEP = re.compile(r"[.\[]")


class ManifestLines:
    """The lines of a manifest, in which places are looked for."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, int] = {}
        self._rows: dict[str, int] = {}
        part = listed = ""  # what is listed has a row on each line that begins with a brace
        row = 0
        for number, line in enumerate(text.split("\n"), start=1):
            if header := _HEADER.match(line):
                *outer, name = _names(header[2])
                part = self._note(number, "", outer)
                if header[1] == "[[":
                    rows = f"{part}.{name}".lstrip(".")
                    self._rows[rows] = self._rows.get(rows, 0) + 1
                part = self._note(number, part, [name])
                listed = ""
            elif listed and line.lstrip().startswith("{"):
                self._lines.setdefault(f"{listed}[{row}]", number)
                row += 1
                listed = "" if _LIST.search(line) else listed
            elif key := _KEY.match(line):
                place = self._note(number, part, _names(key[1]))
                listed, row = place if _LIST.search(line) else "", 0

    def line_of(self, place: str) -> int:
        """The line, counted from 1, of ``place``, else of what it is in; 0 where that is written in another way."""
        ends = [step.start() for step in islice(_STEP.finditer(place), 2 * MOST_PARTS)]
        forms = (place, f"{place}[0]", *(place[:end] for end in reversed(ends)))
        return next((self._lines[each] for each in forms if each in self._lines), 0)

    def _note(self, number: int, part: str, names: Sequence[str]) -> str:
        """Note the line of each place on the way from ``part`` along ``names``, where it is new; return the last."""
        for name in names:
            part = f"{part}.{name}".lstrip(".")
            if rows := self._rows.get(part):
                part = f"{part}[{rows - 1}]"
            self._lines.setdefault(part, number)
        return part


def _names(key: str) -> list[str]:
    """The names in a key with dots; one with more than are read is cut short."""
    return [name.strip("\"' \t") for name in key.split(".", MOST_PARTS)[:MOST_PARTS]]
