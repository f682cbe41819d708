"""The colours of the two seasons, and how far the sun stands above the place."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """``one`` with a ``share`` of ``other`` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def lit(colour: Colour, by: float) -> Colour:
    """A colour in more light (``by`` above nought) or less."""
    return mix(colour, (255, 246, 226), by) if by > 0 else mix(colour, (22, 26, 34), -by)


@dataclass(frozen=True, slots=True)
class Crop:
    """What stands on a parcel: the ground, the lines of the work on it, and how far those are apart."""

    ground: Colour
    furrow: Colour
    spacing: float
    tramlines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """All that the time of year changes."""

    reach: float
    """How far a shadow falls, as a multiple of the height."""
    shade: Colour
    """What a shadow leaves of white."""
    shade_of_bare_trees: int
    frost: float
    """How much of the ground the frost covers, 0 to 1."""
    crops: tuple[Crop, ...]
    grass: Colour
    meadow: Colour
    reeds: tuple[Colour, ...]
    water: Colour
    shallows: Colour
    bank: Colour
    verge: Colour
    tarmac: Colour
    marking: Colour
    track: Colour
    concrete: Colour
    joint: Colour
    gravel: Colour
    ballast: Colour
    roofs: dict[str, Colour]
    snow_on_roofs: float
    crowns: tuple[tuple[Colour, Colour, Colour], ...]
    """For each kind of tree the shaded, middle and lit colour; the last is evergreen."""
    bare: bool


WHITE: Colour = (250, 248, 240)
FROST: Colour = (238, 241, 244)
MUD: Colour = (104, 84, 66)
MUD_DARK: Colour = (78, 62, 50)

AUTUMN = Season(
    reach=1.05,
    shade=(128, 136, 158),
    shade_of_bare_trees=0,
    frost=0.0,
    crops=(
        Crop((204, 180, 128), (190, 164, 112), 7, tramlines=True),
        Crop((143, 113, 85), (124, 97, 72), 6),
        Crop((146, 150, 100), (132, 138, 88), 6, tramlines=True),
        Crop((168, 160, 104), (163, 154, 99), 14),
        Crop((172, 143, 97), (150, 121, 81), 8),
        Crop((186, 171, 122), (176, 160, 110), 9, tramlines=True),
    ),
    grass=(158, 154, 100),
    meadow=(146, 149, 94),
    reeds=((176, 152, 92), (158, 134, 80), (132, 126, 76), (190, 168, 110)),
    water=(82, 96, 96),
    shallows=(118, 122, 102),
    bank=(124, 122, 78),
    verge=(176, 162, 118),
    tarmac=(126, 122, 116),
    marking=(206, 200, 186),
    track=(198, 176, 132),
    concrete=(192, 184, 166),
    joint=(170, 162, 144),
    gravel=(182, 168, 138),
    ballast=(138, 128, 118),
    roofs={"tile": (163, 92, 68), "slate": (128, 122, 116), "sheet": (142, 150, 148), "felt": (114, 110, 104)},
    snow_on_roofs=0.0,
    crowns=(
        ((74, 80, 42), (104, 110, 56), (142, 142, 76)),
        ((104, 88, 46), (142, 120, 62), (186, 162, 92)),
        ((98, 70, 44), (132, 98, 60), (172, 134, 86)),
        ((44, 62, 44), (60, 82, 54), (86, 106, 68)),
    ),
    bare=False,
)

WINTER = Season(
    reach=1.9,
    shade=(150, 164, 194),
    shade_of_bare_trees=84,
    frost=0.52,
    crops=(
        Crop((206, 194, 168), (186, 170, 140), 7, tramlines=True),
        Crop((162, 149, 130), (116, 100, 82), 6),
        Crop((190, 192, 174), (166, 171, 150), 6, tramlines=True),
        Crop((198, 196, 180), (191, 188, 170), 14),
        Crop((186, 172, 152), (154, 137, 117), 8),
        Crop((208, 203, 188), (195, 189, 172), 9, tramlines=True),
    ),
    grass=(192, 191, 174),
    meadow=(188, 189, 172),
    reeds=((188, 172, 138), (170, 152, 118), (204, 194, 170), (216, 212, 200)),
    water=(112, 128, 136),
    shallows=(176, 192, 200),
    bank=(168, 166, 150),
    verge=(178, 170, 156),
    tarmac=(108, 106, 106),
    marking=(180, 176, 170),
    track=(150, 132, 112),
    concrete=(184, 179, 171),
    joint=(164, 158, 150),
    gravel=(168, 158, 146),
    ballast=(142, 138, 136),
    roofs={"tile": (150, 96, 78), "slate": (130, 130, 132), "sheet": (146, 156, 162), "felt": (122, 122, 122)},
    snow_on_roofs=0.62,
    crowns=(
        ((92, 82, 74), (132, 120, 108), (196, 190, 184)),
        ((104, 88, 74), (146, 128, 110), (204, 194, 184)),
        ((84, 70, 64), (116, 98, 90), (186, 174, 168)),
        ((46, 62, 54), (70, 88, 74), (206, 214, 214)),
    ),
    bare=True,
)
