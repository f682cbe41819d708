"""What is saved larger than it is seen, beside a slow composition of the pictures themselves, pixel by pixel."""

import io
from math import ceil
from typing import Any, cast

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtGui import QColor

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.keepsake import Keepsake, Signs, keepsake
from briefing.desktop.compare.originals import from_originals
from briefing.desktop.compare.surface import BLOCK
from briefing.imagery.comparing.comparison import Alignment, Comparison, Mode, Side, View
from briefing.imagery.comparing.geometry import Size
from briefing.imagery.comparing.placing import picture_matrix
from tests.desktop.compare.conftest import PAIR, plain
from tests.desktop.compare.fakes import FakeService
from tests.desktop.compare.test_painting import BACKDROP, array, border, line, qimage, reference, smooth

ROOM = (120, 88)
PART = View(left=0.2, top=0.1, width=0.5, height=0.5)


def file_of(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


class Seen:
    """A small canvas that shows something else than its pictures, which are larger."""

    def __init__(self, canvas: Canvas, size: Size) -> None:
        self.canvas = canvas
        self.pictures = {side: smooth(size, seed) for side, seed in zip(Side, (1, 2), strict=True)}
        self.files = {side: file_of(picture) for side, picture in self.pictures.items()}
        self.service = FakeService()
        canvas.resize(*ROOM)
        canvas.show_pair(PAIR)
        for side in Side:
            canvas.set_pixels(side, plain(QColor("#ff00ff"), 30, 22), size)

    def saved(self, comparison: Comparison, times: float) -> tuple[np.ndarray, Keepsake]:
        """The pictures as they are saved, without what is drawn over them."""
        self.canvas.set_comparison(comparison)
        kept = keepsake(self.canvas, times)
        assert kept is not None
        scene = kept.layout.scene
        scene.set_backdrop(QColor(*BACKDROP))
        with from_originals([scene], cast(Any, self.service), self.files):
            image = replace(kept, signs=Signs()).painted()
        area = kept.layout.area
        return array(image)[: area.height(), : area.width()], kept

    def apart(self, comparison: Comparison, times: float) -> np.ndarray:
        """How far each pixel is from the slow composition, but on edges, where painters may round either way."""
        made, kept = self.saved(comparison, times)
        layout = kept.layout
        target = layout.scene.room.width, layout.scene.room.height
        wanted = reference(layout.scene.effective, self.pictures, target)
        size = self.pictures[Side.BEFORE].size
        near = border(layout.scene.effective, target, size, within=1.01) | line(layout.scene.effective, target)
        boxes = [layer.clip.box for layer in layout.scene.layers]
        near |= [[not any(box.contains(x, y) for box in boxes) for x in range(target[0])] for y in range(target[1])]
        area = layout.area
        rows = slice(area.top(), area.top() + area.height()), slice(area.left(), area.left() + area.width())
        apart: np.ndarray = np.abs(made - wanted[rows]).max(axis=2)
        apart[near[rows]] = 0
        return apart


@pytest.mark.parametrize("size", [(240, 176), (360, 264), (90, 66)], ids=["as large", "larger", "smaller"])
@pytest.mark.parametrize("view", [View(), PART], ids=["whole", "zoomed"])
@pytest.mark.parametrize("mode", Mode)
def test_it_is_the_pictures_themselves_within_one_grey_level(
    empty_canvas: Canvas, mode: Mode, view: View, size: Size
) -> None:
    comparison = Comparison(mode=mode, position=0.3, angle=90.0, view=view, threshold=0.0)
    apart = Seen(empty_canvas, size).apart(comparison, 2.0 / empty_canvas.ratio)
    if mode is Mode.DIFFERENCE:  # where a grey is rounded either way, what is just marked here is not there
        assert (apart > 3).mean() < 0.03
    else:
        assert apart.max() <= (2 if mode is Mode.FADE else 1.5)


@pytest.mark.parametrize("times", [1.0, 1.7, 4.3])
@pytest.mark.parametrize(
    "alignment",
    [Alignment(dx=4, dy=-3), Alignment(rotation=3.0, scale=1.02), Alignment(rotation=180.0)],
    ids=["moved", "turned", "upside down"],
)
def test_a_picture_that_was_aligned_is_where_it_is_seen(
    empty_canvas: Canvas, alignment: Alignment, times: float
) -> None:
    comparison = Comparison(mode=Mode.TOGGLE, shown=Side.AFTER, alignment=alignment)
    assert Seen(empty_canvas, (360, 264)).apart(comparison, times).max() <= 2


def test_a_picture_that_ends_between_pixels_is_not_stretched_to_whole_ones(empty_canvas: Canvas) -> None:
    size = wide, high = 1501, 1103
    seen = Seen(empty_canvas, size)
    grain = Image.fromarray(np.random.default_rng(1).integers(0, 256, (high, wide, 3), dtype=np.uint8))
    seen.files[Side.AFTER] = file_of(grain)
    alignment = Alignment(dx=5.3, dy=4.7)
    shown = Comparison(mode=Mode.TOGGLE, shown=Side.AFTER, alignment=alignment)
    made, kept = seen.saved(shown, 5.5 / empty_canvas.ratio)
    area, scene = kept.layout.area, kept.layout.scene
    lies = picture_matrix(Side.AFTER, shown, scene.frames[Side.AFTER], size, scene.ground)
    (left, top), (right, bottom) = map(ceil, lies(0, 0)), (area.left() + area.width(), area.top() + area.height())
    back = lies.inverse()
    box = (*back(left, top), *back(right, bottom))
    wanted = np.asarray(grain.resize((right - left, bottom - top), Image.Resampling.BOX, box), dtype=np.int16)
    apart = np.abs(made[top - area.top() :, left - area.left() :] - wanted)
    assert made.shape[1] > BLOCK, "there is more than one block"
    assert apart.max() <= 1


def test_pixels_as_large_as_the_picture_are_its_own(empty_canvas: Canvas) -> None:
    seen = Seen(empty_canvas, (600, 440))
    made, _kept = seen.saved(Comparison(mode=Mode.TOGGLE, shown=Side.BEFORE), 5.0 / empty_canvas.ratio)
    assert (made == np.asarray(seen.pictures[Side.BEFORE])).all()


def test_no_more_is_asked_for_at_once_than_a_block_and_little_of_it_twice(empty_canvas: Canvas) -> None:
    seen = Seen(empty_canvas, (2400, 1760))
    made, _kept = seen.saved(Comparison(mode=Mode.TOGGLE, shown=Side.BEFORE), 20.0 / empty_canvas.ratio)
    asked = [size for kind, (_picture, _box, size) in seen.service.asked if kind == "pixels"]
    assert max(max(size) for size in asked) < 520
    assert sum(wide * high for wide, high in asked) < 1.1 * made.shape[0] * made.shape[1]


def test_tones_are_matched_as_they_are_seen(empty_canvas: Canvas) -> None:
    seen = Seen(empty_canvas, (240, 176))
    seen.pictures[Side.AFTER] = seen.pictures[Side.AFTER].point(lambda value: value // 2)
    seen.files[Side.AFTER] = file_of(seen.pictures[Side.AFTER])
    for side, picture in seen.pictures.items():
        empty_canvas.set_pixels(side, qimage(picture.resize((30, 22))), picture.size)
    plain, toned = (
        seen.saved(Comparison(mode=Mode.TOGGLE, shown=Side.AFTER, tone=tone), 2.0)[0].mean() for tone in (False, True)
    )
    assert toned > 1.5 * plain


def test_the_files_are_let_go_of_whatever_happens(empty_canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen(empty_canvas, (240, 176))
    seen.saved(Comparison(), 1.0)
    assert len(seen.service.released) == 2
    monkeypatch.setattr(seen.service, "pixels", lambda *_asked, **_how: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        seen.saved(Comparison(), 2.0)
    assert len(seen.service.released) == len(seen.service.stored) == 4
