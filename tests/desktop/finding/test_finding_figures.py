"""Words are found in what is said of the pictures too, after those of the text, and shown where they stand."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.commands import Commands
from briefing.desktop.compare.description import lines
from briefing.desktop.finding import find_bar
from briefing.desktop.finding.find_bar import FindBar
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from tests.desktop.heard import announced

ANOTHER = """
[[figures]]
id = "{id}"
title = "{title}"
caption = "{caption}"
place = {{ name = "Yelnya", longitude = 33.2, latitude = 54.6 }}

[[figures.pictures]]
file = "images/after.png"
date = 2021-12-13
label = "After"
alt = "{alt}"
credit = "Agency of needles"
kind = "satellite"
"""


@pytest.fixture
def bar(reading: MainWindow, pair: Path, commands: Commands, qtbot: QtBot) -> FindBar:
    """The bar in a briefing of three figures, of which two tell of straw, as the second section does once."""
    (pair / "sections/en/second.md").write_text("A straw.\n")
    manifest = pair / "briefing.toml"
    more = ANOTHER.format(id="field", title="A field", caption="Straw[^paint] and straw.", alt="A field from above")
    more += ANOTHER.format(id="barn", title="A barn", caption="Its roof.", alt="Bales of straw")
    manifest.write_text(
        manifest.read_text().replace('figures = ["pair"]', 'figures = ["pair", "field", "barn"]') + more
    )
    reading.show_briefing(open_briefing(pair))
    commands.actions["find"].trigger()
    return commands.find_bar


def look(bar: FindBar, words: str, qtbot: QtBot) -> None:
    bar.field.clear()
    QTest.keyClicks(bar.field, words)
    qtbot.waitUntil(lambda: not bar._typing.isActive() and bool(bar._texts))


def test_the_figures_follow_the_parts_and_lead_round(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    look(bar, "straw", qtbot)
    assert bar.count.text() == "3 in other parts"
    seen = []
    for backwards in (False, False, False, False, True, True):
        bar.step(backwards=backwards)
        seen.append((reading.part, reading._figure, bar.count.text()))
    assert seen == [
        ("second", "pair", "1 of 3"),
        ("second", "field", "2 of 3"),
        ("second", "barn", "3 of 3"),
        ("second", "barn", "1 of 3"),
        ("second", "barn", "3 of 3"),
        ("second", "field", "2 of 3"),
    ]


def test_the_words_are_selected_below_the_pictures(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    captions = reading.images.captions
    for words, label in (("roof", captions.caption), ("BARN", captions.title), ("yelnya", captions.caption)):
        look(bar, words, qtbot)
        bar.step()
        assert label.selectedText().lower() == words.lower()
        assert not reading.images.canvas.overlays.described
    look(bar, "agency", qtbot)
    bar.step()
    assert captions.credit.selectedText() == "Agency"
    assert not captions.title.hasSelectedText()


def test_they_are_selected_behind_letters_of_which_each_is_two_to_qt(
    reading: MainWindow, bar: FindBar, pair: Path, qtbot: QtBot
) -> None:
    manifest = pair / "briefing.toml"
    manifest.write_text(manifest.read_text().replace("Its roof.", "\N{TRACTOR} on the \N{HOUSE BUILDING} roof."))
    reading.show_briefing(open_briefing(pair))
    for words in ("roof", "\N{HOUSE BUILDING} ROOF"):
        bar.field.setText(words)
        qtbot.waitUntil(lambda: not bar._typing.isActive() and bool(bar._texts))
        bar.step()
        assert reading.images.captions.caption.selectedText() == words.lower()


def test_words_that_describe_a_picture_are_shown_over_it(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    look(bar, "bales", qtbot)
    bar.step()
    assert reading._figure == "barn"
    assert reading.images.canvas.overlays.described
    bar.step()
    assert reading.images.canvas.overlays.described
    bar.end()
    assert not reading.images.canvas.overlays.described
    reading.images.canvas.toggle_description()
    bar.step()
    bar.end()
    assert reading.images.canvas.overlays.described, "who wanted them keeps them"


@pytest.mark.parametrize(("words", "below"), [("roof", "roof"), ("bales", "")])
def test_they_are_marked_when_pictures_come_that_take_a_while(
    words: str, below: str, reading: MainWindow, bar: FindBar, pair: Path, qtbot: QtBot
) -> None:
    images = reading.images
    shutil.copy(pair / "images/after.png", pair / "images/barn.png")
    manifest = pair / "briefing.toml"
    before, barn, after = manifest.read_text().partition('id = "barn"')
    manifest.write_text(before + barn + after.replace("after.png", "barn.png"))
    reading.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: images.captions.title.text() == "A pair")
    look(bar, words, qtbot)
    bar.step()
    assert images.captions.title.text() == "A pair"
    qtbot.waitUntil(lambda: images.captions.title.text() == "A barn")
    assert images.captions.caption.selectedText() == below
    assert images.canvas.overlays.described is not bool(below)


def test_a_picture_is_brought_up_of_which_the_words_are_told(
    reading: MainWindow, bar: FindBar, pair: Path, qtbot: QtBot
) -> None:
    manifest, images = pair / "briefing.toml", reading.images
    picture = manifest.read_text().rpartition("[[figures.pictures]]")[2]
    for day, told in ((14, "A haystack"), (15, "A horse")):
        with manifest.open("a") as file:
            file.write("[[figures.pictures]]" + picture.replace("-13", f"-{day}").replace("Bales of straw", told))
    reading.show_briefing(open_briefing(pair))
    look(bar, "hay", qtbot)
    bar.step()
    qtbot.waitUntil(lambda: (images.comparison().before, images.comparison().after) == (1, 2))
    qtbot.waitUntil(lambda: "A haystack" in [words for _name, words in lines(images.canvas)])
    assert images.canvas.overlays.described
    images.choose_dates(0, 2)
    qtbot.waitUntil(lambda: images.canvas.newest is images.canvas.scene)
    assert (images.comparison().before, images.comparison().after) == (0, 2), "who wants others gets them"
    images.choose_dates(0, 1)
    look(bar, "horse", qtbot)
    bar.step()
    assert (images.comparison().before, images.comparison().after) == (0, 2)


def test_who_turns_to_another_figure_leaves_it(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    look(bar, "bales", qtbot)
    bar.step()
    reading.show_figure("pair")
    assert not reading.images.canvas.overlays.described
    look(bar, "straw", qtbot)
    bar.step()
    assert bar.count.text() == "1 of 3"


def test_a_description_that_one_put_away_oneself_is_not_put_away_again(
    reading: MainWindow, bar: FindBar, qtbot: QtBot
) -> None:
    canvas, cursor = reading.images.canvas, reading.text.textCursor()
    look(bar, "bales", qtbot)
    bar.step()
    canvas.toggle_description()
    for place in (3, 5):
        cursor.setPosition(place)
        reading.text.setTextCursor(cursor)
        if place == 3:
            canvas.toggle_description()
    assert canvas.overlays.described


def test_the_list_has_the_figures_and_leads_to_them(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    bar.buttons["list"].setChecked(True)
    look(bar, "straw", qtbot)
    rows = [bar.list.item(row).text() for row in range(bar.list.count())]
    place = "Yelnya (54.6° N, 33.2° E)."
    assert rows == ["The ending: A straw.", f"Picture: Straw¹ and straw. {place}", "Picture: Bales of straw"]
    bar.list.itemActivated.emit(bar.list.item(1))
    assert (reading._figure, bar.count.text(), bar.list.currentRow()) == ("field", "2 of 3", 1)


def test_one_goes_on_from_the_text_where_one_turned_to_that(reading: MainWindow, bar: FindBar, qtbot: QtBot) -> None:
    look(bar, "straw", qtbot)
    bar.step()
    bar.step()
    assert bar.count.text() == "2 of 3"
    cursor = reading.text.textCursor()
    cursor.setPosition(0)
    reading.text.setTextCursor(cursor)
    bar.step()
    assert bar.count.text() == "1 of 3"


def test_what_was_found_of_a_figure_is_read_aloud(
    reading: MainWindow, bar: FindBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, find_bar)
    look(bar, "bales", qtbot)
    bar.step()
    assert said[-1] == "1 of 1: Bales of straw"
    assert reading.part == "first"


def test_another_briefing_has_figures_of_its_own(reading: MainWindow, bar: FindBar, pair: Path, qtbot: QtBot) -> None:
    look(bar, "bales", qtbot)
    bar.step()
    manifest = pair / "briefing.toml"
    manifest.write_text(manifest.read_text().replace("Bales", "Heaps"))
    reading.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")


def test_only_what_was_found_last_is_marked(reading: MainWindow, bar: FindBar, pair: Path, qtbot: QtBot) -> None:
    captions, described = reading.images.captions, reading.images.canvas.overlays.description

    def marked() -> list[str]:
        labels = (captions.title, captions.caption, captions.credit)
        chosen = (reading.text.textCursor().selectedText(), *(each.selectedText() for each in labels))
        return [*filter(None, (*chosen, described._marked))]

    (pair / "sections/en/first.md").write_text("Words.\n\nA needle.\n")
    reading.show_briefing(open_briefing(pair))
    for words, expected in (
        ("needle", ["needle"]),
        ("bales", ["bales"]),
        ("roof", ["roof"]),
        ("bales", ["bales"]),
        ("needle.", ["needle."]),
        ("roof", ["roof"]),
        ("nowhere", []),
        ("needle", ["needle"]),
        ("nowhere", []),
    ):
        look(bar, words, qtbot)
        if words in ("bales", "roof"):
            bar.step()
        assert marked() == expected
    assert bar.count.text() == "Not found"


def test_the_text_stays_where_it_is_when_a_hit_of_it_is_left(
    reading: MainWindow, bar: FindBar, pair: Path, qtbot: QtBot
) -> None:
    (pair / "sections/en/first.md").write_text("A needle.\n" + "\nStraw.\n" * 200)
    reading.show_briefing(open_briefing(pair))
    look(bar, "needle.", qtbot)
    scroll, document = reading.text.verticalScrollBar(), reading.text.document()
    end = (
        document.documentLayout().blockBoundingRect(document.lastBlock()).bottom()
    )  # which lays out all that is before
    qtbot.waitUntil(lambda: scroll.maximum() + reading.text.viewport().height() >= end)
    scroll.setValue(scroll.maximum())
    look(bar, "nowhere", qtbot)
    assert scroll.value() == scroll.maximum() > 0
