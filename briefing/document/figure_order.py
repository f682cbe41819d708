"""Which figure comes next, as the sections tell of them, for who sees nothing of their texts."""

from briefing.document.model import Briefing


def beside(briefing: Briefing, part: str, figure: str, by: int) -> tuple[str, str] | None:
    """The section and the figure ``by`` figures on from one that is seen in a part, or back; None past the ends.

    Of one that its part does not tell of it is as seen in the first section that does, else before that part.
    """
    told = [(section.id, each) for section in briefing.sections for each in section.figures]
    if (part, figure) in told:
        at = told.index((part, figure)) + by
    elif here := [at for at, (_section, each) in enumerate(told) if each == figure]:
        at = here[0] + by
    else:
        parts = [section.id for section in briefing.sections]
        before = parts[: parts.index(part)] if part in parts else parts
        at = sum(section in before for section, _figure in told) + min(by, 0)
    return told[at] if 0 <= at < len(told) else None
