"""Languages by the names that their speakers give them."""

from collections import Counter

from PySide6.QtCore import QLocale

from briefing.languages import OWN_NAMES
from briefing.translation import capitalized


def language_name(code: str) -> str:
    """The name of a language in that language; Qt has that of one country, so without one it is what most call it."""
    if code in OWN_NAMES:
        return OWN_NAMES[code]
    locale = QLocale(code)
    name = locale.nativeLanguageName()
    if "-" not in code and name:
        everywhere = QLocale.matchingLocales(locale.language(), locale.script(), QLocale.Country.AnyCountry)
        ((name, _count),) = Counter(each.nativeLanguageName() for each in everywhere).most_common(1)
    return capitalized(name) or code
