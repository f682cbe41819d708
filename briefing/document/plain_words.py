"""Marks and links in texts of the manifest that are plain words, in which they are shown as they are written."""

from collections.abc import Iterator

from briefing.document.manifest_texts import is_line, texts
from briefing.document.model import Briefing
from briefing.document.seeking import LEADS
from briefing.translation import _
from briefing.visible import shortened


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """The place of each such text, what is wrong there, and what to do."""
    for place, words in texts(briefing):
        if place == "summary" or is_line(place):
            continue
        for language, said in words.texts.items():
            if found := LEADS.search(said):
                what = _("“{words}” is shown as it is written, for these words are no Markdown")
                advice = _("Take it out; sections, captions and notes of sources can have marks and links")
                yield f"{place}.{language}".rstrip("."), what.format(words=shortened(found[0])), advice
