"""The panes of the window, with borders between them that can be moved."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSplitter, QToolBar, QWidget

from briefing.desktop.parts.borders import Border
from briefing.translation import N_

SIDEBAR = 232
NARROW, HIGH = 1060, 0.8
# The usual shares of text and pictures: half and half beside each other, the pictures more below; large, so that what
# the panes need at least does not weigh in.
BESIDE, UNDER = [1000, 1000], [800, 1200]
# The same where pictures are compared that have no text of their own.
FEW_WORDS_BESIDE, FEW_WORDS_UNDER = [600, 1400], [400, 1600]
BESIDES, UNDERS = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
MANNERS = (BESIDES, False), (UNDERS, False), (BESIDES, True), (UNDERS, True)
Place = tuple[QWidget, QWidget | None]  # and what in it gets the focus, if that can be led to it
KNOWN = (6, 10)  # of how many sizes it is kept, the fewer by readers of before


class Panes(QSplitter):
    """Remembers how a person parted the room, each way round, not how a small window did for a while.

    It is parted otherwise where there are ``few_words``. ``border`` is how screen readers call what is between its two
    panes, before that is translated.
    """

    def __init__(self, orientation: Qt.Orientation, name: str, border: str) -> None:
        super().__init__(orientation)
        self.setObjectName(name)
        self._border = border
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._few_words = False
        self._shares: dict[tuple[Qt.Orientation, bool], list[int]] = {}
        self.splitterMoved.connect(lambda *_where: self._remember(self.sizes(), self.orientation(), self._few_words))

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

    def share(self, sizes: list[int], way: Qt.Orientation = BESIDES, *, few_words: bool = False) -> None:
        """Part the room by these sizes in pixels, or in proportion to them, whenever the panes lie that way."""
        self._remember(sizes, way, few_words)
        if (way, few_words) == (self.orientation(), self._few_words):
            self.setSizes(sizes)

    def turn(self, way: Qt.Orientation, *, few_words: bool) -> None:
        """Lay the panes beside each other, or below, as they were parted that way last."""
        if (way, few_words) != (self.orientation(), self._few_words):
            self._few_words = few_words
            self.setOrientation(way)
            self.setSizes(self.shares(way, few_words=few_words))

    def shares(self, way: Qt.Orientation = BESIDES, *, few_words: bool = False) -> list[int]:
        """What was asked for last that way, by hand or by ``share``."""
        return self._shares.get((way, few_words), [])

    def _remember(self, sizes: list[int], way: Qt.Orientation, few_words: bool) -> None:
        self._shares[way, few_words] = sizes


class ThreePanes(Panes):
    """The sidebar, and the text with the pictures beside it, or below it."""

    def __init__(self, sidebar: QWidget, text: QWidget, pictures: QWidget) -> None:
        super().__init__(BESIDES, "outer", N_("Border between the sections and the text"))
        self._three = sidebar, text, pictures
        self._alone: QWidget | None = None
        self._has_pictures = True
        self.inner = Panes(BESIDES, "inner", N_("Border between the text and the pictures"))
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

    def show_alone(self, inside: QWidget | None) -> None:
        """Show the pane alone in which something is, as in front of a class, or all of them and the tools again."""
        if inside is not None:
            inside.setFocus(Qt.FocusReason.ShortcutFocusReason)  # or it would pass through what is left
        self._alone = next((pane for pane in self._three if inside is not None and pane.isAncestorOf(inside)), None)
        self._show()
        for bar in self.window().findChildren(QToolBar):
            bar.setVisible(inside is None)

    def have_pictures(self, *, are_there: bool) -> None:
        """Have the pane of the pictures where there are any."""
        self._has_pictures = are_there
        self._show()

    def _show(self) -> None:
        sidebar, text, pictures = self._three
        sidebar.setVisible(self._alone is None)
        text.setVisible(self._alone in (None, text))
        pictures.setVisible(self._has_pictures and self._alone in (None, pictures))

    def part(self, kept: list[int], width: int) -> None:
        """Part the room as ``parted`` told another time, else as is usual in a window of a width in pixels."""
        usual = [SIDEBAR, width - SIDEBAR, *BESIDE, *UNDER, *FEW_WORDS_BESIDE, *FEW_WORDS_UNDER]
        shares = [*kept, *usual[len(kept) :]] if len(kept) in KNOWN else usual
        self.share(shares[:2])
        for at, (way, few_words) in enumerate(MANNERS, start=1):
            self.inner.share(shares[2 * at : 2 * at + 2], way, few_words=few_words)

    def parted(self) -> list[int]:
        """How the room was parted last: the sidebar and the rest, then text and pictures in each of the manners."""
        inner = [self.inner.shares(way, few_words=few_words) for way, few_words in MANNERS]
        return [*self.shares(), *(size for sizes in inner for size in sizes)]

    def places(self, sections: QWidget, text: QWidget, pictures: QWidget) -> list[Place]:
        """The panes by what the focus is led to in each, with what is between them, as the find bar below the text."""
        sidebar, reading, images = self._three
        below: list[Place] = [(reading, None), (self.inner.border, None), (images, pictures)]
        return [(sidebar, sections), (self.border, None), (text, text), *below]

    def arrange(self, room: QSize, *, few_words: bool) -> None:
        """Put the pictures beside the text, or below it in a window that is narrow and has the height for both.

        They get more of the room where there are few words.
        """
        narrow = room.width() < NARROW and room.height() > HIGH * room.width()
        self.inner.turn(UNDERS if narrow else BESIDES, few_words=few_words)


def place_beside(places: Sequence[Place], by: int) -> QWidget:
    """What gets the focus in the place after the one that has it, or before it where ``by`` is negative.

    Where the focus is in none of them, as on the bar of tools, it comes to the first, or to the last.
    """
    has = QApplication.focusWidget()
    inside = (at for at, (place, _first) in enumerate(places) if has and (place is has or place.isAncestorOf(has)))
    if by > 0:
        at = next(inside, -1) + 1
        order = [*places[at:], *places[:at]]
    else:
        at = next(inside, len(places))
        order = [*reversed(places[:at]), *reversed(places[at:])]
    return next(first for _place, first in order if first is not None and first.isVisibleTo(first.window()))
