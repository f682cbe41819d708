import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop.commands import Commands
from briefing.desktop.panes import NARROW, UNDER
from briefing.desktop.reading.about import reference
from briefing.desktop.reading.part_titles import SOURCES, TIMELINE
from briefing.desktop.reading.source_card import SourceCard
from briefing.desktop.session import ReadingPlace, recall, remember
from briefing.desktop.window import MainWindow
from briefing.document.model import LocalizedText, Source, SourceKind
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import Side
from briefing.settings import Settings
from tests.desktop.conftest import Desk
from tests.desktop.seen import marked, rows, words
from tests.end_to_end.pair import write_pair


def test_a_briefing_opens_at_its_first_section_with_its_figure(reading: MainWindow, qtbot: QtBot) -> None:
    assert rows(reading) == ["The beginning", "The ending", "Sources"]
    assert marked(reading) == ["The beginning"]
    assert words(reading).startswith("The beginning")
    assert "The first words stand here." in words(reading)
    assert reading.windowTitle() == "The beginning — Two colours — Briefing"
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    assert reading.images.captions.caption.text() == "Two plain colours."


def test_a_briefing_without_pictures_has_no_room_for_them(pair_desk: Desk, tmp_path: Path) -> None:
    window, folder = pair_desk.window, write_pair(tmp_path / "words", (60, 40))
    manifest = (folder / "briefing.toml").read_text().replace('id = "two-colours"', 'id = "words"')
    (folder / "briefing.toml").write_text(
        re.sub(r"^figures = .*\n", "", manifest[: manifest.index("[[figures]]")], flags=re.MULTILINE)
    )
    (folder / "sections/en/first.md").write_text("Nothing but words.")
    pair_desk.trigger("pictures-alone")
    pair_desk.opener.begin(open_briefing(folder))
    assert window.text.isVisible()
    assert window.opened is not None
    assert not window.images.isVisible()
    assert window.images.figure_id == ""
    assert not pair_desk.commands.actions["pictures-alone"].isEnabled()
    assert window.text.width() > 0.6 * window.width()
    window.keep_place()
    assert recall(window.store, window.opened.briefing.id).comparisons == {}, "nothing is kept of the one before"
    pair_desk.opener.begin(open_briefing(tmp_path / "pair"))
    assert window.images.isVisible()
    assert pair_desk.commands.actions["pictures-alone"].isEnabled()


def test_an_old_briefing_says_that_it_is_historical(reading: MainWindow) -> None:
    assert reading.reading.notice.isVisible()
    assert "24\xa0December 2021" in reading.reading.notice.text()


def test_a_section_without_a_figure_keeps_the_last_one(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    scene = reading.images.canvas.scene
    reading.go("second")
    assert "Quite different words" in words(reading)
    assert marked(reading) == ["The ending"]
    assert reading.images.canvas.scene is scene


def test_the_first_window_leaves_room_for_its_title_bar(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    assert window.height() < room.height() - 30
    assert window.width() <= room.width()


def test_stepping_stops_at_either_end(reading: MainWindow) -> None:
    reading.step(-1)
    assert reading.part == "first"
    for _each in range(5):
        reading.step(1)
    assert reading.part == SOURCES


def test_the_language_changes_everything_at_the_same_place(
    reading: MainWindow, commands: Commands, qtbot: QtBot
) -> None:
    reading.go("second")
    reading.text.scroll_to(0.5)
    before = reading.text.fraction()
    reading.set_language("nl")
    assert "Heel andere woorden" in words(reading)
    assert rows(reading) == ["Het begin", "Het einde", "Bronnen"]
    assert reading.windowTitle() == "Het einde — Twee kleuren — Briefing"
    assert commands.actions["open"].text() == "&Openen…"
    assert reading.text.fraction() == pytest.approx(before, abs=0.05)
    qtbot.waitUntil(lambda: reading.images.captions.caption.text() == "Twee effen kleuren.")


def test_the_place_is_found_again(reading: MainWindow, pair: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    reading.images.canvas.set_position(0.25)
    reading.set_language("nl")
    reading.go("second")
    reading.show_briefing(open_briefing(pair))
    assert (reading.part, reading.language) == ("second", "nl")
    qtbot.waitUntil(lambda: reading.images.comparison().position == 0.25)


def test_a_place_that_is_no_longer_there_means_the_beginning(window: MainWindow, store: Settings, pair: Path) -> None:
    manifest = (pair / "briefing.toml").read_text(encoding="utf-8")
    figure = manifest[manifest.index("[[figures]]") :].replace('id = "pair"', 'id = "others"')
    (pair / "briefing.toml").write_text(f"{manifest}\n{figure}", encoding="utf-8")
    place = {"part": "gone", "language": "xx", "fraction": 0.5, "figure": "others", "comparisons": 3}
    reading: dict[str, object] = {"two-colours": place}
    store.set(settings.READING, reading)
    window.show_briefing(open_briefing(pair))
    assert (window.part, window.language, window.text.fraction()) == ("first", "en", 0)
    assert window._figure == "pair"


@pytest.mark.usefixtures("commands")
def test_a_mark_brings_up_the_card_of_its_source(reading: MainWindow) -> None:
    reading.text.link_followed.emit(QUrl("source:paint"))
    card = reading.findChild(SourceCard)
    assert card is not None
    told = [label.text() for label in card.findChildren(QLabel)]
    assert told[:2] == ["Paint", "Shop\xa0· report\xa0· 1\xa0December\xa02021"], "no line begins with a dot"
    heights = [(label.height(), label.heightForWidth(label.width())) for label in card.findChildren(QLabel)]
    assert all(given == needed for given, needed in heights)
    next(each for each in card.findChildren(QPushButton) if each.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == "Paint. Shop, report, 1 December 2021."


def test_a_source_is_copied_with_its_address() -> None:
    words = LocalizedText(texts={"": "Paint"})
    source = Source(id="paint", title=words, publisher=words, kind=SourceKind.REPORT, url="https://example.org/")
    assert reference(source, "en") == "Paint. Paint, report. https://example.org/"


@pytest.mark.usefixtures("commands")
def test_a_link_to_what_is_not_there_is_words_and_says_why(reading: MainWindow, pair: Path) -> None:
    text = "Of [no figure](figure:none), [no section](section:none) or [one](figure:pair)."
    (pair / "sections/en/first.md").write_text(text)
    reading.show_briefing(open_briefing(pair))
    reading.go("first")
    pane = reading.text
    for sought, why in (
        ("no figure", "There is no figure “none” in this briefing."),
        ("no section", "There is no section “none” in this briefing."),
    ):
        found = pane.document().find(sought)
        assert not found.charFormat().isAnchor()
        where = pane.cursorRect(found).center() - QPoint(4, 0)
        tip = QHelpEvent(QEvent.Type.ToolTip, where, pane.viewport().mapToGlobal(where))
        QApplication.sendEvent(pane.viewport(), tip)
        assert why in QToolTip.text()
    assert pane.reach_link(QTextCursor(pane.document()))
    assert pane.textCursor().selectedText() == "one", "the tab key goes to none that leads nowhere"


@pytest.mark.usefixtures("commands")
def test_a_link_to_what_is_not_there_is_told_in_a_sentence(reading: MainWindow) -> None:
    reading.text.link_followed.emit(QUrl("source:nobody"))
    assert "nobody" in reading.messages.words.text()
    reading.text.link_followed.emit(QUrl("figure:nothing"))
    assert "nothing" in reading.messages.words.text()
    assert reading.messages.isVisible()


def test_a_section_that_cannot_be_read_says_so_and_the_others_stay(reading: MainWindow, pair: Path) -> None:
    (pair / "sections" / "en" / "second.md").write_bytes(b"\xff\xfe no text")
    reading.go("second")
    assert words(reading).startswith("The ending")
    assert "UTF-8" in words(reading)
    reading.go("first")
    assert "The first words" in words(reading)


def test_the_text_grows_and_shrinks_within_bounds_and_is_remembered(reading: MainWindow, store: Settings) -> None:
    small = reading.text.document().size().height()
    reading.resize_text(50)
    assert reading.text.document().size().height() > small
    for _each in range(30):
        reading.resize_text(10)
    assert store.get(settings.TEXT_SIZE) == 250
    assert "px" in reading.styleSheet()
    reading.resize_text(0)
    assert not reading.styleSheet()
    assert store.get(settings.TEXT_SIZE) == 100


def test_in_a_narrow_window_the_pictures_lie_under_the_text(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(NARROW + 100, 700)
    qtbot.waitUntil(lambda: reading.panes.inner.orientation() is Qt.Orientation.Horizontal)
    reading.resize(800, 700)
    qtbot.waitUntil(lambda: reading.panes.inner.orientation() is Qt.Orientation.Vertical)
    assert reading.images.y() > reading.text.y()
    assert reading.images.canvas.height() >= 100


def test_panes_that_were_moved_are_so_again_when_the_window_is_wide_again(
    reading: MainWindow, store: Settings, qtbot: QtBot
) -> None:
    reading.resize(1320, 840)
    qtbot.waitUntil(lambda: reading.panes.inner.width() > 1000)
    reading.panes.inner.moveSplitter(300, 1)
    moved = reading.panes.inner.sizes()
    reading.resize(760, 900)
    qtbot.waitUntil(lambda: reading.panes.inner.orientation() is Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: reading.images.height() > reading.text.height())
    below = reading.panes.inner.sizes()
    reading.resize(1320, 840)
    qtbot.waitUntil(lambda: reading.panes.inner.orientation() is Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: reading.panes.inner.sizes() == moved)
    reading.resize(760, 900)
    qtbot.waitUntil(lambda: reading.panes.inner.sizes() == below)
    reading.close()
    assert Settings(store.path).get(settings.PANES)[2:6] == [*moved, *UNDER]
    again = MainWindow(store, reading.images.pictures)
    qtbot.addWidget(again)
    again.resize(1320, 840)
    again.show()
    qtbot.waitUntil(lambda: again.panes.inner.sizes() == moved)


@pytest.mark.parametrize(("width", "height", "least"), [(900, 600, 200), (720, 480, 160)])
def test_in_a_low_window_the_pictures_stay_beside_the_text_where_they_are_larger(
    reading: MainWindow, qtbot: QtBot, width: int, height: int, least: int
) -> None:
    reading.resize(width, height)
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    assert reading.panes.inner.orientation() is Qt.Orientation.Horizontal
    qtbot.waitUntil(lambda: reading.images.canvas.stage().width() >= least)
    modes = reading.images.controls.modes
    qtbot.waitUntil(lambda: modes.width() >= modes.sizeHint().width())
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in modes.buttons.values()))
    assert reading.images.controls.zoom.isVisible() is (width > 720)


def test_closing_keeps_the_place_the_window_and_the_theme(reading: MainWindow, store: Settings) -> None:
    reading.set_theme("dark")
    reading.go(SOURCES)
    room = list(reading.images.overview_size())
    reading.close()
    kept = Settings(store.path)
    assert kept.get(settings.THEME) == "dark"
    assert kept.get(settings.GEOMETRY)
    assert kept.get(settings.PICTURE_ROOM) == room != settings.PICTURE_ROOM.default
    place = kept.get(settings.READING)["two-colours"]
    assert isinstance(place, dict)
    assert place["part"] == SOURCES


def test_a_theme_changes_the_ink_of_the_text(reading: MainWindow) -> None:
    def ink() -> int:
        return reading.text.document().find("first words").charFormat().foreground().color().lightness()

    reading.set_theme("light")
    assert ink() < 60
    reading.set_theme("dark")
    assert ink() > 200


def test_dropped_files_are_told_by_their_paths(reading: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/x.briefing")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(reading, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    with qtbot.waitSignal(reading.paths_dropped) as told:
        QApplication.sendEvent(reading, drop)
    assert told.args == [[tmp_path]]


def test_what_is_no_file_is_not_taken(reading: MainWindow) -> None:
    data = QMimeData()
    data.setText("some words")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(reading, enter)
    assert not enter.isAccepted()


def test_the_picture_that_cannot_be_shown_says_why_beside_the_one_that_can(
    window: MainWindow, pair: Path, qtbot: QtBot
) -> None:
    (pair / "images" / "before.png").write_bytes(b"no picture")
    window.show_briefing(open_briefing(pair))
    qtbot.waitUntil(lambda: window.images.canvas.scene is not None)
    scene = window.images.canvas.scene
    assert scene is not None
    assert set(scene.problems) == {Side.BEFORE}
    assert set(scene.surfaces) == {Side.AFTER}


def test_the_timeline_is_a_part_where_there_are_events(window: MainWindow) -> None:
    from briefing.paths import builtin_briefing

    window.show_briefing(open_briefing(builtin_briefing()))
    window.go(TIMELINE)
    text = words(window)
    order = [text.index(each) for each in ("April 2021", "7 October 2021", "13 December 2021", "January 2022")]
    assert order == sorted(order)


def test_how_a_figure_was_compared_before_is_known_before_it_is_shown(
    window: MainWindow, store: Settings, pair: Path
) -> None:
    kept: dict[str, object] = {"pair": {"before": 1, "after": 0, "alignment": [4.0, 2.0, 1.0, 0.0, "automatic"]}}
    remember(store, "two-colours", ReadingPlace(part=SOURCES, comparisons=kept))
    window.show_briefing(open_briefing(pair))
    window.images.show_nothing()
    comparison = window.comparisons()["pair"]
    assert (comparison.before, comparison.after, comparison.alignment.dx) == (1, 0, 4.0)


def test_a_text_in_the_other_direction_than_the_rest_begins_where_it_does(window: MainWindow, pair: Path) -> None:
    manifest, text = pair / "briefing.toml", pair / "sections/en/first.md"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('["en", "nl"]', '["en", "ar"]'), encoding="utf-8")
    text.write_text("Words of it.\n\n|Place|Number|\n|-|-|\n|Village|12|\n", encoding="utf-8")
    window.store.set(settings.LANGUAGE, "ar")
    window.show_briefing(open_briefing(pair))
    document = window.text.document()
    middle = document.textWidth() / 2
    words = ("beginning", "Words", "Place", "Number")
    left = {each: window.text.cursorRect(document.find(each)).left() for each in words}
    assert left["Words"] < left["Place"] < left["Number"] < middle
    assert left["beginning"] > middle, "its title is in the language that was chosen"


def with_another_figure(pair: Path) -> Path:
    """The briefing of ``pair`` with a second figure in its first section."""
    manifest = pair / "briefing.toml"
    words = manifest.read_text(encoding="utf-8")
    other = words[words.index("[[figures]]") :].replace('id = "pair"', 'id = "other"').replace("A pair", "Another pair")
    manifest.write_text(words.replace('figures = ["pair"]', 'figures = ["pair", "other"]') + "\n" + other)
    return pair


def test_every_figure_of_a_section_is_reached_and_the_chosen_one_comes_back(window: MainWindow, pair: Path) -> None:
    window.show_briefing(open_briefing(with_another_figure(pair)))
    assert "Pictures of this section" in window.text.toPlainText()
    assert "Another pair" in window.text.toPlainText()
    window.text.link_followed.emit(QUrl("figure:other"))
    assert window.images.figure_id == "other"
    window.set_language("nl")
    assert window.images.figure_id == "other"
    window.keep_place()
    window.show_briefing(open_briefing(pair))
    assert window.images.figure_id == "other"
    window.go("first")
    assert window.images.figure_id == "pair"


def test_a_section_with_one_figure_does_not_list_it(reading: MainWindow) -> None:
    assert "Pictures of this section" not in reading.text.toPlainText()


def test_a_long_name_breaks_in_the_sidebar(window: MainWindow, pair: Path) -> None:
    manifest = pair / "briefing.toml"
    name = "m_4709963_se_14_1_20120701_and_m_4709963_se_14_1_20200831"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Two colours", name))
    window.show_briefing(open_briefing(pair))
    label = next(each for each in window.sidebar.findChildren(QLabel) if "m_" in each.text())
    assert label.text().replace("\u200b", "") == name
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(name) / 2


def test_the_lists_of_parts_keep_room_for_what_stands_round_the_text(reading: MainWindow) -> None:
    around, row = reading.sidebar.around, reading.sidebar.around.sizeHintForRow(0)
    around.show_parts([(name, name) for name in ("points", "timeline", "corrections", "sources")])
    assert around.minimumSizeHint().height() >= 4 * row
