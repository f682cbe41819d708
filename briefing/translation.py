"""The words of the interface in the reader's language, through gettext catalogues in resources/translations."""

import contextlib
import gettext
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.paths import resource

# The languages of the reader, by the names that their speakers give them.
LANGUAGES = {"en": "English", "nl": "Nederlands"}

# Where macOS keeps what a person has chosen for all programs.
PREFERENCES = Path("~/Library/Preferences/.GlobalPreferences.plist")

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
    """The catalogue of ``language``, as of nl for nl-BE; English is that of the source and has an empty one."""
    language = language.partition("-")[0]
    if language == "en" or language not in LANGUAGES:
        return gettext.NullTranslations()
    return gettext.translation("briefing", resource("translations"), languages=[language])


def spoken(language: str) -> str:
    """The language of the words that ``catalogue`` has for ``language``."""
    return language if language.partition("-")[0] in LANGUAGES else "en"


def language() -> str:
    """The language in use."""
    return _language


def system_language() -> str:
    """The language that the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), if there is a catalogue.

    Where it names none, as for programs that no terminal starts on macOS, and on Windows, the system is asked.
    """
    named = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    asked = [each for value in named for each in value.split(":")] if any(named) else _preferred()
    return next((each[:2].lower() for each in asked if each[:2].lower() in LANGUAGES), "en")


def _preferred() -> Sequence[str]:
    """The languages that a person has chosen on Windows or macOS, the first first."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
    if sys.platform == "darwin":
        import plistlib
        from xml.parsers.expat import ExpatError

        with contextlib.suppress(OSError, ValueError, RuntimeError, ExpatError, LookupError, TypeError):
            return [str(each) for each in plistlib.loads(PREFERENCES.expanduser().read_bytes())["AppleLanguages"]]
    return []


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
