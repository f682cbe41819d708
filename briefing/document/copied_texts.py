"""Texts of sections that are the same in two languages: one was copied from the other, and not translated yet."""

from collections.abc import Iterator

from briefing.document.examples import first_example
from briefing.document.findings import Finding
from briefing.document.opening import OpenedBriefing, text_name
from briefing.document.untranslated import is_phrase
from briefing.errors import DocumentError
from briefing.translation import _


def findings(opened: OpenedBriefing) -> Iterator[Finding]:
    """Each text that is that of a language named before; not of two ways to write one language, as en-GB and en-US."""
    for section in opened.briefing.sections if len(opened.briefing.languages) > 1 else ():
        seen: dict[str, str] = {}
        for language in opened.briefing.languages:
            words = _words(opened, section.id, language)
            first = seen.setdefault(words, language)
            if first.partition("-")[0] != language.partition("-")[0] and is_phrase(words):
                what = _("this text is the same as {file}").format(file=text_name(section.id, first))
                file, advice = text_name(section.id, language), _("Translate it")
                yield Finding(file=file, what=what, advice=advice, section=section.id, harmless=True)


def _words(opened: OpenedBriefing, section: str, language: str) -> str:
    """A text as it is written; nothing where it cannot be read, or still is that of a new briefing."""
    try:
        words = opened.own_words(section, language).strip()
    except DocumentError:
        return ""
    return "" if first_example(words)[0] else words
