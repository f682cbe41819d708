"""What is wrong with the dates of a briefing, which are compared by the days that they cover."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from briefing.document.model import Briefing, Event, PartialDate
from briefing.translation import _

AHEAD = datetime.timedelta(days=90)


def out_of_order(dates: Iterable[PartialDate]) -> Iterator[int]:
    """The numbers of those dates that are earlier than one before them, as far as that is known."""
    latest = datetime.date.min
    for at, date in enumerate(dates):
        if date.last < latest:
            yield at
            latest = date.first
        latest = max(latest, date.first)


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """A place of the manifest, what is wrong there, and what to do."""
    if briefing.cutoff > briefing.published:
        yield "cutoff", _("the information is later than the publication"), _("Check the two dates")
    for place, day in _known_then(briefing):
        if day > briefing.published:
            yield place, _("this is later than the publication"), _("Check the two dates")
        elif day > briefing.cutoff and place.startswith("figures"):
            yield place, _("this is later than the day on which the information ends"), _("Check the two dates")
    yield from _timeline(briefing.events)
    yield from _editions(briefing)


def _editions(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """Publication and corrections: a briefing may be written before its day, but hardly a season."""
    corrections = {f"corrections[{at}].date": each.date for at, each in enumerate(briefing.corrections)}
    latest = datetime.datetime.now(tz=datetime.UTC).date() + AHEAD
    for place, day in {"published": briefing.published, **corrections}.items():
        if day > latest:
            yield place, _("this is more than {days} days from now").format(days=AHEAD.days), _("Check the date")
        elif day < briefing.published and briefing.edition == 1:
            what = _("this is earlier than the publication, and there was no edition before this one")
            yield place, what, _("Check the two dates, or raise edition")


def _known_then(briefing: Briefing) -> Iterator[tuple[str, datetime.date]]:
    """The dates of what cannot be later than the publication."""
    for at, source in enumerate(briefing.sources):
        if source.date is not None:
            yield f"sources[{at}].date", source.date.first
    for at, figure in enumerate(briefing.figures):
        for number, picture in enumerate(figure.pictures):
            yield f"figures[{at}].pictures[{number}].date", picture.date.first


def _timeline(events: Sequence[Event]) -> Iterator[tuple[str, str, str]]:
    misplaced = set(out_of_order(event.date for event in events))
    for at, event in enumerate(events):
        if event.until is not None and event.until.last < event.date.first:
            yield f"events[{at}]", _("this event ends before it begins"), _("Check the two dates")
        elif event.until is not None and event.until.first <= event.date.last:
            advice = _("Take until out, or write both as days, months or years")
            yield f"events[{at}]", _("the two dates of this event overlap"), advice
        if at in misplaced:
            yield f"events[{at}]", _("this event is earlier than the one before it"), _("Sort the events")
