"""The hits of a search are listed with the words around them, and lead there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from briefing.desktop.commands import Commands
from briefing.desktop.finding import hit_list
from briefing.desktop.finding.find_bar import FindBar
from briefing.desktop.finding.hit_list import Hit, hits_in, in_line
from briefing.desktop.parts.folding import folded
from briefing.desktop.reading.page_texts import PageText
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing


def text(words: str) -> PageText:
    return PageText(words, folded(words))


@pytest.fixture
def bar(reading: MainWindow, commands: Commands, qtbot: QtBot) -> FindBar:
    """The bar, with its list, in which a needle is looked for."""
    assert reading.opened is not None
    folder = reading.opened.path
    assert folder is not None
    (folder / "sections/en/first.md").write_text("One needle, another **need**le.\n\nAnd a NEEDLE[^paint] more.\n")
    (folder / "sections/en/second.md").write_text("A straw, then a needle.\n")
    reading.show_briefing(open_briefing(folder))
    commands.actions["find"].trigger()
    made = commands.find_bar
    QTest.mouseClick(made.buttons["list"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(made.field, "needle")
    qtbot.waitUntil(lambda: not made._typing.isActive() and bool(made._texts))
    return made


def rows(bar: FindBar) -> list[str]:
    return [bar.list.item(row).text() for row in range(bar.list.count())]


def test_hits_are_listed_with_the_words_around_them(bar: FindBar) -> None:
    assert bar.list.isVisible()
    assert rows(bar) == [
        "The beginning: One needle, another needle.",
        "The beginning: One needle, another needle.",
        "The beginning: And a NEEDLE¹ more.",
        "The ending: A straw, then a needle.",
    ]
    assert bar.list.currentRow() == 0


def test_a_new_search_begins_without_the_list_and_one_that_goes_on_keeps_it(bar: FindBar, commands: Commands) -> None:
    commands.actions["find"].trigger()
    assert bar.list.isVisible(), "the bar was open still"
    bar.end()
    commands.actions["find-next"].trigger()
    assert bar.list.isVisible(), "the same hits go on"
    bar.end()
    commands.actions["find"].trigger()
    assert not bar.list.isVisible()
    assert not bar.buttons["list"].isChecked()
    assert bar.count.text().endswith("of 4")


def test_a_hit_leads_to_its_place_by_click_and_by_keys(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    where = bar.list.visualItemRect(bar.list.item(3)).center()
    QTest.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: reading.part == "second" and bar.count.text() == "4 of 4")
    assert reading.text.textCursor().selectedText() == "needle"
    assert bar.list.currentRow() == 3
    bar.list.setFocus()
    QTest.keyClick(bar.list, Qt.Key.Key_Up)
    QTest.keyClick(bar.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reading.part == "first" and bar.count.text() == "3 of 4")
    assert reading.text.textCursor().selectedText() == "NEEDLE"
    assert bar.list.hasFocus()
    QTest.keyClick(bar.list, Qt.Key.Key_Up)
    QTest.keyClick(bar.list, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 4"


def test_the_arrow_leads_from_the_field_into_the_list_and_back(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    bar.buttons["list"].setChecked(False)
    assert not bar.list.isVisible()
    QTest.keyClick(bar.field, Qt.Key.Key_Down)
    assert bar.list.isVisible()
    assert bar.list.hasFocus()
    assert bar.list.currentRow() == 0
    QTest.keyClick(bar.list, Qt.Key.Key_Down)
    QTest.keyClick(bar.list, Qt.Key.Key_Up)
    assert bar.list.hasFocus()
    QTest.keyClick(bar.list, Qt.Key.Key_Up)
    assert bar.field.hasFocus()
    bar.field.setText("nowhere")
    QTest.keyClick(bar.field, Qt.Key.Key_Down)
    assert bar.field.hasFocus(), "there is no hit to go to"


def test_the_count_tells_where_one_is_in_the_list_until_one_leaves_it(
    reading: MainWindow, bar: FindBar, qtbot: QtBot
) -> None:
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    QTest.keyClick(bar.field, Qt.Key.Key_Down)
    assert bar.count.text() == "1 of 4"
    QTest.keyClick(bar.list, Qt.Key.Key_End)
    assert (bar.list.currentRow(), bar.count.text()) == (3, "4 of 4")
    QTest.keyClick(bar.list, Qt.Key.Key_Up)
    assert bar.count.text() == "3 of 4"
    bar.field.setFocus()
    assert (bar.list.currentRow(), bar.count.text()) == (0, "1 of 4"), "none was gone to"


def test_in_a_low_window_the_list_lies_over_nothing_and_the_text_is_as_high(
    reading: MainWindow, commands: Commands, qtbot: QtBot
) -> None:
    assert reading.opened is not None
    assert reading.opened.path is not None
    (reading.opened.path / "sections/en/first.md").write_text("One needle more.\n\n" * 9)
    reading.show_briefing(open_briefing(reading.opened.path))
    reading.resize(720, 600)
    commands.actions["find"].trigger()
    bar = commands.find_bar
    bar.field.setText("needle")
    qtbot.waitUntil(lambda: bool(bar._texts) and " of " in bar.count.text())
    bar._enter_list()
    qtbot.waitUntil(lambda: bar.list.geometry().bottom() < bar.field.mapTo(bar, QPoint()).y())
    rows = (bar.list.height() - 2 * bar.list.frameWidth()) / bar.list.sizeHintForRow(0)
    assert rows >= 2
    assert rows == int(rows), "all of them are whole"
    assert reading.text.height() >= bar.list.height()
    bar.end()
    assert reading.text.minimumHeight() == 0


def test_marks_are_set_apart_from_the_words(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    assert reading.opened is not None
    folder = reading.opened.path
    assert folder is not None
    text = "A needle of 46 m[^paint] and a needle[^paint][^paint] with a note[^n].\n\n[^n]: Of a needle.\n"
    (folder / "sections/en/first.md").write_text(text)
    reading.show_briefing(open_briefing(folder))
    qtbot.waitUntil(lambda: "a note" in rows(bar)[0])
    assert rows(bar)[0] == "The beginning: A needle of 46 m⁽¹⁾ and a needle¹ ¹ with a noteᵃ."
    assert rows(bar)[2] == "The beginning: Of a needle."
    bar.field.setText("1 with")
    bar._look()
    assert [bar.count.text(), *rows(bar)] == ["1 of 1", "The beginning: … of 46 m⁽¹⁾ and a needle¹ ¹ with a noteᵃ."]


def test_the_list_follows_the_hit_that_is_chosen_and_the_words(bar: FindBar, qtbot: QtBot) -> None:
    bar.step()
    assert bar.list.currentRow() == 1
    high = bar.list.height()
    bar.field.setText("straw")
    qtbot.waitUntil(lambda: rows(bar) == ["The ending: A straw, then a needle."])
    assert bar.list.height() < high
    bar.field.setText("haystack")
    qtbot.waitUntil(lambda: not bar.list.isVisible())
    bar.field.setText("needle")
    qtbot.waitUntil(bar.list.isVisible)
    QTest.mouseClick(bar.buttons["list"], Qt.MouseButton.LeftButton)
    assert not bar.list.isVisible()


def test_the_list_is_in_the_language_that_is_read(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    bar.field.setText("woorden")
    reading.set_language("nl")
    qtbot.waitUntil(lambda: [row.partition(":")[0] for row in rows(bar)] == ["Het begin", "Het einde"])
    assert bar.buttons["list"].accessibleName() == "Treffers op een rij"


def test_what_is_long_is_cut_at_words_and_lines() -> None:
    long = "first line\n" + "before " * 20 + "hit " + "after " * 60 + "\nlast line"
    (hit,) = hits_in({"one": text(long)}, ["one"], "hit")
    assert hit.words.startswith("… before ")
    assert hit.words.endswith(" …")
    assert "line" not in hit.words
    assert "hit" in hit.words[: hit_list.BEFORE + 10]
    run = "x" * 100 + "hit"
    (hit,) = hits_in({"one": text(run)}, ["one"], "hit")
    assert hit.words.endswith("hit")


def test_hits_are_counted_as_the_page_counts_them() -> None:
    texts = {"one": text("aaaa"), "two": text("no"), "three": text("xaa")}
    found = [(hit.part, hit.at) for hit in hits_in(texts, ["one", "two", "three", "four"], "aa")]
    assert found == [("one", 0), ("one", 1), ("three", 0)]
    assert list(hits_in(texts, ["one"], "")) == []


def test_very_many_hits_are_not_all_listed(bar: FindBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hit_list, "MOST", 3)
    found = (Hit("one", at, "words") for at in range(5))
    bar.list.show_hits(found, {"one": "First"}, 5)
    assert next(found).at == 3, "what is not listed is not looked for"
    assert rows(bar)[-1] == "and 2 more"
    last = bar.list.item(3)
    bar.list.itemActivated.emit(last)
    assert not last.flags() & Qt.ItemFlag.ItemIsSelectable


def test_where_a_hit_is_in_its_words_is_known() -> None:
    for words in (
        "a hit",
        "hit",
        "first\n  a hit of\nlast",
        "before " * 9 + "hit",
        "46\u2060⁽¹⁾ a hit\u2060¹ " + "on " * 99,
    ):
        (found,) = hits_in({"one": text(words)}, ["one"], "hit")
        assert found.words[found.start : found.end] == "hit"


def test_a_row_with_little_room_has_fewer_words_before_the_hit_or_less_of_the_title(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    (hit,) = hits_in({"one": text("many " * 20 + "words before the hit, and after")}, ["one"], "hit")

    def row(words: str, title: str = "The title", hit: Hit = hit) -> str:
        return in_line(title, hit, metrics, metrics.horizontalAdvance(words))

    whole = f"The title: {hit.words}"
    assert row(whole) == whole
    assert row(whole.partition(",")[0] + " …") == whole
    assert row("The title: … the hit …,,") == "The title: … the hit, and after"
    assert row("The title: … hit …") == "The title: … hit, and after"
    assert row("The long title of… : … hit …", "The long title of a part").endswith("…: … hit, and after")
    wide = Hit("one", 0, "before " + "hit" * 20, 7, 67)
    assert row("The title of a part", "The long title", wide).startswith("T")
    first = Hit("one", 0, "hit, and after", 0, 3)
    assert row("The long: hit …", "The long title of a part", first).endswith("…: hit, and after")


def test_the_hit_is_seen_in_each_row_however_narrow_the_window(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    assert reading.opened is not None
    folder = reading.opened.path
    assert folder is not None
    (folder / "sections/en/first.md").write_text("So many long words stand before the wanted needle, and after.\n")
    reading.show_briefing(open_briefing(folder))
    qtbot.waitUntil(lambda: "the wanted needle" in rows(bar)[0])
    for width in (1300, 900):
        reading.resize(width, 600)
        QApplication.processEvents()
        option = QStyleOptionViewItem()
        delegate = bar.list.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, bar.list.indexFromItem(bar.list.item(0)))
        seen = option.text[: option.text.index("needle") + 6]
        assert bar.list.fontMetrics().horizontalAdvance(seen) < bar.list.viewport().width() - 20
        assert rows(bar)[0].endswith("stand before the wanted needle, and after.")
    assert not bar.list.wordWrap()
