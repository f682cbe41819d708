"""What is painted, beside a slow composition by Pillow of the same layers, pixel by pixel."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.painting import paint_scene
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.words import PairView, PictureView
from briefing.imagery.comparing.comparison import Alignment, Comparison, Mode, Side, View
from briefing.imagery.comparing.difference import DARKER, LIGHTER, pale, strengths
from briefing.imagery.comparing.geometry import Box, Size
from briefing.imagery.comparing.placing import Blend, Layer, layers
from briefing.imagery.composition import composed
from tests.imagery.pictures import counts

TARGET = (60, 44)
BACKDROP = (128, 128, 128)
PAIR = PairView(name="", before=PictureView(date="1"), after=PictureView(date="2"))

comparisons = st.builds(
    Comparison,
    mode=st.sampled_from([mode for mode in Mode if mode is not Mode.DIFFERENCE]),
    position=st.floats(0, 1),
    angle=st.sampled_from([0.0, 90.0, 180.0, -90.0]),
    shown=st.sampled_from(Side),
    opacity=st.floats(0, 1),
    view=st.sampled_from([View(), View(left=0.2, top=0.1, width=0.5, height=0.5)]),
    alignment=st.sampled_from([Alignment(), Alignment(dx=4, dy=-3)]),
)


def smooth(size: Size, seed: int) -> Image.Image:
    """A picture without sharp edges, so that resamplers that differ in their edges agree."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    waves = [128 + 40 * np.sin((x * seed + 9 * channel) / size[0]) * np.cos(y / size[1] + seed) for channel in range(3)]
    return Image.fromarray(np.stack(waves, axis=2).astype(np.uint8))


def qimage(picture: Image.Image) -> QImage:
    data = picture.convert("RGB").tobytes("raw", "BGRX")  # as the worker has it: the fourth byte is nothing
    return QImage(data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32).copy()


def array(image: QImage) -> np.ndarray:
    converted = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(converted.constBits(), np.uint8)
    return pixels.reshape(image.height(), converted.bytesPerLine() // 4, 4)[:, : image.width(), :3].astype(int)


def painted(comparison: Comparison, pictures: dict[Side, Image.Image], target: Size = TARGET) -> np.ndarray:
    scene = Scene(PAIR, comparison)
    scene.backdrop = QColor(*BACKDROP)
    for side, picture in pictures.items():
        scene.set_pixels(side, qimage(picture), picture.size, None)
    scene.arrange(comparison, Box(0, 0, *target))
    image = QImage(*target, QImage.Format.Format_RGB32)
    image.fill(QColor(*BACKDROP))
    painter = QPainter(image)
    paint_scene(painter, scene, QRect(QPoint(0, 0), image.size()), QPalette())
    painter.end()
    return array(image)


def reference(comparison: Comparison, pictures: dict[Side, Image.Image], target: Size = TARGET) -> np.ndarray:
    """The same by Pillow's affine transform in floating point, and masks made one pixel at a time."""
    result = np.zeros((target[1], target[0], 3)) + BACKDROP
    for layer in layers(comparison, target, pictures[Side.BEFORE].size, pictures[Side.AFTER].size):
        laid = laid_out(layer, pictures[layer.side], target)
        if layer.blend is Blend.DIFFERENCE:
            return marked(result, laid, comparison.threshold)
        shares = [[counts(layer.clip, x, y) for x in range(target[0])] for y in range(target[1])]
        share = np.array(shares)[:, :, None] * layer.opacity
        result = result * (1 - share) + laid * share
    return result


def marked(before: np.ndarray, after: np.ndarray, threshold: float) -> np.ndarray:
    """The difference by the letter of its ramps, in floating point but for the steps of the ramps."""
    old, new = (np.rint(each) @ np.array([11, 16, 5]) // 32 for each in (before, after))
    result: np.ndarray = np.array(pale(), float)[old.astype(int)][:, :, None].repeat(3, axis=2)
    for change, colour in ((new - old, LIGHTER), (old - new, DARKER)):
        strength = np.array(strengths(threshold))[np.clip(change, 0, 255).astype(int)][:, :, None] / 255
        result = result * (1 - strength) + np.array(colour) * strength
    return result


def laid_out(layer: Layer, picture: Image.Image, target: Size) -> np.ndarray:
    back = layer.matrix.inverse()
    coverage = Image.new("L", picture.size, 255).transform(target, Image.Transform.AFFINE, tuple(back))
    shifted = tuple(back._replace(c=back.c + 1, f=back.f + 1))
    channels = []
    for channel, ground in zip(picture.split(), BACKDROP, strict=True):
        padded = Image.fromarray(np.pad(np.asarray(channel, np.float32), 1, mode="edge"))
        moved = padded.transform(target, Image.Transform.AFFINE, shifted, Image.Resampling.BILINEAR)
        channels.append(np.where(np.asarray(coverage) > 0, np.asarray(moved), ground))
    return np.stack(channels, axis=2)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(comparisons)
@example(Comparison(angle=90.0, position=0.6875))
def test_the_screen_shows_what_the_layers_say_within_one_grey_level_of_rounding(comparison: Comparison) -> None:
    pictures = {Side.BEFORE: smooth(TARGET, 1), Side.AFTER: smooth(TARGET, 2)}
    difference = np.abs(painted(comparison, pictures) - reference(comparison, pictures))
    edge = border(comparison)
    rounded_twice = comparison.mode is Mode.FADE and comparison.view != View()
    assert difference[~edge].max() <= (2 if rounded_twice else 1.5)


@pytest.mark.usefixtures("qapp")
def test_a_reason_is_as_large_at_every_scale_of_the_screen() -> None:
    def height(ratio: float) -> float:
        size = round(200 * ratio), round(120 * ratio)
        scene = Scene(PAIR, Comparison())
        for side in Side:
            scene.set_problem(side, "H")
        scene.arrange(scene.comparison, Box(0, 0, *size))
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(QPalette().color(QPalette.ColorRole.AlternateBase))
        image.setDevicePixelRatio(ratio)
        with QPainter(image) as painter:
            font = painter.font()
            font.setPixelSize(30)
            painter.setFont(font)
            painter.scale(1 / ratio, 1 / ratio)
            paint_scene(painter, scene, QRect(QPoint(0, 0), image.size()), QPalette())
        rows = (np.ptp(array(image), axis=(1, 2)) > 60).sum()
        return float(rows) / ratio

    usual = height(1.0)
    assert usual > 10
    for ratio in (1.25, 1.5, 2.0):
        assert abs(height(ratio) - usual) <= 2


def test_a_difference_follows_its_ramps(qtbot: QtBot) -> None:
    pictures = {Side.BEFORE: smooth(TARGET, 1), Side.AFTER: smooth(TARGET, 2)}
    for threshold in (0.0, 0.05, 0.3):
        comparison = Comparison(mode=Mode.DIFFERENCE, threshold=threshold)
        off = np.abs(painted(comparison, pictures) - reference(comparison, pictures)).max(axis=2)
        assert (off > 3).mean() < 0.02


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("side", Side)
def test_where_a_picture_has_nothing_no_difference_is_told(side: Side) -> None:
    pictures = {Side.BEFORE: smooth(TARGET, 1), Side.AFTER: smooth(TARGET, 2)}
    holed = pictures[side].convert("RGBA")
    holed.paste((255, 255, 255, 0), (0, 0, 30, 44))
    comparison = Comparison(mode=Mode.DIFFERENCE, threshold=0.0)
    scene = Scene(PAIR, comparison)
    for each, picture in {**pictures, side: holed}.items():
        data = picture.convert("RGBA").tobytes("raw", "BGRA")
        kind = QImage.Format.Format_ARGB32 if each is side else QImage.Format.Format_RGB32
        image = QImage(data, *picture.size, picture.width * 4, kind).copy()
        if each is side:
            image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        scene.set_pixels(each, image, picture.size, None)
        scene.surfaces[each].backdrop = QColor(*BACKDROP)
    scene.arrange(comparison, Box(0, 0, *TARGET))
    image = QImage(*TARGET, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_scene(painter, scene, QRect(QPoint(0, 0), image.size()), QPalette())
    shown = array(image)
    assert (shown[:, :29] == BACKDROP).all()
    whole = painted(comparison, pictures)
    assert np.abs(shown[:, 31:] - whole[:, 31:]).max() <= 1
    paper = np.asarray(composed(comparison, TARGET, {**pictures, side: holed}, dict.fromkeys(Side, TARGET)), int)
    assert (paper[:, :29] == 255).all()
    assert (np.ptp(paper[:, 31:], axis=2) > 0).any()


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_was_moved_tells_no_difference_where_it_was() -> None:
    pictures = {Side.BEFORE: smooth(TARGET, 1), Side.AFTER: smooth(TARGET, 2)}
    moved = Comparison(mode=Mode.DIFFERENCE, threshold=0.0, alignment=Alignment(dx=9, dy=0))
    assert (painted(moved, pictures)[:, :8] == BACKDROP).all()
    paper = np.asarray(composed(moved, TARGET, pictures, dict.fromkeys(Side, TARGET)), int)
    assert (paper[:, :8] == 255).all()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("view", [View(), View(left=0.2, top=0.1, width=0.5, height=0.5)], ids=["whole", "zoomed"])
def test_paper_shows_what_the_screen_shows(mode: Mode, view: View) -> None:
    pictures = {Side.BEFORE: smooth(TARGET, 1), Side.AFTER: smooth(TARGET, 2)}
    comparison = Comparison(mode=mode, position=0.3, angle=90.0, view=view, threshold=0.0)
    sizes = dict.fromkeys(Side, TARGET)
    paper = np.asarray(composed(comparison, TARGET, pictures, sizes), int)
    beside = layers(comparison, TARGET, TARGET, TARGET)
    bare = ~np.any(
        [[[each.clip.box.contains(x, y) for x in range(TARGET[0])] for y in range(TARGET[1])] for each in beside],
        axis=0,
    )
    apart = np.abs(painted(comparison, pictures) - paper).max(axis=2)
    apart[border(comparison) | bare | line(comparison)] = 0
    if mode is Mode.DIFFERENCE:  # where a grey is rounded either way, what is just marked here is not there
        assert (apart > 3).mean() < 0.03
    else:
        assert apart.max() <= 3


def line(comparison: Comparison, target: Size = TARGET) -> np.ndarray:
    """Pixels near the divider or the rim of the lens, on which paper has a line."""
    y, x = np.mgrid[0 : target[1], 0 : target[0]] + 0.5
    near = np.zeros(x.shape, bool)
    for layer in layers(comparison, target, target, target):
        edge, circle = layer.clip.edge, layer.clip.circle
        if edge is not None:
            near |= np.abs(edge.normal[0] * x + edge.normal[1] * y - edge.offset) < 4
        if circle is not None:
            near |= np.abs(np.hypot(x - circle.x, y - circle.y) - circle.radius) < 5
    return near


def border(comparison: Comparison, target: Size = TARGET, picture: Size = TARGET, within: float = 0.51) -> np.ndarray:
    """Pixels on the very rim of a moved picture or of a lens, where painters may round either way."""
    mask = np.zeros((target[1], target[0]), bool)
    found = layers(comparison, target, picture, picture)
    for layer in found:
        back, reach = layer.matrix.inverse(), within / min(1.0, math.hypot(layer.matrix.a, layer.matrix.d))
        for x in range(target[0]):
            for y in range(target[1]):
                px, py = back(x + 0.5, y + 0.5)
                near = min(abs(px), abs(py), abs(px - picture[0]), abs(py - picture[1])) < reach
                circle = layer.clip.circle
                rim = (
                    circle is not None
                    and abs(((x + 0.5 - circle.x) ** 2 + (y + 0.5 - circle.y) ** 2) ** 0.5 - circle.radius) < 1
                )
                mask[y, x] |= near or rim
    return mask


@pytest.mark.parametrize("angle", [0.0, 90.0, 180.0, -90.0])
def test_an_upright_or_flat_divider_is_exact_wherever_it_stands(qtbot: QtBot, angle: float) -> None:
    pictures = {Side.BEFORE: Image.new("RGB", TARGET, "black"), Side.AFTER: Image.new("RGB", TARGET, "white")}
    y, x = np.mgrid[0 : TARGET[1], 0 : TARGET[0]] + 0.5
    for step in range(97):
        comparison = Comparison(angle=angle, position=step / 96)
        edge = layers(comparison, TARGET, TARGET, TARGET)[0].clip.edge
        assert edge is not None
        white = edge.normal[0] * x + edge.normal[1] * y >= edge.offset
        assert ((painted(comparison, pictures) == 255).all(axis=2) == white).all(), comparison.position


@pytest.mark.parametrize("angle", [10.0, 45.0, -30.0, 135.0])
def test_a_slanted_divider_cuts_where_the_layers_say(qtbot: QtBot, angle: float) -> None:
    pictures = {Side.BEFORE: smooth(TARGET, 1), Side.AFTER: smooth(TARGET, 2)}
    comparison = Comparison(angle=angle, position=0.4)
    different = np.abs(painted(comparison, pictures) - reference(comparison, pictures)).max(axis=2) > 1.5
    assert different.sum() <= 6


def test_pictures_of_different_shape_are_fitted_and_the_rest_is_left_bare(qtbot: QtBot) -> None:
    pictures = {Side.BEFORE: smooth((60, 44), 1), Side.AFTER: smooth((20, 22), 2)}
    for mode in (Mode.TOGGLE, Mode.SWIPE):
        image = painted(Comparison(mode=mode, position=0), pictures)
        assert tuple(image[22, 2]) == BACKDROP
        assert tuple(image[22, 30]) != BACKDROP


def test_a_single_picture_is_shown_whole(qtbot: QtBot) -> None:
    scene = Scene(PairView(name="", before=PictureView(date="1")), Comparison(position=0.1))
    scene.set_pixels(Side.BEFORE, qimage(smooth(TARGET, 1)), TARGET, None)
    scene.arrange(room=Box(0, 0, *TARGET))
    image = QImage(*TARGET, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_scene(painter, scene, image.rect(), QPalette())
    painter.end()
    assert np.abs(array(image) - np.asarray(smooth(TARGET, 1), int)).max() == 0


def test_a_transparent_picture_stands_on_a_checkerboard(qtbot: QtBot) -> None:
    clear = QImage(*TARGET, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(0)
    scene = Scene(PairView(name="", before=PictureView(date="1")), Comparison())
    scene.set_pixels(Side.BEFORE, clear, TARGET, None)
    scene.arrange(room=Box(0, 0, *TARGET))
    image = QImage(*TARGET, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_scene(painter, scene, image.rect(), QPalette())
    painter.end()
    assert {tuple(colour) for colour in array(image).reshape(-1, 3)} == {(255, 255, 255), (216, 216, 216)}
