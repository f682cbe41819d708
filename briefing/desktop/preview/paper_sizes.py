"""How large the pages are, in points."""

from PySide6.QtCore import QSizeF

POINTS = {"a4": QSizeF(595.276, 841.89), "letter": QSizeF(612, 792)}
