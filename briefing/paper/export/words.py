"""The words of an exported briefing that a printed one has no use for."""

from collections.abc import Mapping

from briefing.translation import N_

WORDS: Mapping[str, str] = {
    "language": N_("Language"),
    "place": N_("Place"),
    "picture": N_("Picture"),
    "figure": N_("Figure: {title}"),
    "source": N_("Source {number}"),
    "footnote": N_("Footnote {letter}"),
    "footnotes": N_("Footnotes"),
    "back": N_("Back to the text"),
    "back-to": N_("Back to mention {number} in the text"),
    "divider": N_("Divider between {before} and {after}"),
    "both": N_("{before} on {one} percent, {after} on {other} percent"),
    "whole": N_("{date} whole"),
    "others": N_("Pictures of other dates:"),
    "how": N_("Drag the divider, click, or use the arrow keys. The space bar shows one whole picture, then the other."),
}
