"""Where sources are cited; all texts of a briefing are read for that, which takes a while where they are many."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from briefing.desktop.reading.part_titles import CORRECTIONS, KEY_POINTS, TIMELINE
from briefing.document import walking
from briefing.document.blocks import Citation, Inline
from briefing.document.model import LocalizedText
from briefing.document.opening import LONG, OpenedBriefing
from briefing.errors import DocumentError

# Where a source is cited: the kind of the place, and its id.
Place = tuple[str, str]
OF_PART, OF_FIGURE, OF_SOURCE = "part", "figure", "source"
FEW = 10  # sections, each of which is a file

Step = Callable[[int, int], object]


def are_at_hand(opened: OpenedBriefing, language: str) -> bool:
    """Whether ``where_cited`` answers at once."""
    briefing = opened.briefing
    if language in opened.cited or len(briefing.sections) > FEW:
        return language in opened.cited
    words = [
        *([briefing.summary] if briefing.summary is not None else []),
        *(each.text for each in briefing.events),
        *(each.text for each in briefing.corrections),
        *(each.caption for each in briefing.figures),
    ]
    length = sum(len(each.get(language)) for each in words)
    return length + sum(opened.unread(each.id, language) for each in briefing.sections) <= LONG


def where_cited(opened: OpenedBriefing, language: str, step: Step | None = None) -> Mapping[str, Sequence[Place]]:
    """The places that cite each source, by its id: parts in the order in which they are read, then figures.

    Last are the other sources whose notes do.
    """
    if language not in opened.cited:
        places: dict[str, list[Place]] = {}
        for place, sources in _citations(opened, language, step):
            for source in sources:
                places.setdefault(source, []).append(place)
        opened.cited[language] = places
    return opened.cited[language]


def _citations(opened: OpenedBriefing, language: str, step: Step | None) -> Iterator[tuple[Place, set[str]]]:
    """Each place with what it cites; ``step`` is told how far the sections are read."""
    briefing = opened.briefing

    def lines(texts: Iterable[LocalizedText | None]) -> list[set[str]]:
        return [cited_sources(walking.within(line)) for line in opened.lines(texts, language)]

    for at, section in enumerate(briefing.sections):
        if step is not None:
            step(at, len(briefing.sections))
        with suppress(DocumentError):
            yield (OF_PART, section.id), cited_sources(walking.inlines(opened.text(section.id, language)))
    with suppress(DocumentError):
        yield (OF_PART, KEY_POINTS), cited_sources(walking.inlines(opened.summary(language)))
    yield (OF_PART, TIMELINE), set().union(*lines(each.text for each in briefing.events))
    yield (OF_PART, CORRECTIONS), set().union(*lines(each.text for each in briefing.corrections))
    captions = lines(each.caption for each in briefing.figures)
    yield from zip(((OF_FIGURE, each.id) for each in briefing.figures), captions, strict=True)
    notes = lines(each.note for each in briefing.sources)
    yield from (((OF_SOURCE, each.id), said - {each.id}) for each, said in zip(briefing.sources, notes, strict=True))


def cited_sources(inlines: Iterable[Inline]) -> set[str]:
    """The ids of the sources that are cited in a text."""
    return {inline.source for inline in inlines if isinstance(inline, Citation)}
