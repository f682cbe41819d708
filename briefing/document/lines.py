"""On which line of a manifest a place is, such as ``figures[1].pictures[0].date``: the parser does not tell."""

import re

_ROW = re.compile(r"(\w+)\[(\d{1,7})\]\.?")
_HEADER = re.compile(r"\s*(\[{1,2})([\w.\s]*+)\]")
_KEY = re.compile(r"\s*[\"']?(\w+)[\"']?\s*[=.]")


class Lines:
    """The lines of a manifest, in which places are looked for; a part of it is named by the line it begins after."""

    def __init__(self, text: str) -> None:
        self._rows: dict[tuple[int, str], list[int]] = {}
        self._keys: dict[tuple[int, str], int] = {}
        newest = {"": 0}
        part = 0
        for number, line in enumerate(text.splitlines(), start=1):
            if header := _HEADER.match(line):
                part = number
                name = re.sub(r"\s", "", header[2])
                outer = newest.get(name.rpartition(".")[0])
                if header[1] == "[[" and outer is not None:
                    self._rows.setdefault((outer, name), []).append(number)
                    newest[name] = number
            elif key := _KEY.match(line):
                self._keys.setdefault((part, key[1]), number)

    def line_of(self, place: str) -> int:
        """The line, counted from 1, of the key at ``place``, else of its row; 0 where it is written in another way."""
        part, path, rest = 0, "", place
        while row := _ROW.match(rest):
            path = f"{path}.{row[1]}".lstrip(".")
            rows, at = self._rows.get((part, path), []), int(row[2])
            if at >= len(rows):
                return part
            part, rest = rows[at], rest[row.end() :]
        key = re.match(r"\w*", rest)
        return self._keys.get((part, key[0] if key else ""), part)
