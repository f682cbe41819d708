"""What a person can choose about a printed briefing."""

from typing import Literal

from msgspec import Struct

from briefing.document import walking
from briefing.document.blocks import BlockTree, FigureLink
from briefing.document.model import Briefing, Event, Figure, Section
from briefing.document.opening import OpenedBriefing

Paper = Literal["a4", "letter"]
Plates = Literal["side-by-side", "all-dates", "on-screen", "none"]


class PrintOptions(Struct, frozen=True, kw_only=True):
    """How a briefing is put on paper.

    ``sections`` None means all of them, in order. ``key_points``, ``timeline`` and ``sources`` say whether these are
    printed, the last with the marks that lead to them. ``plates`` says of figures with several pictures whether the two
    that are compared are printed, or all of them. ``grey`` leaves the colours out, ``historical`` says whether to
    warn that what is told is long ago (said by who prints, so that the same options give the same bytes on any day).
    ``large`` is for readers who see little: large print, as their organisations ask for it.
    ``archive`` puts the briefing itself, as one file, into the PDF.
    """

    language: str
    paper: Paper = "a4"
    sections: tuple[str, ...] | None = None
    plates: Plates = "side-by-side"
    grey: bool = False
    large: bool = False
    key_points: bool = True
    timeline: bool = True
    sources: bool = True
    historical: bool = False
    archive: bool = False

    def sections_of(self, briefing: Briefing) -> list[Section]:
        """The sections of a briefing that are printed, in order."""
        return [each for each in briefing.sections if self.sections is None or each.id in self.sections]

    def summary_of(self, opened: OpenedBriefing) -> tuple[BlockTree, str]:
        """The key points that are printed, and their language; empty where they are left out, or there are none."""
        return opened.summary_in(self.language) if self.key_points else (BlockTree(blocks=()), self.language)

    def events_of(self, briefing: Briefing) -> tuple[Event, ...]:
        """The events that are printed."""
        return briefing.events if self.timeline else ()

    def figures_of(self, opened: OpenedBriefing) -> list[Figure]:
        """The figures of these sections that are printed, each once, in order."""
        if self.plates == "none":
            return []
        briefing = opened.briefing
        ids = dict.fromkeys(
            each for section in self.sections_of(briefing) for each in self.figures_with(opened, section)
        )
        return [figure for each in ids if (figure := briefing.figure(each)) is not None]

    def figures_with(self, opened: OpenedBriefing, section: Section) -> tuple[str, ...]:
        """The ids of the figures of a section, and of those that belong to no section and its words lead to."""
        listed = {each for other in opened.briefing.sections for each in other.figures}
        if all(figure.id in listed for figure in opened.briefing.figures):
            return section.figures
        inlines = walking.inlines(opened.text(section.id, self.language))
        led_to = (each.figure for each in inlines if isinstance(each, FigureLink))
        return (*section.figures, *(each for each in dict.fromkeys(led_to) if each not in listed))
