"""Words in another language than the rest, which a page marks for those who hear them."""

from collections.abc import Iterable
from typing import Self

from briefing.document.model import LocalizedText


class Foreign(str):
    """Words in ``language``; as plain words where nothing is marked."""

    language: str

    def __new__(cls, words: str, language: str) -> Self:
        """``words`` in ``language``."""
        made = super().__new__(cls, words)
        made.language = language
        return made


def in_language(text: LocalizedText, language: str) -> str:
    """The words of a text in ``language``, or foreign ones where it has none."""
    words = text.get(language)
    if language in text.texts or "" in text.texts:
        return words
    return Foreign(words, next(iter(text.texts), language))


def joined(between: str, words: Iterable[str]) -> str:
    """Words with something between them, as plain ones, but those that are empty."""
    return between.join(each for each in words if each)
