"""On which line of a manifest a place is, such as ``figures[1].pictures[0].date``: the parser does not tell."""

import re

_ROW = re.compile(r"(\w+)\[(\d+)\]\.?")
_HEADER = re.compile(r"^\s*\[")


def line_of(text: str, place: str) -> int:
    """The line, counted from 1, of the key at ``place``, else of its row; 0 where it is written in another way."""
    lines = text.splitlines()
    start, path = 0, []
    rest = place
    while row := _ROW.match(rest):
        path.append(row[1])
        found = _header(lines, start, path, int(row[2]))
        if found is None:
            return 0 if len(path) == 1 else start
        start, rest = found + 1, rest[row.end() :]
    key = re.match(r"\w*", rest)
    return _key(lines, start, key[0] if key else "") or start


def _header(lines: list[str], start: int, path: list[str], number: int) -> int | None:
    """Where the ``number``-th row of a table is that belongs to the row before ``start``."""
    own = re.compile(r"^\s*\[\[\s*" + r"\s*\.\s*".join(path) + r"\s*\]\]")
    outer = re.compile(r"^\s*\[\[\s*" + r"\s*\.\s*".join(path[:-1]) + r"\s*\]\]") if path[1:] else None
    for at in range(start, len(lines)):
        if outer is not None and outer.match(lines[at]):
            return None
        if own.match(lines[at]):
            if number == 0:
                return at
            number -= 1
    return None


def _key(lines: list[str], start: int, key: str) -> int:
    """The line of a key before the next header, or 0."""
    own = re.compile(rf"^\s*[\"']?{key}[\"']?\s*[=.]")
    for at in range(start, len(lines)):
        if key and own.match(lines[at]):
            return at + 1
        if _HEADER.match(lines[at]):
            return 0
    return 0
