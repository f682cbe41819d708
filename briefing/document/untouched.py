"""Whether the words of a briefing are still as ``briefing new`` wrote them: no fault in it, but to be known."""

import contextlib
from pathlib import Path

from briefing.document.examples import is_example
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.errors import DocumentError
from briefing.translation import _


def is_untouched(opened: OpenedBriefing) -> bool:
    """Whether nobody has written over title, issuer or text in the first language; not where one cannot be read."""
    briefing, first = opened.briefing, opened.briefing.languages[0]
    if not all(is_example(each.get(first)) for each in (briefing.title, briefing.issuer)):
        return False
    with contextlib.suppress(DocumentError):
        texts = [opened.own_words(each.id, first) for each in briefing.sections]
        return all(is_example(line) for text in texts for line in text.splitlines() if line.strip())
    return False


def still_new(path: Path) -> str:
    """A sentence on the briefing at ``path`` where nobody has begun to write it, else nothing."""
    with open_briefing(path) as opened:
        return _("Its title and its text are still those of a new briefing.") if is_untouched(opened) else ""
