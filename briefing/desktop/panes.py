"""Panes with a hairline between them that is wide to grab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter


class Panes(QSplitter):
    """Remembers how a person parted the room, not how a small window did for a while."""

    def __init__(self, orientation: Qt.Orientation, name: str) -> None:
        super().__init__(orientation)
        self.setObjectName(name)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._shares: list[int] = []
        self.splitterMoved.connect(lambda *_where: self._remember(self.sizes()))

    def share(self, sizes: list[int]) -> None:
        """Part the room by these sizes in pixels, or in proportion to them."""
        self._remember(sizes)
        self.setSizes(sizes)

    def shares(self) -> list[int]:
        """What was asked for last, by hand or by ``share``."""
        return self._shares

    def _remember(self, sizes: list[int]) -> None:
        self._shares = sizes
