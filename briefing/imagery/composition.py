"""A comparison as one picture, at any size: what the canvas shows, made anew from the pictures. Picture worker only."""

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from briefing.imagery.comparing.comparison import Comparison, Mode, Side
from briefing.imagery.comparing.difference import DARKER, LIGHTER, pale, strengths
from briefing.imagery.comparing.geometry import Affine, Box, Clip, Size, chord
from briefing.imagery.comparing.placing import Blend, Layer, divider, frames, ground_size, layers, lens_circle
from briefing.imagery.comparing.tone import matching, tones

Pictures = Mapping[Side, Image.Image]
Sizes = Mapping[Side, Size]
Pixels = npt.NDArray[np.float32]

PAPER = 255.0  # the white where no picture is
LINE_SHARE = 0.0025  # of the longer side, the width of the divider
MARGIN = 4  # pixels of a picture past what is seen of it, for the filter


def needed(comparison: Comparison, size: Size, sizes: Sizes) -> dict[Side, Size]:
    """How large each picture has to be decoded for a composition of ``size`` pixels, never larger than it is."""
    wanted = {}
    for layer in layers(comparison, size, sizes[Side.BEFORE], sizes[Side.AFTER]):
        wide, high = sizes[layer.side]
        scale = min(1.0, _scale(layer.matrix))
        wanted[layer.side] = (max(1, math.ceil(wide * scale)), max(1, math.ceil(high * scale)))
    return wanted


def seen(comparison: Comparison, size: Size, sizes: Sizes) -> dict[Side, Box]:
    """Which part of each picture a composition of ``size`` pixels shows, in the picture's own pixels."""
    boxes = {}
    for layer in layers(comparison, size, sizes[Side.BEFORE], sizes[Side.AFTER]):
        back, (wide, high) = layer.matrix.inverse(), sizes[layer.side]
        across, down = zip(*(back(x, y) for x, y in layer.clip.box.corners), strict=True)
        left, top = (max(0, math.floor(min(each)) - MARGIN) for each in (across, down))
        right, bottom = min(wide, math.ceil(max(across)) + MARGIN), min(high, math.ceil(max(down)) + MARGIN)
        if left < right and top < bottom:
            boxes[layer.side] = Box(left, top, right, bottom)
    return boxes


def composed(
    comparison: Comparison,
    size: Size,
    pictures: Pictures,
    sizes: Sizes,
    *,
    boxes: Mapping[Side, Box] | None = None,
    looks: Pictures | None = None,
) -> Image.Image:
    """What ``comparison`` shows on a target of ``size`` pixels, as RGB.

    ``pictures`` are decoded, at any size; ``sizes`` are their full ones, by which the comparison counts. With ``boxes``
    they are those parts only of the full ones, and ``looks`` are all of them in small, from which tones are matched.
    """
    target = np.full((size[1], size[0], 3), PAPER, dtype=np.float32)
    toned = _toned(pictures, looks or pictures) if comparison.tone else pictures
    shown = layers(comparison, size, sizes[Side.BEFORE], sizes[Side.AFTER])
    covered = np.zeros((size[1], size[0]), dtype=np.float32)
    for layer in shown:
        if layer.side not in toned:
            continue
        box = Box(0, 0, *sizes[layer.side]) if boxes is None else boxes[layer.side]
        colours, share = _placed(toned[layer.side], box, layer.matrix, size)
        if layer.blend is Blend.DIFFERENCE:
            told, paper = difference(target, colours, comparison.threshold), np.float32(PAPER)
            colours = paper + (told - paper) * (covered * share)[:, :, None]
            share = np.ones_like(share)
        share *= _inside(layer.clip, size)
        covered = share
        target += (colours - target) * (share * layer.opacity)[:, :, None]
    picture = Image.fromarray(np.clip(np.rint(target), 0, 255).astype(np.uint8))
    _draw_lines(picture, comparison, shown, sizes)
    return picture


def difference(before: Pixels, after: Pixels, threshold: float) -> Pixels:
    """The before picture in pale grey with what is lighter or darker after in colour."""
    old, new = _grey(before), _grey(after)
    result = np.repeat(np.array(pale(), dtype=np.float32)[old][:, :, None], 3, axis=2)
    ramp = np.array(strengths(threshold), dtype=np.float32) / 255
    change = new.astype(np.int16) - old
    for colour, part in ((LIGHTER, np.clip(change, 0, 255)), (DARKER, np.clip(-change, 0, 255))):
        result += (np.array(colour, dtype=np.float32) - result) * ramp[part][:, :, None]
    return result


def _scale(matrix: Affine) -> float:
    return math.sqrt(abs(matrix.a * matrix.e - matrix.b * matrix.d))


def _grey(colours: Pixels) -> npt.NDArray[np.uint8]:
    weights = np.array([11, 16, 5], dtype=np.float32) / 32
    return np.clip(np.floor(colours @ weights), 0, 255).astype(np.uint8)


def _toned(pictures: Pictures, looks: Pictures) -> dict[Side, Image.Image]:
    """The pictures with the after picture's tones brought to those of the before picture."""
    before, after = (looks[side].convert("RGB") for side in Side)
    tables = matching(*(tones(picture.tobytes("raw", "RGBX")) for picture in (after, before)))
    toned = dict(pictures)
    if Side.AFTER in pictures:
        toned[Side.AFTER] = pictures[Side.AFTER].convert("RGB").point(list(b"".join(tables)))
    return toned


def _placed(picture: Image.Image, box: Box, matrix: Affine, size: Size) -> tuple[Pixels, npt.NDArray[np.float32]]:
    """The colours of the part of a picture in ``box`` on the target, and how much of it covers each pixel, 0 to 1."""
    scale = min(1.0, _scale(matrix))
    wanted = max(1, round(box.width * scale)), max(1, round(box.height * scale))
    if wanted[0] < picture.width:
        picture = picture.resize(wanted, Image.Resampling.LANCZOS)
    onto = Affine(a=box.width / picture.width, e=box.height / picture.height, c=box.left, f=box.top).then(matrix)
    premultiplied = (
        picture.convert("RGBA")
        .convert("RGBa")
        .transform(size, Image.Transform.AFFINE, tuple(onto.inverse()), Image.Resampling.BILINEAR)
    )
    values = np.asarray(premultiplied.convert("RGBA"), dtype=np.float32)
    return values[:, :, :3], values[:, :, 3] / np.float32(255)


def _inside(clip: Clip, size: Size) -> npt.NDArray[np.float32]:
    """1 where a pixel counts, 0 where it does not."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]] + 0.5
    box = clip.box
    inside = (x >= box.left) & (x < box.right) & (y >= box.top) & (y < box.bottom)
    if clip.edge is not None:
        before = clip.edge.normal[0] * x + clip.edge.normal[1] * y < clip.edge.offset
        inside &= ~before if clip.after_edge else before
    if clip.circle is not None:
        inside &= (x - clip.circle.x) ** 2 + (y - clip.circle.y) ** 2 < clip.circle.radius**2
    counts: npt.NDArray[np.float32] = inside.astype(np.float32)
    return counts


def _draw_lines(picture: Image.Image, comparison: Comparison, shown: tuple[Layer, ...], sizes: Sizes) -> None:
    """The divider or the rim of the lens, white between thin dark lines, so that it is seen on any picture."""
    if len(shown) < len(Side) or comparison.mode not in (Mode.SWIPE, Mode.LENS):
        return
    ground = ground_size(*(sizes[side] for side in Side))
    frame = frames(comparison, Box(0, 0, *picture.size), ground)[Side.BEFORE]
    width = max(2, round(LINE_SHARE * max(picture.size)))
    draw = ImageDraw.Draw(picture)
    for colour, extra in (("#2b2f36", 2), ("#ffffff", 0)):
        if comparison.mode is Mode.SWIPE:
            line = chord(frame.stage, divider(frame.stage, comparison.angle, comparison.position))
            draw.line([line[0], line[1]], fill=colour, width=width + extra)
        else:
            circle = lens_circle(comparison, frame, ground)
            reach = circle.radius + extra / 2
            box = (circle.x - reach, circle.y - reach, circle.x + reach, circle.y + reach)
            draw.ellipse(box, outline=colour, width=width + extra)
