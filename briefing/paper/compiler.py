"""The compiler of our template, and the fonts that it has."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

MAIN = "briefing.typ"


def compiler(root: Path, *, own_fonts: bool) -> "typst.Compiler":
    """A compiler of our template in ``root``; it reads nothing outside."""
    import typst

    return typst.Compiler(input=str(root / MAIN), root=str(root), font_paths=fonts(own=own_fonts))


@cache
def fonts(*, own: bool) -> "typst.Fonts":
    """The fonts that Typst carries, and those of the machine where not only its ``own`` are wanted."""
    import typst

    return typst.Fonts(include_system_fonts=not own)
