import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.reading import link_text
from briefing.desktop.reading.link_text import LinkText
from tests.desktop.heard import announced

PAGE = """<h1>Title</h1><p>Words.</p><h3>Head</h3><ul><li>dot</li></ul>
    <ol start="3"><li>three</li><li>four</li></ol><ol type="a"><li>a note</li></ol>
    <table><tr><th>Place</th><th>Tanks</th></tr><tr><td>Yelnya</td><td>200</td></tr></table><p>After.</p>"""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is announced."""
    return announced(monkeypatch, link_text)


def test_what_a_line_is_besides_its_words_is_told_once(qtbot: QtBot, said: list[str]) -> None:
    text = LinkText()
    qtbot.addWidget(text)
    text.setHtml(PAGE)
    found: dict[str, str] = {}
    while not text.textCursor().atEnd():
        QTest.keyClick(text, Qt.Key.Key_Right)
        words = text.textCursor().block().text().strip()
        if said[-1]:
            assert words not in found, "told once"
            found[words] = said[-1]
    assert found == {
        "Head": "heading, level 3",
        "three": "3.",
        "four": "4.",
        "a note": "a.",
        "Place": "table, rows: 2, columns: 2",
        "Yelnya": "Place",
        "200": "Tanks",
    }
    said.clear()
    for _line in range(30):
        QTest.keyClick(text, Qt.Key.Key_Up)
    assert [each for each in said if each] == [
        "table, rows: 2, columns: 2",
        "Place",
        "a.",
        "4.",
        "3.",
        "heading, level 3",
        "heading, level 1",
    ]
