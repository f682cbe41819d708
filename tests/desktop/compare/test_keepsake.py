from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.keepsake import layout, still
from briefing.imagery.comparing.comparison import Side
from tests.desktop.compare.conftest import BLUE, PAIR, RED, plain
from tests.desktop.compare.hands import drag


def signs(canvas: Canvas, image: QImage) -> list[bool]:
    """Whether the sign of each side is on a copy: somewhere in its box the copy is of another colour than a picture."""
    left_top = canvas.stage().topLeft()
    for chip in canvas.overlays.chips:
        left_top = QPoint(min(left_top.x(), chip.rect.left()), min(left_top.y(), chip.rect.top()))

    def is_there(at: int) -> bool:
        box = canvas.overlays.chips[at].rect.translated(-left_top)
        return any(
            QColor(image.pixel(round(x * canvas.ratio), round(box.center().y() * canvas.ratio))) not in (RED, BLUE)
            for x in range(box.left() + 4, box.right() - 4)
        )

    return [is_there(at) for at in range(2)]


def test_a_copy_has_the_dates_of_what_is_seen_on_it(canvas: Canvas) -> None:
    assert signs(canvas, still(canvas)) == [True, True]
    for side, there in ((Side.BEFORE, [True, False]), (Side.AFTER, [False, True])):
        canvas.toggle_side()
        assert canvas.comparison().single is side
        assert signs(canvas, still(canvas)) == there
    canvas.escape()
    canvas.set_value(0.0)
    assert signs(canvas, still(canvas)) == [False, True], "the divider is at the edge"


def test_below_a_copy_stands_whose_those_pictures_are_that_are_seen(empty_canvas: Canvas) -> None:
    assert PAIR.after is not None
    empty_canvas.show_pair(replace(PAIR, after=replace(PAIR.after, credit="Planet")))
    for side in Side:
        empty_canvas.set_pixels(side, plain(RED))

    def credit(whole: Side | None = None) -> str:
        laid = layout(empty_canvas, whole=whole)
        assert laid is not None
        return laid.credit

    both = "The base · Maxar · Planet"
    assert credit() == both
    assert [credit(side) for side in Side] == [both, both], "an animation shows the two in turn"
    empty_canvas.set_value(0.0)
    assert credit() == "The base · Planet"
    empty_canvas.set_value(0.5)
    empty_canvas.toggle_side()
    assert credit() == "The base · Maxar"


def test_a_copy_has_all_notes_and_nothing_to_put_them_away_with(canvas: Canvas) -> None:
    bare = still(canvas)
    canvas.overlays.notes = ("First page",)
    canvas.overlays.follow()
    noted, chip = still(canvas), canvas.overlays.chips[-1]
    assert noted != bare
    with canvas.overlays.as_copied():
        assert canvas.overlays.chips[-1].rect.width() < chip.rect.width(), "there is no cross"
    canvas.overlays.put_away_notes()
    assert still(canvas) == noted
    assert not canvas.overlays.has_notes, "on the canvas it is still away"


def test_a_copy_has_what_was_measured(canvas: Canvas, qtbot: QtBot) -> None:
    bare = still(canvas)
    canvas.start_ruler()
    assert still(canvas) == bare, "there is no line yet, and how one measures is not on a copy"
    drag(qtbot, canvas, QPoint(100, 150), QPoint(220, 150))
    copy, left = still(canvas), canvas.stage().left()
    line = copy.pixelColor(round((150 - left) * canvas.ratio), round(150 * canvas.ratio))
    assert line not in (RED, BLUE)
    canvas.start_aligning()
    drag(qtbot, canvas, QPoint(100, 150), QPoint(100, 150))
    canvas.undo_alignment()
    assert still(canvas) == bare, "pins are not on a copy"
