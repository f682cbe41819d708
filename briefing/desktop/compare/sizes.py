"""How large what is seen is saved: as on the screen, twice that, or as large as the pictures are."""

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.keepsake import Keepsake, Layout, keepsake, layout
from briefing.imagery.comparing.comparison import Side
from briefing.translation import _

SIZES = "screen", "double", "pictures"
MEGAPIXEL = 1_000_000
MOST, MOST_OF_A_FILM = 40 * MEGAPIXEL, 4 * MEGAPIXEL
LONGEST = 30_000  # pixels, since nothing can be painted past some more


class Taken(Struct, frozen=True):
    """What is seen as it is saved; ``limit`` is what it was kept to where it would be larger than may be."""

    keepsakes: Sequence[Keepsake]
    limit: str

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


def words(canvas: Canvas) -> dict[str, str]:
    """How large a picture of each size is now, by the names that the settings have for them; nothing where none is."""
    shown = layout(canvas)
    if shown is None:
        return dict.fromkeys(SIZES, "")
    told = {}
    for size in SIZES:
        times, limit = _times([shown], size, MOST)
        laid = shown if times == 1 else layout(canvas, times) or shown
        told[size] = _("{size} (limited to {limit})").format(size=_words(laid), limit=limit) if limit else _words(laid)
    return told


def _taken(canvas: Canvas, size: str, wholes: Sequence[Side | None], most: int) -> Taken:
    shown = [found for each in wholes if (found := layout(canvas, whole=each)) is not None]
    times, limit = _times(shown, size, most)
    return Taken([taken for each in wholes if (taken := keepsake(canvas, times, each)) is not None], limit)


def _times(shown: Sequence[Layout], size: str, most: int) -> tuple[float, str]:
    """How much larger than on the screen it is, and what keeps it from being as large as is wanted, or nothing."""
    wanted = {"screen": 1.0, "double": 2.0, "pictures": max(map(_times_of_pictures, shown))}[size]
    times, limit = min(_most_times(each, most) for each in shown)
    return (max(1.0, times), limit) if max(1.0, times) < wanted else (wanted, "")


def _times_of_pictures(laid: Layout) -> float:
    """How much larger the sharpest of the pictures that are seen is; none is made smaller than on the screen."""
    scene = laid.scene
    return max([1.0, *(1 / scene.scale_of(layer.side) for layer in scene.layers if layer.side in scene.surfaces)])


def _most_times(laid: Layout, most: int) -> tuple[float, str]:
    """How much larger it may be, and why no more; a row and a column more are for parts of a pixel."""
    wide, high = laid.size.width() + 1, laid.size.height() + 1
    megapixels = _("{count} megapixels").format(count=most // MEGAPIXEL)
    a_side = _("{count} pixels a side").format(count=LONGEST)
    return min((sqrt(most / (wide * high)), megapixels), (LONGEST / max(wide, high), a_side))


def _words(laid: Layout) -> str:
    return f"{laid.size.width()} × {laid.size.height()}"
