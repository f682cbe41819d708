"""Texts that a briefing in several languages has in one string, as if they held for all.

A name or a credit may; what is a phrase is in one language, and stands under headings in another.
"""

from collections.abc import Iterator, Mapping

from briefing.document.manifest_texts import kind_of, texts
from briefing.document.model import Briefing
from briefing.document.placeholders import is_placeholder
from briefing.translation import N_, _, ngettext

# From so many words or letters on a string is a phrase; the latter are for languages that write no spaces.
LEAST_WORDS, LEAST_LETTERS = 4, 24
# The texts that are phrases, by their places without numbers, and what all of a kind are called.
KINDS: Mapping[str, str] = {
    "title": N_("the title"),
    "summary": N_("the key points"),
    "corrections.text": N_("the corrections"),
    "sources.note": N_("the notes of the sources"),
    "sections.title": N_("titles of sections"),
    "figures.title": N_("titles of figures"),
    "figures.caption": N_("captions"),
    "figures.pictures.alt": N_("descriptions of pictures"),
    "events.text": N_("the timeline"),
}


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """The first place of each kind, what is wrong there, and what to do."""
    languages = briefing.languages
    for kind, places in untranslated(briefing).items():
        name = kind.rpartition(".")[2]
        forms = ", ".join(f"{name}.{each}" for each in languages)
        what = _("this is one text for all languages")
        if more := len(places) - 1:
            what = ngettext(
                "this is one text for all languages, as {count} more of its kind is",
                "this is one text for all languages, as {count} more of its kind are",
                more,
            ).format(count=more)
        yield places[0], what, _("Write it in each: {forms}").format(forms=forms)


def untranslated(briefing: Briefing) -> dict[str, list[str]]:
    """The places of such texts, by their kinds; none where there is but one language."""
    found: dict[str, list[str]] = {}
    if len(briefing.languages) > 1:
        for place, words in texts(briefing):
            kind = kind_of(place)
            said = words.texts.get("", "")
            if kind in KINDS and is_phrase(said) and not is_placeholder(said):
                found.setdefault(kind, []).append(place)
    return found


def is_phrase(words: str) -> bool:
    """Whether words are more than what may be a name."""
    return len(words.split()) >= LEAST_WORDS or len(words) >= LEAST_LETTERS
