"""A viewport that is known, for an area that is there from the start.

A widget that Qt made is handed over as what it is, and to find that out PySide makes the classes of all the widgets
that there are, with their enumerations: a thirtieth of a start. So at a start none is asked for.
"""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Put a widget in the place of the viewport that Qt made, and as that was; a text must keep its own."""
    viewport = QWidget(area)
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
