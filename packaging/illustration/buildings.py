"""Buildings from above: what stands, how its roof takes the light, and the shadow it throws."""

from .chance import Chance
from .geometry import Frame, Path, Point, hull
from .palette import FROST, Colour, lit, mix
from .sheet import SUN, Pencil, Sheet

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in a frame."""

QUARTER = ((1.0, 0.0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924))
ROUND = [point for x, y in QUARTER for point in ((x, y), (-y, x), (-x, -y), (y, -x))]


def circle(at: Point, radius: float) -> Path:
    """A round outline."""
    return hull([(at[0] + x * radius, at[1] + y * radius) for x, y in ROUND])


def brightness(frame: Frame, x: float, y: float) -> float:
    """How much light falls on a face that looks that way in a frame: 1 towards the sun, -1 away from it."""
    (right, down) = frame.along
    return -((x * right - y * down) * SUN[0] + (x * down + y * right) * SUN[1])


def block(pencil: Pencil, frame: Frame, box: Box, colour: Colour) -> None:
    """A box with its edges in light and shade."""
    (left, top, right, bottom), edge = box, 0.9
    pencil.polygon(frame.box(*box), (*lit(colour, 0.22 * brightness(frame, -1, 0)), 255))
    pencil.polygon(frame.box(right - edge, top, right, bottom), (*lit(colour, 0.34 * brightness(frame, 1, 0)), 255))
    pencil.polygon(frame.box(left, top, right, top + edge), (*lit(colour, 0.34 * brightness(frame, 0, -1)), 255))
    pencil.polygon(frame.box(left, bottom - edge, right, bottom), (*lit(colour, 0.34 * brightness(frame, 0, 1)), 255))
    pencil.polygon(frame.box(left + edge, top + edge, right - edge, bottom - edge), (*colour, 255))


def gabled(sheet: Sheet, frame: Frame, size: tuple[float, float], roof: str, height: float, chance: Chance) -> None:
    """A long building with a pitched roof, its ridge along the frame."""
    length, width = size
    snow = sheet.season.snow_on_roofs
    tone = lit(sheet.season.roofs[roof], chance.uniform(-0.1, 0.1))
    middle = width / 2
    eaves, ridge = frame.box(0, 0, length, width), [frame.at(0, middle), frame.at(length, middle)]
    sheet.cast((eaves, 0), (eaves, height), (ridge, height * 1.4))
    with sheet.thing(frame.at(length / 2, middle), (length + width) / 2 + 4, 4) as pencil:
        for eave, side in ((0.0, -1), (width, 1)):
            light = brightness(frame, 0, side)
            slope = lit(mix(tone, FROST, snow * (1.0 - 0.35 * light)), 0.26 * light)
            pencil.polygon(frame.box(0, eave, length, middle), (*slope, 255))
            _courses(pencil, frame, (length, eave, middle), slope, chance)
            _weather(pencil, frame, (length, eave, middle), slope, tone if snow else None, chance)
            pencil.polygon(frame.box(0, eave, length, eave - side * 1.2), (*lit(slope, -0.22), 255))
        cap = lit(mix(tone, FROST, snow * 0.8), 0.3)
        pencil.polygon(frame.box(0, middle - 0.7, length, middle + 0.7), (*cap, 255))
        for end in (0, length - 1.2):
            pencil.polygon(frame.box(end, 0, end + 1.2, width), (*lit(tone, -0.2), 255))
        if roof in ("tile", "slate"):
            for at in range(18, round(length) - 12, 34):
                _stack(pencil, frame.child(at + chance.uniform(-4, 4), middle + chance.choice((-6, 3))), tone)


def _courses(pencil: Pencil, frame: Frame, slope: tuple[float, float, float], tone: Colour, chance: Chance) -> None:
    """Seams down a slope: its length, and where its eave and its ridge lie."""
    length, eave, ridge = slope
    for at in range(3, round(length) - 2, 4):
        pencil.polygon(frame.box(at, eave, at + 0.5, ridge), (*lit(tone, chance.uniform(-0.12, -0.03)), 255))


def _weather(
    pencil: Pencil,
    frame: Frame,
    slope: tuple[float, float, float],
    tone: Colour,
    beneath: Colour | None,
    chance: Chance,
) -> None:
    """Parts of a slope that are paler or darker, or where the snow slid off what is beneath."""
    length, eave, ridge = slope
    for _each in range(round(length / 16)):
        at, wide = chance.uniform(2, length - 12), chance.uniform(4, 12)
        share, deep = chance.random(), chance.uniform(0.3, 0.8)
        patch = mix(tone, beneath, 0.55 * share) if beneath else lit(tone, 0.24 * (share - 0.5))
        pencil.polygon(frame.box(at, eave, min(at + wide, length), eave + (ridge - eave) * deep), (*patch, 255))


def _stack(pencil: Pencil, frame: Frame, tone: Colour) -> None:
    pencil.polygon(frame.box(1, 1, 8, 5.5), (*lit(tone, -0.45), 255))
    block(pencil, frame, (0, 0, 4, 4), lit(mix(tone, (150, 140, 132), 0.6), 0.1))
    pencil.polygon(frame.box(1.3, 1.3, 2.7, 2.7), (40, 38, 38, 255))


def flat(sheet: Sheet, frame: Frame, size: tuple[float, float], height: float, chance: Chance) -> None:
    """A building with a flat roof of felt, a parapet and vents."""
    length, width = size
    tone = lit(mix(sheet.season.roofs["felt"], FROST, sheet.season.snow_on_roofs), chance.uniform(-0.05, 0.08))
    outline = frame.box(0, 0, length, width)
    sheet.cast((outline, 0), (outline, height))
    with sheet.thing(frame.at(length / 2, width / 2), (length + width) / 2 + 4, 4) as pencil:
        pencil.polygon(outline, (*lit(tone, 0.34), 255))
        pencil.polygon(frame.box(1.6, 1.6, length - 1.6, width - 1.6), (*lit(tone, -0.22), 255))
        pencil.polygon(frame.box(3.2, 3.2, length - 1.6, width - 1.6), (*tone, 255))
        for at in range(12, round(length), 12):
            pencil.polygon(frame.box(at, 3.2, at + 0.5, width - 1.6), (*lit(tone, -0.08), 255))
        for _each in range(round(length / 24)):
            vent = frame.child(chance.uniform(8, length - 10), chance.uniform(7, width - 10))
            pencil.polygon(vent.box(1, 1, 7, 5), (*lit(tone, -0.3), 255))
            block(pencil, vent, (0, 0, 4, 4), lit(tone, 0.2))


def cylinder(sheet: Sheet, at: Point, radius: float, height: float, tone: Colour) -> None:
    """A standing tank with a domed top."""
    tone = mix(tone, FROST, sheet.season.snow_on_roofs * 0.6)
    sheet.cast((circle(at, radius), 0), (circle(at, radius), height))
    with sheet.thing(at, radius + 2) as pencil:
        pencil.dot(at, radius, (*lit(tone, -0.24), 255))
        for share, light in ((0.9, -0.06), (0.72, 0.1), (0.45, 0.24), (0.2, 0.36)):
            off = radius * (0.9 - share) * 0.5
            pencil.dot((at[0] - off * SUN[0], at[1] - off * SUN[1]), radius * share, (*lit(tone, light), 255))
        pencil.line([at, (at[0] + radius * 0.8, at[1] - radius * 0.5)], (*lit(tone, -0.4), 255), 0.7)


def mast(sheet: Sheet, at: Point, height: float, width: float, tone: Colour) -> None:
    """Something thin and tall, such as a chimney: mostly a shadow."""
    sheet.cast((circle(at, width / 2), 0), (circle(at, width / 2.6), height))
    with sheet.thing(at, width) as pencil:
        pencil.dot(at, width / 2, (*lit(tone, -0.2), 255))
        pencil.dot((at[0] - 0.6, at[1] - 0.5), width / 2.8, (*lit(tone, 0.25), 255))
        pencil.dot(at, width / 5, (40, 36, 36, 255))
