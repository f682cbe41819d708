"""Road, tracks and rails, the bridge, and the wagons that stand on the siding."""

from .chance import Chance
from .geometry import Frame, Path, Point, beside, distance, ribbon, strides
from .palette import FROST, lit, mix
from .place import APPROACH, AVENUE, FARM_TRACK, GARRISON, RAILS, RIVER, ROAD, SIDING, SOUTH_TRACK, WEST_TRACK
from .sheet import Sheet

WAGONS = ((250, -75, 4), (690, -95, 3))
"""Where each cut of wagons begins, in the garrison's frame, and how many there are."""
JUNCTION = ((-15, 694), (15, 694), (24, 714), (46, 730), (-46, 730), (-24, 714))
"""Where the approach widens to meet the road, around its middle."""
WAGON_PAINTS = ((122, 78, 62), (110, 98, 84), (96, 104, 98))


def ways(sheet: Sheet) -> None:
    """Everything that is driven on."""
    chance = Chance(40)
    for path in (WEST_TRACK, SOUTH_TRACK, FARM_TRACK):
        _track(sheet, path, chance)
    _railway(sheet, chance)
    _road(sheet, chance)


def _track(sheet: Sheet, path: Path, chance: Chance) -> None:
    """Two wheel marks with grass between them."""
    season = sheet.season
    sheet.ground.polygon(_rough(path, 15, 1.5, chance), mix(season.track, season.grass, 0.55))
    for off in (-3.4, 3.4):
        sheet.ground.polygon(_rough(beside(path, off), 3.4, 0.8, chance), season.track)


def _rough(path: Path, width: float, by: float, chance: Chance) -> Path:
    """A ribbon with uneven edges."""
    return ribbon(path, [width + chance.uniform(-by, by) for _each in path])


def _road(sheet: Sheet, chance: Chance) -> None:
    season = sheet.season
    sheet.ground.polygon(_rough(ROAD, 62, 3, chance), mix(season.grass, season.verge, 0.4))
    for off in (-27, 27):
        sheet.ground.polygon(ribbon(beside(ROAD, off), 4), lit(season.grass, -0.22))
    for path, width in ((ROAD, 26), (APPROACH, 30)):
        sheet.ground.polygon(_rough(path, width + 12, 2, chance), season.verge)
    sheet.pave([GARRISON.at(AVENUE + u, v) for u, v in JUNCTION], season.tarmac)
    for path, broad in ((APPROACH, 28), (ROAD, 25)):
        sheet.pave(ribbon(path, broad), season.tarmac)
        for lane in (-5.5, 5.5):
            sheet.ground.polygon(ribbon(beside(path, lane), 4), lit(season.tarmac, -0.1))
    for dash in strides(ROAD, 22):
        sheet.ground.polygon(dash.box(0, -0.5, 10, 0.5), season.marking)
    for edge in (-11.5, 11.5):
        sheet.ground.polygon(ribbon(beside(ROAD, edge), 0.8), mix(season.tarmac, season.marking, 0.7))
    _patches(sheet, chance)
    _bridge(sheet)


def _patches(sheet: Sheet, chance: Chance) -> None:
    """Repairs in the tarmac."""
    for at in strides(ROAD, 130):
        spot = at.child(chance.uniform(-40, 40), chance.choice((-10, 1)))
        tone = lit(sheet.season.tarmac, chance.uniform(-0.12, 0.08))
        sheet.ground.polygon(spot.box(0, 0, chance.uniform(12, 60), 9), tone)


def _bridge(sheet: Sheet) -> None:
    """The bridge, where the road meets the river."""
    season = sheet.season
    middle = _nearest(ROAD, RIVER)
    deck = next(frame for frame in strides(ROAD, 6) if distance(frame.origin, middle) < 8).child(8, 0)
    sheet.cast((deck.box(-52, -17, 52, 17), 2), (deck.box(-52, -17, 52, 17), 12))
    with sheet.thing(deck.origin, 70) as pencil:
        pencil.polygon(deck.box(-54, -17, 54, 17), (*season.concrete, 255))
        pencil.polygon(deck.box(-54, -12.5, 54, 12.5), (*season.tarmac, 255))
        for off in (-15, 15):
            pencil.polygon(deck.box(-54, off - 1, 54, off + 1), (*lit(season.concrete, 0.4), 255))
            for along in range(-52, 53, 8):
                pencil.polygon(deck.box(along, off - 1.4, along + 1.4, off + 1.4), (*lit(season.concrete, -0.4), 255))
        for along in range(-48, 49, 22):
            pencil.polygon(deck.box(along, -0.5, along + 10, 0.5), (*season.marking, 255))


def _nearest(path: Path, other: Path) -> Point:
    return min(path, key=lambda point: min(distance(point, each) for each in other))


def _railway(sheet: Sheet, chance: Chance) -> None:
    """A spur that ends at a loading ramp, with a siding."""
    season = sheet.season
    for path in (RAILS, SIDING):
        sheet.ground.polygon(_rough(path, 25, 2, chance), mix(season.ballast, season.grass, 0.45))
        sheet.ground.polygon(_rough(path, 17, 1, chance), season.ballast)
    for path in (RAILS, SIDING):
        for tie in strides(path, 4):
            sheet.ground.polygon(tie.box(0, -4.4, 1.6, 4.4), lit(season.ballast, chance.uniform(-0.5, -0.3)))
        for off in (-2.5, 2.5):
            sheet.ground.polygon(ribbon(beside(path, off), 0.9), (86, 78, 74))
            sheet.ground.polygon(ribbon(beside(path, off - 0.5), 0.5), (196, 192, 188))
    ramp = GARRISON.box(240, -62, 560, -38)
    sheet.pave(ramp, season.concrete)
    sheet.cast((ramp[2:], 0), (ramp[2:], 4))
    for left in range(240, 560, 20):
        sheet.ground.polygon(GARRISON.box(left, -62, left + 1, -38), season.joint)
    sheet.ground.line(ramp[:2], lit(season.concrete, 0.4), 1.5)
    buffer = GARRISON.child(-74, -95)
    sheet.ground.polygon(buffer.box(-2, -6, 2, 6), (150, 62, 48))
    for u, v, count in WAGONS:
        for each in range(count):
            _wagon(sheet, GARRISON.child(u + each * 53, v), chance)


def _wagon(sheet: Sheet, frame: Frame, chance: Chance) -> None:
    """A covered goods wagon."""
    tone = mix(chance.choice(WAGON_PAINTS), FROST, sheet.season.snow_on_roofs * 0.5)
    sheet.cast((frame.box(0, -5.5, 47, 5.5), 0), (frame.box(0, -5.5, 47, 5.5), 13))
    with sheet.thing(frame.at(24, 0), 30) as pencil:
        pencil.polygon(frame.box(-3, -0.8, 50, 0.8), (50, 48, 46, 255))
        for off, light in ((-5.5, -0.1), (-3.5, 0.16), (-1, 0.28), (1.5, 0.05), (3.6, -0.22)):
            pencil.polygon(frame.box(0, off, 47, 5.5), (*lit(tone, light), 255))
        for rib in range(5, 46, 7):
            pencil.polygon(frame.box(rib, -5.5, rib + 0.6, 5.5), (*lit(tone, -0.3), 255))
