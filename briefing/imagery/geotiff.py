"""How large a pixel is on the ground, where a TIFF that lies on the map says so in a way that can be relied on.

Read are the tags and keys of OGC GeoTIFF 1.1 (docs.ogc.org/is/19-008r4): in the zones of UTM, in which pictures of
satellites come, a metre of the map is one on the ground within a tenth of a percent. In Web Mercator it is by the
latitude. A scale of any other map is not told, since most are true in some places only.
"""

from collections.abc import Mapping, Sequence
from math import cosh
from typing import Any

_PIXEL_SCALE, _TIE_POINT, _KEYS = 33550, 33922, 34735
_MODEL, _PROJECTED, _MAP = 1024, 1, 3072
_UNITS, _METRE = 3076, 9001
_WEB_MERCATOR, _EQUATOR = 3857, 6_378_137.0
# Zones of UTM in the register of EPSG: WGS 84 north and south, ETRS89, NAD83 and NAD83(2011).
_ZONES = (
    range(32601, 32661),
    range(32701, 32761),
    range(25828, 25839),
    range(26901, 26924),
    range(6328, 6349),
)
_SQUARE = 0.001
# Within these a briefing may say how large a pixel is.
_LEAST, _MOST = 0.0001, 1_000_000.0


def metres_per_pixel(tags: Mapping[int, Any], height: int) -> float:
    """Metres on the ground a pixel of a picture with these TIFF tags and so many rows; 0 where that is not known."""
    try:
        keys = _short_keys([int(each) for each in tags.get(_KEYS, ())])
        across, down = (float(each) for each in tags.get(_PIXEL_SCALE, ())[:2])
        if not _LEAST <= across <= _MOST or abs(down - across) > _SQUARE * across:
            return 0.0
        if keys.get(_MODEL) != _PROJECTED or keys.get(_UNITS, _METRE) != _METRE:
            return 0.0
        place = keys.get(_MAP, 0)
        if place == _WEB_MERCATOR:
            row, north = float(tags[_TIE_POINT][1]), float(tags[_TIE_POINT][4])
            across /= cosh((north - (height / 2 - row) * down) / _EQUATOR)
            return across if across >= _LEAST else 0.0
        return across if any(place in zone for zone in _ZONES) else 0.0
    except (TypeError, ValueError, KeyError, IndexError, OverflowError):
        return 0.0


def _short_keys(directory: Sequence[int]) -> dict[int, int]:
    """The keys whose values stand in the directory itself: four numbers each, after four that say how many."""
    rows = [directory[at : at + 4] for at in range(4, len(directory) - 3, 4)]
    return {key: value for key, kept_in, _count, value in rows if kept_in == 0}
