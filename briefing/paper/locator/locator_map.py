"""What a map of a place is: a drawing, its words for those who do not see it, and its notes."""

import re
from typing import Literal

from msgspec import Struct

Tone = Literal["light", "dark", "grey"]
_HALO = re.compile(r'(<text [^>]*?)( stroke="[^>]* paint-order="stroke")(>[^<]*</text>)')


class LocatorMap(Struct, frozen=True, kw_only=True):
    """``alternative`` says what is to be seen, ``note`` what has to be known about the borders, often nothing."""

    svg: str
    alternative: str
    note: str
    credit: str

    def inline(self) -> str:
        """The map as part of a web page, where its words have to be in it."""
        from html import escape

        return self.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(self.alternative)}" ', 1)

    def tiny(self) -> str:
        """The map for what knows SVG Tiny only, as Qt does, and would draw the halo of a name over its letters."""
        return _HALO.sub(r"\1\2\3\1\3", self.svg)
