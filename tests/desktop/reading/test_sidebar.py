import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefing.desktop.panes import Panes
from briefing.desktop.reading.sidebar import GAPS, MARGIN, TIGHT, Sidebar
from briefing.desktop.theme import letters

PARTS = [(f"s{at}", f"Section {at}") for at in range(5)]
AROUND = [("timeline", "Timeline"), ("sources", "Sources"), ("points", "Key points")]


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.show_parts("What is read", "Edition 1", PARTS, AROUND)
    made.resize(232, 600)
    made.show()
    return made


def is_whole(sidebar: Sidebar) -> bool:
    return not any(each.verticalScrollBar().maximum() for each in (sidebar.sections, sidebar.around))


def test_the_parts_move_together_before_a_list_has_to_be_scrolled(sidebar: Sidebar, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_whole(sidebar))
    high = sidebar.around.geometry().bottom()
    assert sidebar.around.y() - sidebar.sections.geometry().bottom() - 1 == GAPS[-1]
    sidebar.resize(232, high - sum(GAPS) + sum(TIGHT) + 2)
    qtbot.waitUntil(lambda: sidebar.around.geometry().bottom() < high and is_whole(sidebar))
    sidebar.resize(232, 600)
    qtbot.waitUntil(lambda: sidebar.around.geometry().bottom() == high)


def test_no_name_is_cut_where_the_sections_have_to_be_scrolled(sidebar: Sidebar, qtbot: QtBot) -> None:
    names = ["Short", "A section with a long name", "Short", "Another with a long name", "One more long name here"] * 2
    sidebar.setStyleSheet(letters(200))
    sidebar.show_parts("Title", "Edition 1", [(str(at), name) for at, name in enumerate(names)], AROUND)
    for high in range(500, 620, 7):
        sidebar.resize(232, high)
        qtbot.waitUntil(lambda: sidebar.sections.verticalScrollBar().maximum() > 0)
        QApplication.processEvents()
        rows = [sidebar.sections.visualItemRect(sidebar.sections.item(at)) for at in range(len(names))]
        edge = sidebar.sections.viewport().height()
        assert not any(row.top() < edge - 2 and row.bottom() > edge for row in rows)
    sidebar.setStyleSheet("")
    sidebar.fit_letters()
    sidebar.resize(232, 900)
    qtbot.waitUntil(lambda: is_whole(sidebar))


def test_the_day_of_an_edition_is_on_one_line(sidebar: Sidebar) -> None:
    sidebar.show_parts("What is read", "Somebody\nEdition 1, 24 December 2021", PARTS, AROUND)
    assert any(each.text() == "Somebody\nEdition 1, 24\xa0December 2021" for each in sidebar.findChildren(QLabel))


def test_where_nothing_makes_all_parts_visible_they_keep_their_gaps(sidebar: Sidebar, qtbot: QtBot) -> None:
    def gap() -> int:
        return sidebar.around.y() - sidebar.sections.geometry().bottom() - 1

    qtbot.waitUntil(lambda: is_whole(sidebar))
    sidebar.resize(232, sidebar.around.geometry().bottom() - sum(GAPS) + sum(TIGHT) + 2)
    qtbot.waitUntil(lambda: gap() == TIGHT[-1])
    many = [(f"s{at}", f"Section {at}") for at in range(300)]
    sidebar.show_parts("What is read", "Edition 1", many, AROUND)
    qtbot.waitUntil(lambda: not is_whole(sidebar) and gap() == GAPS[-1])
    sidebar.show_parts("What is read", "Edition 1", PARTS, AROUND)
    qtbot.waitUntil(lambda: is_whole(sidebar) and gap() == TIGHT[-1])


def test_no_gap_is_kept_for_a_list_that_is_not_there(sidebar: Sidebar) -> None:
    many = [(f"s{at}", f"Section {at}") for at in range(60)]
    sidebar.show_parts("What is read", "Edition 1", many, [])
    row = sidebar.sections.sizeHintForRow(0)
    for high in range(600, 600 + row):
        sidebar.resize(232, high)
        QApplication.processEvents()
        assert high - sidebar.sections.geometry().bottom() - 1 < row


def test_a_long_title_is_whole_above_ever_so_many_sections(sidebar: Sidebar) -> None:
    title = "De arbeidsongeschiktheidsverzekeringsmaatschappijen en de droogvallende stuwmeren van Nieuw-Mexico"
    many = [(f"s{at}", f"Section {at}") for at in range(300)]
    sidebar.show_parts(title, "De Arbeidsongeschiktheidscourant\nEdition 1", many, AROUND)
    QApplication.processEvents()
    assert sidebar.width() == 232
    for label in (sidebar._title, sidebar._about):
        assert label.height() >= label.heightForWidth(label.width())
        room = label.width() - label.contentsMargins().left() - label.contentsMargins().right()
        lines = label.fontMetrics().boundingRect(QRect(0, 0, room, 999), Qt.TextFlag.TextWordWrap, label.text())
        assert lines.width() <= room
    assert sidebar.around.geometry().bottom() < sidebar.height()


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The troops at the border, part 2", "The troops at the border, part\xa02"),
        ("Vitamin B", "Vitamin\xa0B"),
        ("The troops of 2021", "The troops of 2021"),
        ("7", "7"),
        (
            "俄罗斯军队在乌克兰边境附近集结的情况简报二零二一年十二月 2",
            "俄罗斯军队在乌克兰边境附近集结的情况简报二零二一年十二月 2",
        ),
    ],
)
def test_a_last_word_of_a_letter_or_two_is_not_alone_on_a_line(sidebar: Sidebar, title: str, shown: str) -> None:
    sidebar.show_parts(title, "Edition 1", PARTS, AROUND)
    assert sidebar._title.text() == shown


def test_a_name_with_no_room_on_one_line_has_more(sidebar: Sidebar, qtbot: QtBot) -> None:
    long = "A section with a title for which the sidebar has no room"
    sidebar.show_parts("What is read", "Edition 1", [("long", long), ("short", "Short")], AROUND)
    parts = sidebar.sections

    def heights() -> list[int]:
        return [parts.visualItemRect(parts.item(row)).height() for row in (0, 1)]

    qtbot.waitUntil(lambda: heights()[0] >= heights()[1] + parts.fontMetrics().lineSpacing())
    qtbot.waitUntil(lambda: is_whole(sidebar))
    sidebar.resize(460, 600)
    qtbot.waitUntil(lambda: heights()[0] == heights()[1])


def test_no_long_word_of_a_name_is_cut_off(sidebar: Sidebar, qtbot: QtBot) -> None:
    def ink(right: int) -> int:
        """How many columns at the right of the first row have letters on them."""
        row = sidebar.sections.visualItemRect(sidebar.sections.item(0))
        image = sidebar.sections.viewport().grab(row).toImage()
        ground = image.pixelColor(image.width() - 1, image.height() - 2)
        columns = range(image.width() - right, image.width())
        return sum(any(image.pixelColor(x, y) != ground for y in range(image.height())) for x in columns)

    name = "Meerjarenbeleidsontwikkelingsplannen en arbeidsongeschiktheidsverzekeringsmaatschappijen"
    sidebar.setStyleSheet("QListView::item { padding: 7px 12px 7px 13px; }")
    sidebar.resize(176, 600)
    sidebar.show_parts("What is read", "Edition 1", [("long", name), ("short", "Short")], AROUND)
    sidebar.mark("short")
    qtbot.waitUntil(lambda: is_whole(sidebar))
    row = sidebar.sections.visualItemRect(sidebar.sections.item(0)).height()
    assert row > 5 * sidebar.sections.fontMetrics().lineSpacing()
    assert ink(right=8) == 0
    assert sidebar.words_of("long") == name, "it is read aloud as it is"


def test_at_the_largest_size_names_are_whole_and_less_is_said_above_them(sidebar: Sidebar, qtbot: QtBot) -> None:
    title = "Russische troepenopbouw bij Oekraïne"
    sidebar.setStyleSheet(letters(250))
    sidebar.show_parts(title, "Editie 1", PARTS, AROUND)
    sidebar.resize(232, 900)
    sidebar.fit_letters()
    label, about = sidebar._title, sidebar._about
    assert label.fontMetrics().height() > 2 * sidebar.fontMetrics().height()
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(232) > 0)
    room = label.width() - 2 * MARGIN
    lines = label.fontMetrics().boundingRect(QRect(0, 0, room, 999), Qt.TextFlag.TextWordWrap, label.text())
    assert lines.width() <= room, "words break that have no room on a line"
    said = []
    for height in range(1000, 420, -20):
        sidebar.resize(232, height)
        QCoreApplication.processEvents()
        qtbot.waitUntil(lambda: sidebar.around.geometry().bottom() < sidebar.height())
        said.append((label.isVisible(), about.isVisible()))
    assert list(dict.fromkeys(said)) == [(True, True), (True, False), (False, False)]


def test_rows_are_alike_unless_a_name_breaks_which_is_quicker_where_there_are_many(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    def high(row: int) -> int:
        return sidebar.sections.visualItemRect(sidebar.sections.item(row)).height()

    many = [(f"s{at}", f"Section {at}") for at in range(1000)]
    sidebar.show_parts("What is read", "Edition 1", many, AROUND)
    qtbot.waitUntil(lambda: sidebar.sections.verticalScrollBar().maximum() > 0)
    assert sidebar.sections.uniformItemSizes()
    sidebar.show_parts("What is read", "Edition 1", [*many, ("long", "A section of a name that breaks")], AROUND)
    qtbot.waitUntil(lambda: high(1000) > high(0) > 0)
    assert not sidebar.sections.uniformItemSizes()
    sidebar.resize(400, 600)
    qtbot.waitUntil(lambda: high(1000) == high(0))
    assert sidebar.sections.uniformItemSizes()


def test_a_list_that_has_to_be_scrolled_is_scrolled_smoothly(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.resize(232, 163)
    qtbot.waitUntil(lambda: sidebar.sections.verticalScrollBar().maximum() > 0)
    assert sidebar.sections.verticalScrollBar().maximum() > len(PARTS)


def test_a_line_tells_at_which_end_the_sections_go_on(sidebar: Sidebar, qtbot: QtBot) -> None:
    def lines() -> tuple[bool, bool]:
        image, place = sidebar.grab().toImage(), sidebar.sections.geometry()
        line = sidebar.palette().color(QPalette.ColorRole.Mid).name()
        above, below = (image.pixelColor(sidebar.width() // 2, y).name() for y in (place.top() - 1, place.bottom() + 1))
        return above == line, below == line

    bar = sidebar.sections.verticalScrollBar()
    assert lines() == (False, False)
    sidebar.resize(232, 163)
    qtbot.waitUntil(lambda: bar.maximum() > 1)
    assert lines() == (False, True)
    bar.setValue(1)
    assert lines() == (True, True)
    bar.setValue(bar.maximum())
    assert lines() == (True, False)


def test_what_is_chosen_stays_in_sight_where_the_list_becomes_low(sidebar: Sidebar, qtbot: QtBot) -> None:
    sections = sidebar.sections
    sidebar.mark(PARTS[-1][0])
    assert not sections.verticalScrollBar().maximum()
    sidebar.resize(232, 163)
    qtbot.waitUntil(lambda: sections.verticalScrollBar().maximum() > 0)
    row = sections.visualItemRect(sections.item(len(PARTS) - 1))
    assert sections.viewport().rect().contains(row)


def test_panes_remember_what_was_asked_for_and_not_what_a_small_window_made_of_it(qtbot: QtBot) -> None:
    panes = Panes(Qt.Orientation.Horizontal, "outer", "Border")
    qtbot.addWidget(panes)
    for least in (100, 300):
        label = QLabel()
        label.setMinimumWidth(least)
        panes.addWidget(label)
    panes.setStretchFactor(1, 1)
    panes.resize(1000, 100)
    panes.show()
    panes.share([232, 768])
    panes.resize(420, 100)
    qtbot.waitUntil(lambda: panes.sizes()[0] < 130)
    assert panes.shares() == [232, 768]
    panes.resize(1000, 100)
    panes.moveSplitter(300, 1)
    assert panes.shares() == panes.sizes()
    assert panes.shares()[0] == pytest.approx(300, abs=2)


@pytest.mark.parametrize(
    "title", ["俄罗斯军队在乌克兰边境附近集结的情况简报二零二一年十二月", "فأسقيناكموهافأسقيناكموها"]
)
def test_a_title_in_a_script_without_hyphens_gets_none(sidebar: Sidebar, title: str) -> None:
    sidebar.show_parts(title, "Edition 1", PARTS, AROUND)
    assert sidebar._title.text() == title


def test_the_parts_stand_at_the_side_at_which_their_language_begins(sidebar: Sidebar) -> None:
    assert sidebar.sections.layoutDirection() is Qt.LayoutDirection.LeftToRight
    sidebar.show_parts("العنوان", "Edition 1", [("s", "النار")], AROUND, "ar")
    assert sidebar.sections.layoutDirection() is Qt.LayoutDirection.RightToLeft
    sidebar.show_parts("What is read", "Edition 1", PARTS, AROUND, "en")
    assert sidebar.around.layoutDirection() is Qt.LayoutDirection.LeftToRight
