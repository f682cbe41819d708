"""The map of a place: drawn once, then kept, so that printing need not read the map of the world."""

from functools import cache, lru_cache
from pathlib import Path

from briefing.document.model import Place
from briefing.kept import Shelf, maker
from briefing.paper.locator.locator_map import LocatorMap, Tone
from briefing.paths import resource

SHELF = Shelf("maps", 8 << 20, LocatorMap)


def locator_map(place: Place, language: str, tone: Tone = "light", *, large: bool = False) -> LocatorMap:
    """The map of a place, in a language; the same bytes every time. One in ``large`` print has larger letters."""
    return _kept(place.longitude, place.latitude, place.name.get(language), language, tone, large)


@lru_cache(maxsize=256)
def _kept(longitude: float, latitude: float, place: str, language: str, tone: Tone, large: bool) -> LocatorMap:
    key = _makers(), repr((longitude, latitude, place, language, tone, large))
    kept = SHELF.recall(*key)
    if kept is not None:
        return kept
    from briefing.paper.locator.drawing import drawn

    made = drawn(longitude, latitude, place, language, tone, large=large)
    SHELF.remember(made, *key)
    return made


@cache
def _makers() -> str:
    """What a map depends on beside its place: what draws it, the map of the world, and the words."""
    ours = sorted(Path(__file__).parent.glob("*.py"))
    return maker(*ours, resource("maps/world.json"), *sorted(resource("translations").glob("*/LC_MESSAGES/*.mo")))
