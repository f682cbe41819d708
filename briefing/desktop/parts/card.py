"""A card: a small popup that says more of something; Escape, a click elsewhere or a key of the window closes it."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from briefing.desktop.parts import accessible, shortcuts
from briefing.desktop.parts.labels import plain_label

WIDTH, LETTERS_A_LINE = 380, 45  # pixels, or more where the letters need it
SIDE, GAP = 18, 8  # within the card, and round it


class Card(QFrame):
    """Fill ``column``, mostly by what there is to ``say``, then ``show_near``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._over = parent
        self.setObjectName("card")
        accessible.install()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shortcuts.heed(parent.window().actions(), self)
        self.ensurePolished()
        wide = max(WIDTH, LETTERS_A_LINE * self.fontMetrics().averageCharWidth())
        self.setFixedWidth(max(WIDTH, min(wide, parent.window().width() - 2 * GAP)))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SIDE, 16, SIDE, 16)
        self.column.setSpacing(8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape; leave other keys to the window, and make way where it heeds one."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        QCoreApplication.sendEvent(self._over.window(), event)
        if event.isAccepted():
            self.close()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Have the tab key stay in the card, also where that has nothing else to come to."""
        super().focusNextPrevChild(onward)
        return True

    def interface_class(self) -> type:
        """What a screen reader meets."""
        from briefing.desktop.parts.accessible_card import AccessibleCard

        return AccessibleCard

    def say(self, words: str, style: str = "") -> None:
        """Add a paragraph, in a ``style`` of labels."""
        self.column.addWidget(plain_label(words, style=style, selectable=True))

    def show_near(self, where: QPoint) -> None:
        """Show the card at ``where`` on the screen, moved so that all of it is seen."""
        lines = [label.accessibleName() or label.text() for label in self.findChildren(QLabel)]
        self.setAccessibleName("\n".join(lines))  # of a description Orca would say each line twice
        wide = self.width()
        self.resize(wide, self.column.totalHeightForWidth(wide))
        room = self._room()
        x = min(max(where.x() - wide // 2, room.left() + GAP), room.right() - wide - GAP)
        y = where.y() + 14
        if y + self.height() > room.bottom():
            y = where.y() - self.height() - 14
        self.move(x, max(room.top() + GAP, y))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _room(self) -> QRect:
        """The part of the screen that the window takes, since under Wayland no window knows where on it it stands.

        All of the screen where the window is smaller than the card.
        """
        screen, window = self.screen().availableGeometry(), self._over.window()
        room = screen.intersected(QRect(window.mapToGlobal(QPoint()), window.size()))
        return room if room.width() >= self.width() + 2 * GAP and room.height() > self.height() + 2 * GAP else screen
