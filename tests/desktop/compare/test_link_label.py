"""Links of captions, as those of the text: seen, followed by mouse and keys, and told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from briefing.desktop import following
from briefing.desktop.commands import Commands
from briefing.desktop.compare.link_label import LinkLabel
from briefing.desktop.compare.views import pair_view
from briefing.desktop.compare.words import Span
from briefing.desktop.reading.source_card import SourceCard
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import Comparison
from tests.desktop.heard import announced
from tests.document.samples import MANIFEST
from tests.paper.conftest import small_briefing

CAPTION = (
    "Water.[^one] See [**the** first](section:first), [it](figure:pair), [none](figure:none), [nor](section:none)"
    " and [out](https://example.org/?a=1&b=2)."
)


@pytest.fixture
def linked(window: MainWindow, commands: Commands, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with a caption that has links of every kind."""
    assert commands.actions
    manifest = MANIFEST.replace('"A caption"', f"'{CAPTION}'")
    folder = small_briefing(tmp_path / "linked", manifest=manifest, en="Words.", nl="Woorden.")
    window.resize(1300, 900)
    window.show_briefing(open_briefing(folder))
    qtbot.waitUntil(lambda: window.images.canvas.scene is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def to_link(window: MainWindow, words: str) -> LinkLabel:
    """Come to a link by the tab key."""
    label = window.images.captions.caption
    label.setFocus()
    for _each in range(5):
        QTest.keyClick(label, Qt.Key.Key_Tab)
        if label.selectedText() == words:
            break
    assert label.selectedText() == words
    return label


def test_a_link_knows_its_words_and_what_leads_nowhere_is_none(linked: MainWindow) -> None:
    assert linked.opened is not None
    figure = linked.opened.briefing.figures[0]
    pair = pair_view(linked.opened, figure, Comparison(), "en")
    assert [(pair.caption[link.start : link.end], link.address) for link in pair.links] == [
        ("¹", "source:one"),
        ("the first", "section:first"),
        ("it", "figure:pair"),
        ("out", "https://example.org/?a=1&b=2"),
    ]


def test_the_tab_key_goes_through_the_links_and_tells_them(linked: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch, following)
    label = to_link(linked, "out")
    assert label.hasFocus()
    assert [each.partition(",")[0] for each in said] == ["¹", "the first", "it", "out"]
    assert said[1] == "the first, link to the section: First"
    QTest.keyClick(label, Qt.Key.Key_Backtab)
    assert label.selectedText() == "it"
    for _each in range(2):
        QTest.keyClick(label, Qt.Key.Key_Tab)
    assert not label.hasFocus()
    assert not label.selectedText()


def test_enter_follows_a_link(linked: MainWindow, qtbot: QtBot) -> None:
    linked.go(linked.parts()[-1])
    QTest.keyClick(to_link(linked, "the first"), Qt.Key.Key_Return)
    assert linked.part == "first"
    linked.back()
    assert linked.part == linked.parts()[-1]
    QTest.keyClick(to_link(linked, "out"), Qt.Key.Key_Return)
    [box] = [each for each in linked.findChildren(QMessageBox) if each.isVisible()]
    assert "example.org" in box.text()
    box.reject()


def test_the_card_of_a_source_comes_up_at_the_caption_for_who_uses_keys(
    linked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QPoint] = []
    monkeypatch.setattr(SourceCard, "show_near", lambda _card, where: asked.append(where))
    label = to_link(linked, "¹")
    QTest.keyClick(label, Qt.Key.Key_Return)
    assert label.rect().contains(label.mapFromGlobal(asked[0]))
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert linked.images.captions.link_place() == QCursor.pos()


def test_a_click_follows_a_link(linked: MainWindow) -> None:
    linked.go(linked.parts()[-1])
    label = linked.images.captions.caption
    before = label.words[: label.words.index("the first")]
    x = QFontMetrics(label.font()).horizontalAdvance(before) + 12
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(x, QFontMetrics(label.font()).height() // 2))
    assert linked.part == "first"


def test_a_caption_with_links_is_copied_whole(linked: MainWindow) -> None:
    label = linked.images.captions.caption
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Water. [1] See the first, it, none, nor and out." in QGuiApplication.clipboard().text()


def test_a_link_that_is_cut_ends_before_the_dots(linked: MainWindow, qtbot: QtBot) -> None:
    captions = linked.images.captions
    captions.set_room(200, 0)
    captions.setFixedWidth(170)
    qtbot.waitUntil(lambda: captions.caption.words.endswith(" …"))
    assert captions.caption.text().endswith(" …")
    assert "example.org" not in captions.caption.text()


def test_what_looks_like_html_is_words_and_links_have_the_ink_of_the_rest(qtbot: QtBot) -> None:
    label = LinkLabel()
    qtbot.addWidget(label)
    label.show_words("<img src='/etc/hostname'> & <b>it</b>", [Span(29, 35, 'x:"><b>')])
    label.show()
    assert "<img" not in label.text()
    assert "<b>" not in label.text()
    QTest.keyClick(label, Qt.Key.Key_Tab)
    palette = QPalette(label.palette())
    palette.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.red)
    label.setPalette(palette)
    QApplication.processEvents()
    assert "color: #ff0000" in label.text()
    label.show_words("plain <b>", [])
    assert label.text() == "plain <b>"
    assert label.textFormat() is Qt.TextFormat.PlainText
