"""Words as HTML, marked where they are in another language than the page."""

from html import escape

from briefing.document.binding import bound
from briefing.document.directions import is_right_to_left
from briefing.paper.foreign import Foreign


def said_in(language: str) -> str:
    """What says in which language, and from which side, something is read."""
    return f'lang="{escape(language)}" dir="{"rtl" if is_right_to_left(language) else "ltr"}"'


def marked(words: str) -> str:
    """Words between tags, of which none is parted from what belongs on its line."""
    said = escape(bound(words))
    return f"<span {said_in(words.language)}>{said}</span>" if isinstance(words, Foreign) else said


def attribute(name: str, words: str) -> str:
    """An attribute of words, such as what a picture shows; its element is then in their language."""
    language = f' lang="{escape(words.language)}"' if isinstance(words, Foreign) else ""
    return f'{name}="{escape(words)}"{language}'
