"""Where a figure is, in words."""

from collections.abc import Callable

from briefing.document.directions import isolated
from briefing.document.model import Place
from briefing.translation import N_, number

NO_BREAK = "\u00a0"


def place_words(place: Place, language: str, words: Callable[[str], str]) -> str:
    """Where a figure is: the name of the place, and its degrees, as exact as they are written, to some ten metres."""
    east = N_("{degrees}° E") if place.longitude >= 0 else N_("{degrees}° W")
    north = N_("{degrees}° N") if place.latitude >= 0 else N_("{degrees}° S")
    degrees = [
        words(side).format(degrees=number(abs(value), 4, language))
        for side, value in ((north, place.latitude), (east, place.longitude))
    ]
    exactly = isolated(", ".join(degrees).replace(" ", NO_BREAK), language)
    return f"{place.name.get(language)} ({exactly})"
