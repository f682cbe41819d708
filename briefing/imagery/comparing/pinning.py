"""Finding from pinned points how the after picture must be moved to lie on the before picture."""

from cmath import phase, rect
from collections.abc import Sequence
from math import degrees, radians

from msgspec.structs import replace

from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Method
from briefing.imagery.comparing.geometry import Point, Size

Pin = tuple[Point, Point]


def pinned(pins: Sequence[Pin], ground: Size, before: Alignment = UNALIGNED) -> Alignment:
    """The alignment that brings the first point of each pin as near to its second as can be.

    Points are pixels of the ground. One pin shifts, and leaves the turn and the scale of the alignment ``before``;
    more also turn and scale (least squares). Pins whose first points coincide only shift.
    """
    if not pins:
        return before
    middle = complex(ground[0] / 2, ground[1] / 2)
    starts = [complex(*start) for start, _end in pins]
    ends = [complex(*end) for _start, end in pins]
    from_centre, to_centre = sum(starts) / len(pins), sum(ends) / len(pins)
    spread = sum(abs(start - from_centre) ** 2 for start in starts)
    turn = rect(before.scale, radians(before.rotation))
    if spread > 1e-9:
        products = (
            (start - from_centre).conjugate() * (end - to_centre) for start, end in zip(starts, ends, strict=True)
        )
        found = sum(products) / spread
        turn = found if 0.05 <= abs(found) <= 20 else turn
    shift = to_centre - middle - turn * (from_centre - middle)
    return Alignment(dx=shift.real, dy=shift.imag, scale=abs(turn), rotation=degrees(phase(turn)), method=Method.PINNED)


def nudged(alignment: Alignment, dx: float = 0, dy: float = 0, *, turn: float = 0, scale: float = 1) -> Alignment:
    """An alignment moved on by hand, by so many pixels of the ground and degrees, and made larger by a factor."""
    return replace(
        alignment,
        dx=alignment.dx + dx,
        dy=alignment.dy + dy,
        rotation=round(alignment.rotation + turn, 6),
        scale=round(alignment.scale * scale, 6),
        method=Method.NUDGED,
    )
