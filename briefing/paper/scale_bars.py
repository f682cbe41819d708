"""Scale bars under printed pictures."""

from typing import Any

from briefing.imagery.comparing.lengths import length_words, round_length
from briefing.paper.plate import Image
from briefing.paper.words import Words

LONGEST, WIDEST = 30.0, 0.4  # millimetres, and of the width of the picture


def scale_bar(image: Image, metres_per_pixel: float | None, language: str, words: Words) -> dict[str, Any] | None:
    """A scale bar of round length, where it is known how large a pixel is: its millimetres on paper, its words."""
    if not metres_per_pixel or not image.scale:
        return None
    printed = image.scale / metres_per_pixel
    length = round_length(min(LONGEST, image.width * WIDEST) / printed)
    return {"length": length * printed, "words": length_words(length, language, words)}
