"""What a text lacks that it has in another language: a source that it cites there, or words of its own."""

from collections.abc import Iterable, Iterator

from briefing.document import copied_texts, walking
from briefing.document.blocks import Citation, Inline, Text
from briefing.document.examples import first_example
from briefing.document.findings import Finding
from briefing.document.manifest_texts import line_texts
from briefing.document.opening import OpenedBriefing, text_name
from briefing.document.storage import MANIFEST_NAME
from briefing.errors import DocumentError
from briefing.translation import _

_Cited = dict[tuple[str, str], set[str]]


def findings(opened: OpenedBriefing) -> Iterator[Finding]:
    """Each text of which something is lacking; one with a mark that leads nowhere may cite anything."""
    yield from copied_texts.findings(opened)
    numbers = opened.briefing.numbers()
    for cited in _texts(opened) if len(opened.briefing.languages) > 1 else ():
        everywhere = set().union(*cited.values())
        for (file, place), names in cited.items():
            if lacking := sorted(everywhere - names, key=numbers.__getitem__):
                what = _("this does not cite {marks}, as it does in another language")
                what = what.format(marks=", ".join(f"[^{each}]" for each in lacking))
                advice = _("Cite it here too, or take it out there")
                yield Finding(file=file, place=place, what=what, advice=advice, harmless=True)


def _texts(opened: OpenedBriefing) -> Iterator[_Cited]:
    """Of each text the file and the place of its words in each language that has any, and what these cite."""
    briefing, languages = opened.briefing, opened.briefing.languages
    for section in briefing.sections:
        yield _cited((text_name(section.id, each), "", _inlines(opened, section.id, each)) for each in languages)
    if (summary := briefing.summary) is not None:
        there = [each for each in languages if summary.texts.get(each)]
        yield _cited((MANIFEST_NAME, f"summary.{each}", _inlines(opened, "", each)) for each in there)
    for place, words in line_texts(briefing):
        there = [each for each in languages if words.texts.get(each)]
        lines = [(each, walking.within(opened.lines([words], each)[0])) for each in there]
        yield _cited((MANIFEST_NAME, f"{place}.{each}", list(line)) for each, line in lines)


def _inlines(opened: OpenedBriefing, section: str, language: str) -> list[Inline]:
    """What is in the text of a section, else in the key points; nothing where it cannot be read, or nobody wrote it."""
    try:
        if section and first_example(opened.own_words(section, language))[0]:
            return []
        return list(walking.inlines(opened.own_text(section, language) if section else opened.summary(language)))
    except DocumentError:
        return []


def _cited(texts: Iterable[tuple[str, str, list[Inline]]]) -> _Cited:
    return {
        (file, place): {each.source for each in inlines if isinstance(each, Citation)}
        for file, place, inlines in texts
        if inlines and not any(isinstance(each, Text) and "[^" in each.text for each in inlines)
    }
