"""Labels whose words are words: Qt would take some for HTML, and load the files that it names."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

# What html.escape does, whose module begins by listing all the named characters there are.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_LONG = re.compile(r"[^\s/-]{20,}")


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


def breakable_anywhere(words: str) -> str:
    """Words of which those that may be wider than a narrow pane, as names of files are, can be broken anywhere."""
    return _LONG.sub(lambda long: "\u200b".join(long[0]), words)


def escape(words: str) -> str:
    """Words as HTML, also between quotes."""
    return words.translate(_ESCAPES)


def plain_tip(words: str) -> str:
    """A tip that is not taken for rich text, broken into lines."""
    lines = escape(words).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if words else ""
