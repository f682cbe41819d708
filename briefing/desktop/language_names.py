"""Languages by the names that their speakers give them."""

from PySide6.QtCore import QLocale

from briefing.translation import LANGUAGES


def language_name(code: str) -> str:
    """The name of a language in that language."""
    return LANGUAGES.get(code) or QLocale(code).nativeLanguageName().capitalize() or code
