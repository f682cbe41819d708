"""The camp: tents in blocks with trodden paths, field kitchens, stores, and banks of earth."""

from itertools import pairwise

from .buildings import block, brightness
from .chance import Chance
from .geometry import Frame, Path, beside, distance, ribbon, spline, strides, unit
from .palette import FROST, lit, mix
from .place import CAMP, SOUTH_TRACK
from .sheet import Sheet

CANVAS = ((104, 108, 84), (116, 114, 88), (96, 104, 86), (126, 120, 94))
BLOCKS = ((18, 26), (206, 26), (394, 26), (18, 186), (206, 186))
BANKS = (
    ((-18, 200), (-26, 344), (120, 352), (330, 348), (552, 346), (572, 240)),
    ((-18, 128), (-24, -18), (80, -24), (300, -20), (520, -22)),
)
PATHS: tuple[tuple[tuple[float, float], tuple[float, float], float], ...] = (
    ((-6, 164), (560, 164), 20),
    ((196, 0), (196, 326), 13),
    ((384, 0), (384, 326), 13),
    ((8, 14), (540, 14), 9),
    ((8, 322), (540, 322), 9),
    ((6, 10), (6, 320), 9),
)


def camp(sheet: Sheet, chance: Chance) -> None:
    """Draw all of it."""
    frame = CAMP.frame
    for start, end, width in PATHS:
        path = [at.at(0, chance.uniform(-1.5, 1.5)) for at in strides([frame.at(*start), frame.at(*end)], 14)]
        sheet.trodden.polygon(ribbon(path, width), 240)
    way = spline([frame.at(540, 164), frame.at(580, 168), SOUTH_TRACK[len(SOUTH_TRACK) // 3]])
    sheet.trodden.polygon(ribbon(way, 26), 240)
    for left, top in BLOCKS:
        for row in range(4):
            sheet.trodden.polygon(frame.box(left, top + row * 32 + 20, left + 166, top + row * 32 + 31), 190)
            for column in range(4):
                if chance.random() < 0.96:
                    u, v = left + column * 43 + chance.uniform(-1.5, 1.5), top + row * 32 + chance.uniform(-1, 1)
                    _tent(sheet, frame.child(u, v), chance)
    for each in range(3):
        _kitchen(sheet, frame.child(404 + each * 44, 196), chance)
    for each in range(2):
        _hall(sheet, frame.child(402 + each * 72, 232), chance)
    _stores(sheet, frame.child(404, 286), chance)
    _people(sheet, chance)
    for bank in BANKS:
        berm(sheet, spline([frame.at(*at) for at in bank]), chance)


def _tent(sheet: Sheet, frame: Frame, chance: Chance) -> None:
    """A ridge tent with snow along its ridge and a stove pipe."""
    length, width = chance.choice((34, 36, 36)), chance.choice((20, 22, 23))
    tone = lit(chance.choice(CANVAS), chance.uniform(-0.06, 0.08))
    outline = frame.box(0, 0, length, width)
    sheet.cast((outline, 0), (outline, 3), ([frame.at(0, width / 2), frame.at(length, width / 2)], 11))
    with sheet.thing(frame.at(length / 2, width / 2), 26) as pencil:
        for near, side in ((0.0, -1), (float(width), 1)):
            light = brightness(frame, 0, side)
            slope = lit(mix(tone, FROST, chance.uniform(0.12, 0.4)), 0.3 * light)
            pencil.polygon(frame.box(0, near, length, width / 2), (*slope, 255))
            for seam in (8, 16, 24):
                pencil.polygon(frame.box(seam, near, seam + 0.5, width / 2), (*lit(slope, -0.16), 255))
            pencil.polygon(frame.box(0, near, length, near - side * 1.3), (*lit(tone, -0.24), 255))
        snow = chance.uniform(0.8, 2.2)
        pencil.polygon(frame.box(0.5, width / 2 - snow * 0.4, length - 0.5, width / 2 + snow), (*FROST, 215))
        pencil.polygon(frame.box(length - 1.3, 2, length, width - 2), (*lit(tone, -0.4), 255))
        pencil.dot(frame.at(chance.choice((6, 7, 28)), 5.5), 1.3, (58, 54, 52, 255))
        for peg in (0, 12, 24, 36):
            for end in (-2.5, width + 2.5):
                pencil.line([frame.at(peg, width * (end > 0)), frame.at(peg, end)], (214, 210, 200, 190), 0.4)


def _people(sheet: Sheet, chance: Chance) -> None:
    """People on the paths, no more than a speck and a shadow each."""
    for start, end, width in PATHS:
        for at in strides([CAMP.frame.at(*start), CAMP.frame.at(*end)], 31):
            x, y = at.child(chance.uniform(-12, 12), chance.uniform(-0.4, 0.4) * width).origin
            if chance.random() < 0.6:
                across, down = sheet.fall(5)
                sheet.shade.line([(x, y), (x + across, y + down)], 220, 1.4)
                with sheet.thing((x, y), 3) as pencil:
                    pencil.dot((x, y), 1.3, (62, 66, 52, 255))
                    pencil.dot((x - 0.2, y - 0.2), 0.6, (150, 138, 112, 255))


def _hall(sheet: Sheet, frame: Frame, chance: Chance) -> None:
    """A large tent for meals: an arched roof in sections."""
    outline = frame.box(0, 0, 62, 34)
    tone = mix((120, 122, 100), FROST, 0.2)
    sheet.cast((outline, 0), (outline, 8), (frame.box(0, 10, 62, 24), 16))
    with sheet.thing(frame.at(31, 17), 40) as pencil:
        for step in range(9):
            light = brightness(frame, 0, -1) * (1 - step / 4) * 0.26
            pencil.polygon(frame.box(0, step * 3.8, 62, 34), (*lit(tone, light), 255))
        for seam in range(0, 62, 10):
            pencil.polygon(frame.box(seam, 0, seam + 0.7, 34), (*lit(tone, -0.24), 255))
            pencil.polygon(frame.box(seam + 2, 11, seam + chance.uniform(5, 9), 20), (*FROST, 210))


def _kitchen(sheet: Sheet, frame: Frame, chance: Chance) -> None:
    """A field kitchen under an awning, with its stove and wood."""
    outline = frame.box(0, 0, 20, 16)
    sheet.cast((outline, 5), (outline, 7))
    sheet.trodden.polygon(frame.box(-10, -8, 34, 26), 235)
    with sheet.thing(frame.at(12, 10), 26) as pencil:
        block(pencil, frame, (0, 0, 20, 16), mix((150, 140, 104), FROST, chance.uniform(0.1, 0.3)))
        block(pencil, frame, (22, 2, 31, 9), (70, 76, 66))
        pencil.dot(frame.at(26, 5), 2.2, (38, 38, 38, 255))
        pencil.dot(frame.at(29, 7.4), 1.1, (24, 24, 24, 255))
        for log in range(4):
            wood = lit((142, 110, 76), chance.uniform(-0.2, 0.2))
            pencil.polygon(frame.box(22, 12 + log * 1.6, 30, 13.2 + log * 1.6), (*wood, 255))


def _stores(sheet: Sheet, frame: Frame, chance: Chance) -> None:
    """Stacks of crates, some under a sheet."""
    for column in range(9):
        for row in range(2):
            spot = frame.child(column * 15 + chance.uniform(-1.5, 1.5), row * 15 + chance.uniform(-1, 1))
            tone = chance.choice(((146, 122, 86), (132, 112, 82), (92, 102, 92), (104, 108, 84)))
            sheet.cast((spot.box(0, 0, 11, 9), 0), (spot.box(0, 0, 11, 9), 6))
            with sheet.thing(spot.at(5, 5), 10) as pencil:
                block(pencil, spot, (0, 0, 11, 9), mix(tone, FROST, chance.uniform(0, 0.35)))
                pencil.polygon(spot.box(0, 4.2, 11, 4.8), (*lit(tone, -0.3), 255))


def berm(sheet: Sheet, path: Path, chance: Chance) -> None:
    """A bank of earth that was pushed up, its two sides in light and shade."""
    earth = mix((136, 114, 92), FROST, 0.14)
    width, snow = 15.0, 0.1
    sheet.trodden.polygon(ribbon(path, 26), 220)
    across, down = sheet.fall(5)
    sheet.shade.polygon(ribbon([(x + across, y + down) for x, y in path], 10), 235)
    half_way = path[len(path) // 2]
    with sheet.thing(half_way, max(distance(half_way, each) for each in path) + 12, 3) as pencil:
        for here, there in pairwise(path):
            width = max(12.0, min(17.0, width + chance.uniform(-0.5, 0.5)))
            snow = max(0.0, min(0.34, snow + chance.uniform(-0.05, 0.05)))
            half = width / 2
            looks = Frame((0, 0), unit(there[0] - here[0], there[1] - here[1]))
            for off, side in ((-half / 2, -1), (half / 2, 1)):
                light = brightness(looks, 0, side)
                snowed = mix(earth, FROST, max(0.0, -light) * 0.2 + snow)
                tone = lit(snowed, 0.36 * light + chance.uniform(-0.015, 0.015))
                pencil.polygon(ribbon(beside([here, there], off), half + 0.8), (*tone, 255))
