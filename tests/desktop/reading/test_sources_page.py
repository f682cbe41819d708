"""The page of the sources: what is told of each, and of their kinds."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from briefing.desktop.reading.fragments import pieces
from briefing.desktop.reading.pages import SOURCES
from briefing.desktop.reading.quoting import quoted
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing
from tests.desktop.seen import words


@pytest.fixture
def sources(window: MainWindow) -> MainWindow:
    """The window with the sources of the built-in briefing."""
    window.show_briefing(open_briefing(builtin_briefing()))
    window.set_language("en")
    window.go(SOURCES)
    return window


@pytest.mark.parametrize(
    ("language", "heading", "kind"),
    [
        ("en", "What the kinds of source mean", "imagery: what a camera saw at one moment"),
        ("nl", "Wat de soorten bronnen betekenen", "beeldmateriaal: wat een camera op één moment zag"),
    ],
)
def test_below_the_sources_stands_what_their_kinds_mean(
    sources: MainWindow, language: str, heading: str, kind: str
) -> None:
    sources.set_language(language)
    lines = words(sources).split("\n")
    told = lines[lines.index(heading) + 1 :]
    assert told[0].startswith(kind)
    assert len(told) == 4, "and nothing of data sets, which are cited nowhere here"


def test_the_number_of_a_source_leads_from_its_own_entry_nowhere(sources: MainWindow) -> None:
    document = sources.text.document()
    entry = document.find("Satellite pictures").block()
    assert entry.text().startswith("1\xa0 Satellite")
    addresses = [piece.address for piece in pieces(entry) if piece.address]
    assert "source:maxar" not in addresses
    assert "source:article" in addresses, "the note cites another"
    chosen = QTextCursor(entry)
    chosen.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    assert quoted(chosen).text.split()[:2] == ["[1]", "Satellite"]
    assert quoted(chosen).sources == ("maxar",)


def test_the_address_of_a_source_stands_in_its_entry_and_leads_out(window: MainWindow, pair: Path) -> None:
    manifest = pair / "briefing.toml"
    manifest.write_text(
        manifest.read_text().replace('kind = "report"', 'kind = "report"\nurl = "https://example.org/a"')
    )
    window.show_briefing(open_briefing(pair))
    window.go(SOURCES)
    wanted: list[str] = []
    window.link_wanted.connect(wanted.append)
    window.text.setFocus()
    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    QTest.keyClick(window.text, Qt.Key.Key_Return)
    assert wanted == ["https://example.org/a"]
