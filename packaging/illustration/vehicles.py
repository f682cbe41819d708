"""Vehicles from above, nose along their frame: each kind has its own outline, colour and gear."""

from collections.abc import Callable
from dataclasses import dataclass

from .buildings import Box, block
from .chance import Chance
from .geometry import Frame
from .palette import FROST, Colour, lit, mix
from .sheet import Pencil, Sheet

GLASS = (38, 46, 52, 255)
RUBBER = (44, 44, 42, 255)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of vehicle: half its length and width, its height, its paint, and what draws it."""

    nose: float
    side: float
    height: float
    paint: Colour
    draw: Callable[[Pencil, Frame, Colour], None]


def park(sheet: Sheet, kind: Kind, frame: Frame, chance: Chance) -> None:
    """Set one down, worn and rimed as chance has it."""
    paint = lit(kind.paint, chance.uniform(-0.12, 0.1))
    rime = chance.uniform(0.02, 0.3) + chance.choice((0, 0, 0, 0, 0.26))
    if sheet.season.frost:
        paint = mix(paint, FROST, rime)
    outline = frame.box(-kind.nose, -kind.side, kind.nose, kind.side)
    sheet.cast((outline, 0), (outline, kind.height))
    with sheet.thing(frame.origin, kind.nose + 12) as pencil:
        kind.draw(pencil, frame, paint)


def _wheels(pencil: Pencil, frame: Frame, axles: tuple[float, ...], side: float) -> None:
    for axle in axles:
        for off in (-side, side - 1.6):
            pencil.polygon(frame.box(axle - 2, off, axle + 2, off + 1.6), RUBBER)


def _cab(pencil: Pencil, frame: Frame, box: Box, paint: Colour) -> None:
    left, top, right, bottom = box
    block(pencil, frame, box, lit(paint, 0.08))
    pencil.polygon(frame.box(right - 2.6, top + 1, right - 1, bottom - 1), GLASS)
    pencil.polygon(frame.box(left + 2, top + 0.2, right - 3.4, top + 0.9), GLASS)


def _lorry(pencil: Pencil, frame: Frame, paint: Colour) -> None:
    """A lorry with a canvas cover over hoops."""
    _wheels(pencil, frame, (-10, -5.4, 9), 5.6)
    pencil.polygon(frame.box(-14, -3, 14, 3), (52, 52, 46, 255))
    _cab(pencil, frame, (6.4, -5, 15, 5), paint)
    _arched(pencil, frame, (-15, -5.4, 5.2, 5.4), mix(paint, (150, 142, 108), 0.3))
    for hoop in (-10.4, -5.6, -0.8):
        pencil.polygon(frame.box(hoop, -5.2, hoop + 0.6, 5.2), (*lit(paint, -0.22), 255))


def _arched(pencil: Pencil, frame: Frame, box: Box, paint: Colour) -> None:
    """Something rounded along its length."""
    left, top, right, bottom = box
    across = frame.along[0] * 0.58 - frame.along[1] * 0.815
    steps = (0.3, 0.2, 0.04, -0.12, -0.28)
    deep = (bottom - top) / len(steps)
    for step, light in enumerate(steps if across > 0 else steps[::-1]):
        share = abs(across) * light + 0.02
        pencil.polygon(frame.box(left, top + step * deep, right, bottom), (*lit(paint, share), 255))
    pencil.polygon(frame.box(left, top, left + 0.8, bottom), (*lit(paint, -0.2), 255))


def _tank(pencil: Pencil, frame: Frame, paint: Colour) -> None:
    """A tank: tracks, a round turret, and a gun past the nose."""
    for off in (-7.6, 4.4):
        pencil.polygon(frame.box(-15, off, 15, off + 3.2), (54, 50, 44, 255))
        for link in range(-14, 15, 3):
            pencil.polygon(frame.box(link, off, link + 1, off + 3.2), (78, 70, 60, 255))
    block(pencil, frame, (-14.4, -5.2, 14.4, 5.2), lit(paint, -0.1))
    for fender in (-7, 5.6):
        pencil.polygon(frame.box(-12, fender, 12, fender + 1.4), (*lit(paint, -0.02), 255))
    for grille in (-13, -11.2, -9.4):
        pencil.polygon(frame.box(grille, -4, grille + 0.7, 4), (*lit(paint, -0.5), 255))
    pencil.dot(frame.at(2.4, 1.2), 5.9, (*lit(paint, -0.42), 255))
    pencil.dot(frame.at(1, 0), 5.7, (*lit(paint, 0.02), 255))
    pencil.dot(frame.at(0.6, -0.6), 4.6, (*lit(paint, 0.16), 255))
    pencil.polygon(frame.box(5, 0.6, 22, 1.7), (34, 36, 32, 150))
    pencil.polygon(frame.box(5, -0.9, 22, 0.8), (*lit(paint, -0.34), 255))
    pencil.polygon(frame.box(12, -1.3, 15, 1.2), (*lit(paint, -0.2), 255))
    pencil.dot(frame.at(0, 2.2), 1.5, (*lit(paint, -0.3), 255))
    pencil.dot(frame.at(-0.4, -2), 1.2, (*lit(paint, -0.2), 255))


def _carrier(pencil: Pencil, frame: Frame, paint: Colour) -> None:
    """An armoured carrier on eight wheels, its nose a wedge."""
    _wheels(pencil, frame, (-9.6, -3.6, 2.6, 8.2), 6)
    hull = [frame.at(*at) for at in ((-13, -5), (8, -5), (14, -2.6), (14, 2.6), (8, 5), (-13, 5))]
    pencil.polygon(hull, (*lit(paint, -0.16), 255))
    block(pencil, frame, (-12.4, -4, 7.6, 4), paint)
    pencil.polygon([frame.at(*at) for at in ((7.6, -4), (13, -2), (13, 2), (7.6, 4))], (*lit(paint, 0.14), 255))
    pencil.polygon(frame.box(8.6, -2.4, 9.8, 2.4), GLASS)
    pencil.polygon(frame.box(4, -0.5, 12.4, 0.6), (*lit(paint, -0.5), 255))
    pencil.dot(frame.at(3, 0), 2.9, (*lit(paint, -0.3), 255))
    pencil.dot(frame.at(2.7, -0.3), 2.2, (*lit(paint, 0.18), 255))
    for hatch in (-9.6, -5.4):
        pencil.polygon(frame.box(hatch, -2.6, hatch + 3, 2.6), (*lit(paint, -0.2), 255))


def _launcher(pencil: Pencil, frame: Frame, paint: Colour) -> None:
    """A rocket launcher: a bundle of tubes on a long lorry."""
    _wheels(pencil, frame, (-16, -11, 7, 12.4), 6.6)
    pencil.polygon(frame.box(-21, -4.4, 21, 4.4), (48, 50, 46, 255))
    _cab(pencil, frame, (12.6, -6, 22, 6), paint)
    block(pencil, frame, (7.4, -5.4, 11.6, 5.4), lit(paint, -0.1))
    tubes = mix(paint, (176, 178, 150), 0.45)
    pencil.polygon(frame.box(-20, -6.2, 6, 6.2), (*lit(tubes, -0.45), 255))
    for tube in range(5):
        off = -6 + tube * 2.44
        pencil.polygon(frame.box(-20, off, 6, off + 1.9), (*tubes, 255))
        pencil.polygon(frame.box(-20, off, 6, off + 0.7), (*lit(tubes, 0.3), 255))
        pencil.polygon(frame.box(-20, off + 0.3, -18.8, off + 1.6), (30, 32, 30, 255))
    for band in (-13, -3):
        pencil.polygon(frame.box(band, -6.2, band + 1.4, 6.2), (*lit(tubes, -0.3), 255))


def _missile(pencil: Pencil, frame: Frame, paint: Colour) -> None:
    """A missile launcher: two long canisters, rounded, on a heavy lorry."""
    _wheels(pencil, frame, (-17, -11, 6, 12), 7)
    pencil.polygon(frame.box(-23, -5.4, 23, 5.4), (50, 52, 48, 255))
    _cab(pencil, frame, (15, -6.4, 24, 6.4), paint)
    for off in (-6.6, 0.4):
        _arched(pencil, frame, (-24, off, 13, off + 6.2), mix(paint, (198, 200, 182), 0.55))
        for band in (-21, -9, 5):
            pencil.polygon(frame.box(band, off, band + 1, off + 6.2), (*lit(paint, -0.1), 255))


def _gun(pencil: Pencil, frame: Frame, paint: Colour) -> None:
    """A towed gun with its legs spread."""
    for end in (-5, 5):
        pencil.line([frame.at(-1, end * 0.25), frame.at(-15, end)], (*lit(paint, -0.3), 255), 1.5)
        pencil.polygon(frame.box(-16, end - 1.2, -14, end + 1.2), (*lit(paint, -0.4), 255))
    for off in (-5.4, 3.2):
        pencil.polygon(frame.box(-2.6, off, 2.6, off + 2.2), RUBBER)
    block(pencil, frame, (-3, -3, 3, 3), paint)
    pencil.polygon(frame.box(2.4, -4.6, 3.4, 4.6), (*lit(paint, 0.2), 255))
    pencil.polygon(frame.box(-6, -0.8, 18, 0.8), (*lit(paint, -0.36), 255))
    pencil.polygon(frame.box(15.6, -1.3, 18, 1.3), (*lit(paint, -0.2), 255))


def _tanker(pencil: Pencil, frame: Frame, paint: Colour) -> None:
    """A fuel lorry."""
    _wheels(pencil, frame, (-11, -6, 10), 5.6)
    pencil.polygon(frame.box(-15, -3, 15, 3), (52, 52, 48, 255))
    _cab(pencil, frame, (8, -5, 16, 5), paint)
    _arched(pencil, frame, (-16, -5.2, 6.6, 5.2), mix(paint, (214, 204, 170), 0.55))
    for hatch in (-11, -4, 3):
        pencil.dot(frame.at(hatch, 0), 1.3, (*lit(paint, -0.2), 255))


LORRY = Kind(15, 5.6, 9, (104, 108, 76), _lorry)
TANK = Kind(15, 7.6, 8, (70, 80, 54), _tank)
CARRIER = Kind(14, 6, 7, (84, 96, 82), _carrier)
LAUNCHER = Kind(22, 6.6, 11, (68, 84, 72), _launcher)
MISSILE = Kind(24, 7, 12, (74, 88, 66), _missile)
GUN = Kind(8, 4.5, 4, (80, 88, 62), _gun)
TANKER = Kind(16, 5.6, 9, (112, 110, 84), _tanker)
