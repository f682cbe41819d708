"""What the pane leaves out where it is small, and what it gives to what has need of it."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontInfo, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.options import Options
from briefing.desktop.image_pane import ImagePane
from briefing.desktop.theme import letter_size, letters
from briefing.document.binding import bound
from briefing.document.model import Figure, Place
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.compare.fakes import FakeOpened
from tests.desktop.compare.figures import PAIR, show, words


def grow(pane: ImagePane, percent: int) -> None:
    """Have larger letters, as the window has them that the pane is in."""
    pane.setStyleSheet(letters(percent))
    pane.fit_letters()


def long(times: int) -> Figure:
    """A figure with a caption of so many times two words."""
    return Figure(id="long", title=words("Long"), caption=words("Many words. " * times), pictures=PAIR.pictures)


def test_a_low_pane_cuts_the_caption_and_keeps_the_picture(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, long(60))
    pane.resize(420, 320)
    qtbot.waitUntil(lambda: pane.captions.caption.text().endswith("…"))
    assert pane.canvas.height() > 120
    assert "Many words." in pane.captions.caption.toolTip()
    heard = QAccessible.queryAccessibleInterface(pane.captions.caption)
    assert heard.text(QAccessible.Text.Name) == ("Many words. " * 60).strip()


def test_the_caption_is_copied_whole_by_keys(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, long(60))
    pane.resize(420, 320)
    captions = pane.captions
    qtbot.waitUntil(lambda: captions.caption.text().endswith("…"))
    assert captions.caption.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(captions.caption, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"Long\n{('Many words. ' * 60).strip()}\nMaxar"
    captions.caption.setSelection(0, 4)
    QTest.keyClick(captions.caption, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Many"


def test_a_caption_takes_the_height_that_the_picture_leaves(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, long(30))
    pane.resize(420, 560)
    qtbot.waitUntil(lambda: pane.captions.caption.text() == ("Many words. " * 30).strip())
    assert pane.canvas.stage().width() == pane.canvas.width()


def test_a_caption_below_a_wide_picture_has_lines_that_can_be_read(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    show(pane, qtbot, opened, long(60))
    pane.resize(2000, 1500)
    caption = pane.captions.caption
    letter = QFontMetrics(caption.font()).horizontalAdvance("n")
    qtbot.waitUntil(lambda: 60 * letter < caption.width() <= 80 * letter)
    assert pane.captions.width() > 1900
    assert caption.height() >= caption.heightForWidth(caption.width())


def test_the_way_to_the_map_is_at_the_edge_of_the_pictures_however_wide_they_are(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    place = Place(name=words("There"), longitude=1, latitude=2)
    show(pane, qtbot, opened, replace(PAIR, place=place))
    captions = pane.captions
    for width in (500, 2000):
        pane.resize(width, 900)
        qtbot.waitUntil(lambda: captions.place.geometry().right() == captions.width() - 1)


def test_below_a_briefing_from_right_to_left_all_words_begin_at_the_right(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    place = Place(name=words("There"), longitude=1, latitude=2)
    show(pane, qtbot, opened, replace(PAIR, place=place))
    pane.retranslate("ar")
    pane.resize(500, 700)
    captions = pane.captions
    right = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight
    assert all(label.alignment() & right == right for label in (captions.title, captions.caption, captions.credit))
    qtbot.waitUntil(lambda: captions.place.geometry().right() < captions.title.geometry().left())


def test_words_and_signs_grow_with_the_text_and_leave_the_pictures_room(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    show(pane, qtbot, opened, long(60))
    pane.resize(700, 700)
    labels = (pane.captions.title, pane.captions.caption, pane.captions.credit, pane.canvas)
    grow(pane, 250)
    assert {QFontInfo(each.font()).pixelSize() for each in labels} == {round(letter_size() * 2.5)}
    qtbot.waitUntil(lambda: pane.captions.height() > 200 and pane.canvas.height() > 0.3 * pane.height())
    grow(pane, 100)
    assert not pane.styleSheet()


def test_of_a_pane_with_large_letters_the_words_have_less_than_the_pictures(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    show(pane, qtbot, opened, long(90))
    pane.resize(550, 700)
    grow(pane, 250)
    qtbot.waitUntil(lambda: pane.canvas.height() >= pane.captions.height() > 150)
    assert pane.captions.caption.text().endswith("…")


def test_a_caption_that_is_cut_is_read_whole_by_a_click_by_a_button_and_by_enter(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    show(pane, qtbot, opened, long(60))
    captions = pane.captions
    pane.resize(420, 320)
    qtbot.waitUntil(lambda: captions.caption.text().endswith("…") and captions.more.isVisible())
    asked: list[str] = []
    captions.whole_wanted.connect(lambda: asked.append("whole"))
    assert captions.caption.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert "(I)" in captions.caption.toolTip()
    assert "(I)" in captions.more.toolTip() == captions.more.accessibleName()
    assert captions.more.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.mouseClick(captions.caption, Qt.MouseButton.LeftButton, pos=captions.caption.rect().center())
    QTest.keyClick(captions.caption, Qt.Key.Key_Return)
    QTest.mouseClick(captions.more, Qt.MouseButton.LeftButton)
    assert len(asked) == 3
    captions.caption.setSelection(0, 4)
    QTest.keyClick(captions.caption, Qt.Key.Key_Return)
    assert len(asked) == 3, "Enter is for a link that is reached"
    captions.caption.setSelection(0, 0)
    show(pane, qtbot, opened, long(2))
    qtbot.waitUntil(lambda: not captions.more.isVisible())
    QTest.mouseClick(captions.caption, Qt.MouseButton.LeftButton, pos=captions.caption.rect().center())
    assert len(asked) == 3
    assert captions.caption.cursor().shape() is Qt.CursorShape.IBeamCursor


def test_where_only_a_few_large_lines_have_room_no_letter_is_cut_off_and_the_caption_is_a_button(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    show(pane, qtbot, opened, replace(long(60), title=words("A long title of a figure that has to be cut")))
    pane.resize(430, 310)
    grow(pane, 250)
    captions = pane.captions
    qtbot.waitUntil(lambda: captions.more.isVisible() and not captions.caption.isVisible())
    for label in (captions.title, captions.credit):
        qtbot.waitUntil(lambda label=label: label.height() >= label.heightForWidth(label.width()))  # type: ignore[misc]
    assert captions.title.text().endswith("…")
    assert pane.canvas.height() >= 130


@pytest.fixture
def inner_pane(pane: ImagePane) -> Iterator[ImagePane]:
    """A pane inside another widget, which is what may make it narrow."""
    around = QWidget()
    around.resize(800, 600)
    pane.setParent(around)
    around.show()
    pane.show()
    yield pane
    pane.setParent(None)
    around.close()


@pytest.mark.parametrize("width", [360, 480, 640])
@pytest.mark.parametrize("mode", Mode)
def test_no_mode_pushes_the_pane_wider_and_its_control_fits_or_is_left_out(
    inner_pane: ImagePane, qtbot: QtBot, opened: FakeOpened, width: int, mode: Mode
) -> None:
    pane = inner_pane
    show(pane, qtbot, opened, PAIR)
    pane.resize(width, 560)
    assert pane.width() == width
    least = pane.minimumSizeHint()
    pane.canvas.set_mode(mode)
    assert pane.minimumSizeHint() == least
    options = pane.controls.options
    assert options is not None
    if width == 640:
        assert options.isVisible() == (options.control is not None)
    if options.isVisible():
        qtbot.waitUntil(lambda: is_laid_out(pane, options))


def is_laid_out(pane: ImagePane, options: Options) -> bool:
    """Whether the control of the mode stands whole between the modes and the zoom."""
    control = options.control
    between = pane.controls.modes.geometry().right() < options.geometry().left() and (
        options.geometry().right() < pane.controls.zoom.geometry().left()
    )
    return between and control is not None and options.rect().contains(control.geometry())


@pytest.mark.parametrize("width", [460, 500, 520, 540, 560, 580, 620])
def test_controls_have_labels_in_every_mode_or_in_none(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, width: int
) -> None:
    show(pane, qtbot, opened, PAIR)
    assert pane.controls.options is not None
    pane.resize(width, 560)
    shown = set()
    for mode in (Mode.SWIPE, Mode.BLINK, Mode.FADE, Mode.LENS, Mode.DIFFERENCE):
        pane.canvas.set_mode(mode)
        label = pane.controls.options._label
        shown.add(label.isVisible() and label.text() != "∠")
    assert shown in ({width > 500}, {width >= 580})


@pytest.mark.parametrize(("width", "label"), [(460, ""), (510, "∠"), (540, "∠")])
def test_the_angle_has_a_sign_where_its_label_has_no_room_and_is_named_for_who_hears_it(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, width: int, label: str
) -> None:
    show(pane, qtbot, opened, PAIR)
    pane.resize(width, 560)
    options = pane.controls.options
    assert options is not None
    assert options.isVisible()
    assert options._label.isVisible() is bool(label)
    assert options._label.text() == label
    qtbot.waitUntil(lambda: is_laid_out(pane, options))
    control = options.control
    assert control is not None
    assert control.accessibleName() == "Angle of the divider"
    assert control.toolTip().startswith("Angle of the divider\n")
    pane.resize(700, 560)
    assert options._label.text() == "Angle"


@pytest.mark.parametrize("size", [100, 150, 200, 250])
@pytest.mark.parametrize(("width", "height"), [(395, 670), (395, 560), (620, 560)])
def test_what_is_said_below_the_pictures_is_whole_or_ends_in_dots(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, size: int, width: int, height: int
) -> None:
    title, place = (
        words("Before and after the coming of the troops"),
        Place(name=words("The Crimea"), longitude=34.0, latitude=45.0),
    )
    long = Figure(id="long", title=title, caption=words("Many words. " * 30), pictures=PAIR.pictures, place=place)
    show(pane, qtbot, opened, long)
    pane.resize(width, height)
    QApplication.processEvents()
    grow(pane, size)
    QApplication.processEvents()
    said = pane.captions
    for label in (said.title, said.caption, said.credit):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert said.title.y() == 0
    assert said.y() - pane.canvas.geometry().bottom() < 12


@pytest.mark.parametrize("caption", ["On 7 October of " * 40, "两幅图片显示同一地点" * 40])
def test_a_caption_that_is_cut_keeps_what_belongs_together_and_is_never_all_gone(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, caption: str
) -> None:
    show(pane, qtbot, opened, Figure(id="long", title=words("Long"), caption=words(caption), pictures=PAIR.pictures))
    pane.resize(420, 320)
    said = pane.captions.caption
    qtbot.waitUntil(lambda: said.text().endswith(" …"))
    assert bound(caption).startswith(said.text().removesuffix(" …"))
    assert len(said.text()) > 20
