import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing import translation
from briefing.desktop.compare import minimap
from briefing.desktop.compare.aligner import Aligner
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.words import alignment_words
from briefing.desktop.parts import accessible
from briefing.imagery.comparing.comparison import Alignment, Comparison, Method, Side, View
from tests.desktop.compare.conftest import BLUE, PAIR, RED, plain
from tests.desktop.compare.hands import ColourAt, badge_words, drag
from tests.desktop.heard import announced


def test_the_later_picture_is_nudged_by_arrow_keys_disclosed_and_undone_by_a_key(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_A)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.comparison().alignment == Alignment(dx=1, dy=-10, method=Method.NUDGED)
    assert "Aligned by hand: +1, −10 pixels" in badge_words(canvas)
    canvas.grab()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is None
    QTest.keyClick(canvas, Qt.Key.Key_T)
    assert "Tones matched" in badge_words(canvas), "folded"
    QTest.keyClick(canvas, Qt.Key.Key_U)
    assert canvas.comparison().alignment.is_none
    assert not canvas.comparison().tone


def test_the_later_picture_is_turned_and_scaled_by_keys_too(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_A)
    with qtbot.assertNotEmitted(canvas.date_step_wanted):
        for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft, Qt.Key.Key_Comma):
            QTest.keyClick(canvas, key)
    found = canvas.comparison().alignment
    assert (found.rotation, found.scale) == pytest.approx((0.05, 1 / 1.001), abs=1e-6)
    assert canvas.comparison().angle == 0
    QTest.keyClick(canvas, Qt.Key.Key_Period)
    assert canvas.comparison().alignment.scale == 1


def test_with_the_ruler_out_brackets_and_dates_do_what_they_always_do(canvas: Canvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_R)
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert canvas.comparison().angle == 5
    with qtbot.waitSignal(canvas.date_step_wanted) as asked:
        QTest.keyClick(canvas, Qt.Key.Key_Comma)
    assert asked.args == [Side.AFTER, -1]


def test_pins_shift_then_turn_and_scale(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.start_aligning()
    drag(qtbot, canvas, QPoint(100, 100), QPoint(110, 105))
    shift = canvas.comparison().alignment
    assert (shift.dx, shift.dy, shift.scale) == pytest.approx((10, 5, 1))
    assert shift.method is Method.PINNED
    drag(qtbot, canvas, QPoint(310, 105), QPoint(330, 105))
    both = canvas.comparison().alignment
    assert both.scale == pytest.approx(1.1)
    canvas.grab()


def test_one_pin_touches_up_an_alignment_and_leaves_its_turn_and_scale(canvas: Canvas, qtbot: QtBot) -> None:
    moved = Alignment(dx=3, scale=1.1, rotation=5, method=Method.PINNED)
    canvas.change(alignment=moved)
    canvas.start_aligning()
    drag(qtbot, canvas, QPoint(100, 100), QPoint(106, 98))
    found = canvas.comparison().alignment
    assert (found.dx, found.dy, found.scale, found.rotation) == pytest.approx((9, -2, 1.1, 5))
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    drag(qtbot, canvas, QPoint(200, 100), QPoint(199, 100))
    found = canvas.comparison().alignment
    assert (found.dx, found.dy, found.scale, found.rotation) == pytest.approx((8, -2, 1.1, 5.05))


def test_a_pin_is_dragged_on_where_it_is_not_yet_right(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.start_aligning()
    drag(qtbot, canvas, QPoint(100, 100), QPoint(110, 105))
    drag(qtbot, canvas, QPoint(114, 103), QPoint(118, 109))
    found = canvas.comparison().alignment
    assert (found.dx, found.dy, found.scale) == pytest.approx((14, 11, 1)), "it is the same spot"
    assert isinstance(canvas.tool, Aligner)
    assert len(canvas.tool.pins) == 1


def test_a_fourth_pin_leaves_the_others_where_they_are(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.start_aligning()
    for x, y in ((100, 100), (300, 100), (300, 200), (100, 200)):
        drag(qtbot, canvas, QPoint(x, y), QPoint(x, y))
    assert isinstance(canvas.tool, Aligner)
    assert len(canvas.tool.pins) == 4
    drag(qtbot, canvas, QPoint(200, 150), QPoint(205, 150))
    assert canvas.comparison().alignment.dx == pytest.approx(1), "a fifth of it"


def test_matched_tones_are_shown_and_undone(canvas: Canvas, colour_at: ColourAt) -> None:
    canvas.set_position(0.25)
    canvas.toggle_tone()
    assert colour_at(300, 200) == "red"
    canvas.swap()
    assert (colour_at(60, 200), colour_at(300, 200)) == ("blue", "blue")
    canvas.undo_alignment()
    assert (colour_at(60, 200), colour_at(300, 200)) == ("blue", "red")


def test_the_ruler_measures_in_metres(canvas: Canvas, qtbot: QtBot) -> None:
    from briefing.desktop.compare.ruler import Ruler

    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert isinstance(canvas.tool, Ruler)
    canvas.grab()
    drag(qtbot, canvas, QPoint(100, 100), QPoint(220, 100))
    assert canvas.tool.value() == "60 m"
    drag(qtbot, canvas, QPoint(100, 100), QPoint(221, 111))
    assert canvas.tool.value() == "60.7 m"
    translation.use("nl")
    assert canvas.tool.value() == "60,7 m"
    translation.use("en")
    assert canvas.comparison().position == 0.5
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    canvas.grab()
    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.tool is None


def test_the_ruler_goes_by_keys_from_any_point_to_any_other(canvas: Canvas) -> None:
    from briefing.desktop.compare.ruler import Ruler

    assert canvas.tool is None
    QTest.keyClick(canvas, Qt.Key.Key_R)
    ruler = canvas.tool
    assert isinstance(ruler, Ruler)
    assert "arrow keys" in ruler.hint()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert "arrow keys" in ruler.hint(), "there is no line yet"
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(canvas, key)
    assert canvas.scene is not None
    assert ruler._ends is not None
    start, end = ruler._ends
    middle = canvas.scene.ground[0] / 2, canvas.scene.ground[1] / 2
    step = max(1, round(canvas.ratio / canvas.scene.frame.scale))
    assert start == (middle[0] - step, middle[1] - step)
    assert end == (start[0] + 2 * step, start[1])


@pytest.mark.parametrize("key", [Qt.Key.Key_R, Qt.Key.Key_A])
@pytest.mark.parametrize("size", [(1000, 700), (400, 300), (310, 300)])
def test_how_a_tool_is_used_is_told_clear_of_all_else(canvas: Canvas, key: Qt.Key, size: tuple[int, int]) -> None:
    canvas.resize(*size)
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    canvas.zoom_to(4)
    QTest.keyClick(canvas, key)
    hint = canvas.overlays.hint()
    assert hint is not None
    assert canvas.rect().contains(hint.rect)
    corner = canvas.overlays.bar_corner()
    bar = QRect(corner.x(), corner.y() - 40, 160, 40)
    signs = canvas.overlays.chips
    for other in (minimap.area(canvas, signs).toRect(), bar, *(chip.rect for chip in signs)):
        assert not hint.rect.intersects(other)


def test_how_a_tool_is_used_hides_no_handle_where_there_is_room_at_the_foot(canvas: Canvas) -> None:
    canvas.set_words(replace(PAIR, metres_per_pixel=None))
    for height in range(240, 400, 10):
        canvas.resize(320, height)
        QTest.keyClick(canvas, Qt.Key.Key_A)
        hint, divider = canvas.overlays.hint(), canvas.divider()
        assert hint is not None
        assert divider is not None
        assert canvas.rect().contains(hint.rect)
        assert not divider.is_covered(hint.rect)
        assert not any(chip.rect.intersects(hint.rect) for chip in canvas.overlays.chips)
        QTest.keyClick(canvas, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Aligned automatically: +0.5, −0.3 pixels"), ("nl", "Automatisch uitgelijnd: +0,5 en −0,3 pixels")],
)
def test_a_shift_is_told_as_exactly_as_on_paper(language: str, words: str) -> None:
    translation.use(language)
    assert alignment_words(Alignment(method=Method.AUTOMATIC, dx=0.52, dy=-0.3)) == words


def test_scale_bar_and_map_are_left_out_where_a_hint_would_lie_over_them(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def painted() -> tuple[bool, bool]:
        """Whether the bar is painted, and the map."""
        maps.clear()
        seen = []
        for metres in (PAIR.metres_per_pixel, None):
            canvas.set_words(replace(PAIR, metres_per_pixel=metres))
            seen.append(canvas.grab().toImage())
        return seen[0] != seen[1], bool(maps)

    maps: list[object] = []
    canvas.zoom_to(4)
    QTest.keyClick(canvas, Qt.Key.Key_A)
    hint = canvas.overlays.hint()
    assert hint is not None
    monkeypatch.setattr(minimap, "paint", lambda *of: maps.append(of))
    assert painted() == (True, True)
    monkeypatch.setattr(minimap, "area", lambda _canvas, _signs: QRectF(hint.rect))
    assert painted() == (True, False)
    monkeypatch.setattr(canvas.overlays, "bar_corner", lambda: hint.rect.bottomLeft() + QPoint(0, 20))
    assert painted() == (False, False)


@pytest.mark.parametrize(
    ("is_uneven", "words"),
    [
        (False, "the figure does not say how large they are"),
        (True, "which are longer one way than the other on the ground"),
    ],
)
def test_without_a_scale_the_ruler_counts_pixels_and_says_why(canvas: Canvas, *, is_uneven: bool, words: str) -> None:
    canvas.set_words(replace(PAIR, metres_per_pixel=None, is_uneven=is_uneven))
    QTest.keyClick(canvas, Qt.Key.Key_R)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.tool is not None
    assert canvas.tool.value().startswith("10 pixels")
    assert canvas.tool.value().endswith(words)


def test_the_hint_of_the_ruler_goes_once_there_is_a_line(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.overlays.hint() is not None
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.overlays.hint() is None


def test_a_grid_and_a_bar_of_round_metres(canvas: Canvas, qtbot: QtBot) -> None:
    plain_canvas = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_G)
    assert canvas.grab().toImage() != plain_canvas


def test_pictures_of_different_shape_say_so(empty_canvas: Canvas) -> None:
    empty_canvas.show_pair(PAIR)
    empty_canvas.set_pixels(Side.BEFORE, plain(RED))
    empty_canvas.set_pixels(Side.AFTER, plain(BLUE, 300, 300))
    assert any("differ in shape" in words for words in badge_words(empty_canvas))


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_T])
def test_a_picture_alone_is_not_aligned_or_matched(
    empty_canvas: Canvas, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    said = announced(monkeypatch, accessible)
    empty_canvas.show_pair(replace(PAIR, after=None))
    empty_canvas.set_pixels(Side.BEFORE, plain(RED))
    QTest.keyClick(empty_canvas, key)
    assert empty_canvas.tool is None
    assert empty_canvas.comparison() == Comparison()
    assert said == []


def test_a_restored_view_is_shown(empty_canvas: Canvas) -> None:
    view = View(left=0.25, top=0.25, width=0.5, height=0.5)
    empty_canvas.show_pair(PAIR, Comparison(view=view))
    for side in Side:
        empty_canvas.set_pixels(side, QImage(plain(RED)))
    assert empty_canvas.zoom_percent == pytest.approx(200)
    assert empty_canvas.ground_at(QPointF(200, 150)) == pytest.approx((200, 150))


def test_the_length_stands_over_nothing_else_that_is_said(canvas: Canvas) -> None:
    from briefing.desktop.compare.ruler import Ruler

    canvas.set_words(replace(PAIR, metres_per_pixel=0.5))
    canvas.resize(700, 500)
    canvas.zoom_actual()
    canvas.zoom_in()
    overview = minimap.area(canvas, canvas.overlays.chips)
    assert not overview.isEmpty()
    canvas.start_ruler()
    ruler, size = canvas.tool, QSizeF(90, 30)
    assert isinstance(ruler, Ruler)
    dates = [QRectF(chip.rect) for chip in canvas.overlays.chips]
    scale = QRectF(canvas.overlays.bar_corner().x(), canvas.overlays.bar_corner().y() - 20, 20, 20)
    for end in (overview.topLeft(), overview.topRight(), scale.topRight(), *(each.bottomLeft() for each in dates)):
        length = QRectF(ruler._beside(end - QPointF(2, 2), size), size)
        assert not any(length.intersects(each) for each in (overview, scale, *dates))
    corner = QPointF(canvas.stage().bottomRight())
    assert QRectF(canvas.stage()).contains(QRectF(ruler._beside(corner, size), size))
