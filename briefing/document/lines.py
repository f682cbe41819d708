"""On which line of a manifest a place is, such as ``figures[1].pictures[0].date``: the parser does not tell."""

import re

_ROW = re.compile(r"(\w+)\[(\d+)\]\.?")
_HEADER = re.compile(r"\s*(\[{1,2})\s*([\w.\s]*?)\s*\]")


class Lines:
    """The lines of a manifest, in which places are looked for."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        found = ((at, _HEADER.match(line)) for at, line in enumerate(self._lines))
        self._headers = [(at, match[1] == "[[", re.sub(r"\s", "", match[2])) for at, match in found if match]

    def line_of(self, place: str) -> int:
        """The line, counted from 1, of the key at ``place``, else of its row; 0 where it is written in another way."""
        start, path, rest = 0, "", place
        while row := _ROW.match(rest):
            outer, path = path, f"{path}.{row[1]}".lstrip(".")
            header = self._row(start, path, outer, int(row[2]))
            if header is None:
                return start
            start, rest = header + 1, rest[row.end() :]
        key = re.match(r"\w*", rest)
        return self._key(start, key[0] if key else "") or start

    def _row(self, start: int, path: str, outer: str, number: int) -> int | None:
        """Where the ``number``-th row of a table is that belongs to the row of ``outer`` before ``start``."""
        for at, is_row, name in self._headers:
            if at < start or not is_row:
                continue
            if name == outer:
                return None
            if name == path:
                if number == 0:
                    return at
                number -= 1
        return None

    def _key(self, start: int, key: str) -> int:
        """The line of a key before the next header, or 0."""
        end = next((at for at, _is_row, _name in self._headers if at >= start), len(self._lines))
        own = re.compile(rf"\s*[\"']?{key}[\"']?\s*[=.]")
        return next((at for at in range(start, end) if key and own.match(self._lines[at])), -1) + 1
