"""What is wrong with what a manifest says, as far as the briefing alone tells it."""

from collections.abc import Iterator

from briefing.document import date_checks, place_checks, plain_words, same_pictures
from briefing.document.model import Briefing


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """A place of the manifest, what is wrong there, and what to do."""
    for checks in (date_checks, place_checks, plain_words, same_pictures):
        yield from checks.objections(briefing)
