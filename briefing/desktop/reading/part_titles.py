"""The parts that stand round the sections of a briefing, and what all parts are called."""

from briefing.document.model import Briefing
from briefing.translation import N_, _, catalogue

KEY_POINTS = "about:key-points"
TIMELINE = "about:timeline"
SOURCES = "about:sources"
CORRECTIONS = "about:corrections"
TITLES = {
    KEY_POINTS: N_("Key points"),
    TIMELINE: N_("Timeline"),
    SOURCES: N_("Sources"),
    CORRECTIONS: N_("Corrections"),
}


def parts_around(briefing: Briefing) -> list[tuple[str, str]]:
    """Pairs of id and words for what stands round the sections of ``briefing``."""
    there = (briefing.summary is not None, briefing.events, briefing.sources, briefing.corrections)
    return [(part, _(title)) for (part, title), is_there in zip(TITLES.items(), there, strict=True) if is_there]


def title_of(briefing: Briefing, part: str, language: str) -> str:
    """What a section, or a part round the sections, is called."""
    section = briefing.section(part)
    return section.title.get(language) if section else catalogue(language).gettext(TITLES.get(part, part))
