"""The farmland: parcels cut from three stretches of country, each worked along its length."""

from itertools import pairwise

from .chance import Chance
from .geometry import Frame, Path, Point, area, centre, cut, distance, shrunk, spans, spline, swath, unit, within
from .palette import Crop, lit, mix
from .place import CLEARING, GRAIN, WOOD
from .sheet import Sheet

STRETCHES: tuple[tuple[Frame, Path, float, float], ...] = (
    (Frame((0, 0)).child(0, 0, GRAIN), [(-100, -100), (2500, -100), (2500, 1700), (-100, 1700)], 120_000, 0.5),
    (Frame((0, 0)).child(0, 0, (1.0, 0.22)), [(-100, -100), (440, -100), (300, 1700), (-100, 1700)], 40_000, 3.2),
    (
        Frame((0, 0)).child(0, 0, (1.0, -0.06)),
        [(260, 1214), (420, 1196), (660, 1138), (1006, 1070), (1600, 1008), (2460, 914), (2460, 1700), (260, 1700)],
        84_000,
        0.36,
    ),
)
"""For each: its grain, its outline, about how large its parcels are, and how wide for their depth."""


def fields(sheet: Sheet) -> list[tuple[Point, Point]]:
    """Draw every parcel; back come the boundaries on which something may grow."""
    chance = Chance(20)
    boundaries: list[tuple[Point, Point]] = []
    for each, (frame, outline, largest, shape) in enumerate(STRETCHES):
        later = [other[1] for other in STRETCHES[each + 1 :]]
        last = -1
        for parcel in _parcels(outline, frame, largest, shape, chance):
            last = chance.choice([kind for kind in range(len(sheet.season.crops)) if kind != last])
            _till(sheet, parcel, frame, sheet.season.crops[last], chance)
            boundaries += [side for side in pairwise(parcel) if not _is_covered(side, later)]
    _wood_floor(sheet)
    return boundaries


def _is_covered(side: tuple[Point, Point], later: list[Path]) -> bool:
    return any(within(point, outline) for outline in later for point in (*side, centre(list(side))))


def _parcels(polygon: Path, frame: Frame, largest: float, shape: float, chance: Chance) -> list[Path]:
    size = area(polygon)
    left, top, right, bottom = spans(polygon, frame)
    if size < largest * chance.uniform(0.45, 1.25):
        return [polygon]
    across = right - left > (bottom - top) * shape * chance.uniform(0.7, 1.5)
    share = chance.uniform(0.36, 0.64)
    lean = chance.uniform(-0.05, 0.05)
    if across:
        line = frame.child(left + (right - left) * share, (top + bottom) / 2, (lean, 1.0))
    else:
        line = frame.child((left + right) / 2, top + (bottom - top) * share, (1.0, lean))
    back = Frame(line.origin, (-line.along[0], -line.along[1]))
    return [piece for side in (line, back) for piece in _parcels(cut(polygon, side), frame, largest, shape, chance)]


def _till(sheet: Sheet, parcel: Path, frame: Frame, crop: Crop, chance: Chance) -> None:
    """Work one parcel: a margin of grass, headlands where the tractor turns, and furrows between them."""
    ground = lit(crop.ground, chance.uniform(-0.07, 0.07))
    sheet.ground.polygon(parcel, mix(sheet.season.grass, crop.furrow, 0.35))
    sheet.ground.polygon(shrunk(parcel, 5), ground)
    headland = chance.uniform(16, 30)
    for by in range(9, round(headland), 5):
        edge = shrunk(parcel, by)
        sheet.ground.line([*edge, edge[0]], mix(ground, crop.furrow, chance.uniform(0.4, 0.9)), 1)
    inner = shrunk(parcel, headland)
    left, top, right, bottom = spans(inner, frame)
    lengthwise = right - left > bottom - top
    middle = (left + right) / 2 if lengthwise else (top + bottom) / 2
    lean = chance.uniform(-0.03, 0.03)
    at = (top if lengthwise else left) + crop.spacing
    count = 0
    while at < (bottom if lengthwise else right):
        line = frame.child(middle, at, (1.0, lean)) if lengthwise else frame.child(at, middle, (lean, 1.0))
        reach = swath(inner, line)
        if reach:
            _furrow(sheet, reach, mix(ground, crop.furrow, chance.uniform(0.35, 1.0)), chance)
            if crop.tramlines and count % 9 == 4:
                for off in (-2.2, 2.2):
                    wheel = swath(inner, line.child(0, off))
                    if wheel:
                        sheet.ground.line(wheel, lit(crop.furrow, -0.22), 1)
        at += crop.spacing * chance.uniform(0.9, 1.1)
        count += 1


def _wood_floor(sheet: Sheet) -> None:
    """Leaf litter under the wood, and grass in its clearing."""
    season = sheet.season
    litter = season.crowns[0][0]
    sheet.ground.polygon(WOOD, mix(season.grass, litter, 0.35))
    for share, outline in ((0.2, CLEARING), (0.0, shrunk(CLEARING, 12))):
        sheet.ground.polygon(spline([*outline, outline[0]]), mix(season.meadow, litter, share))


def _furrow(sheet: Sheet, reach: tuple[Point, Point], ink: tuple[int, int, int], chance: Chance) -> None:
    """One furrow, which chance may end before the headland does."""
    start, end = reach
    along = unit(end[0] - start[0], end[1] - start[1])
    short = [chance.uniform(-3, 5), chance.uniform(-3, 5)]
    if distance(start, end) > 20:
        start = (start[0] + along[0] * short[0], start[1] + along[1] * short[0])
        end = (end[0] - along[0] * short[1], end[1] - along[1] * short[1])
    sheet.ground.line([start, end], ink, 1.5)
