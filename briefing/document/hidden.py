"""What no reader sees in a text, and what orders terminals and lines about: taken out where a text is read."""

import re

# Control characters but tabs and ends of lines, and what overrides the direction of words; the marks and isolates that
# Arabic and Hebrew need stay.
HIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")
# Those of them, and others, that stand for a break between two words.
_BREAK = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_SPACE = re.compile(r"[ \t\r\n]+")


def without_hidden(text: str) -> str:
    """The text without what is hidden in it; where that breaks a line there is a space."""
    return HIDDEN.sub("", _BREAK.sub(" ", text))


def spaced(words: str) -> str:
    """Words as they run on: without what is hidden, and with one space for each run of white space."""
    return _SPACE.sub(" ", without_hidden(words))
