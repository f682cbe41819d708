"""Trees: stamped from a few dozen crowns, in belts, along boundaries, in a wood and on their own."""

from dataclasses import dataclass

from PIL import Image

from .chance import Chance
from .geometry import Frame, Path, Point, distance, ribbon, strides, unit, within
from .palette import Season, lit, mix
from .place import (
    APPROACH,
    CAMP,
    CLEARING,
    DEPTH,
    FARM,
    FARM_TRACK,
    GARRISON,
    LENGTH,
    RAILS,
    RIVER,
    ROAD,
    SOUTH_FIELD,
    SOUTH_TRACK,
    WEST_FIELD,
    WEST_TRACK,
    WOOD,
)
from .sheet import FINEST, SUN, Pencil, Sheet

RADII = (5, 7, 9, 11, 13, 15)
FORMS = 5
EVERGREEN = 3
BELTS: tuple[tuple[Path, tuple[int, ...], tuple[int, ...]], ...] = (
    ([GARRISON.at(-180, -148), GARRISON.at(1700, -148)], (0, 15, 28), (0, 0, 1, 2)),
    ([GARRISON.at(-34, -20), GARRISON.at(-34, 590)], (0, 14), (0, 1, 1)),
    ([GARRISON.at(1310, -56), GARRISON.at(1310, 660)], (0, 16), (0, 0, 2)),
    ([(1580, 1600), (2420, 1520)], (0, 16, 30), (0, 1, EVERGREEN, 0)),
    ([(24, 60), (196, 640)], (0, 15), (1, 0, 2)),
)
"""The line of each shelter belt, how far its rows stand from that, and the kinds that grow in it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Where a tree stands; what chance gave it is the same in both seasons."""

    at: Point
    size: int
    kind: int
    form: int


def trees(sheet: Sheet, boundaries: list[tuple[Point, Point]]) -> None:
    """Plant everything, the far trees first."""
    chance = Chance(50)
    planted = [*_belts(chance), *_wood(chance), *_hedges(boundaries, chance), *_riverside(chance), *_orchard(chance)]
    crowns = _crowns(sheet.season, Chance(51))
    for tree in sorted(planted, key=lambda each: each.at[0] * SUN[0] + each.at[1] * SUN[1]):
        _shadow(sheet, tree)
        sheet.stamp(crowns[tree.kind, tree.size, tree.form], tree.at)


def _tree(at: Point, chance: Chance, sizes: tuple[int, int], kinds: tuple[int, ...]) -> Tree:
    return Tree(at, chance.randint(*sizes), chance.choice(kinds), chance.randrange(FORMS))


def _belts(chance: Chance) -> list[Tree]:
    """Shelter belts on the steppe: two or three rows, with gaps where a tree died."""
    found = []
    for line, rows, kinds in BELTS:
        for off in rows:
            for at in strides(line, 17):
                spot = at.child(chance.uniform(-5, 5), off + chance.uniform(-4, 4)).origin
                if chance.random() < 0.9:
                    found.append(_tree(spot, chance, (1, 4), kinds))
    return found


def _wood(chance: Chance) -> list[Tree]:
    """An irregular wood around a clearing, with pines in the middle."""
    found: list[Tree] = []
    for _each in range(2600):
        at = (chance.uniform(420, 960), chance.uniform(1300, 1630))
        if not within(at, WOOD) or within(at, CLEARING):
            continue
        kinds = (EVERGREEN, EVERGREEN, EVERGREEN, 0) if distance(at, (600, 1540)) < 120 else (0, 0, 1, 2, 0)
        tree = _tree(at, chance, (1, 5), kinds)
        if all(distance(at, other.at) > (RADII[tree.size] + RADII[other.size]) * 0.56 for other in found):
            found.append(tree)
    return found


def _hedges(boundaries: list[tuple[Point, Point]], chance: Chance) -> list[Tree]:
    """Bushes and trees along some of the boundaries between parcels."""
    found = []
    for start, end in boundaries:
        grown = chance.random()
        if distance(start, end) < 60:
            continue
        for at in strides([start, end], 11):
            draw, spot = chance.random(), at.child(chance.uniform(-4, 4), chance.uniform(-3, 3)).origin
            tree = _tree(spot, chance, (0, 1) if draw < 0.8 else (2, 3), (0, 0, 1, 2))
            if grown < 0.34 and draw < 0.92 - grown and _is_free(spot):
                found.append(tree)
    return found


def _riverside(chance: Chance) -> list[Tree]:
    """Willows on the banks and thickets in the bends."""
    found = []
    for at in strides(RIVER, 15):
        for side in (-1, 1):
            spot = at.at(chance.uniform(-8, 8), side * chance.choice((46, 50, 58, 74)))
            tree = _tree(spot, chance, (0, 4), (0, 0, 1))
            if chance.random() < 0.3 and not _is_near(spot, ROAD, 44):
                found.append(tree)
    return found


def _orchard(chance: Chance) -> list[Tree]:
    """Fruit trees in rows behind the farm."""
    frame = FARM.child(-70, 300)
    rows = [frame.at(column * 19, row * 21) for row in range(6) for column in range(6)]
    return [_tree(at, chance, (0, 1), (0, 2)) for at in rows if chance.random() < 0.92]


GARRISON_AND_AROUND = GARRISON.box(-60, -170, LENGTH + 60, DEPTH + 16)
TAKEN = (
    GARRISON_AND_AROUND,
    CAMP.outline(30),
    SOUTH_FIELD.outline(26),
    WEST_FIELD.outline(24),
    ribbon(RIVER, 120),
    WOOD,
)


def _is_free(at: Point) -> bool:
    ways = ((ROAD, 44), (APPROACH, 20), (WEST_TRACK, 20), (SOUTH_TRACK, 20), (FARM_TRACK, 16), (RAILS, 26))
    return not any(within(at, outline) for outline in TAKEN) and not any(_is_near(at, path, by) for path, by in ways)


def _is_near(at: Point, path: Path, by: float) -> bool:
    return any(distance(at, each) < by for each in path[::2] + path[-1:])


def _shadow(sheet: Sheet, tree: Tree) -> None:
    radius, (x, y) = RADII[tree.size], tree.at
    bare = sheet.season.bare and tree.kind != EVERGREEN
    depth = sheet.season.shade_of_bare_trees if bare else 215
    across, down = sheet.fall(radius * 1.5)
    if bare:
        trunk = Frame(tree.at, unit(across, down))
        sheet.shade.polygon(trunk.box(0, -0.7, radius * 2.4, 0.7), depth + 60)
    for part in (0.55, 1.0):
        sheet.shade.dot((x + across * part, y + down * part), radius * (1.0 if part == 1.0 else 0.85), depth)


def _crowns(season: Season, chance: Chance) -> dict[tuple[int, int, int], Image.Image]:
    """A picture of each kind, size and form."""
    found = {}
    for kind, tones in enumerate(season.crowns):
        for size, radius in enumerate(RADII):
            for form in range(FORMS):
                side = (radius + 3) * 2
                pencil = Pencil(Image.new("RGBA", (side * FINEST, side * FINEST)), FINEST, (-side / 2, -side / 2))
                if season.bare and kind != EVERGREEN:
                    _bare(pencil, radius, tones, chance)
                else:
                    _leafy(pencil, radius, tones, chance)
                found[kind, size, form] = pencil.image.reduce(FINEST)
    return found


def _leafy(pencil: Pencil, radius: int, tones: tuple[tuple[int, int, int], ...], chance: Chance) -> None:
    """Tufts of leaves, the lit ones on top."""
    shaded, middle, bright = tones
    tufts: list[tuple[float, float, float]] = []
    while len(tufts) < 30:
        x, y = chance.uniform(-1, 1), chance.uniform(-1, 1)
        if x * x + y * y < 1:
            tufts.append((-(x * SUN[0] + y * SUN[1]) + chance.uniform(-0.45, 0.45), x, y))
    for light, x, y in sorted(tufts):
        tone = mix(shaded, middle, min(1.0, light + 1)) if light < 0 else mix(middle, bright, min(1.0, light))
        pencil.dot((x * radius * 0.78, y * radius * 0.78), radius * chance.uniform(0.2, 0.36), (*tone, 255))


def _bare(pencil: Pencil, radius: int, tones: tuple[tuple[int, int, int], ...], chance: Chance) -> None:
    """Boughs without leaves in a haze of twigs, rimed on the side of the light."""
    shaded, middle, bright = tones
    thick = chance.randint(40, 130)
    pencil.dot((0, 0), radius * 0.9, (*shaded, thick))
    pencil.dot((-SUN[0] * radius * 0.16, -SUN[1] * radius * 0.16), radius * 0.72, (*middle, thick))
    pencil.dot((-SUN[0] * radius * 0.34, -SUN[1] * radius * 0.34), radius * 0.46, (*bright, thick))
    for bough in range(7):
        x, y = chance.uniform(-1, 1), chance.uniform(-1, 1)
        along = unit(x, y)
        reach = radius * chance.uniform(0.5, 0.85)
        knee = Frame((0, 0), along).at(reach * 0.5, chance.uniform(-0.14, 0.14) * radius)
        pencil.line([(0, 0), knee, (along[0] * reach, along[1] * reach)], (*shaded, 255), 0.66 if bough < 4 else 0.5)
    twigs = 0
    while twigs < 20 + radius * 6:
        x, y = chance.uniform(-1, 1), chance.uniform(-1, 1)
        if not 0.04 < x * x + y * y < 1:
            continue
        twigs += 1
        root, along = (
            (x * radius * 0.92, y * radius * 0.92),
            unit(x + chance.uniform(-0.7, 0.7), y + chance.uniform(-0.7, 0.7)),
        )
        light = -(x * SUN[0] + y * SUN[1])
        tone = mix(shaded, middle, chance.random()) if light < chance.uniform(-0.3, 0.9) else bright
        reach = chance.uniform(0.12, 0.3) * radius
        pencil.line([root, (root[0] + along[0] * reach, root[1] + along[1] * reach)], (*tone, 205), 0.4)
    pencil.dot((0, 0), 0.9, (*lit(shaded, -0.3), 255))
