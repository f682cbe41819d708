"""Matching the tones of one picture to another's, as a display choice: per channel, one straight line.

A line through mean and spread keeps the order of all values and invents no detail; its gain is limited, so that a
flat picture is not blown up to noise.
"""

from collections import Counter
from typing import NamedTuple

LEAST_GAIN, MOST_GAIN = 0.4, 2.5
SAMPLES = 60_000  # pixels
Tables = tuple[bytes, bytes, bytes]


class Tone(NamedTuple):
    """Mean and spread (standard deviation) of a channel, 0 to 255."""

    mean: float
    spread: float


def tones(pixels: bytes) -> tuple[Tone, Tone, Tone]:
    """The tones of the first three channels of pixels of four bytes each, from an even sample of them.

    Raises ValueError where there are no pixels.
    """
    step = 4 * max(1, len(pixels) // 4 // SAMPLES)
    first, second, third = (_tone(pixels[channel::step]) for channel in range(3))
    return first, second, third


def matching(of: tuple[Tone, Tone, Tone], to: tuple[Tone, Tone, Tone]) -> Tables:
    """For each channel the 256 values that bring pixels with the tones ``of`` to the tones ``to``."""
    first, second, third = (_table(one, other) for one, other in zip(of, to, strict=True))
    return first, second, third


def matched(pixels: bytes, tables: Tables) -> bytearray:
    """Pixels of four bytes each with the first three channels looked up in ``tables``."""
    result = bytearray(pixels)
    for channel, table in enumerate(tables):
        result[channel::4] = pixels[channel::4].translate(table)
    return result


def _tone(values: bytes) -> Tone:
    if not values:
        raise ValueError("there are no pixels to take the tone of")
    counts = Counter(values)
    mean = sum(value * count for value, count in counts.items()) / len(values)
    variance = sum((value - mean) ** 2 * count for value, count in counts.items()) / len(values)
    return Tone(mean, variance**0.5)


def _table(of: Tone, to: Tone) -> bytes:
    gain = min(MOST_GAIN, max(LEAST_GAIN, to.spread / of.spread)) if of.spread > 0.5 else 1.0
    return bytes(min(255, max(0, round((value - of.mean) * gain + to.mean))) for value in range(256))
