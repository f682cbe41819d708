"""What is Markdown beside the sections: the timeline, the corrections, and what is noted of sources."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefing.desktop.commands import Commands
from briefing.desktop.compare.description import lines
from briefing.desktop.look import LIGHT
from briefing.desktop.reading.page_texts import plain
from briefing.desktop.reading.pages import Pages
from briefing.desktop.reading.part_titles import CORRECTIONS, SOURCES, TIMELINE
from briefing.desktop.reading.quoting import quoted
from briefing.desktop.reading.source_card import SourceCard
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from tests.document.samples import MARKED
from tests.paper.conftest import small_briefing

SOURCES_HERE = "Sources of this section"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing that names its source in each of these texts, and not in the section."""
    return small_briefing(tmp_path / "marked", manifest=MARKED, en="Words.", nl="Woorden.")


@pytest.fixture
def marked(window: MainWindow, folder: Path) -> MainWindow:
    """The window with that briefing, and the focus in the text."""
    window.show_briefing(open_briefing(folder))
    window.text.setFocus()
    return window


@pytest.mark.parametrize(
    ("part", "words", "tabs"),
    [
        (TIMELINE, "Something | happened. 1 See “First”.", 2),
        (CORRECTIONS, "Corrected in First. 1", 2),
        (SOURCES, "A note. 1", 1),
    ],
)
def test_a_mark_brings_up_its_source_by_mouse_and_keys(
    marked: MainWindow, commands: Commands, part: str, words: str, tabs: int, qtbot: QtBot
) -> None:
    assert commands.actions
    marked.go(part)
    shown = marked.text.toPlainText().replace("\xa0", " ")
    assert words in shown.replace("\n", " ")
    assert "[" not in shown
    mark = marked.text.document().find(". 1")
    mark.setPosition(mark.selectionEnd())
    where = marked.text.cursorRect(mark).center() - QPoint(2, 0)
    for by_keys in (False, True):
        if by_keys:
            marked.text.moveCursor(QTextCursor.MoveOperation.Start)
            for _each in range(tabs):
                QTest.keyClick(marked.text, Qt.Key.Key_Tab)
            QTest.keyClick(marked.text, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(marked.text.viewport(), Qt.MouseButton.LeftButton, pos=where)
        [card] = marked.findChildren(SourceCard)
        assert "A note.¹" in [label.text() for label in card.findChildren(QLabel)]
        assert "\nA note. [1]" in card.accessibleName()
        card.close()
        qtbot.waitUntil(lambda gone=card: not isValid(gone))  # type: ignore[misc]


def test_words_of_the_timeline_are_copied_with_their_sources(marked: MainWindow) -> None:
    marked.go(TIMELINE)
    quotation = quoted(marked.text.document().find("happened"))
    assert (quotation.text, quotation.sources) == ("happened [1]", ("one",))


def test_a_section_lists_the_sources_that_only_its_captions_cite(folder: Path, window: MainWindow) -> None:
    window.show_briefing(open_briefing(folder))
    assert SOURCES_HERE in window.text.toPlainText()
    manifest = folder / "briefing.toml"
    manifest.write_text(MARKED.replace("of [it](figure:pair).[^one]", "of it."), encoding="utf-8")
    window.show_briefing(open_briefing(folder))
    assert SOURCES_HERE not in window.text.toPlainText()


def test_a_caption_is_seen_copied_and_heard_with_the_numbers_of_its_sources(marked: MainWindow, qtbot: QtBot) -> None:
    captions = marked.images.captions
    place = "Somewhere (45.3°\xa0N,\xa034.1°\xa0E)."
    qtbot.waitUntil(lambda: captions.caption.words == f"A caption of it.¹ {place}")
    heard = QAccessible.queryAccessibleInterface(captions.caption).text(QAccessible.Text.Name)
    assert heard == f"A caption of it. [1] {place}"
    captions.caption.setFocus()
    QTest.keyClick(captions.caption, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    words = place.replace("\xa0", " ")
    assert QGuiApplication.clipboard().text() == f"A pair\nA caption of it. [1] {words}\nSomebody"
    qtbot.waitUntil(lambda: marked.images.canvas.scene is not None)
    assert lines(marked.images.canvas)[-1] == ("Caption", f"A caption of it. [1] {place}")


def test_what_is_looked_for_is_what_is_read(marked: MainWindow) -> None:
    assert marked.opened is not None
    page = Pages(marked.opened, "en", LIGHT, 17).page(TIMELINE)
    assert "\nSomething | happened.\xa01 See “First”.\n" in plain(page)


def test_a_long_timeline_comes_from_a_thread(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    rows = "".join(f'\n[[events]]\ndate = 2022-01-04\ntext = "*Row* {at} {"of words " * 50}"\n' for at in range(200))
    (folder / "briefing.toml").write_text(MARKED + rows, encoding="utf-8")
    window.show_briefing(open_briefing(folder))
    window.go(TIMELINE)
    assert "is being laid out" in window.text.toPlainText()
    qtbot.waitUntil(lambda: "Row 199 of words" in window.text.toPlainText(), timeout=20_000)
