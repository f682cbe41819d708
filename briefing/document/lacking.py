"""What the texts of a briefing name and it lacks: told once where it is in many places, with what was probably meant.

An id that was changed in the manifest alone is lacking wherever a text names it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from briefing.document.findings import Finding
from briefing.document.storage import MANIFEST_NAME
from briefing.translation import _, ngettext

MOST_ALIKE = 3


class Kind(StrEnum):
    """What a text can name."""

    SOURCE = "source"
    FIGURE = "figure"
    SECTION = "section"


class Lack(Struct, frozen=True, kw_only=True):
    """A name of something that is not there; ``form`` is how another is written for it, none where one is near."""

    kind: Kind
    name: str
    form: str = ""


def gathered(
    findings: Iterable[Finding], lacks: Mapping[Finding, Lack], idle: Mapping[Kind, Collection[str]]
) -> Iterator[Finding]:
    """Findings, of which those in ``lacks`` that say the same in more than three places are one.

    ``idle`` are the names of what is there, and to which nothing leads: where it is one, and one name is lacking, that
    is probably what it was called before.
    """
    alike: dict[Lack, list[Finding]] = {}
    for finding in lacks:
        alike.setdefault(lacks[finding], []).append(finding)
    names = {kind: {each.name for each in alike if each.kind is kind and each.form} for kind in Kind}
    told = {lack: _first(same) for lack, same in alike.items()}
    for finding in findings:
        lack = lacks.get(finding)
        if lack is None:
            yield finding
        elif len(same := alike[lack]) <= MOST_ALIKE or finding is told[lack]:
            advice = finding.advice
            if lack.form and len(names[lack.kind]) == len(idle[lack.kind]) == 1:
                (meant,) = idle[lack.kind]
                advice = _("Write {form}, if that is what it is called now, or add it")
                advice = advice.format(form=lack.form.format(meant))
            yield replace(finding, what=_what(finding, len(same)), advice=advice)


def _first(same: Iterable[Finding]) -> Finding:
    """The one that stands first, those in the manifest before the others, which are in the order of reading."""
    return min(same, key=lambda each: (True, 0) if each.file != MANIFEST_NAME else (False, each.line))


def _what(finding: Finding, places: int) -> str:
    if places <= MOST_ALIKE:
        return finding.what
    words = ngettext(
        "{what}, which {count} other place names too", "{what}, which {count} other places name too", places - 1
    )
    return words.format(what=finding.what, count=places - 1)
