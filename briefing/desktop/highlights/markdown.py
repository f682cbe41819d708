"""Bookmarks, highlights and notes as Markdown, each with its words, sources and note, the day, and where they stand."""

import datetime
from collections.abc import Collection, Iterable, Iterator

from briefing.desktop.highlights.highlight import Highlight
from briefing.desktop.language_names import language_name
from briefing.desktop.reading.part_titles import title_of
from briefing.desktop.reading.quoting import origin
from briefing.desktop.reading.references import listed
from briefing.document.dates import format_date
from briefing.document.model import Briefing
from briefing.document.opening import OpenedBriefing
from briefing.paper.export.markdown_text import escaped, line, quoted
from briefing.translation import _


def as_markdown(
    highlights: Iterable[Highlight], opened: OpenedBriefing, language: str, gone: Collection[Highlight] = ()
) -> str:
    """One file of them, in the order in which they come, of which some are ``gone`` from the text.

    ``language`` is that of what is said round them.
    """
    briefing = opened.briefing
    parts = ["# " + line(_("Bookmarks, highlights and notes")), line(origin(briefing, "", language))]
    before = ""
    for highlight in highlights:
        title = place_words(highlight, briefing, language)
        if title != before:
            parts.append(f"## {line(title)}")
            before = title
        parts += _entry(highlight, opened, language, is_gone=highlight in gone)
    return "\n\n".join(parts) + "\n"


def _entry(highlight: Highlight, opened: OpenedBriefing, language: str, *, is_gone: bool) -> Iterator[str]:
    edition = opened.briefing.edition
    if highlight.is_place:
        yield line(_("Bookmark: {words}").format(words=f"“{highlight.line}”"))
    else:
        yield quoted("\n\n".join(line(each) for each in highlight.quote.words.split("\n") if each.strip()))
    if sources := listed(highlight.sources, opened, highlight.language):
        yield "\n".join(f"- {escaped(each)}" for _source, each in sources)
    if highlight.note:
        words = _("Note: {note}").format(note=highlight.note)
        yield "\n\n".join(line(each) for each in words.split("\n") if each.strip())
    facts = [_day(highlight.made, language, is_place=highlight.is_place)]
    if highlight.edition not in (0, edition):
        facts.append(other_edition_words(highlight.edition))
    if is_gone:
        facts.append(_("Not in edition {number}").format(number=edition))
    if any(facts):
        yield line(" · ".join(filter(None, facts)))


def _day(made: str, language: str, *, is_place: bool) -> str:
    """On which day words were highlighted, or a place marked; nothing where that is not known."""
    words = _("Bookmarked on {date}") if is_place else _("Highlighted on {date}")
    try:
        return words.format(date=format_date(datetime.date.fromisoformat(made), language))
    except ValueError:
        return ""


def place_words(highlight: Highlight, briefing: Briefing, language: str) -> str:
    """The part in which words stand, and their language where that is not the one that is read."""
    title = title_of(briefing, highlight.part, highlight.language)
    return title if highlight.language == language else f"{title} ({language_name(highlight.language)})"


def other_edition_words(edition: int) -> str:
    """That words stood in another edition, in which they may have been other ones."""
    return _("As it stood in edition {number}").format(number=edition)
