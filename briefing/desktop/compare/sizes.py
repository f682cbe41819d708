"""How large what is seen is saved: as on the screen, twice that, or as large as the pictures are."""

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.keepsake import Keepsake, Layout, keepsake, layout
from briefing.imagery.comparing.comparison import Side
from briefing.translation import _

MOST, MOST_OF_A_FILM = 40_000_000, 4_000_000  # pixels
LONGEST = 30_000  # pixels, since nothing can be painted past some more


class Taken(Struct, frozen=True):
    """What is seen as it is saved; it is ``cut`` where it would be larger than may be."""

    keepsakes: Sequence[Keepsake]
    cut: bool

    @property
    def size(self) -> str:
        """How large it is, in words."""
        return _words(self.keepsakes[0].layout)


def picture(canvas: Canvas, size: str) -> Taken | None:
    """What is seen, in one of the sizes that the settings know; None where nothing is."""
    return _taken(canvas, size, [None], MOST) if canvas.scene is not None else None


def film(canvas: Canvas, size: str) -> Taken | None:
    """Each of the two pictures whole with its date, where it is seen now; None where there are not two."""
    is_pair = canvas.scene is not None and len(canvas.scene.surfaces) == len(Side)
    return _taken(canvas, size, list(Side), MOST_OF_A_FILM) if is_pair else None


def words(canvas: Canvas, size: str) -> str:
    """How large a picture of that size is now, or nothing."""
    times, cut = _times(canvas, size, [None], MOST)
    laid = layout(canvas, times)
    if laid is None:
        return ""
    return _("{size} (maximum)").format(size=_words(laid)) if cut else _words(laid)


def _taken(canvas: Canvas, size: str, wholes: Sequence[Side | None], most: int) -> Taken:
    times, cut = _times(canvas, size, wholes, most)
    return Taken([taken for each in wholes if (taken := keepsake(canvas, times, each)) is not None], cut)


def _times(canvas: Canvas, size: str, wholes: Sequence[Side | None], most: int) -> tuple[float, bool]:
    """How much larger than on the screen it is, and whether that is less than what is wanted."""
    laid = [found for each in wholes if (found := layout(canvas, whole=each)) is not None]
    wanted = {"screen": 1.0, "double": 2.0, "pictures": max(map(_times_of_pictures, laid), default=1.0)}[size]
    times = max(1.0, min([wanted, *(_most_times(each, most) for each in laid)]))
    return times, times < wanted


def _times_of_pictures(laid: Layout) -> float:
    """How much larger the sharpest of the pictures that are seen is; none is made smaller than on the screen."""
    scene = laid.scene
    return max([1.0, *(1 / scene.scale_of(layer.side) for layer in scene.layers if layer.side in scene.surfaces)])


def _most_times(laid: Layout, most: int) -> float:
    """How much larger it may be; a row and a column more are for parts of a pixel."""
    wide, high = laid.size.width() + 1, laid.size.height() + 1
    return min(sqrt(most / (wide * high)), LONGEST / max(wide, high))


def _words(laid: Layout) -> str:
    return f"{laid.size.width()} × {laid.size.height()}"
