"""A card: a small popup that says more of something; Escape or a click elsewhere closes it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from briefing.desktop.labels import plain_label

WIDTH = 380
SIDE = 18


class Card(QFrame):
    """Fill ``column``, mostly by what there is to ``say``, then ``show_near``."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFixedWidth(WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SIDE, 16, SIDE, 16)
        self.column.setSpacing(8)

    def say(self, words: str, style: str = "") -> None:
        """Add a paragraph, in a ``style`` of labels."""
        self.column.addWidget(plain_label(words, style=style, selectable=True))

    def show_near(self, where: QPoint) -> None:
        """Show the card at ``where`` on the screen, moved so that all of it is on that screen."""
        lines = [label.accessibleName() or label.text() for label in self.findChildren(QLabel)]
        self.setAccessibleDescription("\n".join(lines[1:]))  # or a screen reader would say its name alone
        self.resize(WIDTH, self.column.totalHeightForWidth(WIDTH))
        room = self.screen().availableGeometry()
        x = min(max(where.x() - WIDTH // 2, room.left() + 8), room.right() - WIDTH - 8)
        y = where.y() + 14
        if y + self.height() > room.bottom():
            y = where.y() - self.height() - 14
        self.move(x, max(room.top() + 8, y))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
