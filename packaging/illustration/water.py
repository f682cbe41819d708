"""The river, with its meadows, banks and reeds."""

from math import sqrt

from .buildings import circle
from .chance import Chance
from .geometry import Path, beside, headings, ribbon
from .palette import lit, mix
from .place import OXBOW, RIVER, RIVER_WIDTH
from .sheet import Sheet


def river(sheet: Sheet) -> None:
    """A slow river in the meadows that it floods."""
    season = sheet.season
    chance = Chance(30)
    for width, share in ((230, 0.35), (196, 0.7), (168, 1.0)):
        sheet.ground.polygon(ribbon(RIVER, _wandering(width, 0.16, chance)), mix(season.grass, season.meadow, share))
    _swales(sheet, chance)
    sheet.ground.polygon(ribbon(RIVER, _wandering(RIVER_WIDTH + 34, 0.2, chance)), season.bank)
    _oxbow(sheet, chance)
    water = _wandering(RIVER_WIDTH, 0.24, chance)
    bank = beside(RIVER, [-width / 2 for width in water])
    sheet.shade.polygon(ribbon(bank, 9), 190)
    for share, tone in ((1.0, season.shallows), (0.84, mix(season.shallows, season.water, 0.5)), (0.66, season.water)):
        sheet.pave(ribbon(RIVER, [width * share for width in water]), tone)
    sheet.pave(ribbon(beside(RIVER, -5), [width * 0.3 for width in water]), lit(season.water, -0.12))
    _ripples(sheet, water, chance)
    _bars(sheet, water, chance)
    _reeds(sheet, water, chance)


def _wandering(width: float, by: float, chance: Chance) -> list[float]:
    """A width for each point of the river that swells and narrows gently."""
    widths, drift = [], 0.0
    for _each in RIVER:
        drift = drift * 0.94 + chance.uniform(-0.09, 0.09)
        widths.append(width * (1 + by * max(-1.0, min(1.0, drift * 3))))
    return widths


def _swales(sheet: Sheet, chance: Chance) -> None:
    """The faint curves that a river leaves in its meadows as it moves."""
    for off in (-84, -71, -62, -51, 52, 60, 73, 86):
        path = beside(RIVER, off)
        start = chance.randrange(0, 60)
        while start < len(path) - 20:
            end = start + chance.randrange(18, 60)
            tone = lit(sheet.season.meadow, chance.uniform(-0.13, 0.1))
            sheet.ground.polygon(ribbon(path[start:end], _tapered(len(path[start:end]), 7)), tone)
            start = end + chance.randrange(4, 30)


def _tapered(count: int, width: float) -> list[float]:
    return [width * sqrt(max(0.0, 1 - (2 * i / max(1, count - 1) - 1) ** 2)) for i in range(count)]


def _bars(sheet: Sheet, water: list[float], chance: Chance) -> None:
    """Sand on the inside of the bends."""
    looks, sand = headings(RIVER), lit(sheet.season.verge, 0.12)
    for at in range(8, len(RIVER) - 8):
        (right, down), (farther, lower) = looks[at - 8], looks[at + 8]
        bend = right * lower - down * farther
        if abs(bend) > 0.36:
            (x, y), (right, down) = RIVER[at], looks[at]
            off = water[at] / 2 * (1 if bend > 0 else -1)
            broad = min(7.0, (abs(bend) - 0.36) * 22)
            sheet.pave(
                circle((x - down * off, y + right * off), broad), mix(sand, sheet.season.bank, chance.uniform(0, 0.2))
            )


def _oxbow(sheet: Sheet, chance: Chance) -> None:
    """A bend that the river left behind."""
    season = sheet.season
    for width, tone in ((44, season.bank), (27, season.shallows), (17, season.water)):
        sheet.ground.polygon(ribbon(OXBOW, _tapered(len(OXBOW), width)), tone)
    for (x, y), (right, down) in zip(OXBOW, headings(OXBOW), strict=True):
        for _each in range(7):
            off = chance.choice((-1, 1)) * chance.uniform(9, 20)
            sheet.ground.dot((x - down * off, y + right * off), chance.uniform(0.8, 2), chance.choice(season.reeds))


def _ripples(sheet: Sheet, water: list[float], chance: Chance) -> None:
    tone = lit(sheet.season.water, 0.16)
    for _each in range(160):
        at = chance.randrange(4, len(RIVER) - 12)
        off = chance.uniform(-0.3, 0.3) * water[at]
        stretch: Path = beside(RIVER[at : at + chance.randrange(4, 10)], off)
        sheet.ground.line(stretch, mix(sheet.season.water, tone, chance.uniform(0.2, 0.9)), 0.5)


def _reeds(sheet: Sheet, water: list[float], chance: Chance) -> None:
    """Tufts along both banks, thick in the bends and thin elsewhere."""
    thick = 0.5
    for (x, y), (right, down), width in zip(RIVER, headings(RIVER), water, strict=True):
        thick = max(0.1, min(1.0, thick + chance.uniform(-0.16, 0.16)))
        for side in (-1, 1):
            for _each in range(round(9 * thick)):
                off = side * (width / 2 + chance.uniform(-3, 5 + 11 * thick))
                slip = chance.uniform(-5, 5)
                at = (x - down * off + right * slip, y + right * off + down * slip)
                tone = chance.choice(sheet.season.reeds)
                sheet.ground.dot(at, chance.uniform(0.8, 2.2), tone)
                if chance.random() < 0.35:
                    sheet.shade.dot((at[0] + 2, at[1] + 1.5), 1.4, 150)
