"""How large a picture or an animation of what is seen becomes, and that what is seen on it stays the same."""

from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPixmap

from briefing.desktop.compare import overlays, sizes
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.chips import draw_sign
from briefing.desktop.compare.keepsake import Keepsake, Signs, keepsake
from briefing.errors import OutputError
from briefing.imagery.comparing.comparison import Mode, Side
from tests.desktop.compare.conftest import BLUE, PAIR, RED, plain

LARGE, SMALL = (1600, 1200), (800, 600)


@pytest.fixture
def large(empty_canvas: Canvas) -> Canvas:
    """A canvas of 400 x 300 with pictures four times and twice as large."""
    empty_canvas.show_pair(PAIR)
    empty_canvas.set_pixels(Side.BEFORE, plain(RED), LARGE)
    empty_canvas.set_pixels(Side.AFTER, plain(BLUE), SMALL)
    return empty_canvas


def taken(canvas: Canvas, size: str) -> Keepsake:
    found = sizes.picture(canvas, size)
    assert found is not None
    return found.keepsakes[0]


def stage(canvas: Canvas, size: str) -> tuple[int, int, float]:
    """How large the pictures become, and how many pixels of it one of the sharper picture is."""
    layout = taken(canvas, size).layout
    scale = max(layout.scene.scale_of(side) for side in layout.scene.surfaces)
    return layout.area.width(), layout.area.height(), round(scale, 6)


def test_it_is_as_on_the_screen_or_twice_that_or_as_large_as_the_sharper_picture(large: Canvas) -> None:
    ratio = large.ratio
    assert stage(large, "screen")[:2] == (round(400 * ratio), round(300 * ratio))
    assert stage(large, "double")[:2] == (round(800 * ratio), round(600 * ratio))
    assert stage(large, "pictures") == (1600, 1200, 2.0), "a pixel of the smaller picture is two"
    assert taken(large, "pictures").layout.scene.scale_of(Side.BEFORE) == 1.0


def test_a_picture_that_is_not_seen_makes_it_no_larger(large: Canvas) -> None:
    large.set_mode(Mode.TOGGLE)
    large.change(shown=Side.AFTER)
    assert stage(large, "pictures")[:2] == (800, 600)
    large.change(shown=Side.BEFORE)
    assert stage(large, "pictures")[:2] == (1600, 1200)


@pytest.mark.parametrize("mode", [Mode.SWIPE, Mode.SIDE_BY_SIDE])
@pytest.mark.parametrize("scale", [0.31, 0.7, 1.0])
def test_of_a_part_each_pixel_of_the_picture_is_one(large: Canvas, mode: Mode, scale: float) -> None:
    large.resize(401, 303)
    large.set_mode(mode)
    large.zoom_to(scale)
    now = taken(large, "pictures").layout
    seen = keepsake(large)
    assert now.scene.scale_of(Side.BEFORE) == pytest.approx(1.0, abs=1e-9)
    assert seen is not None
    assert now.area.width() == pytest.approx(seen.layout.area.width() / scale, abs=3)
    shown, saved = (each.scene.visible_box(Side.BEFORE) for each in (seen.layout, now))
    assert saved.center().x() == pytest.approx(shown.center().x(), abs=2 / scale)
    assert saved.width() == pytest.approx(shown.width(), abs=3 / scale)


def test_pictures_that_are_seen_larger_than_they_are_are_not_made_smaller(large: Canvas) -> None:
    large.zoom_to(5.0)
    assert stage(large, "pictures") == stage(large, "screen")


def test_a_picture_has_no_more_pixels_than_may_be_and_that_is_said(
    large: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sizes.MOST == 40_000_000
    monkeypatch.setattr(sizes, "MEGAPIXEL", 100_000)
    for most, limit in ((1_000_000, "10 megapixels"), (1_934_567, "19 megapixels")):
        monkeypatch.setattr(sizes, "MOST", most)
        found = sizes.picture(large, "pictures")
        assert found is not None
        size = found.keepsakes[0].layout.size
        assert 0.98 * most < size.width() * size.height() <= most
        assert found.limit == limit
        assert sizes.words(large)["pictures"] == f"{size.width()} × {size.height()} (limited to {limit})"
    monkeypatch.setattr(sizes, "LONGEST", 1000)
    assert taken(large, "pictures").layout.size.width() == pytest.approx(1000, abs=2)
    assert sizes.words(large)["pictures"].endswith("(limited to 1000 pixels a side)")
    monkeypatch.setattr(sizes, "MOST", 100)
    assert stage(large, "double") == stage(large, "screen"), "it is never smaller than on the screen"
    assert not sizes.words(large)["screen"].endswith(")")


def test_an_animation_has_fewer_pixels_at_most(large: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sizes.MOST_OF_A_FILM == 4_000_000
    monkeypatch.setattr(sizes, "MOST_OF_A_FILM", 500_000)
    large.set_mode(Mode.SIDE_BY_SIDE)
    film, picture = sizes.film(large, "pictures"), sizes.picture(large, "pictures")
    assert film is not None
    assert picture is not None
    one, other = (each.layout.size for each in film.keepsakes)
    assert one == other
    assert 480_000 < one.width() * one.height() <= 500_000
    assert (bool(film.limit), bool(picture.limit)) == (True, False)


def test_without_pictures_there_is_nothing_to_take(empty_canvas: Canvas) -> None:
    assert sizes.picture(empty_canvas, "double") is None
    assert sizes.film(empty_canvas, "double") is None
    assert set(sizes.words(empty_canvas).values()) == {""}


def test_a_pair_that_cannot_be_shown_is_told_as_on_the_screen(empty_canvas: Canvas) -> None:
    empty_canvas.show_pair(PAIR)
    for side in Side:
        empty_canvas.show_problem(side, "It is broken.")
    assert stage_of_nothing(empty_canvas, "pictures") == stage_of_nothing(empty_canvas, "screen")


def stage_of_nothing(canvas: Canvas, size: str) -> QRect:
    return taken(canvas, size).layout.area


@pytest.mark.parametrize("mode", Mode)
def test_signs_are_as_much_larger_as_the_pictures(large: Canvas, mode: Mode) -> None:
    large.set_mode(mode)
    once, twice = (taken(large, size).painted() for size in ("screen", "double"))
    assert twice.size() == once.size() * 2
    small = twice.scaled(once.size(), mode=Qt.TransformationMode.SmoothTransformation)
    apart = [
        max(abs(one - other) for one, other in zip(rgb(once, x, y), rgb(small, x, y), strict=True)) > 60
        for y in range(0, once.height(), 2)
        for x in range(0, once.width(), 2)
    ]
    assert sum(apart) < 0.02 * len(apart), "letters, lines and plates lie on each other"


def test_what_stands_for_nothing_is_as_much_larger(empty_canvas: Canvas) -> None:
    clear = QImage(40, 30, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(0)
    empty_canvas.show_pair(replace(PAIR, after=None))
    empty_canvas.set_pixels(Side.BEFORE, clear, LARGE)
    for size, times in (("screen", 1), ("double", 2)):
        image, side = taken(empty_canvas, size).painted(), 8 * times
        row = [rgb(image, x, image.height() // 2)[0] for x in range(4 * side)]
        assert sum(one != other for one, other in pairwise(row)) in (3, 4)


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def test_what_is_put_down_leaves_the_canvas_as_it_was_and_does_not_follow_it(large: Canvas) -> None:
    large.set_position(0.3)
    before, chips, ratio = large.grab().toImage(), [each.rect for each in large.overlays.chips], large.ratio
    kept = taken(large, "pictures")
    image = kept.painted()
    assert (large.grab().toImage(), large.ratio) == (before, ratio)
    assert [each.rect for each in large.overlays.chips] == chips
    large.set_mode(Mode.TOGGLE)
    large.zoom_to(2.0)
    assert kept.painted() == image


def test_why_a_picture_is_not_there_is_kept_though_it_comes_meanwhile(large: Canvas) -> None:
    large.show_problem(Side.AFTER, "It is broken.")
    kept = taken(large, "double")
    image = kept.painted()
    large.set_pixels(Side.AFTER, plain(BLUE), SMALL)
    assert kept.painted() == image


def test_what_memory_does_not_suffice_for_is_an_error_in_words(large: Canvas) -> None:
    kept = taken(large, "screen")
    layout = kept.layout
    huge = type(layout)(layout.scene, QRect(0, 0, 200_000, 200_000), 1.0, layout.font, layout.credit, layout.foot)
    with pytest.raises(OutputError, match="too little memory"):
        Keepsake(huge, Signs(), kept.palette).painted()


def test_how_large_each_size_is_told_without_drawing_signs_over_and_over(
    large: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []

    def counted(*how: Any) -> QPixmap:
        drawn.append(how)
        return draw_sign(*how)

    monkeypatch.setattr(overlays, "draw_sign", counted)
    signs, chips = large.signs, list(large.overlays.chips)
    sizes.words(large)
    assert len(drawn) == 2 * len(chips) > 0, "once for each size but that of the screen"
    assert (large.signs, large.overlays.chips) == (signs, chips)
    large.follow()
    assert large.overlays.chips == chips, "nor are those of the screen drawn anew"
