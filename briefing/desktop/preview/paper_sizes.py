"""How large the pages are, in points, of which an inch has 72."""

from PySide6.QtCore import QSizeF

POINTS_AN_INCH = 72.0
POINTS = {"a4": QSizeF(595.276, 841.89), "letter": QSizeF(612, 792)}
