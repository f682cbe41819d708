"""Words that stand where nobody has written any yet, in a comparison of loose pictures, and what is only guessed."""

import functools
import re
from collections.abc import Iterator

from briefing.document.manifest_lines import ManifestLines
from briefing.document.model import Briefing
from briefing.translation import LANGUAGES, N_, _, catalogue

CREDIT = N_("Credit not given")
DESCRIPTION = N_("Nobody has described {name} yet.")
CAPTIONS = (
    N_("Pictures from files, with the dates that the files tell."),
    N_(
        "Pictures from files, with the dates that the files tell; where one tells none, with the day on which it was "
        "last changed."
    ),
    N_("Pictures from files that tell no dates, with the days on which they were last changed."),
)
# A comment beside the kind of a picture.
GUESS = N_("nobody has said which of these it is: {kinds}")
_FIELD = re.compile(r"\\\{\w+\\\}")


def is_placeholder(words: str) -> bool:
    """Whether words only say, in any language of the reader, that somebody has to write them."""
    return any(pattern.fullmatch(words) for pattern in _patterns())


def guesses(briefing: Briefing, text: str) -> Iterator[tuple[str, str, str]]:
    """The places of kinds that a manifest calls a guess, what is wrong there, and what to do."""
    rows = text.split("\n")
    if not any(map(_is_guess, rows)):
        return
    lines = ManifestLines(text)
    for at, figure in enumerate(briefing.figures):
        for number, picture in enumerate(figure.pictures):
            place = f"figures[{at}].pictures[{number}].kind"
            if _is_guess(rows[lines.line_of(place) - 1]):
                what = _("“{kind}” is only a guess").format(kind=picture.kind)
                yield place, what, _("Write which kind it is, and take out the comment")


def _is_guess(row: str) -> bool:
    return is_placeholder(row.partition("#")[2].strip())


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    born = CREDIT, DESCRIPTION, GUESS, *CAPTIONS
    said = [catalogue(language).gettext(words) for language in LANGUAGES for words in born]
    return tuple(re.compile(_FIELD.sub(".+", re.escape(each))) for each in said)
