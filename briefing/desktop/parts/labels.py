"""Labels whose words are words: Qt would take some for HTML, and load the files that it names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(words: str = "", *, style: str = "", wraps: bool = True, selectable: bool = False) -> QLabel:
    """A label; ``style`` is "title", "quiet", or nothing, and ``selectable`` lets the words be marked and copied."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if style:
        label.setProperty(style, True)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def plain_tip(words: str) -> str:
    """A tip that is not taken for rich text, broken into lines."""
    from html import escape

    lines = escape(words).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if words else ""
