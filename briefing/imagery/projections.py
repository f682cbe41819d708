"""From the maps that pictures lie on back to the globe: Web Mercator, and the zones of UTM.

The series of UTM are those of Krüger up to the third power of the third flattening, of which the error within a zone is
less than a millimetre. The ellipsoids of WGS 84, ETRS89 and NAD83 differ by less than that.
"""

from math import asin, atan, atan2, cos, cosh, degrees, pi, sin, sinh

EQUATOR = 6_378_137.0
_FLATTENING = 1 / 298.257223563
_N = _FLATTENING / (2 - _FLATTENING)
_UNIT = 0.9996 * EQUATOR / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)  # metres of the map
_FALSE_EAST, _FALSE_NORTH = 500_000.0, 10_000_000.0
_TO_SPHERE = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_TO_LATITUDE = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3,
    7 * _N**2 / 3 - 8 * _N**3 / 5,
    56 * _N**3 / 15,
)

# How far the maps go: Web Mercator to each side, and once more where a picture lies over the date line; a zone to both
# sides of its middle, since all of a country is drawn in one, and from the equator.
_SIDE = pi * EQUATOR
_ASIDE, _FARTHEST = 1_000_000.0, 10_000_000.0

Spot = tuple[float, float]


def from_web_mercator(east: float, north: float) -> Spot:
    """Degrees east and north of a point of the map; ValueError where it is not on it."""
    if not (abs(east) <= 2 * _SIDE and abs(north) <= _SIDE):
        raise ValueError
    return degrees(east / EQUATOR), degrees(atan(sinh(north / EQUATOR)))


def from_utm(east: float, north: float, zone: int, *, is_south: bool = False) -> Spot:
    """Degrees east and north of a point in a zone; ValueError where it is not in it."""
    if not (abs(east - _FALSE_EAST) <= _ASIDE and abs(north) <= _FARTHEST):
        raise ValueError
    up = (north - (_FALSE_NORTH if is_south else 0.0)) / _UNIT
    across = (east - _FALSE_EAST) / _UNIT
    doubles = list(zip((2, 4, 6), _TO_SPHERE, strict=True))
    on_sphere = up - sum(much * sin(each * up) * cosh(each * across) for each, much in doubles)
    aside = across - sum(much * cos(each * up) * sinh(each * across) for each, much in doubles)
    there = asin(sin(on_sphere) / cosh(aside))
    latitude = there + sum(much * sin(each * there) for each, much in zip((2, 4, 6), _TO_LATITUDE, strict=True))
    return 6 * zone - 183 + degrees(atan2(sinh(aside), cos(on_sphere))), degrees(latitude)
