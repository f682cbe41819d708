"""What `briefing new` wrote, to be told where nobody has written over it yet."""

import functools
import re

from briefing.paths import resource

# Titles and labels that a writer may well keep.
USUAL = frozenset(("The beginning", "Het begin", "The road", "De weg", "Before", "Voor", "After", "Na"))
_WORDS = re.compile(r'^\w+\.\w+ = "(.*)"$', re.MULTILINE)


def is_example(line: str) -> bool:
    """Whether a text of the manifest, or a line of any text, is one that a new briefing begins with."""
    return line.strip() in _lines()


def first_example(text: str) -> tuple[int, str]:
    """The first line of a text that a new briefing begins with, after its number from 1; 0 where there is none."""
    return next((each for each in enumerate(text.split("\n"), start=1) if is_example(each[1])), (0, ""))


@functools.cache
def _lines() -> frozenset[str]:
    root = resource("format/beginning")
    texts = [each.read_text(encoding="utf-8") for each in sorted(root.glob("sections/*/*.md"))]
    words = _WORDS.findall((root / "briefing.toml").read_text(encoding="utf-8"))
    return frozenset((*words, *(line for text in texts for line in text.splitlines() if line))) - USUAL
