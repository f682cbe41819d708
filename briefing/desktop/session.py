"""Where somebody was in each briefing: part, language, how far down, which figure, and how each was compared."""

from collections.abc import Mapping

from msgspec import Struct, field

from briefing import settings
from briefing.settings import Settings

MOST_BRIEFINGS = 1000  # of which every pair of loose pictures is one
MOST_RECENT = 12


class Place(Struct, frozen=True, kw_only=True):
    """A place in a briefing; ``comparisons`` holds for each figure what the image pane says of its state."""

    part: str = ""
    language: str = ""
    fraction: float = 0.0
    figure: str = ""
    comparisons: Mapping[str, object] = field(default_factory=dict)


def recall(store: Settings, briefing_id: str) -> Place:
    """Where somebody was in a briefing when it was last open; an empty place if it never was."""
    entry = store.get(settings.READING).get(briefing_id)
    if not isinstance(entry, dict):
        return Place()
    fraction = entry.get("fraction")
    comparisons = entry.get("comparisons")
    return Place(
        part=str(entry.get("part", "")),
        language=str(entry.get("language", "")),
        fraction=float(fraction) if isinstance(fraction, int | float) and 0 <= fraction <= 1 else 0.0,
        figure=str(entry.get("figure", "")),
        comparisons=comparisons if isinstance(comparisons, dict) else {},
    )


def remember(store: Settings, briefing_id: str, place: Place) -> None:
    """Keep a place; the briefings not opened for longest are forgotten first."""
    reading = {key: value for key, value in store.get(settings.READING).items() if key != briefing_id}
    reading[briefing_id] = {
        "part": place.part,
        "language": place.language,
        "fraction": round(place.fraction, 4),
        "figure": place.figure,
        "comparisons": dict(place.comparisons),
    }
    store.set(settings.READING, dict(list(reading.items())[-MOST_BRIEFINGS:]))


def add_recent(store: Settings, path: str) -> None:
    """Put ``path`` first among the recent ones."""
    others = [each for each in store.get(settings.RECENT) if each != path]
    store.set(settings.RECENT, [path, *others][:MOST_RECENT])
