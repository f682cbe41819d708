"""How many parts the dotted keys of a manifest have, looked at beforehand: the parser takes their square in time."""

import re

from briefing.document.line_places import place_at
from briefing.errors import ManifestError
from briefing.translation import _

MOST_PARTS = 32

_DOT = r"[ \t]*+\.[ \t]*+"
_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\[^\n])*+"?|'[^'\n]*+'?)"""
# Comments and strings are taken whole, for the dots in them part nothing; possessively, for time that is linear.
_TOKEN = re.compile(
    r"#[^\n]*+"
    r'|"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{0,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{0,5}"
    rf"|{_PART}(?:{_DOT}{_PART}){{0,{MOST_PARTS - 1}}}+(?P<deep>{_DOT}{_PART})?",
    re.DOTALL,
)


def check_keys(text: str) -> None:
    """Raise ManifestError where a key has more than 32 parts."""
    deep = next((token for token in _TOKEN.finditer(text) if token["deep"]), None)
    if deep is not None:
        what = _("a key has more than {most} parts").format(most=MOST_PARTS)
        raise ManifestError(what, place=place_at(text, deep.start()), advice=_("Take dots out of it"))
