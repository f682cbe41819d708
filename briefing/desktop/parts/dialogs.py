"""What dialogs that are only closed have in common."""

from PySide6.QtCore import QRect, Qt
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
    """Stand beside a window, or as far beside it as there is room, at its far end, where its pictures are.

    There it covers their lower corner at most, and nothing of the text to which it leads.
    """
    frame, room = window.frameGeometry(), dialog.screen().availableGeometry()
    place = QRect(frame.topLeft(), dialog.size() + frame.size() - window.size())
    place.moveBottom(min(frame.bottom(), room.bottom()))
    beside = [frame.right() + 1, frame.left() - place.width()]
    if window.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        beside.reverse()
    last = room.right() + 1 - place.width()
    left = next((each for each in beside if room.left() <= each <= last), beside[0])
    dialog.move(max(min(left, last), room.left()), max(place.top(), room.top()))
