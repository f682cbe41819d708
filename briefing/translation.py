"""The words of the interface in the reader's language, through gettext catalogues in resources/translations."""

import gettext
import os

from briefing.paths import resource

# The languages of the reader, by the names that their speakers give them.
LANGUAGES = {"en": "English", "nl": "Nederlands"}

DECIMAL_MARKS = {"nl": ","}

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> str:
    """Speak ``language`` from now on, or English where there is no catalogue for it; return the one in use."""
    global _current, _language
    _language = language if language in LANGUAGES else "en"
    _current = catalogue(_language)
    return _language


def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of ``language``; English is the language of the source and has an empty one."""
    if language == "en" or language not in LANGUAGES:
        return gettext.NullTranslations()
    return gettext.translation("briefing", resource("translations"), languages=[language])


def language() -> str:
    """The language in use."""
    return _language


def system_language() -> str:
    """The language that the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), if there is a catalogue."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for value in os.environ.get(name, "").split(":"):
            if value[:2].lower() in LANGUAGES:
                return value[:2].lower()
    return "en"


def _(text: str) -> str:
    """``text`` in the language in use."""
    return _current.gettext(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the words that fits ``count``, in the language in use."""
    return _current.ngettext(singular, plural, count)


def number(value: float, decimals: int, language: str = "") -> str:
    """``value`` with at most so many decimals, written as in ``language``, or in the language in use."""
    mark = DECIMAL_MARKS.get((language or _language).split("-")[0], ".")
    written = f"{value:.{decimals}f}"
    if decimals:
        written = written.rstrip("0").removesuffix(".")
    return ("0" if written == "-0" else written).replace("-", "\u2212").replace(".", mark)


def capitalized(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def N_(text: str) -> str:  # noqa: N802
    """``text`` as it is: marks words that stand in a table and are translated when they are shown."""
    return text
