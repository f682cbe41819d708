"""What those hear who do not see the window: links, sections, cards, and things in the order of the eye."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPalette, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop import following
from briefing.desktop import window as main_window
from briefing.desktop.commands import Commands
from briefing.desktop.parts.accessible_card import AccessibleCard
from briefing.desktop.parts.card import Card
from briefing.desktop.reading import text_pane
from briefing.desktop.reading.link_words import link_words
from briefing.desktop.reading.part_titles import SOURCES
from briefing.desktop.reading.source_card import SourceCard
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.heard import announced

LINKS = "Paint[^paint], [the second](section:second), [a pair](figure:pair), [out](https://example.org/a)[^more].\n\n"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is announced."""
    return announced(monkeypatch, following, text_pane, main_window)


@pytest.fixture
def linked(reading: MainWindow, commands: Commands, pair: Path) -> MainWindow:
    """The window with a text of links of each kind, and the focus in the text."""
    assert commands.actions
    (pair / "sections/en/first.md").write_text(f"{LINKS}{'More. ' * 400}\n\n[^more]: A note at the end.\n")
    reading.show_briefing(open_briefing(pair))
    reading.go("first")
    reading.text.setFocus()
    return reading


def test_each_link_is_told_with_where_it_leads_when_tab_comes_to_it(linked: MainWindow, said: list[str]) -> None:
    said.clear()
    for _each in range(5):
        QTest.keyClick(linked.text, Qt.Key.Key_Tab)
    assert said == [
        "1, source: Paint, Shop · report · 1 December 2021",
        "the second, link to the section: The ending",
        "a pair, link to the pictures: A pair",
        "out, link to example.org",
        "a, footnote",
    ]
    QTest.keyClick(linked.text, Qt.Key.Key_Backtab)
    assert said[-1] == "out, link to example.org"


def test_a_link_that_leads_nowhere_says_so(linked: MainWindow) -> None:
    assert linked.opened is not None
    for address in ("source:none", "figure:none", "section:none"):
        assert link_words(linked.opened.briefing, "en", "x", address) == "x, link that leads nowhere"


def test_enter_follows_the_link_at_which_the_reading_is(linked: MainWindow, qtbot: QtBot) -> None:
    text = linked.text
    text.moveCursor(QTextCursor.MoveOperation.Start)
    with qtbot.assertNotEmitted(text.source_wanted):
        QTest.keyClick(text, Qt.Key.Key_Return)
    at = text.document().find("1,").selectionStart() - 1  # the mark is a space that does not break, and a number
    for place in (at, at + 1, at + 2):
        cursor = text.textCursor()
        cursor.setPosition(place)
        text.setTextCursor(cursor)
        with qtbot.waitSignal(text.source_wanted) as caught:
            QTest.keyClick(text, Qt.Key.Key_Return)
        assert caught.args == ["paint"]
        for card in linked.findChildren(SourceCard):
            card.close()


def test_a_footnote_is_read_and_the_reading_goes_on_from_there(linked: MainWindow, said: list[str]) -> None:
    for _each in range(5):
        QTest.keyClick(linked.text, Qt.Key.Key_Tab)
    QTest.keyClick(linked.text, Qt.Key.Key_Return)
    assert said[-1] == "A note at the end."
    assert linked.text.textCursor().block().text() == "A note at the end."


def test_the_pictures_that_a_link_brings_up_are_named(linked: MainWindow, said: list[str]) -> None:
    for _each in range(3):
        QTest.keyClick(linked.text, Qt.Key.Key_Tab)
    QTest.keyClick(linked.text, Qt.Key.Key_Return)
    assert said[-1] == "A pair"


def test_a_section_is_named_when_it_comes_up_but_not_twice(reading: MainWindow, said: list[str], qtbot: QtBot) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    reading.text.setFocus()
    reading.step(1)
    reading.go(SOURCES)
    assert said == ["The ending", "Sources"]
    reading.sidebar.list_of_choice().setFocus()
    reading.step(-1)
    assert said == ["The ending", "Sources"]


def test_the_size_of_the_text_is_told(reading: MainWindow, said: list[str]) -> None:
    reading.resize_text(10)
    reading.resize_text(0)
    assert said == ["110 percent", "100 percent"]


@pytest.mark.usefixtures("commands")
def test_all_that_is_on_a_card_is_read(reading: MainWindow) -> None:
    reading.text.source_wanted.emit("paint")
    card = reading.findChild(SourceCard)
    assert card is not None
    told = card.accessibleName().replace("\xa0", " ")
    assert told.startswith("Paint\nShop · report · 1 December 2021\nWhat somebody passes on")
    assert not card.accessibleDescription()
    card.close()


def test_a_card_is_a_dialog_to_the_screen_readers_of_linux(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = Card(reading)
    assert isinstance(QAccessible.queryAccessibleInterface(card), AccessibleCard)
    for system, role in (("linux", QAccessible.Role.Dialog), ("win32", QAccessible.Role.Grouping)):
        monkeypatch.setattr(sys, "platform", system)
        assert AccessibleCard(card).role() is role


def names(root: QAccessibleInterface) -> list[str]:
    """The names in a tree that is read from the root, in order."""
    found = [root.text(QAccessible.Text.Name)]
    for at in range(root.childCount()):
        child = root.child(at)
        if child is not None:
            found += names(child)
    return [name for name in found if name]


def test_what_is_read_comes_in_the_order_of_the_eye(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.controls.options is not None)
    reading.images.canvas.set_mode(Mode.FADE)
    canvas = QAccessible.queryAccessibleInterface(reading.images.canvas).text(QAccessible.Text.Name)
    order = ["Sections", "Text", "Ways to compare", "Picture on top", canvas, "A pair"]
    found = [name for name in names(QAccessible.queryAccessibleInterface(reading)) if name in order]
    assert list(dict.fromkeys(found)) == order


def test_the_search_goes_without_the_focus_passing_through_the_window(
    reading: MainWindow, commands: Commands, qtbot: QtBot, qapp: QApplication
) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    commands.actions["find"].trigger()
    seen: list[QWidget | None] = []
    qapp.focusChanged.connect(lambda _old, new: seen.append(new))
    QTest.keyClick(commands.find_bar.field, Qt.Key.Key_Escape)
    assert seen == [reading.text]


def test_every_button_of_the_search_has_a_name(commands: Commands) -> None:
    buttons = commands.find_bar.findChildren(QToolButton)
    told = {QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) for button in buttons}
    assert told == {"Clear", "Find previous", "Find next", "List the hits", "Close"}


def test_the_pictures_alone_come_up_without_the_focus_passing_through_the_window(
    reading: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    reading.text.setFocus()
    seen: list[QWidget | None] = []
    qapp.focusChanged.connect(lambda _old, new: seen.append(new))
    reading.panes.show_alone(reading.images.canvas)
    assert seen == [reading.images.canvas]


def test_no_name_is_read_twice_with_its_tip(reading: MainWindow, commands: Commands, qtbot: QtBot) -> None:
    assert commands.actions
    reading.briefing_shown.emit()
    qtbot.waitUntil(lambda: reading.images.controls.options is not None)
    found = 0
    for each in reading.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(each)
        name, more = (interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
        if each.isVisible() and name and each.toolTip().startswith(name):
            found += 1
            assert more == name or not more.startswith(name), "one that is the same is left out"
    assert found > 10


def test_the_bar_of_tools_has_a_name(reading: MainWindow, commands: Commands) -> None:
    assert commands.actions
    reading.briefing_shown.emit()
    reading.set_language("nl")
    bar = reading.findChild(QToolBar, "tools")
    assert bar is not None
    assert QAccessible.queryAccessibleInterface(bar).text(QAccessible.Text.Name) == "Werkbalk"


def test_that_an_edition_is_historical_is_told_where_the_text_is(reading: MainWindow) -> None:
    assert reading.text.accessibleDescription() == "Historical edition: what was known on 24\xa0December 2021."


def test_the_text_is_in_the_language_that_is_read(reading: MainWindow) -> None:
    for language, found in (("nl", QLocale.Language.Dutch), ("en", QLocale.Language.English)):
        reading.set_language(language)
        assert reading.text.locale().language() == found


def test_a_text_is_in_its_language_where_the_reader_does_not_speak_that(window: MainWindow, pair: Path) -> None:
    manifest = pair / "briefing.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('["en", "nl"]', '["fr", "en", "nl"]'), "utf-8")
    window.show_briefing(open_briefing(pair))
    window.set_language("fr")
    assert window.text.locale().language() == QLocale.Language.French
    assert window.sidebar.locale().language() == QLocale.Language.English
    window.set_language("nl")
    assert window.text.locale().language() == QLocale.Language.Dutch


def test_back_comes_back_with_the_link_at_the_height_where_it_was(linked: MainWindow, pair: Path, qtbot: QtBot) -> None:
    words = "\n\n".join(["Some words of the section, and then a few more. " * 8] * 9)
    (pair / "sections/en/first.md").write_text(f"{words}\n\n[There](section:second).[^paint]\n\n{words}")
    (pair / "sections/en/second.md").write_text("Few words.")
    linked.resize(1320, 840)
    linked.show_briefing(open_briefing(pair))
    text, bar = linked.text, linked.text.verticalScrollBar()
    QTest.qWait(50)  # the end of a long text is laid out a little later, and the scroll bar grows
    height = bar.maximum()
    inside = text.document().find("There")
    bar.setValue(text.cursorRect(inside).top() + bar.value() - 200)
    where = bar.value()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(inside).center() - QPoint(10, 0))
    assert linked.part == "second"
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    linked.back()
    qtbot.waitUntil(lambda: bar.maximum() == height)
    assert abs(bar.value() - where) <= 1
    assert text.textCursor().selectedText() == "There"


@pytest.mark.parametrize("way", ["tab", "click", "in another language"])
def test_back_comes_back_to_the_link_that_was_followed(linked: MainWindow, said: list[str], way: str) -> None:
    text = linked.text
    if way == "tab":
        for _each in range(2):
            QTest.keyClick(text, Qt.Key.Key_Tab)
        QTest.keyClick(text, Qt.Key.Key_Return)
    else:
        inside = text.document().find("second")
        where = text.cursorRect(inside).center()
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=where - QPoint(10, 0))
    assert linked.part == "second"
    if way == "in another language":
        linked.set_language("nl")
    linked.sidebar.list_of_choice().setFocus()
    linked.back()
    assert linked.part == "first"
    comes = way != "in another language"
    assert text.textCursor().selectedText() == ("the second" if comes else "")
    assert (said[-1] == "the second, link to the section: The ending") is comes
    assert text.hasFocus() is comes
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert (said[-1] == "a pair, link to the pictures: A pair") is comes


def test_the_link_to_which_tab_came_has_a_ring_that_goes_with_it(linked: MainWindow, qtbot: QtBot) -> None:
    linked.activateWindow()
    qtbot.waitUntil(linked.isActiveWindow)
    linked.text.setFocus()
    accent = linked.text.palette().color(QPalette.ColorRole.Accent).rgb()

    def ring() -> set[int]:
        """How far from the left the ring is seen."""
        image = linked.text.viewport().grab(QRect(0, 0, 600, 120)).toImage()
        return {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == accent}

    assert ring() == set()
    QTest.keyClick(linked.text, Qt.Key.Key_Tab)
    first = ring()
    assert first
    card = Card(linked)
    card.show_near(QPoint(0, 0))
    assert not linked.text.hasFocus()
    assert ring() == first, "the link of which a card tells is seen"
    card.close()
    QTest.keyClick(linked.text, Qt.Key.Key_Tab)
    assert min(ring()) > min(first)
    linked.text.moveCursor(QTextCursor.MoveOperation.End)
    assert ring() == set()
    QTest.keyClick(linked.text, Qt.Key.Key_Backtab)
    linked.step(1)  # to another page
    assert ring() == set()
