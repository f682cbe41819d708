"""The words of pages, as they are looked for: what a page shows, without its marks."""

import re
from collections.abc import Sequence
from html import unescape

from briefing.desktop.jobs import Progress
from briefing.desktop.reading.pages import Pages
from briefing.errors import DocumentError

_WITHIN_A_LINE = re.compile(r"</?(?:a|b|code|i|span|sup)(?:\s[^>]*)?>")
_MARK = re.compile(r"<[^>]*>")


def texts_of(pages: Pages, parts: Sequence[str], progress: Progress) -> dict[str, str]:
    """The words of each part in a form that compares; none of one that cannot be read."""
    texts = {}
    for at, part in enumerate(parts):
        progress(at, len(parts))
        try:
            texts[part] = folded(plain(pages.page(part)))
        except DocumentError:
            texts[part] = ""
    return texts


def plain(page: str) -> str:
    """What a page of ``rich_text`` shows, a line a block."""
    body = page.partition("<body")[2].partition(">")[2]
    return unescape(_MARK.sub("\n", _WITHIN_A_LINE.sub("", body)))


def folded(words: str) -> str:
    """Words as they are compared, which is as Qt does: in small letters, a space that does not break as any other."""
    return words.lower().replace("\xa0", " ")
