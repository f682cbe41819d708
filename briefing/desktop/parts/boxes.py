"""Boxes with a question."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMessageBox, QWidget

MARGIN = 16


def plain_box(parent: QWidget, name: str, title: str) -> QMessageBox:
    """A box called ``name``, whose words are words, and which goes when it is closed."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    return box


def open_wide(box: QMessageBox) -> None:
    """Open a box that leaves its buttons as wide as their words, and has its words above them.

    It makes itself as narrow as its buttons may be, and a style sheet lets them be as narrow as its ``min-width``. Its
    words it sets beside the room of an icon, also where it has none. They describe the button that has the focus too,
    since a screen reader that comes to it leaves off reading them.
    """
    for button in box.buttons():
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())
    layout = cast(QGridLayout, box.layout())
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    room = layout.itemAtPosition(0, 0)
    if room is not None and room.spacerItem() is not None:
        layout.removeItem(room)
        layout.setHorizontalSpacing(0)
        layout.setColumnStretch(1, 1)
    box.open()
    first = box.focusWidget()
    if first is not None:
        first.setAccessibleDescription(f"{box.text()}\n{box.informativeText()}")
