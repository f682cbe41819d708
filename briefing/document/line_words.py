"""A text of one paragraph as plain words, for where there is no rich text."""

import re
from collections.abc import Iterable, Mapping

from briefing.document import walking
from briefing.document.blocks import Citation, Code, Inline, Text

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# After a length, or what is raised itself, the number of a source would be read as a power: 45 m².
_BEFORE_BRACKET = re.compile(rf"(?:{walking.LENGTH}|[⁰¹²³⁴-⁹])$")


def seen_words(content: Iterable[Inline], numbers: Mapping[str, int]) -> str:
    """The words as they are seen, with small raised numbers of sources: a field¹."""
    said = ""
    cites = False
    for inline in walking.within(content):
        if isinstance(inline, Citation):
            mark = str(numbers[inline.source]).translate(_RAISED)
            if cites:
                mark = f"\xa0{mark}"
            elif _BEFORE_BRACKET.search(said):
                mark = f"⁽{mark}⁾"
            said += mark
        elif isinstance(inline, Text | Code):
            said += inline.text
        cites = isinstance(inline, Citation)
    return said


def told_words(content: Iterable[Inline], numbers: Mapping[str, int]) -> str:
    """The words as they are read aloud or copied, with the numbers of sources in brackets: a field [1]."""
    said = ""
    for inline in walking.within(content):
        if isinstance(inline, Citation):
            said = f"{said.rstrip(' ')} [{numbers[inline.source]}]"
        elif isinstance(inline, Text | Code):
            said += inline.text
    return said.lstrip(" ")
