"""Why a picture cannot be shown, or two not aligned, in words for each key that the picture worker sends."""

from collections.abc import Mapping

from briefing.translation import N_, _

REASONS: Mapping[str, str] = {
    "broken": N_("this is not a whole PNG, JPEG, WebP or TIFF picture"),
    "kind": N_("this TIFF picture is damaged, or its bands or bits are of a kind that cannot be shown"),
    "large": N_("the picture is larger than 30,000 pixels a side or 200 megapixels"),
    "memory": N_("there is not enough memory for the picture"),
    "gone": N_("the picture is no longer open"),
    "outside": N_("a part outside the picture was asked for"),
    "nothing": N_("there is too little to be seen in one of the pictures to align them by"),
    "ambiguous": N_("no shift fits clearly better than others"),
    "far": N_("the pictures would have to be shifted by more than a quarter"),
    "unlike": N_("the two pictures do not match at any shift"),
}

# What a person can do about some of them.
ADVICE: Mapping[str, str] = {
    "broken": N_("Use an undamaged copy of the picture"),
    "kind": N_("Save it in another form"),
    "large": N_("Make it smaller"),
}

# Formats that are recognised and not shown.
FOREIGN = ("JPEG 2000", "JPEG XL", "GIF", "BMP", "Photoshop", "SVG", "PDF", "AVIF", "HEIF")

# What the worker may note of a picture, and how it is worded.
NOTES: Mapping[str, str] = {
    "animation": N_("first frame of an animation"),
    "pages": N_("first page of several"),
    "bands": N_("colours may be false: bands 1 to 3 shown as red, green and blue; other bands not shown"),
    "second": N_("only the first of two bands shown"),
    "colours": N_("colours may be false: bands 1 to 3 shown as red, green and blue"),
    "spread": N_("brightness stretched to be visible"),
}
UNEVEN = N_("pixels are longer one way than the other on the ground")


def reason(key: str) -> str:
    """The words for a key; one that is not known counts as a broken picture."""
    if _is_foreign(key):
        words = _("{kind} files are not shown; PNG, JPEG, WebP and TIFF pictures are")
        return words.format(kind=key[3:])
    return _(REASONS.get(key, REASONS["broken"]))


def advice(key: str) -> str:
    """What to do about it, if there is something."""
    if _is_foreign(key):
        return _("Save it in one of these formats")
    words = ADVICE.get(key, "" if key in REASONS else ADVICE["broken"])
    return _(words) if words else ""


def _is_foreign(key: str) -> bool:
    return key.startswith("is ") and key[3:] in FOREIGN
