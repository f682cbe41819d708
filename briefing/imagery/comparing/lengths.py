"""Lengths on the ground: a round one for a scale bar, and any one in words."""

from collections.abc import Callable, Sequence
from functools import reduce
from math import floor, log10

from briefing.document.directions import isolated
from briefing.imagery.comparing.geometry import Size
from briefing.imagery.comparing.placing import ground_size, onto_ground
from briefing.translation import N_, number

DIGITS = 3


def round_length(most: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not above ``most`` (more than 0)."""
    power = 10.0 ** floor(log10(most))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most * (1 + 1e-9))


def length_words(metres: float, language: str, words: Callable[[str], str]) -> str:
    """A length in centimetres, metres or kilometres, in words; three digits tell what a picture tells.

    ``words`` puts a text into ``language``.
    """
    told = float(f"{metres:.{DIGITS}g}")
    unit, text = (1000.0, N_("{length} km")) if told >= 1000 else (1.0, N_("{length} m"))
    if told < 1:
        unit, text = 0.01, N_("{length} cm")
    length = told / unit
    decimals = max(0, DIGITS - 1 - floor(log10(length))) if length else 0
    return isolated(words(text).format(length=number(length, decimals, language)), language)


def pixels_of_largest(ground: Size, sizes: Sequence[Size | None]) -> float:
    """How many pixels of the largest picture of a figure one of the ground of two of its pictures is.

    ``sizes`` are those of all of them; 0 where one is not known, which may be the largest.
    """
    known = [size for size in sizes if size is not None]
    return onto_ground(ground, reduce(ground_size, known)).a if len(known) == len(sizes) else 0.0
