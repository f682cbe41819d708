"""The sources of words that are handed on, each in a line with what its note says, as that it is known second-hand."""

from collections.abc import Iterable

from briefing.desktop.reading.about import reference
from briefing.desktop.reading.citing import cited_sources
from briefing.document import walking
from briefing.document.model import Source
from briefing.document.opening import OpenedBriefing
from briefing.paper.export.text_tree import PlainText


def listed(ids: Iterable[str], opened: OpenedBriefing, language: str) -> list[tuple[Source, str]]:
    """The sources with these ids, and those that their notes cite, in the order of their numbers, each as a line."""
    sources, numbers = opened.briefing.sources, opened.briefing.numbers()
    notes = dict(zip(numbers, opened.lines([each.note for each in sources], language), strict=True))
    found, more = set[str](), set(ids) & numbers.keys()
    while more:
        found |= more
        more = {cited for each in more for cited in cited_sources(walking.within(notes[each]))} - found
    plain = PlainText(numbers)
    return [
        (each, f"[{numbers[each.id]}] {reference(each, language, plain.line(notes[each.id]))}")
        for each in sources
        if each.id in found
    ]


def alone(source: Source, opened: OpenedBriefing, language: str) -> str:
    """A source as it is copied by itself; numbered only with those that its note cites, below it."""
    found = listed([source.id], opened, language)
    lines = [line for _source, line in sorted(found, key=lambda each: each[0].id != source.id)]
    return "\n".join(lines) if len(lines) > 1 else lines[0].partition(" ")[2]
