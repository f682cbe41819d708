"""The garrison and the farm: lanes, slabs, fence, barracks, garages, and the few vehicles that are always there."""

from collections.abc import Sequence
from itertools import pairwise

from .buildings import brightness, cylinder, flat, gabled, mast
from .chance import Chance
from .geometry import Frame, ribbon, strides
from .palette import FROST, WHITE, lit, mix
from .place import AVENUE, DEPTH, EAST_POOL, FARM, GARRISON, LENGTH, MOTOR_POOL, PARADE, Yard
from .sheet import Sheet
from .vehicles import CARRIER, LORRY, TANKER, park

BARRACKS = [(494 + column * 78, top) for top in (58, 190) for column in range(5)]
FLAT = ((270, 196, 128, 40, 26), (270, 236, 40, 62, 26), (196, 106, 44, 34, 18))
"""Where each building stands in the garrison, its length, width and height."""
GABLED = (
    (60, 40, 150, 40, "slate", 18),
    (60, 104, 96, 30, "slate", 15),
    (44, 342, 160, 27, "sheet", 13),
    (212, 342, 164, 27, "sheet", 13),
    (926, 24, 136, 29, "sheet", 14),
    (1070, 24, 136, 29, "sheet", 14),
    (486, 24, 74, 18, "slate", 9),
    (584, 24, 74, 18, "slate", 9),
    (682, 24, 74, 18, "slate", 9),
    (780, 24, 74, 18, "slate", 9),
    (AVENUE + 22, DEPTH - 34, 34, 20, "tile", 10),
)
FARMSTEAD = ((0, 40, 54, 26, "tile"), (6, 96, 34, 20, "slate"), (62, 52, 46, 22, "slate"), (8, 168, 92, 30, "sheet"))
LANES: Sequence[tuple[float, float, float, float]] = (
    (AVENUE - 14, 16, AVENUE + 14, DEPTH),
    (20, 312, 912, 330),
    (874, 20, 900, 620),
    (40, 340, 392, 372),
    (480, 172, 874, 184),
    (40, 150, 416, 162),
    (392, 340, 416, 604),
)


def grounds(sheet: Sheet) -> None:
    """Lawns, lanes and slabs; drawn before anything that stands on them."""
    season, chance = sheet.season, Chance(60)
    sheet.ground.polygon(GARRISON.box(-6, -6, LENGTH + 6, DEPTH + 6), mix(season.grass, season.track, 0.3))
    sheet.ground.polygon(GARRISON.box(6, 6, LENGTH - 6, DEPTH - 6), lit(season.grass, -0.05))
    rim = GARRISON.box(15, 15, LENGTH - 15, DEPTH - 15)
    for start, end in zip(rim, [*rim[1:], rim[0]], strict=True):
        sheet.ground.polygon(ribbon([start, end], 12), mix(season.track, season.grass, 0.3))
        for off in (-2.8, 2.8):
            path = [frame.at(0, off + chance.uniform(-0.5, 0.5)) for frame in strides([start, end], 12)]
            sheet.ground.polygon(ribbon(path, 2.6), season.track)
    for lane in LANES:
        sheet.pave(GARRISON.box(*lane), mix(season.concrete, season.tarmac, 0.45))
    for left, top in BARRACKS:
        sheet.pave(GARRISON.box(left + 14, top + 96, left + 20, top + 132), season.concrete)
        worn = mix(season.grass, season.concrete, 0.45)
        sheet.ground.polygon(GARRISON.box(left - 6, top - 6, left + 40, top + 108), worn)
    for yard in (MOTOR_POOL, PARADE, EAST_POOL):
        _slabs(sheet, yard, chance)
    _pitch(sheet, GARRISON.child(60, 178))
    for bed in range(6):
        sheet.ground.polygon(GARRISON.box(270 + bed * 22, 178, 286 + bed * 22, 184), lit(season.grass, -0.25))


def _slabs(sheet: Sheet, yard: Yard, chance: Chance) -> None:
    """Concrete slabs with joints, patches and oil."""
    season, frame = sheet.season, yard.frame
    sheet.ground.polygon(yard.outline(7), mix(season.gravel, season.grass, 0.3))
    sheet.pave(yard.outline(), season.concrete)
    size = 20
    for left in range(0, round(yard.width), size):
        for top in range(0, round(yard.height), size):
            right, bottom = min(left + size, yard.width), min(top + size, yard.height)
            tone = lit(season.concrete, chance.uniform(-0.075, 0.06))
            sheet.ground.polygon(frame.box(left, top, right, bottom), tone)
            sheet.ground.polygon(frame.box(left, top, right, top + 0.9), season.joint)
            sheet.ground.polygon(frame.box(left, top, left + 0.9, bottom), season.joint)
    for _each in range(26):
        at = frame.at(chance.uniform(10, yard.width - 10), chance.uniform(10, yard.height - 10))
        sheet.ground.dot(at, chance.uniform(1, 3.4), lit(season.concrete, chance.uniform(-0.3, -0.12)))
    if yard is PARADE:
        for top in range(24, 210, 36):
            sheet.ground.polygon(frame.box(24, top, yard.width - 24, top + 1.4), mix(season.concrete, WHITE, 0.7))


def _pitch(sheet: Sheet, frame: Frame) -> None:
    """A playing field."""
    season = sheet.season
    line = mix(season.grass, WHITE, 0.75)
    sheet.ground.polygon(frame.box(-10, -8, 176, 112), mix(season.track, season.grass, 0.35))
    sheet.ground.polygon(frame.box(0, 0, 166, 104), lit(season.meadow, 0.05))
    for left in range(0, 166, 24):
        sheet.ground.polygon(frame.box(left, 0, min(left + 12, 166), 104), lit(season.meadow, -0.04))
    for box in ((0, 0, 166, 104), (0, 30, 24, 74), (142, 30, 166, 74), (0, 0, 83, 104)):
        corners = frame.box(*box)
        sheet.ground.line([*corners, corners[0]], line, 1)
    middle = frame.at(83, 52)
    sheet.ground.dot(middle, 14, line)
    sheet.ground.dot(middle, 13, season.meadow)


def buildings(sheet: Sheet) -> None:
    """All that is built, here and on the farm."""
    chance = Chance(61)
    down = GARRISON.child(0, 0, (0.0, 1.0))
    for left, top in BARRACKS:
        gabled(sheet, down.child(top, -left - 34), (102, 34), "tile", 17, chance)
    for u, v, length, width, height in FLAT:
        flat(sheet, GARRISON.child(u, v), (length, width), height, chance)
    for u, v, length, width, roof, height in GABLED:
        gabled(sheet, GARRISON.child(u, v), (length, width), roof, height, chance)
    mast(sheet, GARRISON.at(250, 122), 66, 8, (150, 92, 74))
    for each in range(3):
        sheet.pave(GARRISON.box(296 + each * 36, 44, 330 + each * 36, 84), lit(sheet.season.concrete, -0.08))
        cylinder(sheet, GARRISON.at(313 + each * 36, 64), 14, 20, (206, 204, 196))
    _fence(sheet)
    _farm(sheet, chance)


def _fence(sheet: Sheet) -> None:
    """The fence with its posts, corner huts, and the gate."""
    corners = GARRISON.box(0, 0, LENGTH, DEPTH)
    gate = [GARRISON.at(AVENUE + 18, DEPTH), GARRISON.at(AVENUE - 18, DEPTH)]
    across, down = sheet.fall(6)
    for start, end in pairwise([gate[1], corners[3], *corners[:3], gate[0]]):
        sheet.ground.line([start, end], lit(sheet.season.concrete, 0.25), 1.5)
        sheet.shade.polygon([start, end, *((x + across, y + down) for x, y in (end, start))], 70)
        for post in strides([start, end], 11):
            foot = [post.origin, post.at(1.2, 0)]
            sheet.cast((foot, 0), (foot, 8))
            sheet.ground.dot(post.origin, 1, WHITE)
    for corner, (u, v) in zip(corners, ((6, 6), (-20, 6), (-20, -20), (6, -20)), strict=True):
        hut = Frame(corner, GARRISON.along).child(u, v)
        outline = hut.box(0, 0, 14, 14)
        sheet.cast((outline, 12), (outline, 30))
        with sheet.thing(hut.at(7, 7), 14) as pencil:
            roof = mix(sheet.season.roofs["slate"], FROST, sheet.season.snow_on_roofs)
            peak = hut.at(7, 7)
            for i, look in enumerate(((0, -1), (1, 0), (0, 1), (-1, 0))):
                tone = lit(roof, 0.3 * brightness(hut, *look))
                pencil.polygon([outline[i], outline[(i + 1) % 4], peak], (*tone, 255))
    bar = GARRISON.child(AVENUE - 14, DEPTH + 1)
    sheet.cast((bar.box(0, 0, 28, 1.4), 3), (bar.box(0, 0, 28, 1.4), 5))
    for each in range(7):
        sheet.ground.polygon(bar.box(each * 4, 0, each * 4 + 4, 1.6), (178, 54, 44) if each % 2 else WHITE)


def _farm(sheet: Sheet, chance: Chance) -> None:
    """A farm on the other bank."""
    season = sheet.season
    sheet.ground.polygon(FARM.box(-16, 20, 120, 232), mix(season.track, season.grass, 0.45))
    for u, v, length, width, roof in FARMSTEAD:
        gabled(sheet, FARM.child(u, v), (length, width), roof, 12, chance)
    for row in range(9):
        sheet.ground.polygon(FARM.box(56, 92 + row * 6, 112, 94.5 + row * 6), lit(season.crops[1].ground, -0.1))
    for left, top in ((48, 146), (62, 148), (92, 140)):
        cylinder(sheet, FARM.at(left, top), 5, 6, (206, 184, 120))


def residents(sheet: Sheet) -> None:
    """The handful of vehicles that was there before and still is."""
    chance = Chance(62)
    for kind, spots in (
        (LORRY, [(MOTOR_POOL.frame, 22, 26), (MOTOR_POOL.frame, 43, 26), (EAST_POOL.frame, 30, 26)]),
        (CARRIER, [(EAST_POOL.frame, 70, 26), (EAST_POOL.frame, 90, 26)]),
        (TANKER, [(GARRISON, 318, 104)]),
    ):
        for frame, u, v in spots:
            park(sheet, kind, frame.child(u, v, (0.0, -1.0)), chance)
