"""A document of Qt piece by piece: its blocks, and the runs of letters in them, for which Python has no loop."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, cast

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFragment


class Piece(NamedTuple):
    """Letters from one place of a document to another that have the same address, or none."""

    start: int
    end: int
    address: str


def blocks_from(block: QTextBlock) -> Iterator[QTextBlock]:
    """A block and all that follow it."""
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """The runs of letters that look alike in a block, in their order; they may be changed meanwhile."""
    return [each.fragment() for each in cast(Iterable[QTextBlock.iterator], block)]


def between(document: QTextDocument, first: int, last: int) -> QTextCursor:
    """What is between two places of a document, chosen."""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def all_of(fragment: QTextFragment, document: QTextDocument) -> QTextCursor:
    """The letters of a run, chosen."""
    return between(document, fragment.position(), fragment.position() + fragment.length())


def mark_of(letters: QTextCharFormat) -> str:
    """The address to which letters lead, or of which they are the place, as the number of a source in the list is."""
    return letters.anchorHref() or next(iter(letters.anchorNames()), "")


def names_in(block: QTextBlock) -> list[str]:
    """The names of the places in a block to which a link can lead."""
    return [name for fragment in fragments(block) for name in fragment.charFormat().anchorNames()]


def pieces(
    block: QTextBlock, address_of: Callable[[QTextCharFormat], str] = QTextCharFormat.anchorHref
) -> Iterator[Piece]:
    """The letters of a block by their addresses; parts of a link that look different are one."""
    last = Piece(block.position(), block.position(), "")
    for fragment in fragments(block):
        start, end, address = (
            fragment.position(),
            fragment.position() + fragment.length(),
            address_of(fragment.charFormat()),
        )
        if address != last.address or start != last.end:
            if last.start < last.end:
                yield last
            last = Piece(start, start, address)
        last = last._replace(end=end)
    if last.start < last.end:
        yield last
