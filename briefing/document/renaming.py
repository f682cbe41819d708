"""Where a section is in a briefing whose author gave it another id meanwhile."""

from briefing.document.model import Briefing


def renamed(section: str, before: Briefing, now: Briefing) -> str:
    """The id of the section that stands where ``section`` stood before, if that is gone and this one new."""
    ids, new = ([each.id for each in briefing.sections] for briefing in (before, now))
    if section in new or section not in ids or len(ids) != len(new):
        return section
    there = new[ids.index(section)]
    return section if there in ids else there
