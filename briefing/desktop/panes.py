"""Panes with a hairline between them that is wide to grab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter


class Panes(QSplitter):
    """Remembers how a person parted the room, each way round, not how a small window did for a while."""

    def __init__(self, orientation: Qt.Orientation, name: str) -> None:
        super().__init__(orientation)
        self.setObjectName(name)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._shares: dict[Qt.Orientation, list[int]] = {}
        self.splitterMoved.connect(lambda *_where: self._remember(self.sizes(), self.orientation()))

    def share(self, sizes: list[int], way: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        """Part the room by these sizes in pixels, or in proportion to them, whenever the panes lie that way."""
        self._remember(sizes, way)
        if way is self.orientation():
            self.setSizes(sizes)

    def turn(self, way: Qt.Orientation) -> None:
        """Lay the panes beside each other, or below, as they were parted that way last."""
        if way is not self.orientation():
            self.setOrientation(way)
            self.setSizes(self.shares(way))

    def shares(self, way: Qt.Orientation = Qt.Orientation.Horizontal) -> list[int]:
        """What was asked for last that way, by hand or by ``share``."""
        return self._shares.get(way, [])

    def _remember(self, sizes: list[int], way: Qt.Orientation) -> None:
        self._shares[way] = sizes
