"""What a figure is on paper."""

from msgspec import Struct

from briefing.document.model import Figure, Picture
from briefing.imagery.comparing.comparison import Comparison

# What was noted of which picture of a figure, counted from 0, in the words that the picture service has for it.
Notes = tuple[tuple[int, str], ...]


class Image(Struct, frozen=True, kw_only=True):
    """One image of a plate: its file in the folder of the print, or why there is none and what to do.

    ``width`` is how wide it is printed, in millimetres, and ``dots`` how many of its pixels are an inch then.
    ``scale`` is how wide a pixel of the ground is printed, in millimetres; 0 where that is not known.
    """

    file: str = ""
    problem: str = ""
    advice: str = ""
    width: float = 0.0
    dots: float = 0.0
    scale: float = 0.0


class Plate(Struct, frozen=True, kw_only=True):
    """A figure on paper. ``images`` are the two pictures of the comparison, or one image of the comparison.

    ``stacked`` is whether two pictures stand below each other and not side by side.
    ``notes`` are those of its pictures; ``mismatch`` is whether the two have different proportions.
    """

    images: tuple[Image, ...]
    comparison: Comparison
    composed: bool = False
    stacked: bool = False
    notes: Notes = ()
    mismatch: bool = False

    def printed(self, figure: Figure) -> list[Picture]:
        """The pictures of its figure that are on it: the two that are compared, or the only one."""
        if len(figure.pictures) == 1:
            return list(figure.pictures)
        return [figure.pictures[at] for at in (self.comparison.before, self.comparison.after)]
