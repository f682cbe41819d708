"""From the card of a source one comes to the sources that its note names, and to its entry in the list of all."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing.desktop import following
from briefing.desktop.commands import Commands
from briefing.desktop.reading.part_titles import SOURCES
from briefing.desktop.reading.source_card import SourceCard
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing
from tests.desktop.heard import announced

CITES, CITED, CITES_NONE = "maxar", "article", "article"


@pytest.fixture
def told(window: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told of links, in a window with the built-in briefing."""
    assert commands.actions
    said = announced(monkeypatch, following)
    window.show_briefing(open_briefing(builtin_briefing()))
    return said


def card_of(window: MainWindow, source: str) -> SourceCard:
    window.text.source_wanted.emit(source)
    return seen(window)


def seen(window: MainWindow) -> SourceCard:
    [card] = [each for each in window.findChildren(SourceCard) if each.isVisible()]
    return card


def title(window: MainWindow, source: str) -> str:
    assert window.opened is not None
    found = window.opened.briefing.source(source)
    assert found is not None
    return found.title.get(window.language)


@pytest.mark.usefixtures("told")
def test_a_click_on_a_mark_in_a_card_brings_up_the_card_of_that_source_in_its_place(window: MainWindow) -> None:
    card = card_of(window, CITES)
    where, note = card.pos(), card.note
    at = note.words.index("⁶")
    lines = [QPoint(x, y) for y in range(4, note.height(), 6) for x in range(2, note.width(), 3)]
    over = [each for each in lines if is_link(card, each)]
    assert over, f"no mark to be seen at {at}"
    QTest.mouseClick(note, Qt.MouseButton.LeftButton, pos=over[len(over) // 2])
    after = seen(window)
    assert after.accessibleName().startswith(title(window, CITED))
    assert after.pos().y() == where.y()
    after.close()


def is_link(card: SourceCard, where: QPoint) -> bool:
    """Whether there is a hand at a place of the note."""
    point = QPointF(where)
    none = Qt.MouseButton.NoButton
    global_point = QPointF(card.note.mapToGlobal(where))
    move = QMouseEvent(QEvent.Type.MouseMove, point, global_point, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(card.note, move)
    return card.note.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_the_keys_come_to_the_mark_tell_it_and_follow_it(window: MainWindow, told: list[str], qtbot: QtBot) -> None:
    card = card_of(window, CITES)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is card)
    QTest.keyClick(card, Qt.Key.Key_Tab)
    assert card.focusWidget() is card.note
    assert told[-1].startswith(f"⁶, source: {title(window, CITED)}")
    QTest.keyClick(card.note, Qt.Key.Key_Return)
    assert seen(window).accessibleName().startswith(title(window, CITED))
    seen(window).close()


@pytest.mark.usefixtures("told")
def test_a_note_that_names_no_source_takes_no_focus(window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(window, CITES_NONE)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is card)
    QTest.keyClick(card, Qt.Key.Key_Tab)
    assert isinstance(card.focusWidget(), QPushButton)
    card.close()


@pytest.mark.usefixtures("told")
def test_a_card_leads_to_the_entry_in_the_list_of_all_sources(window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(window, CITED)
    card.sources_button.click()
    assert window.part == SOURCES
    qtbot.waitUntil(lambda: not window.pages.waits)
    assert title(window, CITED) in window.text.textCursor().block().text().replace("\xa0", " ")
    bar = window.text.verticalScrollBar()
    assert bar.value() > 0
    assert window.text.cursorRect().top() == 0 or bar.value() == bar.maximum()
    assert not [each for each in window.findChildren(SourceCard) if each.isVisible()]
