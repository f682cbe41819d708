"""What arrived: rows of vehicles on the slabs and on the land, the tents, the banks around them, and their mud."""

from dataclasses import dataclass

from .camp import berm, camp
from .chance import Chance
from .geometry import Path, beside, ribbon, spline, strides
from .place import (
    APPROACH,
    AVENUE,
    CAMP,
    DEPTH,
    EAST_POOL,
    GARRISON,
    MOTOR_POOL,
    PARADE,
    ROAD,
    SOUTH_FIELD,
    SOUTH_TRACK,
    WEST_FIELD,
    WEST_TRACK,
    Yard,
)
from .sheet import Sheet
from .vehicles import CARRIER, GUN, LAUNCHER, LORRY, MISSILE, TANK, TANKER, Kind, park

UP, DOWN, RIGHT = (0.0, -1.0), (0.0, 1.0), (1.0, 0.0)
BAY = ((-6, 78), (-22, 40), (-14, -14), (80, -24), (184, -18))
"""The bank around each bay of the western field, from where the bay begins."""
BAYS = (14, 132, 250)


@dataclass(frozen=True, slots=True)
class Rank:
    """Vehicles of one kind in a row: where the first stands, the step to the next, how many, and the way they face."""

    yard: Yard
    kind: Kind
    first: tuple[float, float]
    step: tuple[float, float]
    count: int
    nose: tuple[float, float] = UP
    gaps: float = 0.06


RANKS = (
    Rank(MOTOR_POOL, LORRY, (86, 26), (20, 0), 12, gaps=0.2),
    *(Rank(MOTOR_POOL, TANK, (24, v), (21.5, 0), 15) for v in (86, 144, 204)),
    *(Rank(PARADE, CARRIER, (u, 20), (0, 18.5), 11, RIGHT) for u in (26, 82, 150, 206)),
    *(Rank(PARADE, LORRY, (u, 20), (0, 18.5), 11, RIGHT, 0.12) for u in (282, 338)),
    *(Rank(EAST_POOL, LORRY, (20, v), (20.5, 0), 13) for v in (84, 134, 178)),
    Rank(EAST_POOL, TANKER, (20, 236), (20.5, 0), 13, gaps=0.15),
    *(Rank(EAST_POOL, TANK, (20, v), (21.5, 0), 13) for v in (294, 352)),
    *(Rank(EAST_POOL, CARRIER, (20, v), (20.5, 0), 13) for v in (412, 456)),
    Rank(EAST_POOL, LAUNCHER, (20, 512), (20.5, 0), 13, gaps=0.1),
    *(Rank(WEST_FIELD, MISSILE, (u, BAYS[0]), (0, 23), 4, RIGHT) for u in (42, 128)),
    *(Rank(WEST_FIELD, LAUNCHER, (u, v), (0, 23), 4, RIGHT, 0.1) for v in BAYS[1:] for u in (42, 128)),
    Rank(SOUTH_FIELD, TANK, (28, 40), (21.5, 0), 25, DOWN),
    Rank(SOUTH_FIELD, TANK, (28, 98), (21.5, 0), 25),
    Rank(SOUTH_FIELD, CARRIER, (28, 168), (21.5, 0), 26, gaps=0.1),
    Rank(SOUTH_FIELD, LORRY, (28, 216), (21.5, 0), 27, gaps=0.1),
    Rank(SOUTH_FIELD, GUN, (30, 276), (24, 0), 14),
    Rank(SOUTH_FIELD, LAUNCHER, (392, 276), (25, 0), 8),
)


def arrivals(sheet: Sheet) -> None:
    """Fill the place."""
    chance = Chance(70)
    _traffic(sheet, chance)
    _lanes_on_land(sheet, chance)
    _lanes_on_slabs(sheet, chance)
    for rank in RANKS:
        _parked(sheet, rank, chance)
    for begin in BAYS:
        berm(sheet, spline([WEST_FIELD.frame.at(u, begin + v) for u, v in BAY]), chance)
    camp(sheet, chance)
    _column(sheet, chance)


def _parked(sheet: Sheet, rank: Rank, chance: Chance) -> None:
    """Most of them straight, some places empty."""
    for each in range(rank.count):
        slip, lean = chance.uniform(-2, 2), chance.uniform(-0.05, 0.05)
        if chance.random() >= rank.gaps:
            (u, v), (right, down), (x, y) = rank.first, rank.step, rank.nose
            at = (u + each * right + slip * x, v + each * down + slip * y)
            park(sheet, rank.kind, rank.yard.frame.child(*at, (x - lean * y, y + lean * x)), chance)


def _column(sheet: Sheet, chance: Chance) -> None:
    """A column that still comes in over the road, on its right-hand side."""
    for each, at in enumerate(strides(_stretch(1760, 2420), 72)):
        kind = (CARRIER, LORRY, LORRY)[each % 3]
        park(sheet, kind, at.child(chance.uniform(-9, 9), -6.2, (-1.0, chance.uniform(-0.02, 0.02))), chance)


def _traffic(sheet: Sheet, chance: Chance) -> None:
    """The mud: from the gate over the road to every park."""
    for path, wide, passes, spread in (
        (APPROACH, 22, 6, 9.0),
        (_stretch(840, 1640), 19, 5, 9.0),
        (_stretch(1640, 2460), 9, 3, 7.0),
        (_stretch(380, 840), 7, 2, 7.0),
        (WEST_TRACK[: len(WEST_TRACK) * 3 // 4], 40, 7, 15.0),
        (SOUTH_TRACK[: len(SOUTH_TRACK) * 3 // 4], 46, 8, 18.0),
        ([GARRISON.at(AVENUE, 330), GARRISON.at(AVENUE, DEPTH)], 22, 7, 8.0),
        ([GARRISON.at(AVENUE, 321), GARRISON.at(900, 321)], 12, 4, 5.0),
    ):
        sheet.trodden.polygon(ribbon(path, wide), 235)
        _ruts(sheet, path, passes, spread, chance)
    for yard, by, depth in ((WEST_FIELD, 12, 140), (SOUTH_FIELD, 14, 140), (CAMP, -10, 84)):
        sheet.trodden.polygon(yard.outline(by), depth)


def _lanes_on_land(sheet: Sheet, chance: Chance) -> None:
    """The lanes between the rows that stand on fields."""
    south, west = SOUTH_FIELD.frame, WEST_FIELD.frame
    entry = SOUTH_TRACK[len(SOUTH_TRACK) // 3]
    for v in (66, 134, 192, 246, 306):
        lane = spline([entry, south.at(-20, v), south.at(120, v), south.at(400, v + 2), south.at(590, v)])
        sheet.trodden.polygon(ribbon(lane, 30), 225)
        _ruts(sheet, lane, 5, 10, chance)
    for v in (-2, 118, 236, 330):
        lane = spline([west.at(190, 300), west.at(186, v + 30), west.at(150, v), west.at(88, v), west.at(20, v)])
        _ruts(sheet, lane, 4, 8, chance)
    for u in (84, 182):
        lane = spline([west.at(u, -10), west.at(u + 2, 150), west.at(u, 338)])
        sheet.trodden.polygon(ribbon(lane, 24), 225)
        _ruts(sheet, lane, 5, 8, chance)


def _lanes_on_slabs(sheet: Sheet, chance: Chance) -> None:
    """The lanes between the rows that stand on concrete: fainter."""
    for yard, lanes in ((MOTOR_POOL, (56, 115, 174, 228)), (EAST_POOL, (58, 110, 206, 265, 323, 382, 434, 538))):
        for v in lanes:
            _ruts(sheet, [yard.frame.at(u, v) for u in range(4, round(yard.width), 12)], 3, 8, chance, depth=(30, 90))
    for u in (54, 116, 178, 244, 310):
        _ruts(sheet, [PARADE.frame.at(u, v) for v in range(4, 230, 12)], 3, 6, chance, depth=(30, 90))


def _stretch(left: float, right: float) -> Path:
    """The road between two places from west to east."""
    return [point for point in ROAD if left <= point[0] <= right]


def _ruts(
    sheet: Sheet, path: Path, passes: int, spread: float, chance: Chance, depth: tuple[int, int] = (70, 190)
) -> None:
    """Pairs of wheel marks, each pass a little beside the last."""
    for _each in range(passes):
        off, drift, offs = chance.uniform(-spread, spread), 0.0, []
        for _point in path:
            drift = drift * 0.95 + chance.uniform(-0.8, 0.8)
            offs.append(off + drift)
        tone, until = chance.randint(*depth), round(len(path) * chance.uniform(0.8, 1.0)) + 1
        for wheel in (-3.6, 3.6):
            sheet.ruts.line(beside(path, [by + wheel for by in offs])[:until], tone, 1.5)
