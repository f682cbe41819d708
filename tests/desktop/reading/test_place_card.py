from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefing import translation
from briefing.desktop.reading.place_card import PlaceCard
from briefing.desktop.starting.startup import make_application
from briefing.document.model import LocalizedText, Place
from briefing.document.opening import open_briefing
from briefing.paper.locator.drawing import INKS
from briefing.paper.locator.locator_map import Tone
from tests.desktop.conftest import Desk
from tests.desktop.seen import colours

CRIMEA = Place(name=LocalizedText(texts={"en": "Crimea", "nl": "de Krim"}), longitude=34.1, latitude=45.3)
PLACE = '\n[figures.place]\nname = { en = "Crimea", nl = "de Krim" }\nlatitude = 45.3\nlongitude = 34.1\n'


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    make_application()
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def placed(desk: Desk, pair: Path, qtbot: QtBot) -> Desk:
    """The window with a figure that says where it is."""
    manifest = pair / "briefing.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + PLACE, encoding="utf-8")
    desk.window.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: desk.window.images.canvas.scene is not None)
    return desk


def drawing(card: PlaceCard) -> QImage:
    return next(label.pixmap().toImage() for label in card.findChildren(QLabel) if not label.pixmap().isNull())


def said(card: PlaceCard) -> list[str]:
    return [(label.text() or label.accessibleName()).replace("\u00a0", " ") for label in card.findChildren(QLabel)]


def test_the_card_says_where_it_is_and_whose_the_map_is(parent: QWidget) -> None:
    place, picture, note, credit = said(PlaceCard(CRIMEA, "en", "light", parent))
    assert place == "Crimea (45.3° N, 34.1° E)"
    assert picture.startswith("Map: Crimea, marked in the middle of its surroundings.")
    assert "part of Ukraine" in note
    assert credit == "Map data: Natural Earth."


def test_the_card_speaks_dutch(parent: QWidget) -> None:
    translation.use("nl")
    place, picture, *_others = said(PlaceCard(CRIMEA, "nl", "light", parent))
    assert place == "de Krim (45,3° NB, 34,1° OL)"
    assert picture.startswith("Kaart: de Krim")


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_the_map_has_the_colours_of_the_window_and_letters_clear_of_their_halo(parent: QWidget, tone: Tone) -> None:
    image = drawing(PlaceCard(CRIMEA, "en", tone, parent))
    name = QRect(image.rect().center() + QPoint(-40, 12), image.rect().center() + QPoint(40, 40))
    assert {INKS[tone].sea, INKS[tone].land} <= colours(image).keys()
    ink = QColor(INKS[tone].ink).lightness()
    letters = [each for each in colours(image.copy(name)) if abs(QColor(each).lightness() - ink) < 24]
    assert letters, "the halo of the name covers it"


@pytest.mark.parametrize("corner", [QPoint(0, 0), QPoint(699, 0), QPoint(0, 599), QPoint(699, 599)])
def test_a_card_stays_within_its_window_which_may_not_know_where_on_the_screen_it_is(
    parent: QWidget, corner: QPoint
) -> None:
    parent.setGeometry(40, 30, 700, 600)
    parent.show()
    card = PlaceCard(CRIMEA, "en", "light", parent)
    card.show_near(parent.mapToGlobal(corner))
    assert QRect(parent.mapToGlobal(QPoint()), parent.size()).contains(card.geometry())
    card.close()


def test_a_card_that_is_larger_than_its_window_stays_on_the_screen(parent: QWidget) -> None:
    parent.setGeometry(500, 500, 200, 100)
    parent.show()
    card = PlaceCard(CRIMEA, "en", "light", parent)
    card.show_near(QPoint(790, 590))
    assert card.screen().availableGeometry().contains(card.geometry())
    card.close()


def test_button_key_and_menu_bring_the_card_up(placed: Desk, qtbot: QtBot) -> None:
    window, canvas = placed.window, placed.window.images.canvas
    button = window.images.captions.place
    assert button.isVisible()
    ways: tuple[Callable[[], object], ...] = (
        lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(button, Qt.Key.Key_Return),
        lambda: QTest.keyClick(canvas, Qt.Key.Key_M),
        lambda: placed.trigger("place"),
    )
    for way in ways:
        window.activateWindow()
        button.setFocus()
        qtbot.waitUntil(window.isActiveWindow)
        way()
        card = window.findChild(PlaceCard)
        assert card is not None
        assert card.isVisible()
        QTest.keyClick(card, Qt.Key.Key_Escape)
        assert not card.isVisible()
        card.deleteLater()
        QTest.qWait(1)


def test_a_figure_that_tells_no_place_offers_no_map(desk: Desk, pair: Path, qtbot: QtBot) -> None:
    desk.window.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: desk.window.images.canvas.scene is not None)
    assert not desk.window.images.captions.place.isVisible()
    assert not desk.commands.actions["place"].isEnabled()
    QTest.keyClick(desk.window.images.canvas, Qt.Key.Key_M)
    assert desk.window.findChild(PlaceCard) is None
