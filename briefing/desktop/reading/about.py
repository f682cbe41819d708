"""What is said about an edition and about a source, in a line or two."""

from briefing.document.binding import bound
from briefing.document.dates import format_cutoff, format_date, is_historical
from briefing.document.model import KIND_NAMES, Briefing, Source
from briefing.translation import _, catalogue


def edition_words(briefing: Briefing, language: str) -> str:
    """Which edition it is, and of when."""
    date = format_date(briefing.published, language)
    return _("Edition {number}, {date}").format(number=briefing.edition, date=date)


def notice_of(briefing: Briefing, language: str) -> str:
    """What is said above the text where an edition is of the past, and nothing where it is not."""
    if not is_historical(briefing):
        return ""
    date = format_cutoff(briefing, language)
    return bound(_("Historical edition: what was known on {date}.").format(date=date))


def about_source(source: Source, language: str) -> str:
    """Who published a source, what kind it is, and when, in a line."""
    return " · ".join(_about(source, language))


def broken_well(source: Source, language: str) -> str:
    """The same, for where it takes two lines: none begins with a dot, and the date is on one."""
    *before, last = _about(source, language)
    return "\xa0· ".join((*before, last.replace(" ", "\xa0")))


def reference(source: Source, language: str, note: str = "") -> str:
    """A source as it is named elsewhere, in a line, with what is noted of it."""
    words = f"{source.title.get(language)}. {', '.join(_about(source, language))}."
    return " ".join(filter(None, (words, note, source.url)))


def _about(source: Source, language: str) -> list[str]:
    date = [format_date(source.date, language)] if source.date is not None else []
    return [source.publisher.get(language), catalogue(language).gettext(KIND_NAMES[source.kind]), *date]
