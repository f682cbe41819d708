"""A document of Qt piece by piece: its blocks, and the runs of letters in them, for which Python has no loop."""

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtGui import QTextBlock, QTextFragment


def blocks_from(block: QTextBlock) -> Iterator[QTextBlock]:
    """A block and all that follow it."""
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """The runs of letters that look alike in a block, in their order; they may be changed meanwhile."""
    return [each.fragment() for each in cast(Iterable[QTextBlock.iterator], block)]
