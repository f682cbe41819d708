"""The keys that the README names are those of the commands of which it says so."""

import re
from pathlib import Path

import pytest

from briefing.desktop.actions import TABLE, Row

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
CELLS = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", README.partition("\n## Printing")[0], re.MULTILINE)
ROWS = [(keys, says) for keys, says in CELLS if keys not in ("key", "keys", "---")]
WAYS = [row for row in TABLE if row.group == "compare"]
COMMANDS = {row.name: row for row in TABLE}
WORDS = ("then", "to", "arrows")
SIGNS = {"Page ": "Pg", "Plus": "+", "Minus": "-", "−": "-"}
# How what a row of the README says begins, and the commands of its keys; none where it is a key of no command.
SAID: dict[str, tuple[str, ...]] = {
    "next and previous section": ("next-section", "previous-section"),
    "a page of the text on or back": ("", ""),
    "back to what was read before": ("back", "forward"),
    "find words": ("find", "find-next", "find-previous"),
    "copy what is selected, the caption": ("copy", "select-all"),
    "copy the words that are selected with their sources": ("copy-cited",),
    "highlight the words that are selected, or no longer; write a note on them; bookmark": (
        *("highlight", "note", "bookmark"),
    ),
    "list bookmarks": ("highlights",),
    "undo what was marked": ("undo", "redo"),
    "next pane (with Shift the one before); pictures alone, as for a class; text alone; full screen": (
        *("next-pane", "pictures-alone", "text-alone", "full-screen"),
    ),
    "larger text, smaller, as it was": ("larger", "smaller", "usual-size"),
    "from the list of sections to the border": ("",),
    "one whole picture, the other; back to the two": ("other-picture", ""),
    "ways to compare, see below": ("compare-swipe", "compare-difference"),
    "what the pictures show in words; the notes on them in full, or away; swap": ("describe", "notes", "swap-sides"),
    "zoom in, out, all, 100 percent": ("zoom-in", "zoom-out", "zoom-fit", "zoom-actual"),
    "the divider upright, flat, turned to the right, to the left": (
        *("divider-upright", "divider-flat", "divider-right", "divider-left"),
    ),
    "of three dates or more: the next on the right side, the one before; the next on the left side, the one before": (
        *("after-next", "after-previous", "before-next", "before-previous"),
    ),
    "align the two pictures, by hand; match their tones; undo": (
        *("align-automatically", "align-by-hand", "match-tones", "undo-alignment"),
    ),
    "the ruler, a grid; the place on a map": ("ruler", "grid", "place"),
    "copy the pictures as they are seen, with dates and credits; save": ("copy-picture", "save-picture"),
    "open a `.briefing` file; open a folder; save the briefing": ("open", "open-folder", "save-briefing"),
    "another window with the same briefing": ("new-window", "quit"),
    "export as PDF; see the pages and print": ("export-pdf", "print"),
    "reload the files of a briefing; check": ("reload", "check"),
    "all commands and keys": ("commands", "commands"),
    **{row.words: (row.name,) for row in WAYS},
}


def keys_in(cell: str) -> list[str]:
    """The keys that a cell of a table names, in the way in which the commands have them."""
    for words, sign in SIGNS.items():
        cell = cell.replace(words, sign)
    return [key.rstrip(",;") or key for key in cell.split() if key not in WORDS]


def keys_of(row: Row) -> set[str]:
    return {*row.keys, row.canvas_key, row.field_key} - {""}


@pytest.mark.parametrize(("cell", "says"), ROWS, ids=lambda each: each[:30])
def test_each_key_is_that_of_the_command(cell: str, says: str) -> None:
    (names,) = [names for begin, names in SAID.items() if says.startswith(begin)]
    for key, name in zip(keys_in(cell), names, strict=True):
        if name:
            assert key in keys_of(COMMANDS[name])
        else:
            assert all(key not in keys_of(row) for row in TABLE), "else it is the key of a command"


def test_each_command_that_has_a_key_is_named() -> None:
    named = {name for names in SAID.values() for name in names}
    assert {row.name for row in TABLE if keys_of(row)} - named == {"previous-pane"}, "which is F6 with Shift"


def test_each_command_is_told_in_a_row() -> None:
    assert [begin for begin in SAID if not any(says.startswith(begin) for _cell, says in ROWS)] == []
