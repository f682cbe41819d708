"""What the rows of a manifest name in other rows that is not there, or is named twice."""

from collections.abc import Iterator

from briefing.document.lacking import Kind, Lack
from briefing.document.model import Briefing
from briefing.document.near import Near
from briefing.document.text_checks import no_figure, no_section
from briefing.translation import _


def objections(briefing: Briefing, near: Near) -> Iterator[tuple[str, str, str, Lack | None]]:
    """A place of the manifest, what is wrong there, what to do, and what is lacking, if anything is."""
    figures, sections = ([each.id for each in rows] for rows in (briefing.figures, briefing.sections))
    for at, section in enumerate(briefing.sections):
        for number, figure in enumerate(section.figures):
            place = f"sections[{at}].figures[{number}]"
            if briefing.figure(figure) is None:
                meant = near.to(figure, figures)
                advice = _("Add it to figures, or write {form}") if meant else _("Add it to figures")
                yield place, no_figure(figure), advice.format(form=meant), _lack(Kind.FIGURE, figure, meant)
            elif figure in section.figures[:number]:
                yield place, _("“{value}” is there twice").format(value=figure), _("Take one of them out"), None
    for at, event in enumerate(briefing.events):
        if event.section is not None and briefing.section(event.section) is None:
            meant = near.to(event.section, sections)
            advice = _("Write {form}").format(form=meant) if meant else _("Name a section that is there")
            lack = _lack(Kind.SECTION, event.section, meant)
            yield f"events[{at}].section", no_section(event.section), advice, lack


def _lack(kind: Kind, name: str, meant: str) -> Lack:
    return Lack(kind=kind, name=name, form="" if meant else "{}")
