"""What a person can choose about a printed briefing."""

from msgspec import Struct

PAPERS = ("a4", "letter")
PLATES = ("side-by-side", "on-screen", "none")


class PrintOptions(Struct, frozen=True, kw_only=True):
    """How a briefing is put on paper.

    ``sections`` None means all of them, in order; ``paper`` is one of PAPERS, ``plates`` one of PLATES. ``grey``
    leaves the colours out, ``sources`` says whether the list of sources is printed, ``historical`` whether to warn
    that what is told is long ago (said by who prints, so that the same options give the same bytes on any day).
    ``archive`` puts the briefing itself, as one file, into the PDF.
    """

    language: str
    paper: str = "a4"
    sections: tuple[str, ...] | None = None
    plates: str = "side-by-side"
    grey: bool = False
    sources: bool = True
    historical: bool = False
    archive: bool = False
