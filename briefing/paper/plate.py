"""What a figure is on paper."""

from msgspec import Struct

from briefing.document.model import Figure, Picture
from briefing.imagery.comparing.comparison import Comparison, Side
from briefing.paper.options import Plates

# What was noted of which picture of a figure, counted from 0, in the words that the picture service has for it.
Notes = tuple[tuple[int, str], ...]


class Image(Struct, frozen=True, kw_only=True):
    """One image of a plate: its file in the folder of the print, or why there is none and what to do.

    ``width`` is how wide it is printed, in millimetres, and ``dots`` how many of its pixels are an inch then.
    ``scale`` is how wide a pixel of the largest picture of its figure is printed, in millimetres; 0 where that is not
    known.
    """

    file: str = ""
    problem: str = ""
    advice: str = ""
    width: float = 0.0
    dots: float = 0.0
    scale: float = 0.0


class Plate(Struct, frozen=True, kw_only=True):
    """A figure on paper. ``images`` are those of the pictures that are ``shown``, or one image of the comparison.

    ``shown`` counts the pictures of the figure from 0 that it is made of. ``stacked`` is whether they stand below each
    other and not side by side. ``notes`` are those of its pictures; ``mismatch`` is whether these have different
    proportions.
    """

    images: tuple[Image, ...]
    comparison: Comparison
    shown: tuple[int, ...]
    composed: bool = False
    stacked: bool = False
    notes: Notes = ()
    mismatch: bool = False

    @property
    def seen(self) -> tuple[int, ...]:
        """The pictures of the figure of which something is seen on it, in the order in which they stand there."""
        if not self.composed:
            return self.shown
        sides = dict(zip(Side, self.shown, strict=True))
        return tuple(sides[side] for side in self.comparison.order)

    def printed(self, figure: Figure) -> list[Picture]:
        """The same as pictures."""
        return [figure.pictures[at] for at in self.seen]


def shown_of(figure: Figure, comparison: Comparison, plates: Plates) -> tuple[int, ...]:
    """Which pictures of a figure are printed: the two that are compared, all if that is wanted, or the only one."""
    if len(figure.pictures) == 1:
        return (0,)
    if plates == "all-dates" and len(figure.pictures) > 2:
        return tuple(range(len(figure.pictures)))
    return comparison.before, comparison.after
