"""A note is seen beside its line, told of, and opened from there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.commands import Commands
from briefing.desktop.highlights import telling
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.highlights.note_signs import NoteSigns
from briefing.desktop.look import DARK, LIGHT, STRONG, Look, contrast
from briefing.desktop.reading.text_pane import TextPane
from briefing.desktop.window import MainWindow
from tests.desktop.heard import announced
from tests.desktop.highlights.hands import BRIEFING, note_on
from tests.desktop.text_panes import shown_pane

LOOKS = [LIGHT, DARK, *STRONG.values()]
Keep = Callable[..., list[str]]


@pytest.fixture
def keep(reading: MainWindow, commands: Commands) -> Keep:
    """Marks words as another window does, each with its note; their keys."""

    def keep(**notes: str) -> list[str]:
        other = Highlights(file_of(BRIEFING))
        keys = [
            other.add(Highlight(part="first", language="en", quote=Quote(words.replace("_", " ")), note=note))
            for words, note in notes.items()
        ]
        other.save()
        commands.highlighter.listed()
        return keys

    return keep


def signs_of(pane: TextPane) -> NoteSigns:
    (signs,) = pane.findChildren(NoteSigns)
    return signs


def middle(pane: TextPane, words: str) -> QPoint:
    """Where the sign is of a note on words."""
    line = pane.cursorRect(QTextCursor(pane.document().find(words)))
    return QPoint(signs_of(pane).width() // 2, line.center().y())


def is_seen(pane: TextPane, where: QPoint) -> bool:
    """Whether there is a sign round a place."""
    image = signs_of(pane).grab().toImage()
    ground = image.pixelColor(0, 0)
    near = [image.pixelColor(where.x() + x, where.y() + y) for x in range(-7, 8) for y in range(-7, 8)]
    return any(each != ground for each in near)


def test_words_with_a_note_have_a_sign_beside_them_and_others_none(reading: MainWindow, keep: Keep) -> None:
    keep(first_words="")
    assert not signs_of(reading.text).isVisible()
    keep(stand_here="Who says so?")
    assert signs_of(reading.text).isVisible()
    assert is_seen(reading.text, middle(reading.text, "stand"))
    beside = signs_of(reading.text).geometry()
    assert beside.left() > reading.text.viewport().geometry().right()
    assert beside.right() < reading.text.verticalScrollBar().mapTo(reading.text, QPoint()).x()
    reading.go("second")
    assert not signs_of(reading.text).isVisible()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.name}-{look.strong}")
def test_the_sign_is_plain_to_see_in_each_look(
    reading: MainWindow, keep: Keep, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "wanted_look", lambda _theme: look)
    keep(stand_here="Who says so?")
    assert signs_of(reading.text).colour == QColor(look.muted)
    assert contrast(look.muted, look.paper) >= 4.5


def test_a_click_on_the_sign_opens_the_note(reading: MainWindow, keep: Keep) -> None:
    keep(stand_here="Who says so?")
    signs, here = signs_of(reading.text), middle(reading.text, "stand")
    QTest.mouseClick(signs, Qt.MouseButton.LeftButton, pos=here + QPoint(0, 60))
    QTest.mouseClick(signs, Qt.MouseButton.RightButton, pos=here)
    assert reading.findChildren(NoteDialog) == []
    QTest.mouseClick(signs, Qt.MouseButton.LeftButton, pos=here)
    assert note_on(reading).field.toPlainText() == "Who says so?"


def test_beside_the_sign_words_are_selected_and_no_note_is_opened(reading: MainWindow, keep: Keep) -> None:
    keep(stand_here="Who says so?")
    pane, signs, here = reading.text, signs_of(reading.text), middle(reading.text, "stand")
    QTest.mousePress(signs, Qt.MouseButton.LeftButton, pos=here + QPoint(0, 200))
    QTest.mouseMove(signs, here)
    QTest.mouseRelease(signs, Qt.MouseButton.LeftButton, pos=here)
    assert reading.findChildren(NoteDialog) == []
    cursor = pane.textCursor()
    first = pane.cursorForPosition(QPoint(pane.viewport().width(), here.y())).position()
    assert (cursor.selectionStart(), cursor.hasSelection()) == (first, True)


def test_a_press_of_the_sign_leaves_what_is_selected(reading: MainWindow, keep: Keep) -> None:
    keep(stand_here="Who says so?")
    chosen = reading.text.document().find("first")
    reading.text.setTextCursor(chosen)
    signs, here = signs_of(reading.text), middle(reading.text, "stand")
    QTest.mousePress(signs, Qt.MouseButton.LeftButton, pos=here)
    QTest.mouseMove(signs, here + QPoint(0, 200))
    QTest.mouseRelease(signs, Qt.MouseButton.LeftButton, pos=here + QPoint(0, 200))
    assert reading.text.textCursor() == chosen
    assert reading.findChildren(NoteDialog) == []


def test_the_sign_tells_its_note_to_the_mouse(reading: MainWindow, keep: Keep, qtbot: QtBot) -> None:
    keep(first_words="Who <says> so?", stand_here="Where?")
    signs, here = signs_of(reading.text), middle(reading.text, "stand")

    def point(where: QPoint) -> None:
        far = QPointF(signs.mapToGlobal(where))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(where), far, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(signs, moved)
        QApplication.sendEvent(signs, QHelpEvent(QEvent.Type.ToolTip, where, far.toPoint()))

    point(here)
    assert "Who &lt;says&gt; so?" in QToolTip.text()
    assert "Where?" in QToolTip.text(), "which begins in that line too"
    assert signs.cursor().shape() is Qt.CursorShape.PointingHandCursor
    point(here + QPoint(0, 60))
    assert signs.cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_sign_is_where_lines_end(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, 600, 400)
    signs = NoteSigns(pane)
    for html, is_left in (("<p>One</p>", False), ("<p dir='rtl'>\u05d0\u05d7\u05d3</p>", True)):
        pane.set_page(html, size=17)
        signs.show_notes({"x": (QTextCursor(pane.document().begin()), "Note")}, LIGHT.muted)
        assert (signs.x() < pane.viewport().geometry().left()) is is_left
        assert is_seen(pane, QPoint(signs.width() // 2, pane.cursorRect().center().y()))


def test_line_by_line_the_marks_in_a_line_are_told_of(
    reading: MainWindow, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(first_words="Who says so?", stand_here="")
    said = announced(monkeypatch, telling)
    reading.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert said == []
    reading.text.moveCursor(QTextCursor.MoveOperation.Down)
    assert said == ["Highlight: “first words”, note: Who says so?", "Highlight: “stand here”"]
    reading.text.moveCursor(QTextCursor.MoveOperation.NextWord)
    assert said[2:] == ["Highlight, note: Who says so?"], "where it begins"
    reading.text.moveCursor(QTextCursor.MoveOperation.NextWord)
    assert len(said) == 3, "it goes on"


def test_of_many_words_in_a_line_the_first_are_told(
    reading: MainWindow, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(**{"words_of_a_section_some_" * 8 + "words": ""})
    said = announced(monkeypatch, telling)
    reading.text.moveCursor(QTextCursor.MoveOperation.Start)
    reading.text.moveCursor(QTextCursor.MoveOperation.NextBlock)
    reading.text.moveCursor(QTextCursor.MoveOperation.NextBlock)
    assert len(said) == 1
    assert said[0].startswith("Highlight: “words of a section some words")
    assert said[0].endswith("…”")
    assert len(said[0]) < 90


def test_the_sign_is_beside_a_text_that_is_shown_later(qtbot: QtBot) -> None:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(900, 400)
    pane.set_page("<p>One</p>" * 50, size=17)
    signs = NoteSigns(pane)
    signs.show_notes({"x": (QTextCursor(pane.document().begin()), "Note")}, LIGHT.muted)
    pane.resize(500, 400)
    pane.show()
    assert pane.verticalScrollBar().isVisible()
    assert signs.x() == pane.viewport().geometry().right() + 1
