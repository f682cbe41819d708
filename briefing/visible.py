"""Words of a stranger's file that are put into a sentence of ours: nothing hidden in them, and no more than is read."""

import re

MOST_ECHOED = 60
# Control characters, of which terminals take commands, ends of lines, marks that turn the order of letters about, and
# halves of letters; but neither the joiner nor its opposite, without which some scripts and emoji are not written.
_HIDDEN = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def visible(words: str) -> str:
    r"""The words on one line, with what is hidden in them written out, such as ``\x1b``."""
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), words)


def visible_json(text: str) -> str:
    r"""JSON in which what is hidden in its texts is written as JSON would, such as ``\u202e``; it means the same."""
    return _HIDDEN.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def shortened(words: str) -> str:
    """The words, or how they begin where they are long."""
    return words if len(words) <= MOST_ECHOED else f"{words[:MOST_ECHOED]}…"
