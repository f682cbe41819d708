"""The border between two panes: a hairline that is wide to grab, and that the keys move once the tab key is there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from briefing.desktop.parts import accessible
from briefing.translation import _

STEP, PAGE = 16, 96
STEPS = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Up: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_Down: STEP,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_Home: -(2**16),
    Qt.Key.Key_End: 2**16,
}


class Border(QSplitterHandle):
    """Has a name and a value for screen readers, and is seen as wide as it is to grab while it has the focus."""

    def __init__(self, way: Qt.Orientation, parent: QSplitter, name: str) -> None:
        super().__init__(way, parent)
        self.name = name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        accessible.install()

    def place(self) -> int:
        """Where it stands, in pixels from where the first pane begins."""
        return self.splitter().sizes()[0]

    def whole(self) -> int:
        """The room for both panes."""
        return sum(self.splitter().sizes())

    def move_to(self, place: int) -> None:
        """Go to a place in pixels, or as near as the panes allow."""
        before = self.place()
        self.moveSplitter(max(0, min(self.whole(), place)))
        if self.place() != before:
            accessible.value_changed(self)

    def percent(self) -> int:
        """How much of the room the first pane has."""
        return round(100 * self.place() / max(1, self.whole()))

    def value_text(self) -> str:
        """The same in words."""
        return _("{percent} percent").format(percent=self.percent())

    def interface_class(self) -> type:
        """What a screen reader meets."""
        from briefing.desktop.parts.accessible_border import AccessibleBorder

        return AccessibleBorder

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys, in larger steps, or to either end."""
        by = STEPS.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.move_to(self.place() + by)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be seen."""
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be a hairline again."""
        super().focusOutEvent(event)
        self._show_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt makes it a hairline here."""
        super().resizeEvent(event)
        self._show_focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what is seen while it has the focus."""
        if self.hasFocus():
            QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Accent))
        else:
            super().paintEvent(event)

    def _show_focus(self) -> None:
        if self.hasFocus():
            self.clearMask()
        else:
            self.setMask(QRegion(self.contentsRect()))
        self.update()
