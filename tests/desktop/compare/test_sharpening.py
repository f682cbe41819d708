"""Which pixels the canvas asks for, and in which order."""

from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any, cast

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.loading import Loaded, Loader
from briefing.desktop.compare.sharpening import Sharpener
from briefing.desktop.compare.surface import BLOCK
from briefing.desktop.compare.tiles import AT_ONCE, Tile
from briefing.imagery.comparing.comparison import Mode, Side
from tests.desktop.compare.conftest import BLUE, PAIR, RED, plain

BEFORE, AFTER = 1, 2
LARGE = (8192, 6144)
GREEN = QColor("#208040")


class HeldLoader:
    """A loader that keeps what is asked of it until it is told to answer."""

    def __init__(self) -> None:
        self.asked: list[tuple[Tile, Any, Future[Any]]] = []
        self.renewed: list[tuple[int, tuple[int, int]]] = []

    def part(self, handle: int, box: tuple[int, int, int, int], size: tuple[int, int], done: Any) -> "Future[Any]":
        level = ((box[2] - box[0]) // size[0]).bit_length() - 1
        side = BLOCK << level
        future: Future[Any] = Future()
        self.asked.append((Tile(handle, level, box[0] // side, box[1] // side), done, future))
        return future

    def sharpen(self, loaded: Loaded, size: tuple[int, int], _done: Any) -> None:
        self.renewed.append((loaded.handle, size))

    def answer(self) -> list[Tile]:
        """Answer all, also what is asked for meanwhile; return what was asked for, in its order."""
        order = []
        for tile, done, future in self._all():
            if future.set_running_or_notify_cancel():
                done(plain(GREEN, BLOCK, BLOCK))
                order.append(tile)
        return order

    def _all(self) -> Iterator[tuple[Tile, Any, "Future[Any]"]]:
        while self.asked:
            yield self.asked.pop(0)


@pytest.fixture
def loader() -> HeldLoader:
    return HeldLoader()


@pytest.fixture
def sharpener(empty_canvas: Canvas, loader: HeldLoader) -> Sharpener:
    """Looks after a pair of large pictures with small overviews."""
    made = Sharpener(empty_canvas, cast(Loader, loader), 256 * 2**20)
    empty_canvas.show_pair(PAIR)
    for side, handle, colour in ((Side.BEFORE, BEFORE, RED), (Side.AFTER, AFTER, BLUE)):
        overview = plain(colour)
        empty_canvas.set_pixels(side, overview, LARGE)
        empty_canvas.set_detail(side, made.attach(side, Loaded(handle, LARGE, overview, (), 0)))
    return made


def zoom(canvas: Canvas, loader: HeldLoader, qtbot: QtBot) -> None:
    canvas.zoom_to(1.0)
    qtbot.waitUntil(lambda: bool(loader.asked))


def seen_tiles(canvas: Canvas, sharpener: Sharpener, side: Side) -> set[Tile]:
    scene = canvas.scene
    assert scene is not None
    detail = cast(Any, scene.surfaces[side].detail)
    return {tile for tile, _size in detail.wanted(sharpener.seen(scene, side), scene.scale_of(side))}


def test_coarse_tiles_come_first_then_what_is_seen_of_both_in_turn(
    empty_canvas: Canvas, sharpener: Sharpener, loader: HeldLoader, qtbot: QtBot
) -> None:
    zoom(empty_canvas, loader, qtbot)
    seen = {side: seen_tiles(empty_canvas, sharpener, side) for side in Side}
    order = loader.answer()
    levels = [tile.level for tile in order]
    assert levels == sorted(levels, reverse=True)
    assert set(levels) == {0, 3}
    sharp = [tile for tile in order if tile.level == 0]
    count = len(seen[Side.BEFORE]) + len(seen[Side.AFTER])
    assert set(sharp[:count]) == seen[Side.BEFORE] | seen[Side.AFTER]
    assert [tile.handle for tile in sharp[:2]] == [BEFORE, AFTER]


def test_an_overview_that_is_no_coarser_needs_no_coarse_tiles(
    empty_canvas: Canvas, sharpener: Sharpener, loader: HeldLoader, qtbot: QtBot
) -> None:
    for side, handle in ((Side.BEFORE, BEFORE), (Side.AFTER, AFTER)):
        fine = plain(RED, 1024, 768)
        empty_canvas.set_pixels(side, fine, LARGE, sharpener.attach(side, Loaded(handle, LARGE, fine, (), 0)))
    zoom(empty_canvas, loader, qtbot)
    assert {tile.level for tile in loader.answer()} == {0}


def test_what_the_other_picture_hides_is_there_when_it_is_revealed(
    empty_canvas: Canvas, sharpener: Sharpener, loader: HeldLoader, qtbot: QtBot
) -> None:
    empty_canvas.set_position(0.0)
    zoom(empty_canvas, loader, qtbot)
    hidden = seen_tiles(empty_canvas, sharpener, Side.BEFORE)
    assert not hidden
    loader.answer()
    for change in ({"position": 1.0}, {"mode": Mode.TOGGLE, "shown": Side.BEFORE}, {"mode": Mode.LENS}):
        empty_canvas.change(**change)
        revealed = seen_tiles(empty_canvas, sharpener, Side.BEFORE)
        assert revealed
        assert all(sharpener.tiles.get(tile) is not None for tile in revealed)
    empty_canvas.change(mode=Mode.SWIPE, position=1.0)
    assert empty_canvas.grab().toImage().pixelColor(200, 200) == GREEN


def test_what_is_no_longer_in_view_is_cancelled_and_what_is_comes_at_once(
    empty_canvas: Canvas, sharpener: Sharpener, loader: HeldLoader, qtbot: QtBot
) -> None:
    zoom(empty_canvas, loader, qtbot)
    first = [future for _tile, _done, future in loader.asked]
    loader.asked.clear()
    empty_canvas.centre_on(0.95, 0.95)
    qtbot.waitUntil(lambda: len(loader.asked) >= AT_ONCE)
    assert all(future.cancelled() for future in first)
    assert {tile[1:] for tile, _done, _future in loader.asked[:2]} == {(3, 1, 1)}
    in_view = {tile for side in Side for tile in seen_tiles(empty_canvas, sharpener, side)}
    assert {tile for tile, _done, _future in loader.asked[2:4]} < in_view


def test_back_at_the_whole_no_tiles_are_wanted(
    empty_canvas: Canvas, sharpener: Sharpener, loader: HeldLoader, qtbot: QtBot
) -> None:
    zoom(empty_canvas, loader, qtbot)
    empty_canvas.zoom_fit()
    qtbot.waitUntil(lambda: sharpener.tiles.is_idle)
    assert all(future.cancelled() for _tile, _done, future in loader.asked)


def test_tiles_of_a_picture_that_was_let_go_are_not_asked_for_while_another_comes(
    empty_canvas: Canvas, sharpener: Sharpener, loader: HeldLoader, qtbot: QtBot
) -> None:
    zoom(empty_canvas, loader, qtbot)
    sharpener.forget()
    loader.asked.clear()
    sharpener.attach(Side.BEFORE, Loaded(3, LARGE, plain(RED), (), 0))
    empty_canvas.centre_on(0.9, 0.9)
    sharpener._want_tiles()
    assert not loader.asked


def test_nothing_is_asked_for_when_there_is_no_pair(empty_canvas: Canvas, loader: HeldLoader) -> None:
    made = Sharpener(empty_canvas, cast(Loader, loader), 2**20)
    made._want_tiles()
    empty_canvas.show_nothing()
    made.forget()
    assert made.tiles.is_idle
    assert not loader.asked
