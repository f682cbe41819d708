"""What is to fix, in the files of a briefing or in what is printed of it."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import asdict

from briefing.document.line_places import line_place
from briefing.errors import DocumentError
from briefing.visible import shortened


class Finding(Struct, frozen=True, kw_only=True):
    """One thing to fix: what is wrong and what to do, in which file and at which place of it, where it is in one.

    ``line`` is where that place is in the file, counted from 1; 0 where that is not known, or it is of the whole file.
    ``section`` or ``figure`` names what it is a part of, if it is of one. A ``harmless`` one is no more than a hint:
    readers miss nothing by it, as where something is there to spare. A ``closing`` one keeps it from being opened.
    """

    file: str = ""
    place: str = ""
    what: str
    advice: str = ""
    line: int = 0
    section: str = ""
    figure: str = ""
    harmless: bool = False
    closing: bool = False

    def __str__(self) -> str:
        where = f"{self.file}, {shortened(self.place)}" if self.place else self.file
        if self.line and self.place != line_place(self.line):
            where += f" ({line_place(self.line)})"
        sentence = f"{where}: {self.what}." if where else f"{self.what}."
        return f"{sentence} {self.advice}." if self.advice else sentence

    def table(self) -> dict[str, str | int]:
        """The same by names, as for JSON."""
        return asdict(self)


def finding_of(error: DocumentError) -> Finding:
    """The finding that an error is."""
    file, _comma, place = error.where.partition(", ")
    number = place.rpartition(" ")[2]
    line = int(number) if number.isdecimal() and place == line_place(int(number)) else 0
    return Finding(file=file, place=place, what=error.what, advice=error.advice, line=line)


def in_order(findings: Iterable[Finding], first: str) -> tuple[Finding, ...]:
    """Findings by file, those in ``first`` before all others; within a file by line, and last those of no line."""
    found = tuple(findings)
    files = {file: at for at, file in enumerate(dict.fromkeys((first, *(each.file for each in found))))}
    return tuple(sorted(found, key=lambda each: (files[each.file], not each.line, each.line)))
