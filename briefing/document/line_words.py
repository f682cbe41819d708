"""A text of one paragraph as plain words, for where there is no rich text."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from briefing.document import walking
from briefing.document.blocks import Citation, Code, Emphasis, FigureLink, Inline, Link, SectionLink, Strong, Text

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# After a length, or what is raised itself, the number of a source would be read as a power: 45 m².
_BEFORE_BRACKET = re.compile(rf"(?:{walking.LENGTH}|[⁰¹²³⁴-⁹])$")


class Run(Struct, frozen=True):
    """Words, and the address to which they lead, if they do: ``source:``, ``figure:``, ``section:`` or of the web."""

    words: str
    address: str = ""


def seen_runs(content: Iterable[Inline], numbers: Mapping[str, int]) -> list[Run]:
    """The words as they are seen, with small raised numbers of sources: a field¹."""
    runs: list[Run] = []
    said = ""
    cites = False
    for inline, address in _leaves(content):
        words = inline.text if isinstance(inline, Text | Code) else ""
        if isinstance(inline, Citation):
            words = str(numbers[inline.source]).translate(_RAISED)
            if cites:
                words = f"\xa0{words}"
            elif _BEFORE_BRACKET.search(said):
                words = f"⁽{words}⁾"
        said += words
        runs.append(Run(words, address))
        cites = isinstance(inline, Citation)
    return runs


def told_words(content: Iterable[Inline], numbers: Mapping[str, int]) -> str:
    """The words as they are read aloud or copied, with the numbers of sources in brackets: a field [1]."""
    said = ""
    for inline in walking.within(content):
        if isinstance(inline, Citation):
            said = f"{said.rstrip(' ')} [{numbers[inline.source]}]"
        elif isinstance(inline, Text | Code):
            said += inline.text
    return said.lstrip(" ")


def _leaves(content: Iterable[Inline], address: str = "") -> Iterator[tuple[Inline, str]]:
    """The inlines that hold no others, each with the address to which it leads."""
    for inline in content:
        match inline:
            case Citation(source=source):
                yield inline, f"source:{source}"
            case Link(url=url, content=inner):
                yield from _leaves(inner, url)
            case FigureLink(figure=figure, content=inner):
                yield from _leaves(inner, f"figure:{figure}")
            case SectionLink(section=section, content=inner):
                yield from _leaves(inner, f"section:{section}")
            case Emphasis(content=inner) | Strong(content=inner):
                yield from _leaves(inner, address)
            case _:
                yield inline, address
