from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.surface import BLOCK, Surface
from briefing.desktop.compare.tiles import AT_ONCE, Tile, TiledDetail, TileStore, level_for, tiles_in
from briefing.imagery.comparing.geometry import Affine, Size

SIZE: Size = (3000, 2000)
BUDGET = 32 * BLOCK * BLOCK * 4


class Worker:
    """Answers for tiles when it is told to, most wanted first."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.futures: list[Future[Any]] = []

    def __call__(self, handle: int, box: Any, size: Size, done: Any) -> "Future[Any]":
        self.asked.append((handle, box, size, done))
        self.futures.append(Future())
        return self.futures[-1]

    def answer(self, colour: str = "#ff0000") -> None:
        """Answer everything that is asked for and was not cancelled, also what is asked for meanwhile."""
        at = 0
        while at < len(self.asked):
            _handle, _box, size, done = self.asked[at]
            if self.futures[at].set_running_or_notify_cancel():
                done(plain(colour, size))
            at += 1
        self.asked.clear()
        self.futures.clear()


def plain(colour: str, size: Size) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def worker(qtbot: QtBot) -> Worker:
    return Worker()


@pytest.fixture
def store(worker: Worker) -> TileStore:
    return TileStore(worker, lambda _tile, _box: None, BUDGET)


def want(store: TileStore, box: QRectF, scale: float = 1.0, margin: int = 0) -> list[tuple[Tile, Size]]:
    tiles = TiledDetail(store, 1, SIZE).wanted(box, scale, margin=margin)
    store.want(tiles)
    return tiles


def test_the_tiles_of_a_level_cover_the_picture_without_overlap() -> None:
    for level in range(4):
        boxes = [tile.box(SIZE) for tile in tiles_in(1, level, QRectF(0, 0, *SIZE), SIZE)]
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
        assert area == SIZE[0] * SIZE[1]
        assert max(box[2] for box in boxes) == SIZE[0]


@pytest.mark.parametrize(("scale", "level"), [(4.0, 0), (1.0, 0), (0.51, 0), (0.5, 1), (0.3, 1), (0.25, 2), (0.01, 6)])
def test_a_level_is_the_smallest_that_is_still_sharp(scale: float, level: int) -> None:
    assert level_for(scale) == level


def test_what_is_in_the_middle_comes_first(store: TileStore, worker: Worker) -> None:
    tiles = want(store, QRectF(0, 0, 2500, 1500))
    assert tiles[0][0] in (Tile(1, 0, 2, 1), Tile(1, 0, 1, 1))
    assert len(worker.asked) == AT_ONCE


def test_what_is_no_longer_wanted_is_cancelled(store: TileStore, worker: Worker) -> None:
    want(store, QRectF(0, 0, 500, 500))
    first = worker.futures[0]
    want(store, QRectF(2000, 1000, 500, 500))
    assert first.cancelled()
    assert not store.is_idle
    worker.answer()
    assert store.is_idle
    assert store.get(Tile(1, 0, 0, 0)) is None
    assert store.get(Tile(1, 0, 4, 2)) is not None


def test_a_tile_that_does_not_come_does_not_hold_up_the_others(store: TileStore, worker: Worker) -> None:
    want(store, QRectF(0, 0, 3000, 2000))
    for *_asked, done in worker.asked[:AT_ONCE]:
        done(None)
    assert len(worker.asked) > AT_ONCE


def test_a_tile_that_did_not_come_is_not_asked_for_again_until_another_figure(store: TileStore, worker: Worker) -> None:
    want(store, QRectF(0, 0, 100, 100))
    worker.asked[0][3](None)
    worker.asked.clear()
    want(store, QRectF(0, 0, 100, 100))
    assert not worker.asked
    assert store.is_idle
    store.forget()
    want(store, QRectF(0, 0, 100, 100))
    assert len(worker.asked) == 1


def test_the_budget_is_kept_and_the_oldest_go_first(worker: Worker, qtbot: QtBot) -> None:
    store = TileStore(worker, lambda _tile, _box: None, 4 * BLOCK * BLOCK * 4)
    want(store, QRectF(0, 0, 1000, 500))
    worker.answer()
    want(store, QRectF(1024, 0, 1000, 1000))
    worker.answer()
    assert store.bytes <= store.budget
    assert store.get(Tile(1, 0, 0, 0)) is None
    store.forget()
    assert store.bytes == 0


def test_more_is_not_wanted_than_the_budget_holds(worker: Worker, qtbot: QtBot) -> None:
    store = TileStore(worker, lambda _tile, _box: None, 4 * BLOCK * BLOCK * 4)
    want(store, QRectF(0, 0, 3000, 2000))
    worker.answer()
    assert store.bytes == store.budget


def test_a_surface_shows_the_overview_until_its_tiles_are_there(store: TileStore, worker: Worker) -> None:
    surface = Surface(SIZE, plain("#0000ff", (300, 200)))
    surface.detail = TiledDetail(store, 1, SIZE)
    surface.place(Affine.scaled(1.0, -400.0, -300.0))
    assert colour(surface) == "#0000ff"
    want(store, QRectF(400, 300, 100, 100))
    worker.answer()
    touched = surface.refresh(QRectF(0, 0, BLOCK, BLOCK))
    assert touched == QRect(-400, -300, BLOCK, BLOCK)
    assert colour(surface) == "#ff0000"


def test_a_coarse_tile_serves_until_the_sharp_one_is_there(store: TileStore, worker: Worker) -> None:
    surface = Surface(SIZE, plain("#0000ff", (300, 200)))
    surface.detail = TiledDetail(store, 1, SIZE)
    surface.place(Affine.scaled(0.9, -400.0, -300.0))
    want(store, QRectF(0, 0, 1000, 1000), scale=0.5)
    worker.answer("#00ff00")
    assert colour(surface) == "#00ff00"
    want(store, QRectF(0, 0, 1000, 1000), scale=0.9)
    worker.answer("#ff0000")
    surface.refresh(QRectF(0, 0, 1000, 1000))
    assert colour(surface) == "#ff0000"


def test_panning_draws_nothing_anew(store: TileStore) -> None:
    surface = Surface(SIZE, plain("#0000ff", (300, 200)))
    surface.place(Affine.scaled(0.4, -40.0, -30.0))
    colour(surface)
    drawn = dict(surface._blocks)
    surface.place(Affine.scaled(0.4, -50.0, -35.0))
    colour(surface)
    assert all(surface._blocks[key] is image for key, image in drawn.items())
    surface.place(Affine.scaled(0.5, -50.0, -35.0))
    assert not surface._blocks


def test_what_a_sharp_tile_will_cover_is_drawn_only_where_it_is_seen(store: TileStore, worker: Worker) -> None:
    surface = Surface(SIZE, plain("#0000ff", (300, 200)))
    surface.detail = TiledDetail(store, 1, SIZE)
    surface.place(Affine.scaled(1.0, -600.0, -20.0))
    assert colour(surface) == "#0000ff"
    assert [(block.rect, block.image.size()) for block in surface._blocks.values()] == [
        (QRect(600, 20, 50, 50), QRect(600, 20, 50, 50).size())
    ]
    surface.place(Affine.scaled(1.0, -580.0, -20.0))
    assert colour(surface) == "#0000ff"
    assert surface._blocks[1, 0].rect == QRect(BLOCK, 0, BLOCK, BLOCK)
    want(store, QRectF(580, 20, 50, 50), scale=1.0)
    worker.answer("#ff0000")
    assert colour(surface) == "#ff0000"


def colour(surface: Surface) -> str:
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    surface.paint(painter, QRect(QPoint(0, 0), image.size()))
    painter.end()
    return image.pixelColor(25, 25).name()
