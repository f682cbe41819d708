"""Words in another language than the rest, which a page marks for those who hear them."""

from collections.abc import Iterable
from typing import Self

from briefing.document.blocks import Inline
from briefing.document.line_texts import Line
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
    words, key = text.get(language), text.key(language)
    return words if key in ("", language) else Foreign(words, key)


class ForeignLine(tuple[Inline, ...]):
    """A text of one paragraph in ``language``."""

    language: str

    def __new__(cls, line: Line, language: str) -> Self:
        """``line`` in ``language``."""
        made = super().__new__(cls, line)
        made.language = language
        return made


def line_in(line: Line, text: LocalizedText, language: str) -> Line:
    """What was read of a text in ``language``, or a foreign line where it has none."""
    words = in_language(text, language)
    return ForeignLine(line, words.language) if isinstance(words, Foreign) else line


def joined(between: str, words: Iterable[str]) -> str:
    """Words with something between them, as plain ones, but those that are empty."""
    return between.join(each for each in words if each)
