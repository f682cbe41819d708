"""Languages by the names that their speakers give them."""

from PySide6.QtCore import QLocale

NATIVE_NAMES = {"en": "English", "nl": "Nederlands"}


def language_name(code: str) -> str:
    """The name of a language in that language."""
    if code in NATIVE_NAMES:
        return NATIVE_NAMES[code]
    return QLocale(code).nativeLanguageName().capitalize() or code
