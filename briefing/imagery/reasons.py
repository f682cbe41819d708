"""Why a picture cannot be shown, or two not aligned, in words for each key that the picture worker sends."""

from collections.abc import Mapping

from briefing.translation import N_

REASONS: Mapping[str, str] = {
    "broken": N_("this is not a whole PNG, JPEG, WebP or TIFF picture"),
    "large": N_("the picture is larger than 30,000 pixels a side or 200 megapixels"),
    "memory": N_("there is not enough memory for the picture"),
    "gone": N_("the picture is no longer open"),
    "outside": N_("a part outside the picture was asked for"),
    "nothing": N_("there is too little to be seen in one of the pictures to align them by"),
    "ambiguous": N_("no shift fits clearly better than others"),
    "far": N_("the pictures would have to be shifted by more than a quarter"),
    "unlike": N_("what is seen in the two pictures does not lie on each other at any shift"),
}

# What the worker may note of a picture.
NOTES = (N_("first frame of an animation"), N_("bands past the first three are left out"))
