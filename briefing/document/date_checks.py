"""What is wrong with the dates of a briefing, which are compared by the days that they cover."""

import datetime
from collections.abc import Iterator, Sequence

from briefing.document.model import Briefing, Event
from briefing.translation import _


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """A place of the manifest, what is wrong there, and what to do."""
    if briefing.cutoff > briefing.published:
        yield "cutoff", _("the information is later than the publication"), _("Check the two dates")
    for place, day in _known_then(briefing):
        if day > briefing.published:
            yield place, _("this is later than the publication"), _("Check the two dates")
    yield from _timeline(briefing.events)


def _known_then(briefing: Briefing) -> Iterator[tuple[str, datetime.date]]:
    """The dates of what cannot be later than the publication."""
    for at, source in enumerate(briefing.sources):
        if source.date is not None:
            yield f"sources[{at}].date", source.date.first
    for at, figure in enumerate(briefing.figures):
        for number, picture in enumerate(figure.pictures):
            yield f"figures[{at}].pictures[{number}].date", picture.date


def _timeline(events: Sequence[Event]) -> Iterator[tuple[str, str, str]]:
    latest = datetime.date.min
    for at, event in enumerate(events):
        if event.until is not None and event.until.last < event.date.first:
            yield f"events[{at}]", _("this event ends before it begins"), _("Check the two dates")
        elif event.until is not None and event.until.first <= event.date.last:
            advice = _("Take until out, or write both as days, months or years")
            yield f"events[{at}]", _("the two dates of this event overlap"), advice
        if event.date.last < latest:
            yield f"events[{at}]", _("this event is earlier than the one before it"), _("Sort the events")
            latest = event.date.first
        latest = max(latest, event.date.first)
