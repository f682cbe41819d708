"""Where somebody was in each briefing: part, language, how far down, which figure, and how each was compared."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field, to_builtins
from msgspec.structs import replace

from briefing import settings, translation
from briefing.document.model import Briefing, Figure
from briefing.imagery.comparing.state import renumbered
from briefing.plain_values import fitting
from briefing.settings import Settings

MOST_BRIEFINGS = 1000  # of which every pair of loose pictures is one
MOST_RECENT = 12


class ReadingPlace(Struct, frozen=True, kw_only=True):
    """A place in a briefing; ``comparisons`` holds for each figure what the image pane says of its state."""

    part: str = ""
    language: str = ""
    fraction: Annotated[float, Meta(ge=0, le=1)] = 0.0
    figure: str = ""
    comparisons: Mapping[str, object] = field(default_factory=dict)

    def state_of(self, figure: Figure) -> object:
        """What the image pane said of the state of a figure, by the numbers that its pictures have now."""
        return renumbered(self.comparisons.get(figure.id), figure.files)


def recall(store: Settings, briefing_id: str) -> ReadingPlace:
    """Where somebody was in a briefing when it was last open; an empty place if it never was."""
    return ReadingPlace(**fitting(store.get(settings.READING).get(briefing_id), ReadingPlace))


def remember(store: Settings, briefing_id: str, place: ReadingPlace) -> None:
    """Keep a place; the briefings not opened for longest are forgotten first."""
    reading = {key: value for key, value in store.get(settings.READING).items() if key != briefing_id}
    reading[briefing_id] = to_builtins(replace(place, fraction=round(place.fraction, 4)))
    store.set(settings.READING, dict(list(reading.items())[-MOST_BRIEFINGS:]))


def language_for(store: Settings, briefing: Briefing, place: ReadingPlace) -> str:
    """The language of a briefing in which it was left, else the one that was chosen last, else that of the system."""
    wanted = place.language, store.get(settings.LANGUAGE) or translation.system_language()
    return next((each for each in wanted if each in briefing.languages), briefing.languages[0])


def add_recent(store: Settings, path: str) -> None:
    """Put ``path`` first among the recent ones."""
    others = [each for each in store.get(settings.RECENT) if each != path]
    store.set(settings.RECENT, [path, *others][:MOST_RECENT])


def keep_comparing(store: Settings, pictures: Sequence[Path]) -> None:
    """Keep which pictures are compared, until ``let_go``, for a start after an end without a question."""
    let_go(store, pictures)
    left = store.get(settings.COMPARED)
    store.set(settings.COMPARED, {**left, _named(pictures): [str(each.absolute()) for each in pictures]})


def left_comparing(store: Settings) -> list[Path]:
    """The pictures that were compared last of those that were not let go."""
    return [Path(each) for each in next(reversed(store.get(settings.COMPARED).values()), ())]


def come_back(store: Settings) -> list[Path]:
    """The same, for a start: those before it do not come up one by one at the next starts, but can be chosen."""
    left = store.get(settings.COMPARED)
    _put_aside(store, list(left)[:-1])
    return left_comparing(store)


def put_aside(store: Settings, pictures: Sequence[Path]) -> None:
    """Have a comparison that was left not come up by itself any more; it can be chosen, once its files are there."""
    _put_aside(store, [_named(pictures)])


def aside(store: Settings) -> list[list[Path]]:
    """The pictures of each comparison that was never saved and does not come up by itself, the last first."""
    store.look_again(settings.COMPARED_BEFORE)
    found = store.get(settings.COMPARED_BEFORE).values()
    return [[Path(each) for each in pictures] for pictures in reversed(found) if len(pictures) > 1]


def forget_aside(store: Settings) -> None:
    """Let go of all of these."""
    store.set(settings.COMPARED_BEFORE, {})


def let_go(store: Settings, pictures: Sequence[Path]) -> None:
    """Forget a comparison that was saved, or that nobody wants back.

    Another start may have put it aside meanwhile.
    """
    if not pictures:
        return
    store.look_again(settings.COMPARED_BEFORE)
    for setting in (settings.COMPARED, settings.COMPARED_BEFORE):
        left = store.get(setting)
        store.set(setting, {key: value for key, value in left.items() if key != _named(pictures)})


def _put_aside(store: Settings, names: Sequence[str]) -> None:
    left = store.get(settings.COMPARED)
    put = {key: value for key, value in left.items() if key in names}
    if put:
        known = store.get(settings.COMPARED_BEFORE) | put
        store.set(settings.COMPARED_BEFORE, dict(list(known.items())[-MOST_RECENT:]))
        store.set(settings.COMPARED, {key: value for key, value in left.items() if key not in put})


def _named(pictures: Sequence[Path]) -> str:
    return "\n".join(str(each.absolute()) for each in pictures)
