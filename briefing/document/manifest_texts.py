"""The texts of a manifest, each with its place."""

import re
from collections.abc import Iterable, Iterator

from briefing.document.model import Briefing, LocalizedText

_LINE = re.compile(r"(figures\[\d+\]\.caption|(events|corrections)\[\d+\]\.text|sources\[\d+\]\.note)(\.[\w-]+)?")
_NUMBER = re.compile(r"\[\d+\]")


def texts(briefing: Briefing) -> Iterator[tuple[str, LocalizedText]]:
    """Every text of the manifest with its place."""
    for name in ("title", "issuer", "summary"):
        words = getattr(briefing, name)
        if words is not None:
            yield name, words
    for rows, names in (
        ("corrections", ("text",)),
        ("sources", ("title", "publisher", "note")),
        ("sections", ("title",)),
    ):
        yield from _texts_of(rows, getattr(briefing, rows), names)
    for at, figure in enumerate(briefing.figures):
        place = f"figures[{at}]"
        yield from _texts_of("figures", (figure,), ("title", "caption"), first=at)
        if figure.place is not None:
            yield f"{place}.place.name", figure.place.name
        yield from _texts_of(f"{place}.pictures", figure.pictures, ("label", "alt", "credit"))
    yield from _texts_of("events", briefing.events, ("text",))


def _texts_of(
    place: str, rows: Iterable[object], names: tuple[str, ...], first: int = 0
) -> Iterator[tuple[str, LocalizedText]]:
    for at, row in enumerate(rows, start=first):
        for name in names:
            words = getattr(row, name)
            if words is not None:
                yield f"{place}[{at}].{name}", words


def line_texts(briefing: Briefing) -> Iterator[tuple[str, LocalizedText]]:
    """Those that are one paragraph of Markdown: captions, and what events, corrections and notes of sources say."""
    return ((place, words) for place, words in texts(briefing) if is_line(place))


def is_line(place: str) -> bool:
    """Whether one of these stands at a place, be it in a language."""
    return _LINE.fullmatch(place) is not None


def kind_of(place: str) -> str:
    """A place without the numbers in it, which all texts of its kind share."""
    return _NUMBER.sub("", place)
