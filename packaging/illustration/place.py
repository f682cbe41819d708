"""The plan of the place, the same in both pictures: where the river, the roads, the garrison and the parks lie."""

from dataclasses import dataclass

from .geometry import Frame, Path, spline

GRAIN = (1.0, -0.105)
"""The direction that road, rails, garrison and most parcels share."""

GARRISON = Frame((930, 330)).child(0, 0, GRAIN)
LENGTH, DEPTH = 1250, 640
AVENUE = 430
"""Where along the garrison its gate is."""

ROAD = spline([(-60, 1262), (180, 1240), (420, 1196), (660, 1134), (1006, 1066), (1600, 1004), (2460, 914)])
APPROACH = spline([GARRISON.at(AVENUE, DEPTH - 20), GARRISON.at(AVENUE, DEPTH + 104)])
RAILS = spline([GARRISON.at(1580, -92), GARRISON.at(1000, -95), GARRISON.at(400, -95), GARRISON.at(-70, -95)])
SWITCH = ((1270, -95), (1150, -89), (1030, -79), (910, -75), (790, -75), (480, -75), (150, -75))
SIDING = spline([GARRISON.at(u, v) for u, v in SWITCH])

RIVER = spline(
    [
        (486, -80),
        (440, 70),
        (330, 190),
        (268, 330),
        (336, 470),
        (432, 590),
        (410, 740),
        (286, 840),
        (214, 960),
        (262, 1090),
        (344, 1205),
        (330, 1320),
        (214, 1410),
        (140, 1520),
        (190, 1700),
    ]
)
RIVER_WIDTH = 54
OXBOW = spline([(424, 312), (462, 352), (470, 404), (446, 448), (412, 462)])

FARM = Frame((60, 700)).child(0, 0, (1.0, 0.16))
WOOD = spline(
    [
        (470, 1640),
        (440, 1520),
        (500, 1420),
        (610, 1390),
        (690, 1320),
        (800, 1330),
        (880, 1400),
        (930, 1500),
        (900, 1640),
    ]
)
CLEARING: Path = [(640, 1500), (720, 1455), (800, 1490), (790, 1560), (690, 1580)]

WEST_TRACK = spline([(846, 1098), (800, 1010), (770, 900), (752, 700), (764, 520), (850, 380), (900, 262)])
SOUTH_TRACK = spline([(1596, 1004), (1606, 1100), (1612, 1260), (1640, 1420), (1636, 1680)])
FARM_TRACK = spline([(128, 1246), (140, 1120), (118, 980), (150, 860), (120, 760)])


@dataclass(frozen=True, slots=True)
class Yard:
    """A stretch of ground in a frame of its own."""

    frame: Frame
    width: float
    height: float

    def outline(self, by: float = 0) -> Path:
        """Its corners, ``by`` points farther out."""
        return self.frame.box(-by, -by, self.width + by, self.height + by)


MOTOR_POOL = Yard(GARRISON.child(40, 372), 340, 232)
PARADE = Yard(GARRISON.child(486, 372), 372, 232)
EAST_POOL = Yard(GARRISON.child(920, 60), 290, 544)
WEST_FIELD = Yard(Frame((560, 560)).child(0, 0, GRAIN), 176, 330)
CAMP = Yard(Frame((1010, 1170)).child(0, 0, (1.0, -0.085)), 548, 330)
SOUTH_FIELD = Yard(Frame((1672, 1086)).child(0, 0, GRAIN), 600, 318)
