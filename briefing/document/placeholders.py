"""Words that stand where nobody has written any yet, in a comparison of loose pictures."""

import functools
import re

from briefing.translation import LANGUAGES, N_, catalogue

CREDIT = N_("Credit not given")
DESCRIPTION = N_("Nobody has described {name} yet.")


def is_placeholder(words: str) -> bool:
    """Whether words only say, in any language of the reader, that somebody has to write them."""
    return any(pattern.fullmatch(words) for pattern in _patterns())


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    said = [catalogue(language).gettext(words) for language in LANGUAGES for words in (CREDIT, DESCRIPTION)]
    return tuple(re.compile(re.escape(each).replace(re.escape("{name}"), ".+")) for each in said)
