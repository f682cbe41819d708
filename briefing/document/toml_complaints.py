"""What is wrong with a manifest that is not TOML, for somebody who does not know TOML: the line, and what to do."""

import re

from briefing.document.line_places import line_place, place_at
from briefing.errors import ManifestError
from briefing.translation import N_, _
from briefing.visible import shortened

_PLACE = re.compile(r"\(at line (\d+), column \d+\)$")
_OF_A_NUMBER = r"(?:^|[.{,])\s*[\"']?(?:format|edition|longitude|latitude|metres_per_pixel)[\"']?\s*="
_DIGITS = re.compile(r"[0-9][0-9_]*")
_AGAIN = "overwrite|twice|mutate"
# What the line, or what the parser said of it, looks like, and what to do then; the first that fits counts.
_ADVICE: tuple[tuple[str, str, str], ...] = (
    ("both", rf"^.*(?:{_AGAIN}).*\n\s*\[\[?(?:\w+|figures\.pictures)\]", N_("Write two brackets around it each time")),
    ("said", _AGAIN, N_("Name each key once")),
    ("line", r"^[^\"']*[“”„‘’«»]|=\s*\"[^\"]*[“”„«»]\s*$", N_("Use straight quotes")),
    (
        "line",
        r"^[^\"']*[\u00a0\u2000-\u200f\u202f\u2060\ufeff]",
        N_("Type its spaces anew: one is not an ordinary space"),
    ),
    ("line", r"=\s*\d{4}-\d{2}\s*(?:$|[,}])", N_("Put a month between quotes")),
    ("line", r"=\s*\d{4}-\d{2}-\d{2}\s*(?:$|[,}])", N_("Check the date")),
    ("line", r"=\s*\d{4}-\d{2}-\d{2}[T ]\s*\d", N_("Write it as 2021-12-24T18:00:00+01:00")),
    ("line", r"(?:^|[.{,])\s*(?:date|published|cutoff|until)\s*=\s*[^\s\"']", N_("Write a date as 2021-12-24")),
    ("line", r"=\s*-?\d+,\d", N_("Write decimals with a point")),
    ("line", r"=\s*-?\.\d", N_("Write a 0 before the point")),
    ("both", r"Unescaped.*\n(?:.*[{,])?\s*file\s*=", N_("Write / for \\")),
    ("said", "Unescaped", N_("Write \\\\ for each \\, or put the words between single quotes")),
    ("line", r"=\s*\"[^\"]*\"[^\s\"=,#}\]]", N_("Put \\ before a quote within quotes")),
    ("line", r"=\s*[\"'][^\"']*$", N_("Close the quotes")),
    ("line", r"^\s*(\[\[[^\]]*\]?|\[[^\[\]]*)$", N_("Close the brackets")),
    ("line", r"[\[{].*[\"\d\]}]\s+(?:[\w.]+\s*=|\")", N_("Put commas between the values")),
    ("line", _OF_A_NUMBER + r"\s*+(?:[-+]?[\d.]++[\s°]*+)?[^\W\d]", N_("Write a number")),
    ("line", r"=\s*[^\W\d]", N_("Put words between quotes")),
    ("line", r"^\s*[\w.-]*\w(?:\s[^=\[]*)?$", N_("Write a key, the sign = and a value")),
)


def long_number(text: str) -> ManifestError:
    """The error for ``text``, in which a number has more digits than Python reads; the longest is the one."""
    longest = max(_DIGITS.finditer(text), key=lambda found: len(found[0]))
    place = place_at(text, longest.start())
    return ManifestError(_("this number is out of range"), place=place, advice=_("Write one of fewer digits"))


def complaint(text: str, said: str) -> ManifestError:
    """The error for ``text``, in which a parser found ``said``."""
    place = _PLACE.search(said)
    if place is None:
        return ManifestError(_("this file ends too early"), advice=_("Close the quotes or brackets that are open"))
    number = int(place[1])
    line = text.split("\n")[number - 1].strip()
    words = line.partition("#")[0]
    looks = {"line": words, "said": said, "both": f"{said}\n{words}"}
    advice = next(
        (words for of, form, words in _ADVICE if re.search(form, looks[of])),
        N_("Check its quotes, commas and brackets, and those above it"),
    )
    what = _("this is not TOML: {line}").format(line=shortened(line))
    return ManifestError(what, place=line_place(number), advice=_(advice))
