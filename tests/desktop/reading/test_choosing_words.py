"""A double click chooses a word, and no sign at it."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.look import LIGHT
from briefing.desktop.reading.letters import Letters
from briefing.desktop.reading.rich_text import Writer
from briefing.desktop.reading.text_pane import TextPane
from briefing.document.markdown import parse

LEFT, UP = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def pane(qtbot: QtBot) -> TextPane:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.show()
    return pane


def place_of(pane: TextPane, words: str, letter: int = 1) -> QPoint:
    """Where in the viewport a letter of some words begins."""
    cursor = QTextCursor(pane.document().find(words))
    cursor.setPosition(cursor.selectionStart() + letter)
    return pane.cursorRect(cursor).center()


def send(pane: TextPane, kind: QEvent.Type, where: QPoint, held: Qt.MouseButton = LEFT) -> None:
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    place = QPointF(where), QPointF(pane.viewport().mapToGlobal(where))
    QApplication.sendEvent(pane.viewport(), QMouseEvent(kind, *place, button, held, Qt.KeyboardModifier.NoModifier))


def click_twice(pane: TextPane, where: QPoint) -> None:
    """Leave the button down, as a hand that drags on does."""
    send(pane, QEvent.Type.MouseButtonPress, where)
    send(pane, QEvent.Type.MouseButtonRelease, where, UP)
    send(pane, QEvent.Type.MouseButtonDblClick, where)


def chosen(pane: TextPane) -> str:
    return pane.textCursor().selectedText()


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("They “built up” it", "up", "up"),
        ("They “built up” it", "built", "built"),
        ("they said ‘up’.", "up", "up"),
        ("« le mot»", "mot", "mot"),
        ("(see this), and", "this", "this"),
        ("de foto’s van", "foto", "foto’s"),
        ("I don't know", "don", "don't"),
        ("of 100,000 men", "100", "100,000"),
        ("in ’s-Gravenhage en", "Graven", "’s-Gravenhage"),
        ("in 's-Gravenhage en", "s-", "'s-Gravenhage"),
        ("“’s-Gravenhage”", "Graven", "’s-Gravenhage"),
        ("dat is ’t", "’t", "’t"),
        ("a long_\u200bname here", "name", "long_\u200bname"),
        ("𝒜 “𝒜 up”, ’s-Gravenhage", "up", "up"),
        ("𝒜 “𝒜 up”, ’s-Gravenhage", "Graven", "’s-Gravenhage"),
        ("one — two", "—", "—"),
    ],
)
def test_a_double_click_chooses_the_word_alone(pane: TextPane, text: str, at: str, word: str) -> None:
    pane.setPlainText(text)
    click_twice(pane, place_of(pane, at, 0 if at == "—" else 1))
    send(pane, QEvent.Type.MouseButtonRelease, place_of(pane, at), UP)
    assert chosen(pane) == word


@pytest.mark.parametrize("letter", [0, 3, len("demands")])
def test_the_mark_of_a_source_is_no_part_of_the_word(pane: TextPane, letter: int) -> None:
    writer = Writer(look=LIGHT, letters=Letters(17), number=lambda _source: 2)
    pane.set_page(writer.page(writer.tree(parse("The “demands”[^one] of demands[^one]", sources=("one",)))), size=17)
    click_twice(pane, place_of(pane, "of demands", 3 + letter))
    assert chosen(pane) == "demands"


def test_a_drag_after_a_double_click_goes_by_words(pane: TextPane) -> None:
    pane.setPlainText("They “built up” and (went) ’s-Gravenhage in")
    click_twice(pane, place_of(pane, "up"))
    send(pane, QEvent.Type.MouseMove, place_of(pane, "went", 2))
    assert chosen(pane) == "up” and (went"
    send(pane, QEvent.Type.MouseMove, place_of(pane, "Graven", 2))
    assert chosen(pane) == "up” and (went) ’s-Gravenhage"
    send(pane, QEvent.Type.MouseMove, place_of(pane, "built", 2))
    assert chosen(pane) == "built up"
    send(pane, QEvent.Type.MouseButtonRelease, place_of(pane, "built", 2), UP)
    send(pane, QEvent.Type.MouseMove, place_of(pane, "went", 2), UP)
    assert chosen(pane) == "built up", "the button is up"


def test_a_click_beside_the_text_chooses_the_word_at_the_end_of_the_line_and_none_where_there_is_none(
    pane: TextPane,
) -> None:
    pane.setPlainText("one “two\n\nthree")
    right = QPoint(pane.viewport().width() - 5, place_of(pane, "two").y())
    click_twice(pane, place_of(pane, "three") - QPoint(0, pane.cursorRect().height()))
    assert chosen(pane) == ""
    click_twice(pane, right)
    assert chosen(pane) == "two"


def test_the_middle_button_pastes_the_word_and_keeps_what_it_has_where_there_is_none(
    pane: TextPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted = ["from elsewhere"]
    system = SimpleNamespace(
        supportsSelection=lambda: True,
        setMimeData=lambda data, mode: pasted.append(data.text()) if mode is QClipboard.Mode.Selection else None,
    )
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: system)
    pane.setPlainText("one “two”\n\nthree")
    click_twice(pane, place_of(pane, "three") - QPoint(0, pane.cursorRect().height()))
    click_twice(pane, place_of(pane, "two"))
    assert pasted == ["from elsewhere", "two"]
