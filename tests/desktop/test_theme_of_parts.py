"""How the parts of a window look in each theme."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSlider,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.look import DARK, LIGHT, STRONG, Look, contrast
from briefing.desktop.reading.sidebar import Sidebar
from briefing.desktop.window import MainWindow
from tests.desktop.seen import colours


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def first_ink(image: QImage, row: range) -> int:
    """The first column right of a frame in which something is as dark as words are."""
    return next(x for x in range(3, image.width()) if any(image.pixelColor(x, y).lightness() < 100 for y in row))


def test_fields_and_buttons_are_equally_high(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, LIGHT)
    made = (QComboBox(), QLineEdit(), QPushButton("Print"))
    for each in made:
        qtbot.addWidget(each)
        each.ensurePolished()
    assert {each.sizeHint().height() for each in made} == {32}


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_a_button_that_is_of_no_use_now_still_looks_like_one(qapp: QApplication, qtbot: QtBot, look: Look) -> None:
    theme.apply(qapp, look)
    button = QPushButton("Print")
    qtbot.addWidget(button)
    button.setEnabled(False)
    image = picture(button)
    assert image.pixelColor(image.width() // 2, 0).name() == look.line


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_the_way_of_a_slider_is_seen_at_both_sides(qapp: QApplication, qtbot: QtBot, look: Look) -> None:
    theme.apply(qapp, look)
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.resize(120, 20)
    slider.setValue(50)
    image = picture(slider)
    sides = [{image.pixelColor(x, y).name() for y in range(image.height())} for x in (30, 90)]
    assert look.accent in sides[0]
    assert look.thumb in sides[1]


def test_where_one_reads_from_the_right_all_is_at_the_right(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, LIGHT)
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(232, 300)
    sidebar.show()
    edges = {}
    for language in ("ar", "en"):
        sidebar.show_parts("T", "Edition 1", [("a", "A"), ("b", "B")], [], language)
        sidebar.mark("a")
        image = sidebar.grab().toImage()
        row = sidebar.sections.y() + sidebar.sections.visualItemRect(sidebar.sections.item(0)).center().y()
        accents = [x for x in range(image.width()) if image.pixelColor(x, row).name() == LIGHT.accent]
        label = next(each for each in sidebar.findChildren(QLabel) if each.text() == "Edition\xa01")
        words = label.geometry()
        ink = [
            x
            for x in range(image.width())
            for y in range(words.top(), words.bottom() + 1)
            if image.pixelColor(x, y).lightness() < 128
        ]
        edges[language] = (min(accents), max(accents), min(ink), max(ink))
    left, right = edges["en"], edges["ar"]
    assert left[:2] == (0, 2)
    assert right[:2] == (sidebar.width() - 3, sidebar.width() - 1)
    assert left[2] < 20
    assert right[3] > sidebar.width() - 20


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_only_the_choice_that_is_made_has_the_accent(qapp: QApplication, qtbot: QtBot, look: Look) -> None:
    theme.apply(qapp, look)
    for made in (QRadioButton, QCheckBox):
        button = made()
        qtbot.addWidget(button)
        seen = []
        for chosen in (False, True):
            button.setChecked(chosen)
            image = picture(button)
            seen.append({image.pixelColor(x, y).name() for x in range(20) for y in range(image.height())})
        assert (look.accent in seen[0], look.accent in seen[1]) == (False, True)


def test_a_button_with_the_focus_has_one_frame(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Print", window)
    button.setDefault(True)
    window.show()
    usual = button.sizeHint()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert button.hasFocus()
    image = picture(button)
    margin = [image.pixelColor(x, y).name() for x in range(4, button.width() - 4) for y in (6, 7, button.height() - 7)]
    assert len(set(margin)) == 1, "nothing is between the frame and the word"
    middle = image.height() // 2
    assert [image.pixelColor(x, middle).name() for x in (0, 1)] == [LIGHT.accent] * 2, "more than a default button has"
    assert button.sizeHint() == usual


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("enabled", [True, False])
def test_boxes_have_a_tick_or_a_dash(qapp: QApplication, qtbot: QtBot, look: Look, enabled: bool) -> None:
    theme.apply(qapp, look)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setTristate(True)
    box.setEnabled(enabled)
    box.resize(box.sizeHint())
    ground = look.accent if enabled else look.thumb
    seen = {}
    for state in Qt.CheckState:
        box.setCheckState(state)
        image, middle = picture(box), QPoint(10, box.height() // 2)
        spots = {"middle": (0, 0), "corner": (-5, -5), "below": (0, 4), "left": (-3, 0), "line": (-8, 0)}
        seen[state] = {spot: image.pixelColor(middle + QPoint(*by)).name() for spot, by in spots.items()}
    lines = {state: spots.pop("line") for state, spots in seen.items()}
    assert lines[Qt.CheckState.Checked] == lines[Qt.CheckState.PartiallyChecked] == ground
    assert lines[Qt.CheckState.Unchecked] == (look.muted if enabled else ground), "no accent where nothing is chosen"
    assert set(seen[Qt.CheckState.Unchecked].values()) == {look.paper}
    assert seen[Qt.CheckState.PartiallyChecked] == {
        "middle": look.paper, "corner": ground, "below": ground, "left": look.paper
    }  # fmt: skip
    assert seen[Qt.CheckState.Checked]["corner"] == seen[Qt.CheckState.Checked]["below"] == ground
    assert seen[Qt.CheckState.Checked]["middle"] != ground


def test_an_open_list_has_its_frame_and_its_words_below_those_that_were_chosen(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, LIGHT)
    choice = QComboBox()
    qtbot.addWidget(choice)
    choice.addItems(["Headings", "Hedges"])
    choice.show()
    closed = first_ink(picture(choice), range(8, 24))
    choice.showPopup()
    view = choice.view()
    image = picture(view)
    inside = choice.mapFromGlobal(view.mapToGlobal(QPoint())).x()
    assert abs(inside + first_ink(image, range(4, 28)) - closed) <= 2
    middle = QPoint(image.width() // 2, image.height() // 2)
    ends = [(0, middle.y()), (image.width() - 1, middle.y()), (middle.x(), 0), (middle.x(), image.height() - 1)]
    assert {image.pixelColor(*end).name() for end in ends} == {LIGHT.edge}
    choice.hidePopup()


def test_the_title_and_the_parts_below_it_begin_at_one_edge(qapp: QApplication, reading: MainWindow) -> None:
    theme.apply(qapp, LIGHT)
    sidebar, parts = reading.sidebar, reading.sidebar.sections
    image = picture(sidebar)
    row = parts.visualItemRect(parts.item(1)).translated(parts.pos())
    title = sidebar._title.geometry()
    columns = [first_ink(image, range(each.top(), each.bottom())) for each in (title, row)]
    assert abs(columns[0] - columns[1]) <= 1


@pytest.mark.parametrize("width", [1000, 1600])
def test_the_notice_begins_where_the_text_does(qapp: QApplication, reading: MainWindow, width: int) -> None:
    theme.apply(qapp, LIGHT)
    reading.resize(width, 800)
    notice = reading.reading.notice
    edge = reading.text.x() + reading.text.viewport().x()
    assert abs(first_ink(picture(notice), range(notice.height())) + notice.x() - edge) <= 2


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["backButton", "forwardButton", "toParentButton"])
def test_the_arrows_of_a_dialog_for_files_have_the_colour_of_the_theme(
    qapp: QApplication, qtbot: QtBot, look: Look, name: str
) -> None:
    theme.apply(qapp, look)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.ensurePolished()
    button = dialog.findChild(QToolButton, name)
    assert button is not None
    arrow = button.icon().pixmap(16, 16).toImage()
    inks = {arrow.pixelColor(x, y).name() for x in range(16) for y in range(16) if arrow.pixelColor(x, y).alpha() > 250}
    assert inks == {look.accent}


@pytest.mark.parametrize("look", [LIGHT, DARK, *STRONG.values()])
def test_what_a_field_asks_for_can_be_read(qapp: QApplication, qtbot: QtBot, look: Look) -> None:
    theme.apply(qapp, look)
    field = QLineEdit()
    field.setPlaceholderText("█████")
    qtbot.addWidget(field)
    field.show()
    inside = field.grab(field.rect().adjusted(4, 4, -4, -4)).toImage()
    (ground, _count), (words, _few) = colours(inside).most_common(2)
    assert ground == look.paper
    assert contrast(words, ground) >= 4.5


def test_a_tip_stands_close_round_its_words(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, LIGHT)
    at = QWidget()
    qtbot.addWidget(at)
    at.show()
    QToolTip.showText(QPoint(20, 20), "Open (Ctrl+O)", at)
    tip = next(each for each in qapp.topLevelWidgets() if each.objectName() == "qtooltip_label" and each.isVisible())
    words = tip.fontMetrics().size(0, "Open (Ctrl+O)")
    QToolTip.hideText()
    assert max(tip.width() - words.width(), tip.height() - words.height()) <= 26, "Qt has room round them by itself"


@pytest.mark.parametrize("look", [LIGHT, STRONG["light"]], ids=["light", "strong"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_no_word_of_a_list_moves_when_its_row_is_chosen(
    qapp: QApplication, qtbot: QtBot, look: Look, *, mirrored: bool
) -> None:
    theme.apply(qapp, look)
    window = QWidget()
    qtbot.addWidget(window)
    rows, field = QListWidget(window), QLineEdit(window)
    rows.setProperty("mirrored", mirrored)
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    rows.addItems(["█", "█"])
    window.show()

    def at(row: int) -> list[int]:
        image = rows.viewport().grab(rows.visualItemRect(rows.item(row))).toImage()
        inside = range(8, image.width() - 8)  # past the bar of what is chosen
        return [x for x in inside if image.pixelColor(x, image.height() // 2).name() == look.ink]

    rows.setCurrentRow(0)
    places = []
    for focused in (rows, field):
        focused.setFocus()
        qtbot.waitUntil(focused.hasFocus)
        places += [at(0), at(1)]
    assert places[0]
    assert places == [places[0]] * 4
