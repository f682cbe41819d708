"""The words of pages, as they are looked for: what a page shows, without its marks."""

import re
from collections.abc import Sequence
from html import unescape

from msgspec import Struct

from briefing.desktop.jobs import Progress
from briefing.desktop.parts.folding import folded
from briefing.desktop.reading.pages import Pages
from briefing.errors import DocumentError

_WITHIN_A_LINE = re.compile(r"</?(?:a|b|code|i|span|sup)(?:\s[^>]*)?>")
_MARK = re.compile(r"<[^>]*>")
_RAISED = re.compile(r"(?:<sup>.*?</sup>)+")
_SMALL = str.maketrans("0123456789[]abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
JOINT = "\u2060"
BREAK = "\u200b"  # where a long word may be parted, which nobody sees


class PageText(Struct, frozen=True):
    """The words of a part, as they are read and in a form that compares, letter by letter.

    As they are read, marks are raised, and a ``JOINT`` is between the first and its word.
    """

    words: str
    folded: str


def texts_of(pages: Pages, parts: Sequence[str], progress: Progress) -> dict[str, PageText]:
    """The words of each part; none of one that cannot be read."""
    texts = {}
    for at, part in enumerate(parts):
        progress(at, len(parts))
        try:
            page = pages.page(part)
        except DocumentError:
            page = ""
        words = plain(_RAISED.sub(_raised, page)).replace("\xa0", " ")
        texts[part] = PageText(words, folded(plain(page)))
    return texts


def plain(page: str) -> str:
    """What a page of ``rich_text`` shows, a line a block."""
    body = page.partition("<body")[2].partition(">")[2]
    return unescape(_MARK.sub("\n", _WITHIN_A_LINE.sub("", body))).replace(BREAK, "")


def _raised(marks: re.Match[str]) -> str:
    words = unescape(_WITHIN_A_LINE.sub("", marks[0]))
    return words.replace("\xa0", JOINT, 1).translate(_SMALL)
