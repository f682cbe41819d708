"""Where a TIFF that lies on the map is, and how large a pixel of it on the ground, where that can be relied on.

Read are the tags and keys of OGC GeoTIFF 1.1 (docs.ogc.org/is/19-008r4): in the zones of UTM, in which pictures of
satellites come, a metre of the map is one on the ground within a tenth of a percent. In Web Mercator it is by the
latitude. In degrees a pixel has two sizes, of which that from west to east is by the latitude. A scale of any other map
is not told, since most are true in some places only; nor is where such a picture is.
"""

from collections.abc import Mapping, Sequence
from math import cosh
from typing import Any

from briefing.document.earth import in_metres
from briefing.imagery.projections import EQUATOR, Spot, from_utm, from_web_mercator

Ground = tuple[float, float]

UNKNOWN: Ground = (0.0, 0.0)
_PIXEL_SCALE, _TIE_POINT, _TRANSFORMATION, _KEYS = 33550, 33922, 34264, 34735
_MODEL, _PROJECTED, _GEOGRAPHIC = 1024, 1, 2
_MAP, _UNITS, _METRE = 3072, 3076, 9001
_GLOBE, _ANGLES, _DEGREE = 2048, 2054, 9102
_WEB_MERCATOR = 3857
# Zones of UTM in the register of EPSG, and what they begin with: WGS 84 north and south, ETRS89, NAD83 and NAD83(2011),
# of which the last begins with the zones 59 and 60.
_SOUTH = range(32701, 32761)
_ZONES = (
    (range(32601, 32661), 1),
    (_SOUTH, 1),
    (range(25828, 25839), 28),
    (range(26901, 26924), 1),
    (range(6328, 6330), 59),
    (range(6330, 6349), 1),
)
# The same in degrees.
_GLOBES = (4326, 4258, 4269, 6318)
_SQUARE = 0.001
# Within these a briefing may say how large a pixel is.
_LEAST, _MOST = 0.0001, 1_000_000.0


def lies_on_map(tags: Mapping[int, Any]) -> bool:
    """Whether a TIFF with these tags says where on some map it is."""
    return _PIXEL_SCALE in tags or _TRANSFORMATION in tags


def ground(tags: Mapping[int, Any], height: int) -> Ground:
    """Metres on the ground a pixel of a picture with these TIFF tags and so many rows: across, and down.

    They are the same but in degrees; UNKNOWN where that is not known.
    """
    try:
        keys = _short_keys([int(each) for each in tags.get(_KEYS, ())])
        across, down = _steps(tags)
        if keys.get(_MODEL) == _GEOGRAPHIC:
            found = _in_degrees(tags, keys, (across, down), height)
        else:
            found = (_in_metres(tags, keys, (across, down), height),) * 2
        return found if all(_LEAST <= each <= _MOST for each in found) else UNKNOWN
    except (TypeError, ValueError, KeyError, IndexError, OverflowError):
        return UNKNOWN


def on_map(tags: Mapping[int, Any], size: tuple[int, int]) -> tuple[Ground, Spot | None]:
    """The ``ground`` of a picture of this size, and degrees east and north of its middle, where that is known."""
    known = ground(tags, size[1])
    return known, None if known == UNKNOWN else _middle(tags, size)


def _in_degrees(tags: Mapping[int, Any], keys: Mapping[int, int], steps: Ground, height: int) -> Ground:
    if keys.get(_GLOBE) not in _GLOBES or keys.get(_ANGLES, _DEGREE) != _DEGREE:
        return UNKNOWN
    across, down = steps
    latitude = _row(tags, down, height / 2)
    if abs(latitude) > 90:
        return UNKNOWN
    return in_metres(across, down, latitude)


def _in_metres(tags: Mapping[int, Any], keys: Mapping[int, int], steps: Ground, height: int) -> float:
    across, down = steps
    if abs(down - across) > _SQUARE * across or across > _MOST:
        return 0.0
    if keys.get(_MODEL) != _PROJECTED or keys.get(_UNITS, _METRE) != _METRE:
        return 0.0
    place = keys.get(_MAP, 0)
    if place == _WEB_MERCATOR:
        return across / cosh(_row(tags, down, height / 2) / EQUATOR)
    return across if _zone(place) else 0.0


def _zone(place: int) -> int:
    """The zone of UTM that is so called by EPSG, or 0."""
    return next((place - zones.start + first for zones, first in _ZONES if place in zones), 0)


def _middle(tags: Mapping[int, Any], size: tuple[int, int]) -> Spot | None:
    width, height = size
    try:
        keys = _short_keys([int(each) for each in tags[_KEYS]])
        across, down = _steps(tags)
        there = _column(tags, across, width / 2), _row(tags, down, height / 2)
        if keys[_MODEL] != _GEOGRAPHIC:
            zone = _zone(keys[_MAP])
            there = from_utm(*there, zone, is_south=keys[_MAP] in _SOUTH) if zone else from_web_mercator(*there)
        east, north = there
        return ((east + 180) % 360 - 180, north) if abs(east) <= 360 else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _steps(tags: Mapping[int, Any]) -> Ground:
    """How far the map goes on with each pixel, across and down; ValueError where the picture is turned on it."""
    if _PIXEL_SCALE in tags:
        across, down = (float(each) for each in tags[_PIXEL_SCALE][:2])
        return across, down
    east, turned, _depth, _left, also_turned, south = (float(each) for each in tags[_TRANSFORMATION][:6])
    if turned or also_turned:
        raise ValueError
    return east, -south


def _row(tags: Mapping[int, Any], down: float, at: float) -> float:
    """Where on the map, from south to north, a row is."""
    row, north = _known_point(tags, 1)
    return north - (at - row) * down


def _column(tags: Mapping[int, Any], across: float, at: float) -> float:
    """Where on the map, from west to east, a column is."""
    column, east = _known_point(tags, 0)
    return east + (at - column) * across


def _known_point(tags: Mapping[int, Any], axis: int) -> tuple[float, float]:
    """A column (``axis`` 0) or a row (1) of which the tags say where it is on the map, and where that is."""
    if _PIXEL_SCALE in tags:
        return float(tags[_TIE_POINT][axis]), float(tags[_TIE_POINT][3 + axis])
    return 0.0, float(tags[_TRANSFORMATION][3 + 4 * axis])


def _short_keys(directory: Sequence[int]) -> dict[int, int]:
    """The keys whose values stand in the directory itself: four numbers each, after four that say how many."""
    rows = [directory[at : at + 4] for at in range(4, len(directory) - 3, 4)]
    return {key: value for key, kept_in, _count, value in rows if kept_in == 0}
