"""What a tool on the canvas is: something that takes pointer and arrow keys while it is out, such as the ruler."""

from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter


class Tool(Protocol):
    """Takes what the pointer and the arrow keys do until it is put away; points are in widget coordinates.

    What not every tool has a use for is left alone here. ``stays_on_copies`` where what it paints is part of what is
    seen.
    """

    stays_on_copies: bool = False

    def press(self, point: QPointF) -> bool:
        """Use a press of the left button; return whether there was a use for it."""
        ...

    def move(self, point: QPointF) -> None:
        """Go on dragging."""
        ...

    def release(self, point: QPointF) -> None:
        """End a drag."""
        ...

    def arrow(self, x: int, y: int) -> bool:
        """Use an arrow key, ``x`` to the right and ``y`` down; return whether there was a use for it."""
        ...

    def name(self) -> str:
        """What it is called."""
        ...

    def value(self) -> str:
        """What was done with it so far, in words, or nothing."""
        ...

    def usage(self) -> str:
        """How the tool is used."""
        ...

    def hint(self) -> str:
        """How the tool is used, or nothing where that need not be said now."""
        ...

    def paint(self, painter: QPainter) -> None:
        """Paint what belongs to the tool, over the pictures."""
        ...

    def turn(self, way: int) -> bool:  # noqa: ARG002
        """Use a bracket, -1 for the left one and 1 for the right; return whether there was a use for it."""
        return False

    def scale(self, way: int) -> bool:  # noqa: ARG002
        """Use a comma, -1, or a full stop, 1; return whether there was a use for it."""
        return False

    def enter(self) -> bool:
        """Use the Enter key; return whether there was a use for it."""
        return False

    def undo(self) -> None:
        """Forget what belongs to an alignment that was undone."""
