"""The panes of the window, with borders between them that can be moved."""

from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QWidget

from briefing.desktop.parts.borders import Border
from briefing.translation import N_

SIDEBAR = 232
NARROW, HIGH = 1060, 0.8
# The usual shares of text and pictures: half and half beside each other, the pictures more below; large, so that what
# the panes need at least does not weigh in.
BESIDE, UNDER = [1000, 1000], [800, 1200]


class Panes(QSplitter):
    """Remembers how a person parted the room, each way round, not how a small window did for a while.

    ``border`` is how screen readers call what is between its two panes, before that is translated.
    """

    def __init__(self, orientation: Qt.Orientation, name: str, border: str) -> None:
        super().__init__(orientation)
        self.setObjectName(name)
        self._border = border
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._shares: dict[Qt.Orientation, list[int]] = {}
        self.splitterMoved.connect(lambda *_where: self._remember(self.sizes(), self.orientation()))

    def createHandle(self) -> Border:
        """A border that the keys can move."""
        return Border(self.orientation(), self, self._border)

    @property
    def border(self) -> Border:
        """What is between the two panes."""
        return cast(Border, self.handle(1))

    def addWidget(self, widget: QWidget) -> None:
        """Add a pane; a splitter puts each new one below the others, and screen readers read from below."""
        super().addWidget(widget)
        for get in (self.widget, self.handle):
            for each in filter(None, map(get, range(self.count()))):
                each.raise_()

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


class ThreePanes(Panes):
    """The sidebar, and the text with the pictures beside it, or below it."""

    def __init__(self, sidebar: QWidget, text: QWidget, pictures: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, "outer", N_("Border between the sections and the text"))
        self.inner = Panes(Qt.Orientation.Horizontal, "inner", N_("Border between the text and the pictures"))
        for at, pane in enumerate((text, pictures)):
            self.inner.addWidget(pane)
            self.inner.setStretchFactor(at, 1)
        self.addWidget(sidebar)
        self.addWidget(self.inner)
        self.setStretchFactor(1, 1)
        for panes, first in ((self, sidebar), (self.inner, text)):
            areas = first.findChildren(QAbstractScrollArea)
            stops = [each for each in areas if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
            QWidget.setTabOrder(stops[-1], panes.border)  # or it would come after both of its panes

    def part(self, kept: list[int], width: int) -> None:
        """Part the room as ``parted`` told another time, else as is usual in a window of a width in pixels."""
        usual = [SIDEBAR, width - SIDEBAR, *BESIDE, *UNDER]
        shares = kept if len(kept) == len(usual) else usual
        self.share(shares[:2])
        self.inner.share(shares[2:4])
        self.inner.share(shares[4:], Qt.Orientation.Vertical)

    def parted(self) -> list[int]:
        """How the room was parted last: the sidebar and the rest, text and pictures beside each other, and below."""
        return [*self.shares(), *self.inner.shares(), *self.inner.shares(Qt.Orientation.Vertical)]

    def arrange(self, room: QSize) -> None:
        """Put the pictures beside the text, or below it in a window that is narrow and has the height for both."""
        narrow = room.width() < NARROW and room.height() > HIGH * room.width()
        self.inner.turn(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
