"""Compositions beside a slow one that looks every pixel up in the layers."""

import numpy as np
import pytest
from PIL import Image

from briefing.imagery.comparing.comparison import Alignment, Comparison, Mode, Side, View
from briefing.imagery.comparing.geometry import Box
from briefing.imagery.comparing.placing import Blend, layers
from briefing.imagery.composition import composed, difference, needed, seen
from tests.imagery.pictures import BLUE, RED, counts, scene

SIZE = (90, 60)
PICTURES = {Side.BEFORE: Image.new("RGB", (180, 120), RED), Side.AFTER: Image.new("RGB", (180, 120), BLUE)}
SIZES = {side: picture.size for side, picture in PICTURES.items()}
COLOURS = {Side.BEFORE: np.array(RED), Side.AFTER: np.array(BLUE)}


def looked_up(comparison: Comparison, x: int, y: int) -> np.ndarray:
    colour = np.array([255.0, 255.0, 255.0])
    for layer in layers(comparison, SIZE, SIZES[Side.BEFORE], SIZES[Side.AFTER]):
        if counts(layer.clip, x, y) and layer.blend is Blend.OVER:
            colour = colour + (COLOURS[layer.side] - colour) * layer.opacity
    return colour


@pytest.mark.parametrize(
    "comparison",
    [
        Comparison(position=0.3),
        Comparison(angle=90, position=0.6),
        Comparison(angle=35, position=0.4),
        Comparison(mode=Mode.TOGGLE, shown=Side.BEFORE),
        Comparison(mode=Mode.BLINK),
        Comparison(mode=Mode.FADE, opacity=0.25),
        Comparison(mode=Mode.LENS, lens=(0.4, 0.5)),
        Comparison(mode=Mode.SIDE_BY_SIDE),
        Comparison(view=View(left=0.2, top=0.1, width=0.5, height=0.5)),
    ],
    ids=lambda comparison: f"{comparison.mode}-{comparison.angle:g}",
)
def test_every_pixel_is_what_the_layers_say(comparison: Comparison) -> None:
    made = np.asarray(composed(comparison, SIZE, PICTURES, SIZES), dtype=float)
    away = 0
    for y in range(0, SIZE[1], 3):
        for x in range(0, SIZE[0], 3):
            away += bool(np.abs(made[y, x] - looked_up(comparison, x, y)).max() > 1)
    # What is away is the divider or the rim of the lens, which is drawn over the pictures.
    lines = comparison.mode in (Mode.SWIPE, Mode.LENS)
    assert away <= (60 if lines else 0)
    if lines:
        assert (made.reshape(-1, 3) == 255).all(axis=1).any()


def test_a_picture_is_put_where_it_lies_within_a_grey_level() -> None:
    ground = scene(180, 120, 3)
    pictures = {Side.BEFORE: ground, Side.AFTER: ground}
    shown = Comparison(mode=Mode.TOGGLE)
    made = np.asarray(composed(shown, (180, 120), pictures, SIZES), dtype=int)
    assert np.abs(made - np.asarray(ground, dtype=int)).max() <= 1
    moved = Comparison(mode=Mode.TOGGLE, alignment=Alignment(dx=10, dy=-5))
    shifted = np.asarray(composed(moved, (180, 120), pictures, SIZES), dtype=int)
    assert np.abs(shifted[5:100, 20:170] - np.asarray(ground, dtype=int)[10:105, 10:160]).max() <= 1
    assert (shifted[:, :9] == 255).all()


def test_a_picture_decoded_smaller_lies_where_the_whole_would() -> None:
    half = {side: picture.resize((90, 60)) for side, picture in PICTURES.items()}
    made = composed(Comparison(position=0.5), SIZE, half, SIZES)
    assert np.abs(np.asarray(made, dtype=int) - np.asarray(composed(Comparison(), SIZE, PICTURES, SIZES))).max() <= 1


def test_transparency_shows_the_paper() -> None:
    clear = Image.new("RGBA", (180, 120), (0, 0, 0, 0)).convert("RGBa")
    made = composed(Comparison(mode=Mode.TOGGLE), SIZE, {**PICTURES, Side.AFTER: clear}, SIZES)
    assert made.getpixel((45, 30)) == (255, 255, 255)


def test_what_became_lighter_is_orange_and_what_became_darker_blue() -> None:
    before = {Side.BEFORE: Image.new("RGB", (180, 120), (128, 128, 128)), Side.AFTER: Image.new("RGB", (180, 120))}
    before[Side.AFTER].paste((255, 255, 255), (0, 0, 90, 120))
    made = composed(Comparison(mode=Mode.DIFFERENCE), SIZE, before, SIZES)
    left, right = made.getpixel((10, 30)), made.getpixel((80, 30))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > left[2]
    assert right[2] > right[0]
    grey = np.full((4, 4, 3), 100, dtype=np.float32)
    assert np.ptp(difference(grey, grey, 0.1), axis=2).max() == 0


def test_tones_are_matched_when_asked_for() -> None:
    dark = scene(180, 120, 5).point(lambda value: value // 2)
    pictures = {Side.BEFORE: scene(180, 120, 5), Side.AFTER: dark}
    made = np.asarray(composed(Comparison(mode=Mode.TOGGLE, tone=True), SIZE, pictures, SIZES), dtype=float)
    assert abs(made.mean() - np.asarray(pictures[Side.BEFORE], dtype=float).mean()) < 4


def test_only_as_much_is_decoded_as_the_target_needs() -> None:
    assert needed(Comparison(), SIZE, SIZES) == {Side.BEFORE: (90, 60), Side.AFTER: (90, 60)}
    zoomed = Comparison(mode=Mode.TOGGLE, view=View(left=0, top=0, width=0.1, height=0.1))
    assert needed(zoomed, SIZE, SIZES) == {Side.AFTER: (180, 120)}


@pytest.mark.parametrize("mode", [Mode.SWIPE, Mode.TOGGLE, Mode.SIDE_BY_SIDE, Mode.DIFFERENCE])
@pytest.mark.parametrize("tone", [False, True])
def test_the_parts_that_are_seen_are_enough(mode: Mode, *, tone: bool) -> None:
    pictures = {Side.BEFORE: scene(180, 120, 6), Side.AFTER: scene(180, 120, 7)}
    comparison = Comparison(mode=mode, tone=tone, view=View(left=0.3, top=0.4, width=0.3, height=0.3))
    boxes = seen(comparison, SIZE, SIZES)
    parts = {side: pictures[side].crop(box) for side, box in boxes.items()}
    assert all(part.width < 120 for part in parts.values())
    made = composed(comparison, SIZE, parts, SIZES, boxes=boxes, looks=pictures)
    whole = composed(comparison, SIZE, pictures, SIZES)
    away = np.abs(np.asarray(made, dtype=int) - np.asarray(whole, dtype=int))
    # Where pictures are made smaller the grid of the new pixels differs; where they differ a grey level may decide.
    assert away.max() <= 1 or (mode in (Mode.SIDE_BY_SIDE, Mode.DIFFERENCE) and away.mean() < 5)


def test_a_picture_that_lies_out_of_view_is_left_out() -> None:
    away = Comparison(
        mode=Mode.FADE,
        tone=True,
        view=View(left=0.0, top=0.0, width=0.2, height=0.2),
        alignment=Alignment(dx=150, dy=100),
    )
    boxes = seen(away, SIZE, SIZES)
    assert boxes == {Side.BEFORE: Box(0, 0, 40, 28)}
    made = composed(away, SIZE, {Side.BEFORE: PICTURES[Side.BEFORE]}, SIZES, boxes=boxes, looks=PICTURES)
    assert made.getpixel((45, 30)) == RED
