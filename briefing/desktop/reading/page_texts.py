"""The words of pages, as they are looked for: what a page shows, without its marks."""

import re
from collections.abc import Sequence
from html import unescape

from msgspec import Struct

from briefing.desktop.jobs import Progress
from briefing.desktop.reading.pages import Pages
from briefing.errors import DocumentError

_WITHIN_A_LINE = re.compile(r"</?(?:a|b|code|i|span|sup)(?:\s[^>]*)?>")
_MARK = re.compile(r"<[^>]*>")


class PageText(Struct, frozen=True):
    """The words of a part, as they are read and in a form that compares."""

    words: str
    folded: str


def texts_of(pages: Pages, parts: Sequence[str], progress: Progress) -> dict[str, PageText]:
    """The words of each part; none of one that cannot be read."""
    texts = {}
    for at, part in enumerate(parts):
        progress(at, len(parts))
        try:
            words = plain(pages.page(part)).replace("\xa0", " ")
        except DocumentError:
            words = ""
        texts[part] = PageText(words, folded(words))
    return texts


def plain(page: str) -> str:
    """What a page of ``rich_text`` shows, a line a block."""
    body = page.partition("<body")[2].partition(">")[2]
    return unescape(_MARK.sub("\n", _WITHIN_A_LINE.sub("", body)))


def folded(words: str) -> str:
    """Words as they are compared, which is as Qt does: in small letters, a space that does not break as any other."""
    return words.lower().replace("\xa0", " ")
