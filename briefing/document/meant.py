"""What words of a text look like that were meant to be something else, as other ways to write Markdown have it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from briefing.document.blocks import Inline, Text
from briefing.document.seeking import Seeker
from briefing.translation import N_, _
from briefing.visible import shortened

MOST_MEANT = 100
_NO_LINK = N_("“{words}” is not read as a link")
_Forms = Sequence[tuple[re.Pattern[str], str, str]]
# What words look like, what to say of that, and what to do.
ANYWHERE: _Forms = (
    (
        re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--"),
        N_("“{words}” looks like HTML, which is shown as it is written"),
        N_("Take it out, or write it as Markdown"),
    ),
    (
        re.compile(r"\]\s\(\s*(?:figure|section|https?|mailto):\S*"),
        _NO_LINK,
        N_("Take out the space before the bracket"),
    ),
    (
        re.compile(r"\]\(\s*(?:figure|section):\s*\S*"),
        _NO_LINK,
        N_("Write [words](figure:name), without spaces around the name"),
    ),
    (
        re.compile(r"\]\(\s*(?:https?|mailto):\S*"),
        _NO_LINK,
        N_("Write %20 for each space in the address, %28 and %29 for brackets"),
    ),
    (
        # Not where a word or a sentence ends, as [a][b] for notes of an encyclopedia do.
        re.compile(
            r"(?<![\w.,;:!?…”’»)\]])\[(?!\^)(?=[^\[\]]{0,99}?[^\W\d_])[^\[\]]+\]\[(?!\^)(?=[^\[\]]{0,99}?\w)[^\[\]]+\]"
        ),
        _NO_LINK,
        N_("Write [words](https://example.org), or \\[ where brackets are meant"),
    ),
    (
        re.compile(r"~~[^\s~][^~]*~~"),
        N_("“{words}” is shown as it is written, since who hears a text does not hear a stroke"),
        N_("Take it out; what was wrong in an earlier edition is told in corrections"),
    ),
    (
        re.compile(r"\$(?=\S)[^$]{0,99}[\\^_{][^$]{0,99}(?<=\S)\$(?!\d)"),
        N_("“{words}” is shown as it is written, since formulas are not read"),
        N_("Write it in words, or with signs such as ² and ₂"),
    ),
    (
        re.compile(r"\[\[(?=[^\[\]]{0,99}?[^\W\d_])[^\[\]]+\]\]|(?<!\w)==(?=\S)[^=]{0,200}(?<=\S)==(?!\w)"),
        N_("“{words}” is shown as it is written, since these signs mean nothing here"),
        N_("Take the signs out"),
    ),
)
IN_SECTIONS: _Forms = (
    *ANYWHERE,
    (
        re.compile(r"\^\[\w[^\[\]]*\s[^\[\]]*\]?"),
        N_("“{words}” is not read as a footnote"),
        N_("Write [^name], and on a line of its own [^name]: with the words"),
    ),
    (
        re.compile(r"^\[![A-Za-z]+\]|^:::\s?\{?\.?[A-Za-z]\S*"),
        N_("“{words}” is shown as it is written, since a text has no boxes around words"),
        N_("Take it out, or say it in words"),
    ),
    (
        re.compile(r"^\[[ xX]\](?=\s)"),
        N_("“{words}” is shown as it is written, since there are no boxes to tick"),
        N_("Take it out, or say it in words"),
    ),
    (
        re.compile(r"(?:^|(?<=\s))#{2,6}[^\s#]\S*"),
        N_("“{words}” is not read as a heading"),
        N_("Put a space after the signs #"),
    ),
)


def meant_otherwise(
    inlines: Iterable[Inline], seeker: Seeker, forms: _Forms = ANYWHERE
) -> Iterator[tuple[str, str, str]]:
    """What words show that was meant to be something else, each once; where it is escaped, it was not.

    What is wrong, what to do, and the words as they are written.
    """
    words = [inline.text for inline in inlines if isinstance(inline, Text)]
    for form, what, advice in forms:
        found = dict.fromkeys(each[0] for one in words for each in form.finditer(one))
        for each in islice(found, MOST_MEANT):
            if written := seeker.written(each):
                yield _(what).format(words=shortened(each)), _(advice), written
