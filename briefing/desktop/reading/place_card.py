"""The card that says where a figure is: the place on a map of its surroundings, as it is printed."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from briefing.desktop.parts.card import SIDE, WIDTH, Card
from briefing.desktop.parts.labels import plain_label
from briefing.document.model import Place
from briefing.document.places import place_words
from briefing.paper.locator.kept_maps import locator_map
from briefing.paper.locator.locator_map import LocatorMap, Tone
from briefing.translation import _

MAP_WIDTH = WIDTH - 2 * SIDE


class PlaceCard(Card):
    """One place, in a language; ``tone`` is that of the window."""

    def __init__(self, place: Place, language: str, tone: Tone, parent: QWidget) -> None:
        where = place_words(place, language, _)
        super().__init__(parent)
        found = locator_map(place, language, tone)
        self.say(where, "title")
        self.column.addWidget(_picture(found, self.devicePixelRatioF()))
        if found.note:
            self.say(found.note)
        self.say(found.credit, "quiet")


def _picture(found: LocatorMap, ratio: float) -> QLabel:
    drawing = QSvgRenderer(QByteArray(found.tiny().encode()))
    size = drawing.defaultSize().scaled(MAP_WIDTH, MAP_WIDTH, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    label = plain_label()
    label.setPixmap(QPixmap.fromImage(image))
    label.setFixedSize(QSize(size))
    label.setAccessibleName(found.alternative)
    return label
