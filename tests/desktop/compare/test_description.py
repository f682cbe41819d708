"""What the pictures show is told over them, as much as there is room for; the rest comes by wheel and keys."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.description import Description, title_head
from tests.desktop.compare.conftest import PAIR
from tests.desktop.compare.hands import wheel

ON, OFF = QPoint(200, 200), QPoint(200, 4)
LONG = replace(PAIR, told="A long field of straw. " * 200 + "The very end.")


@pytest.fixture
def told(canvas: Canvas) -> Description:
    """The description of pictures of which so much is said that only a part has room."""
    canvas.set_words(LONG)
    canvas.toggle_description()
    return canvas.overlays.description


def look(canvas: Canvas) -> QImage:
    return canvas.grab().toImage()


def test_the_wheel_over_it_brings_all_that_is_told(canvas: Canvas, told: Description) -> None:
    first = look(canvas)
    wheel(canvas, ON, -1)
    assert not canvas.is_zoomed
    assert look(canvas) != first
    wheel(canvas, ON, -200)
    last = look(canvas)
    whole = told._document.size().height()
    assert told._passed + told._seen(told._plate()).height() == whole
    wheel(canvas, ON, -1)
    assert look(canvas) == last
    wheel(canvas, ON, 200)
    assert look(canvas) == first
    wheel(canvas, OFF, 1)
    assert canvas.is_zoomed, "beside it the wheel does what it always does"


@pytest.mark.usefixtures("told")
def test_with_the_control_key_the_wheel_zooms(canvas: Canvas) -> None:
    wheel(canvas, ON, 1, Qt.KeyboardModifier.ControlModifier)
    assert canvas.is_zoomed


def test_its_pages_are_turned_by_keys_which_leave_the_divider(canvas: Canvas, told: Description) -> None:
    at = canvas.comparison().position
    look(canvas)
    for key, turns in ((Qt.Key.Key_PageDown, True), (Qt.Key.Key_PageUp, False)):
        QTest.keyClick(canvas, key)
        look(canvas)
        assert (told._passed > 0) is turns
    assert canvas.comparison().position == at
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.comparison().position != at


def test_where_all_is_seen_wheel_and_keys_have_their_usual_use(canvas: Canvas) -> None:
    canvas.toggle_description()
    at = canvas.comparison().position
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.comparison().position != at
    wheel(canvas, QPoint(200, 270), 1)
    assert canvas.is_zoomed


def test_it_begins_anew_when_it_comes_up_and_for_other_words(canvas: Canvas, told: Description) -> None:
    first = look(canvas)
    wheel(canvas, ON, -5)
    canvas.toggle_description()
    canvas.toggle_description()
    assert look(canvas) == first
    wheel(canvas, ON, -5)
    look(canvas)
    canvas.set_words(replace(LONG, name="Another", told="B" + LONG.told))
    look(canvas)
    assert told._passed == 0


def test_a_thumb_tells_that_there_is_more(canvas: Canvas, told: Description) -> None:
    def thumb() -> list[int]:
        image, plate = look(canvas), told._plate()
        paper = QColor(image.pixel(int(plate.left()) + 4, int(plate.center().y())))
        at = int(plate.right()) - 8
        rows = range(int(plate.top()) + 4, int(plate.bottom()) - 4)
        return [row for row in rows if QColor(image.pixel(at, row)) != paper]

    first = thumb()
    assert 20 < len(first) < told._plate().height() / 2
    wheel(canvas, ON, -200)
    look(canvas)
    assert thumb()[0] > first[-1]
    canvas.set_words(PAIR)
    look(canvas)
    assert thumb() == []


def test_words_that_are_marked_stand_out_and_come_into_view(canvas: Canvas, told: Description) -> None:
    def marks() -> int:
        accent = canvas.palette().accent().color().rgb()
        image = look(canvas)
        return sum(image.pixel(x, y) == accent for x in range(0, 400, 2) for y in range(0, 300, 2))

    assert marks() == 0
    told.mark("very end")
    assert marks() > 50
    assert told._passed > 0
    told.mark("rows of")
    assert marks() > 50
    told.mark("nowhere")
    assert marks() == 0
    told.mark("")
    assert marks() == 0


def test_marked_words_come_into_view_once_more(canvas: Canvas, told: Description) -> None:
    told.mark("very end")
    look(canvas)
    at = told._passed
    assert at > 0
    wheel(canvas, ON, 200)
    look(canvas)
    assert told._passed == 0
    told.mark("very end")
    look(canvas)
    assert told._passed == at


def test_it_begins_at_title_and_caption_for_those_who_want_these(canvas: Canvas, told: Description) -> None:
    told.begin_at(title_head())
    at_the_title = told._passed
    assert at_the_title > 0
    told.begin_at("Nothing of the kind")
    assert told._passed == 0


def test_it_lies_over_a_tool_and_is_closed_before_that(canvas: Canvas, told: Description) -> None:
    plate = told._plate().toRect().adjusted(4, 4, -4, -4)
    alone = look(canvas).copy(plate)
    canvas.toggle_description()
    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.tool is not None
    canvas.toggle_description()
    assert look(canvas).copy(plate) == alone
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.overlays.described
    assert canvas.tool is not None
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is None
