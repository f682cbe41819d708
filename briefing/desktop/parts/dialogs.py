"""What dialogs that are only closed have in common."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing.translation import _

MARGIN = 16


def finish(dialog: QDialog, inside: QWidget) -> QDialogButtonBox:
    """Put ``inside`` into a dialog, which goes when it is closed, above a button for that; return what holds it."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.setSpacing(MARGIN)
    layout.addWidget(inside, 1)
    layout.addWidget(buttons)
    return buttons


def stand_aside(dialog: QDialog, window: QWidget) -> None:
    """Stand at the far end of a window, where its pictures are, so that the text to which a dialog leads is seen."""
    below, room = window.geometry(), dialog.screen().availableGeometry()
    place = QRect(below.topLeft(), dialog.size())
    place.moveCenter(below.center())
    if window.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        place.moveRight(below.right())
    else:
        place.moveLeft(below.left())
    place.moveBottomRight(QPoint(min(place.right(), room.right()), min(place.bottom(), room.bottom())))
    dialog.move(max(place.left(), room.left()), max(place.top(), room.top()))
