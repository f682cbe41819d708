"""What of a briefing a place in its files belongs to."""

import re

from briefing.document.manifest import LANGUAGE
from briefing.document.model import Briefing

_TEXT = re.compile(r"sections/([^/]+)/(.+)\.md")
_ROW = re.compile(r"(sections|figures)\[(\d+)\]")


def belongs_to(file: str, place: str, briefing: Briefing) -> tuple[str, str]:
    """The id of the section or of the figure of which ``place`` in ``file`` is a part; two empty ones for neither."""
    if text := _TEXT.fullmatch(file):
        return (text[2] if briefing.section(text[2]) else ""), ""
    row = _ROW.match(place)
    if row is None:
        return "", ""
    at = int(row[2])
    return (briefing.sections[at].id, "") if row[1] == "sections" else ("", briefing.figures[at].id)


def unlisted(file: str, briefing: Briefing) -> str:
    """The language in which ``file`` is the text of a section, where the briefing does not list it; else nothing."""
    text = _TEXT.fullmatch(file)
    is_text = text and briefing.section(text[2]) and re.match(LANGUAGE, text[1])
    return text[1] if text and is_text and text[1].lower() not in map(str.lower, briefing.languages) else ""
