"""What the reader of the manifest objects to, in words for the person who wrote it."""

import re

from briefing.document.model import PictureKind, SourceKind
from briefing.translation import N_, _
from briefing.visible import shortened

NAMES = {
    "str": N_("text"),
    "int": N_("a whole number"),
    "float": N_("a number"),
    "bool": N_("true or false"),
    "date": N_("a date, such as 2021-12-24, without quotes"),
    "datetime": N_("a date with a time"),
    "time": N_("a time"),
    "array": N_("a list"),
    "object": N_("a table"),
    "str | object": N_("text, or a table of texts by language"),
}
SHAPES = {
    **dict.fromkeys(("id", "section", "figures"), N_("lower-case letters, digits and hyphens, at most 80")),
    "languages": N_("a language tag such as en or pt-BR, which begins with small letters"),
    "month": N_("a month such as 2021-12, and a year alone into date"),
}
BOUNDS = {
    ">=": N_("Make it {bound} or more"),
    "<=": N_("Make it {bound} or less"),
    ">": N_("Make it more than {bound}"),
    "<": N_("Make it less than {bound}"),
}
KINDS = {"sources": SourceKind, "pictures": PictureKind}
ROWS = ("corrections", "sources", "sections", "figures", "pictures", "events")
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_BOUND = re.compile(r"Expected `(?:int|float)` (>=|<=|>|<) (\S+)")
_LONGEST = re.compile(r"length <= (\d+)")
_ENUM = re.compile(r"Invalid enum value '(.*)'", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_LAST_KEY = re.compile(r"([a-z_]+)(?:\[[^\]]*\])*$")
_ROW = re.compile(r"([a-z]+)\[[^\]]*\]\.[a-z_]+$")


def explained(message: str) -> tuple[str, str, str]:
    """What is wrong, at which place, and what to do, for a message of the library that converts the tables."""
    words, _at, path = message.partition(" - at `")
    place = path.rstrip("`").removeprefix("$").lstrip(".")
    if found := _MISSING.match(words):
        return _("this key is missing"), f"{place}.{found[1]}".lstrip("."), _("Add it")
    what, advice = _objection(words, place)
    return what, place.removeprefix("key in "), advice


def _objection(words: str, place: str) -> tuple[str, str]:
    key = _LAST_KEY.search(place)
    name = key[1] if key else ""
    if found := _ENUM.match(words):
        row = _ROW.search(place)
        kinds = ", ".join(KINDS[row[1]]) if row and row[1] in KINDS else ""
        what = _("“{value}” is not a kind").format(value=shortened(found[1]))
        return what, _("Use one of: {kinds}").format(kinds=kinds)
    if "matching regex" in words and name in SHAPES:
        return _("this value is not written as it should be"), _("Write {shape}").format(shape=_(SHAPES[name]))
    if found := _LONGEST.search(words):
        return _("this list is too long"), _("Put at most {most} entries into it").format(most=found[1])
    if "length" in words:
        return _("this list is empty"), _("Put at least one entry into it")
    if found := _BOUND.match(words):
        return _("this number is out of range"), _(BOUNDS[found[1]]).format(bound=found[2].removesuffix(".0"))
    if "out of range" in words:
        return _("this number is out of range"), _("Write one of fewer digits")
    if (found := _EXPECTED.match(words)) and found[1].removesuffix(" | null") in NAMES and found[2] in NAMES:
        wanted = found[1].removesuffix(" | null")
        advice = _("Write two brackets around it each time") if found[2] == "object" and name in ROWS else ""
        return _mismatch(wanted, found[2]), advice
    return _("this value does not fit ({reason})").format(reason=words.replace("`", "")), ""


def _mismatch(wanted: str, given: str) -> str:
    words = NAMES[wanted], NAMES[given]
    return _("this should be {wanted}, and is {given}").format(wanted=_(words[0]), given=_(words[1]))
