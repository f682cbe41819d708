"""What is said on the pictures beside their dates: whole where that covers little of them, else in fewer words."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from briefing.desktop.compare import description
from briefing.desktop.compare.badges import GAP, SHARE, Remark, foldings, stacked
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.keepsake import still
from briefing.desktop.parts import accessible
from briefing.imagery.comparing.comparison import Alignment, Method, Mode, Side
from tests.desktop.compare.conftest import BLUE, MATCHED, PAIR, RED, plain
from tests.desktop.compare.hands import LEFT, badge_words
from tests.desktop.heard import announced

MOVED = Alignment(dx=1, dy=-2, rotation=0.1, method=Method.NUDGED)
WHOLE = [
    "The pictures differ in shape; they are scaled to fit",
    "Aligned by hand: +1, −2 pixels, +0.1°",
    MATCHED,
]
COUNTED = ["1 note …", *WHOLE[1:]]
SHORT = ["1 note …", "Aligned by hand …", "Tones matched"]


@pytest.fixture
def tall(empty_canvas: Canvas) -> Canvas:
    """Two tall and narrow pictures of different shape, of which the later is moved and has its tones matched."""
    empty_canvas.show_pair(PAIR)
    empty_canvas.set_pixels(Side.BEFORE, plain(RED, 100, 300))
    empty_canvas.set_pixels(Side.AFTER, plain(BLUE, 104, 300))
    empty_canvas.change(alignment=MOVED, tone=True)
    return empty_canvas


def badges(canvas: Canvas) -> list[QRect]:
    return [chip.rect for chip in canvas.overlays.chips[len(Side) :]]


def covered(canvas: Canvas) -> int:
    """How much of the height of the pictures has badges on it."""
    stage = canvas.stage()
    return max(0, stage.bottom() + 1 - min(rect.top() for rect in badges(canvas)))


def test_badges_are_whole_where_they_cover_little(tall: Canvas) -> None:
    tall.resize(500, 900)
    assert badge_words(tall) == WHOLE
    assert not tall.overlays.is_folded


def test_two_badges_are_in_one_row_where_they_have_room(tall: Canvas) -> None:
    tall.resize(700, 900)
    note, moved, _matched = badges(tall)
    assert note.bottom() == moved.bottom()
    assert moved.left() == note.right() + 1 + GAP


@pytest.mark.parametrize(("size", "words"), [((340, 420), COUNTED), ((340, 190), SHORT)])
def test_badges_are_folded_where_they_would_cover_much(tall: Canvas, size: tuple[int, int], words: list[str]) -> None:
    tall.resize(*size)
    assert badge_words(tall) == words
    assert covered(tall) <= tall.height() * SHARE + 12
    assert all(tall.rect().contains(rect) for rect in badges(tall))


def test_badges_are_written_as_small_as_the_dates_before_they_cover_much(tall: Canvas) -> None:
    font = tall.font()
    font.setPixelSize(26)
    tall.setFont(font)
    tall.resize(260, 200)
    rows = badges(tall)
    assert max(rect.height() for rect in rows) < 26
    assert covered(tall) < tall.height() / 2


def test_what_is_folded_is_unfolded_by_a_click_and_folded_again_by_another(tall: Canvas) -> None:
    tall.resize(340, 190)
    QTest.mouseMove(tall, badges(tall)[1].center())
    assert tall.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(tall, LEFT, pos=badges(tall)[1].center())
    assert badge_words(tall) == WHOLE
    QTest.mouseClick(tall, LEFT, pos=badges(tall)[1].center())
    assert badge_words(tall) == SHORT[1:], "the note is put away"
    assert tall.comparison().position == 0.5


def test_notes_that_are_away_stay_away_when_what_was_done_is_unfolded_and_folded_again(tall: Canvas) -> None:
    tall.resize(340, 190)
    tall.overlays.put_away_notes()
    assert badge_words(tall) == SHORT[1:]
    for words in (WHOLE[1:], SHORT[1:]):
        QTest.mouseClick(tall, LEFT, pos=badges(tall)[0].center())
        assert badge_words(tall) == words


def test_what_was_done_is_folded_again_by_escape(canvas: Canvas) -> None:
    canvas.change(alignment=MOVED, tone=True)
    canvas.resize(180, 130)
    assert "Aligned by hand …" in badge_words(canvas)
    canvas.overlays.press_badge()
    assert badge_words(canvas) == WHOLE[1:]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert "Aligned by hand …" in badge_words(canvas)
    assert not canvas.overlays.notes_away, "a note that comes is told"


def test_the_notes_are_told_and_put_away_by_a_key(tall: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch, accessible)
    tall.resize(340, 190)
    tall.setFocus()
    for words, told in ((WHOLE, ". ".join([*WHOLE, ""]).strip()), (SHORT[1:], "Notes hidden")) * 2:
        QTest.keyClick(tall, Qt.Key.Key_N)
        assert badge_words(tall) == words
        assert said.pop() == told


def test_notes_that_escape_put_away_are_brought_back_by_a_key(tall: Canvas) -> None:
    tall.resize(500, 900)
    QTest.keyClick(tall, Qt.Key.Key_Escape)
    assert badge_words(tall) == WHOLE[1:]
    QTest.keyClick(tall, Qt.Key.Key_N)
    assert badge_words(tall) == WHOLE
    tall.overlays.begin()
    QTest.keyClick(tall, Qt.Key.Key_N)
    assert badge_words(tall) == WHOLE[1:]


def test_where_nothing_can_be_put_away_the_key_tells_what_there_is(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, accessible)
    canvas.refused.connect(said.append)
    QTest.keyClick(canvas, Qt.Key.Key_N)
    canvas.toggle_tone()
    QTest.keyClick(canvas, Qt.Key.Key_N)
    assert said == ["There are no notes on these pictures.", MATCHED, f"{MATCHED}."]
    assert badge_words(canvas) == [MATCHED]


def test_badges_stand_below_pictures_that_leave_room_there(canvas: Canvas) -> None:
    canvas.change(alignment=MOVED, tone=True)
    canvas.resize(240, 600)
    assert badge_words(canvas) == WHOLE[1:]
    assert min(rect.top() for rect in badges(canvas)) > canvas.stage().bottom()
    assert canvas.overlays.bar_corner().y() <= canvas.stage().bottom()


@pytest.mark.parametrize("angle", [0.0, 90.0, 120.0, 180.0, -90.0])
def test_badges_lie_on_no_date(tall: Canvas, angle: float) -> None:
    tall.resize(500, 600)
    tall.set_angle(angle)
    dates = [chip.rect for chip in tall.overlays.chips[: len(Side)]]
    assert not any(date.intersects(rect) for date in dates for rect in badges(tall))


def test_a_copy_tells_all_of_it(tall: Canvas) -> None:
    tall.resize(340, 190)
    with tall.overlays.as_copied():
        assert badge_words(tall) == WHOLE
    assert not still(tall).isNull()
    assert badge_words(tall) == SHORT


def test_the_description_tells_all_of_it(tall: Canvas) -> None:
    tall.resize(340, 190)
    told = dict(description.lines(tall, tall.overlays.remarks()))["Notes on the pictures"]
    assert told == ". ".join([*WHOLE, ""]).strip()


def test_the_colours_of_a_difference_name_the_picture_on_whichever_side_it_is(canvas: Canvas) -> None:
    canvas.set_mode(Mode.DIFFERENCE)
    canvas.resize(600, 400)
    assert canvas.scene is not None
    for _side in range(2):
        after = canvas.scene.pair.side(Side.AFTER).name
        assert badge_words(canvas) == [f"Orange is lighter in “{after}”, blue is darker"]
        canvas.swap()


def test_the_colours_of_a_difference_are_told_in_few_words_too(canvas: Canvas) -> None:
    canvas.set_mode(Mode.DIFFERENCE)
    canvas.resize(230, 170)
    assert badge_words(canvas) == ["Orange lighter, blue darker"]


def test_notes_are_counted_and_the_others_short() -> None:
    said = [Remark("one", is_note=True), Remark("two", is_note=True), Remark("moved: 3", "moved …"), Remark("toned")]
    assert [[each.words for each in form] for form in foldings(said)] == [
        ["one", "two", "moved: 3", "toned"],
        ["2 notes …", "moved: 3", "toned"],
        ["2 notes …", "moved …", "toned"],
    ]
    assert list(foldings([])) == [[], [], []]


def test_rows_are_filled_from_below() -> None:
    places, whole = stacked([QSize(60, 20), QSize(80, 30), QSize(30, 20)], 100)
    assert places == [QPoint(0, 0), QPoint(0, 20 + GAP), QPoint(60 + GAP, 0)]
    assert whole == QSize(60 + GAP + 30, 50 + GAP)
    assert stacked([], 100) == ([], QSize(0, 0))


def meeting(canvas: Canvas) -> bool:
    """Whether a badge stands over a date."""
    dates = [chip.rect for chip in canvas.overlays.chips[: len(Side)]]
    return any(badge.intersects(date) for badge in badges(canvas) for date in dates)


@pytest.mark.parametrize("size", [(180, 130), (240, 160), (340, 190)])
@pytest.mark.parametrize("letters", [13, 26])
def test_no_badge_stands_over_a_date_in_the_least_room(tall: Canvas, size: tuple[int, int], letters: int) -> None:
    font = tall.font()
    font.setPixelSize(letters)
    tall.setFont(font)
    tall.resize(*size)
    for mode in Mode:
        for angle in (0.0, 90.0):
            tall.change(mode=mode, angle=angle)
            assert not meeting(tall)


def test_where_no_words_have_room_remarks_are_counted_and_told_on_a_wish(tall: Canvas) -> None:
    tall.change(angle=90.0)
    tall.resize(240, 150)
    assert badge_words(tall) == ["3 remarks …"]
    QTest.mouseClick(tall, LEFT, pos=badges(tall)[0].center())
    assert badge_words(tall) == WHOLE
    tall.overlays.press_badge()
    tall.resize(180, 110)
    assert badges(tall) == []
    assert tall.overlays.is_folded
    tall.overlays.tell_notes()
    assert badge_words(tall) == WHOLE
