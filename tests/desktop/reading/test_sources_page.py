"""The page of the sources: what is told of each, and of their kinds."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.reading.citing import FEW
from briefing.desktop.reading.fragments import Piece, blocks_from, pieces
from briefing.desktop.reading.link_text import link_at
from briefing.desktop.reading.pages import MOST_PLACES
from briefing.desktop.reading.part_titles import CORRECTIONS, SOURCES, TIMELINE
from briefing.desktop.reading.quoting import quoted
from briefing.desktop.reading.text_pane import TextPane
from briefing.desktop.window import MainWindow
from briefing.document.opening import LONG, open_briefing
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


def lines_of(window: MainWindow, start: str) -> list[str]:
    """The lines of the entry of a source whose title begins so."""
    return window.text.document().find(start).block().text().split("\u2028")


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        (
            "en",
            "Satellite pictures",
            "Cited in: Build-up, Key points, Timeline, figure “Before and after the arrival of troops”",
        ),
        ("nl", "Inschatting van", "Aangehaald in: Reactie van het Westen, Kernpunten"),
    ],
)
def test_a_source_tells_where_it_is_cited(sources: MainWindow, language: str, title: str, told: str) -> None:
    sources.set_language(language)
    assert lines_of(sources, title)[-1].replace("\xa0", " ") == told


def test_a_source_that_is_cited_nowhere_says_nothing(window: MainWindow, pair: Path) -> None:
    for text in pair.glob("sections/*/*.md"):
        text.write_text(text.read_text().replace("[^paint]", ""))
    window.show_briefing(open_briefing(pair))
    window.go(SOURCES)
    assert "Paint" in words(window)
    assert "Cited in" not in words(window)


@pytest.mark.parametrize("by_keys", [True, False])
def test_a_place_leads_to_the_first_citation_in_it_and_alt_left_comes_back(
    sources: MainWindow, commands: Commands, by_keys: bool
) -> None:
    text = sources.text
    place = next(link for link in links(text) if link.address == f"cited:article:{TIMELINE}")
    assert not [link for link in links(text) if link.address == f"cited:maxar:{CORRECTIONS}"]
    cursor = QTextCursor(text.document())
    cursor.setPosition(place.start)
    text.bring_into_view(cursor)
    if by_keys:
        text.setTextCursor(cursor)
        QTest.keyClick(text, Qt.Key.Key_Return)
    else:
        where = text.cursorRect(cursor).center() + QPoint(4, 0)
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert sources.part == TIMELINE
    assert link_at(text.textCursor()) == "source:article"
    before = QTextCursor(text.document())
    before.setPosition(text.textCursor().selectionStart(), QTextCursor.MoveMode.KeepAnchor)
    assert "source:article" not in {link.address for link in links(text) if link.end <= before.position()}
    sources.back()
    assert sources.part == SOURCES
    assert link_at(text.textCursor()) == place.address


NOTED = """
[[sources]]
id = "wall"
title = "Wall"
publisher = "Owner"
kind = "report"
note = "Seen with the paint[^paint] and the wall.[^wall]"

[[sources]]
id = "floor"
title = "Floor"
publisher = "Owner"
kind = "report"
note = "Beside the paint.[^paint]"
"""


def test_a_note_on_another_source_is_a_place_too_and_leads_to_the_citation_in_it(
    window: MainWindow, commands: Commands, pair: Path
) -> None:
    manifest = pair / "briefing.toml"
    manifest.write_text(manifest.read_text().replace("\n[[sections]]", NOTED + "\n[[sections]]", 1))
    window.show_briefing(open_briefing(pair))
    window.go(SOURCES)
    said = lines_of(window, "Paint")[-1]
    assert said == "Cited in: The beginning, The ending, note on source 2, note on source 3"
    assert "Cited in" not in lines_of(window, "Wall")[-1], "its own note is none"
    text = window.text
    places = [link for link in links(text) if link.address.startswith(f"cited:paint:{SOURCES}")]
    for place, entry in zip(places, ("Wall", "Floor"), strict=True):
        text.follow(QUrl(place.address))
        assert window.part == SOURCES
        cursor = text.textCursor()
        assert link_at(cursor) == "source:paint"
        assert cursor.block() == text.document().find(entry).block()
    window.set_language("nl")
    assert "toelichting bij bron 2" in lines_of(window, "Paint")[-1].replace("\xa0", " ")


def test_a_figure_that_cites_a_source_is_brought_up(sources: MainWindow) -> None:
    wanted: list[str] = []
    sources.text.figure_wanted.connect(wanted.append)
    for link in links(sources.text):
        if link.address.startswith("figure:"):
            sources.text.follow(QUrl(link.address))
    assert wanted == ["crimea"]


def test_of_many_places_the_first_are_named(window: MainWindow, pair: Path) -> None:
    many = [f"more-{at}" for at in range(MOST_PLACES + 3)]
    sections = "".join(f'\n[[sections]]\nid = "{each}"\ntitle = "{each.title()}"\n' for each in many)
    manifest = pair / "briefing.toml"
    manifest.write_text(manifest.read_text().replace("\n[[figures]]", sections + "\n[[figures]]", 1))
    for each in many:
        (pair / "sections/en" / f"{each}.md").write_text("Words.[^paint]")
    window.show_briefing(open_briefing(pair))
    window.go(SOURCES)
    jobs.drain()
    QApplication.processEvents()
    last = lines_of(window, "Paint")[-1]
    assert last.startswith("Cited in: The beginning, The ending, More-0, More-1")
    assert last.endswith(", and 5 more")


def be_many(pair: Path, much: str) -> None:
    """Have more sections than few, or texts or captions that are long together."""
    manifest = pair / "briefing.toml"
    words = manifest.read_text()
    if much == "captions":
        manifest.write_text(words.replace("Two plain colours.", "word " * (LONG // 5)))
        return
    names = [f"more-{at}" for at in range(2 if much == "texts" else FEW)]
    more = "".join(f'[[sections]]\nid = "{each}"\ntitle = "More"\n\n' for each in names)
    manifest.write_text(words.replace("[[figures]]", f"{more}[[figures]]", 1))
    for each in names:
        (pair / f"sections/en/{each}.md").write_text("word " * (LONG // 8 if much == "texts" else 1))


@pytest.mark.parametrize("much", ["sections", "texts", "captions"])
def test_where_sources_are_cited_is_found_out_after_they_are_shown(
    window: MainWindow, pair: Path, qtbot: QtBot, much: str
) -> None:
    be_many(pair, much)
    window.show_briefing(open_briefing(pair))
    window.go(SOURCES)
    window.text.setFocus()
    assert "Paint" in words(window)
    assert "Cited in" not in words(window)
    qtbot.waitUntil(lambda: "Cited in: The beginning" in words(window))
    window.go("second")
    window.go(SOURCES)
    assert "Cited in: The beginning" in words(window), "which is known now"


def test_a_text_that_cannot_be_read_keeps_nothing_back_of_the_others(window: MainWindow, pair: Path) -> None:
    (pair / "sections/en/first.md").write_bytes(b"\xff")
    window.show_briefing(open_briefing(pair))
    window.go(SOURCES)
    assert lines_of(window, "Paint")[-1] == "Cited in: The ending"


def links(text: TextPane) -> list[Piece]:
    return [each for block in blocks_from(text.document().begin()) for each in pieces(block) if each.address]
