"""The earth as a sphere, which it is within a percent."""

from math import cos, pi, radians

RADIUS = 6371.0  # kilometres
_METRES_A_DEGREE = round(1000 * RADIUS * pi / 180)


def in_metres(east: float, north: float, latitude: float) -> tuple[float, float]:
    """How far so many degrees to the east and to the north go, at a latitude."""
    return east * _METRES_A_DEGREE * cos(radians(latitude)), north * _METRES_A_DEGREE
