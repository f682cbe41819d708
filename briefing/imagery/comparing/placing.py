"""What a comparison means for every pixel of a target: which picture lies where, and what of it counts.

The *stage* is where the ground lies on the target. The canvas paints from ``layers``, and so does the plate on paper,
so that paper shows what the screen showed.
"""

from enum import StrEnum

from msgspec import Struct

from briefing.imagery.comparing.comparison import Comparison, Mode, Side, View
from briefing.imagery.comparing.geometry import Affine, Box, Circle, Clip, Edge, Point, Size, direction

LEAST_BARE = 0.005  # of the longer side of the ground, at each end of a picture of another shape
CLEARLY = 1.1  # how much larger pictures are that lie above each other for it


class Blend(StrEnum):
    """How a layer goes onto those below it: over them, or as what differs from them."""

    OVER = "over"
    DIFFERENCE = "difference"


class Frame(Struct, frozen=True):
    """Where the ground lies on a target: ``scale`` target pixels a ground pixel, its corner at (``x``, ``y``).

    ``stage`` is the part of the target that the ground covers.
    """

    scale: float
    x: int
    y: int
    stage: Box

    @property
    def matrix(self) -> Affine:
        """The map of ground onto target."""
        return Affine.scaled(self.scale, self.x, self.y)


class Layer(Struct, frozen=True):
    """One picture on the target: ``matrix`` maps picture pixels to target pixels, ``clip`` says which count.

    Layers are in order of painting; where two overlap the later one lies on top.
    """

    side: Side
    matrix: Affine
    clip: Clip
    opacity: float = 1.0
    blend: Blend = Blend.OVER


def ground_size(before: Size, after: Size) -> Size:
    """The size of the ground in pixels: that of the larger picture."""
    return max(before, after, key=lambda size: (size[0] * size[1], size))


def onto_ground(picture: Size, ground: Size) -> Affine:
    """The map that fits a picture to the ground, whole and in the middle."""
    scale = min(ground[0] / picture[0], ground[1] / picture[1])
    return Affine.scaled(scale, (ground[0] - picture[0] * scale) / 2, (ground[1] - picture[1] * scale) / 2)


def shapes_differ(before: Size, after: Size) -> bool:
    """Whether two pictures have different proportions, so that one leaves part of the ground bare."""
    ground = ground_size(before, after)
    fitted = (onto_ground(each, ground) for each in (before, after))
    return any(max(each.c, each.f) > LEAST_BARE * max(ground) for each in fitted)


def fit_scale(room: Box, ground: Size) -> float:
    """Target pixels a ground pixel at which the whole ground just fits in a room."""
    return min(max(1, room.width) / ground[0], max(1, room.height) / ground[1])


def frame(view: View, room: Box, ground: Size) -> Frame:
    """Where the ground lies when ``view`` fills ``room`` as far as its shape allows."""
    width, height = max(1, room.width), max(1, room.height)
    scale = min(width / (view.width * ground[0]), height / (view.height * ground[1]))
    wide, high = max(1, round(ground[0] * scale)), max(1, round(ground[1] * scale))
    x = _place(room.left, width, wide, (view.left + view.width / 2) * ground[0] * scale)
    y = _place(room.top, height, high, (view.top + view.height / 2) * ground[1] * scale)
    return Frame(scale, x, y, Box(x, y, x + wide, y + high).intersected(room))


def view_of(scale: float, middle: Point, room: Box, ground: Size) -> View:
    """The view at ``scale`` with ``middle`` (fractions of the ground) as near the middle of ``room`` as can be."""
    spans = [
        _span(extent / (scale * pixels), at)
        for extent, pixels, at in zip((max(1, room.width), max(1, room.height)), ground, middle, strict=True)
    ]
    (left, width), (top, height) = spans
    if width >= 1 and height >= 1 and scale < fit_scale(room, ground) * (1 - 1e-9):
        return View(left=left, top=top, width=width, height=height)
    left, width = (0.0, 1.0) if width >= 1 else (left, width)
    top, height = (0.0, 1.0) if height >= 1 else (top, height)
    return View(left=left, top=top, width=width, height=height)


def panels(room: Box, ground: Size) -> tuple[Box, Box]:
    """Two halves of a room beside each other, or above where that shows the pictures clearly larger.

    They are of one size, so that the pictures are too; where the room is odd a pixel between them is left over.
    """
    wide, high = room.width // 2, room.height // 2
    beside = (
        Box(room.left, room.top, room.left + wide, room.bottom),
        Box(room.right - wide, room.top, room.right, room.bottom),
    )
    stacked = (
        Box(room.left, room.top, room.right, room.top + high),
        Box(room.left, room.bottom - high, room.right, room.bottom),
    )
    return stacked if fit_scale(stacked[0], ground) > CLEARLY * fit_scale(beside[0], ground) else beside


def frames(comparison: Comparison, room: Box, ground: Size) -> dict[Side, Frame]:
    """Where the ground lies for each side: in the same place, or in a half of its own side by side."""
    if comparison.seen.mode is not Mode.SIDE_BY_SIDE:
        shared = frame(comparison.view, room, ground)
        return {Side.BEFORE: shared, Side.AFTER: shared}
    first, second = panels(room, ground)
    return {Side.BEFORE: frame(comparison.view, first, ground), Side.AFTER: frame(comparison.view, second, ground)}


def divider(stage: Box, angle: float, position: float) -> Edge:
    """The divider at ``position``, 0 to 1 of the way across ``stage`` at ``angle``.

    It lies between pixels where it is upright or flat.
    """
    normal = direction(angle)
    low, high = _reach(stage, normal)
    offset = low + position * (high - low)
    return Edge(normal, float(round(offset)) if 0.0 in normal else offset)


def position_at(stage: Box, angle: float, x: float, y: float) -> float:
    """The position, 0 to 1, of the divider that goes through a point, or as near to it as the stage allows."""
    normal = direction(angle)
    low, high = _reach(stage, normal)
    if high <= low:
        return 0.5
    return min(1.0, max(0.0, (normal[0] * x + normal[1] * y - low) / (high - low)))


def lens_circle(comparison: Comparison, shown: Frame, ground: Size) -> Circle:
    """The lens on the target."""
    x, y = shown.matrix(comparison.lens[0] * ground[0], comparison.lens[1] * ground[1])
    return Circle(x, y, comparison.lens_size * min(shown.stage.width, shown.stage.height))


def picture_matrix(side: Side, comparison: Comparison, ground_frame: Frame, picture: Size, ground: Size) -> Affine:
    """The map of a picture's pixels onto the target."""
    onto = onto_ground(picture, ground)
    if side is Side.AFTER and not comparison.alignment.is_none:
        onto = onto.then(comparison.alignment.matrix(ground))
    return onto.then(ground_frame.matrix)


def layers(comparison: Comparison, target: Size, before: Size, after: Size) -> tuple[Layer, ...]:
    """What goes where on a target of ``target`` pixels, for pictures of ``before`` and ``after`` pixels."""
    ground = ground_size(before, after)
    placed = frames(comparison, Box(0, 0, *target), ground)
    sizes = {Side.BEFORE: before, Side.AFTER: after}
    matrices = {side: picture_matrix(side, comparison, placed[side], sizes[side], ground) for side in Side}

    def layer(side: Side, clip: Clip, opacity: float = 1.0, blend: Blend = Blend.OVER) -> Layer:
        return Layer(side, matrices[side], clip, opacity, blend)

    whole = Clip(placed[Side.BEFORE].stage)
    if comparison.single is not None:
        return (layer(comparison.single, whole),)
    match comparison.mode:
        case Mode.SIDE_BY_SIDE:
            return tuple(layer(side, Clip(placed[side].stage)) for side in Side)
        case Mode.FADE:
            return layer(Side.BEFORE, whole), layer(Side.AFTER, whole, comparison.opacity)
        case Mode.LENS:
            circle = lens_circle(comparison, placed[Side.BEFORE], ground)
            inside = Clip(whole.box, circle=circle)
            return layer(comparison.shown, whole), layer(comparison.shown.other, inside)
        case Mode.DIFFERENCE:
            return layer(Side.BEFORE, whole), layer(Side.AFTER, whole, blend=Blend.DIFFERENCE)
        case _:
            edge = divider(whole.box, comparison.angle, comparison.position)
            return (
                layer(Side.BEFORE, Clip(whole.box, edge)),
                layer(Side.AFTER, Clip(whole.box, edge, after_edge=True)),
            )


def plate_size(comparison: Comparison, before: Size, after: Size, longest: int) -> Size:
    """The size of a target that holds just what ``comparison`` looks at, ``longest`` pixels on its longer side."""
    ground = ground_size(before, after)
    view = comparison.view
    wide = ground[0] * min(1.0, view.width)
    high = ground[1] * min(1.0, view.height)
    if comparison.seen.mode is Mode.SIDE_BY_SIDE:
        wide, high = (2 * wide, high) if wide <= 1.6 * high else (wide, 2 * high)
    scale = longest / max(wide, high)
    return max(1, round(wide * scale)), max(1, round(high * scale))


def _place(start: int, room: int, extent: int, middle: float) -> int:
    """Where something ``extent`` long starts so that ``middle`` of it is in the middle of the room, without a gap."""
    if extent <= room:
        return start + round((room - extent) / 2)
    return min(start, max(start + room - extent, round(start + room / 2 - middle)))


def _span(length: float, middle: float) -> tuple[float, float]:
    """The start and length of a span that keeps within 0 to 1 where it is short enough for that, else is centred."""
    if length >= 1:
        return (1 - length) / 2, length
    return min(1 - length, max(0.0, middle - length / 2)), length


def _reach(stage: Box, normal: Point) -> tuple[float, float]:
    along = [normal[0] * x + normal[1] * y for x, y in stage.corners]
    return min(along), max(along)
