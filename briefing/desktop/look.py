"""The colours and letters of the reader, in light and in dark, and stronger where the system asks for contrast.

Every ink stands on its ground at 7:1 or better, muted words at 4.5:1 or better (a test measures it); the accent marks
what is selected and what can be dragged, the alarm what went wrong, and neither is the colour of running text.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

READING_FACES = (
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Georgia",
    "Noto Serif",
    "Liberation Serif",
    "DejaVu Serif",
)
CODE_FACES = ("Menlo", "Consolas")  # of macOS and of Windows


class Look(Struct, frozen=True, kw_only=True):
    """Colours as #rrggbb. ``paper`` is under running text, ``mat`` round pictures, ``ground`` under everything else.

    ``selected`` is under a row of a list or a mode, ``chosen`` under words that a hand has chosen. A ``strong`` one has
    borders in ink, also where there are none otherwise, and wider rings.
    """

    name: Literal["light", "dark"]
    paper: str
    ground: str
    mat: str
    ink: str
    muted: str
    line: str
    edge: str
    thumb: str
    hover: str
    selected: str
    chosen: str
    accent: str
    alarm: str
    hit: str
    found: str
    highlight: str
    strong: bool = False


LIGHT = Look(
    name="light",
    paper="#ffffff",
    ground="#f4f4f2",
    mat="#e6e6e2",
    ink="#1d1d1f",
    muted="#5a5d63",
    line="#dcdcd8",
    edge="#a9abaf",
    thumb="#b9bbc0",
    hover="#e9e9e6",
    selected="#dde8f8",
    chosen="#99c0f5",
    accent="#1f5fbf",
    alarm="#b3261e",
    hit="#fff3c4",
    found="#ffce4a",
    highlight="#d5efcf",
)

DARK = Look(
    name="dark",
    paper="#17191c",
    ground="#1f2226",
    mat="#121416",
    ink="#ececea",
    muted="#a9adb5",
    line="#363a40",
    edge="#5d636c",
    thumb="#565b63",
    hover="#2a2e33",
    selected="#2b3d5c",
    chosen="#2a4b85",
    accent="#8ab4f8",
    alarm="#f2998f",
    hit="#3a3214",
    found="#5f4a0a",
    highlight="#1f4229",
)

STRONG = {
    "light": replace(
        LIGHT,
        ground="#ffffff",
        ink="#000000",
        muted="#303236",
        line="#000000",
        edge="#000000",
        thumb="#55585e",
        selected="#cfe1ff",
        chosen="#8ab8f8",
        accent="#0a3d91",
        alarm="#8f1008",
        strong=True,
    ),
    "dark": replace(
        DARK,
        paper="#000000",
        ground="#000000",
        ink="#ffffff",
        muted="#dcdfe4",
        line="#ffffff",
        edge="#ffffff",
        thumb="#b4b8bf",
        selected="#123a75",
        chosen="#2d5496",
        accent="#a9ccff",
        alarm="#ffb4ab",
        strong=True,
    ),
}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
