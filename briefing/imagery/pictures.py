"""What is known of a picture that is open, and its pixels, as the picture worker answers."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime

    from briefing.imagery.protocol import Size


class PictureInfo(Struct, frozen=True):
    """An open picture: its number, its upright size in pixels, what must be said of it, and when it was taken.

    Pictures that lie on the map tell of ``ground``, how many metres a pixel is there, across and down, and ``middle``,
    where theirs is, degrees east and north. ``stored`` is how many bytes its file has.
    """

    handle: int
    width: int
    height: int
    notes: tuple[str, ...]
    taken: "datetime.date | None" = None
    ground: tuple[float, float] | None = None
    middle: tuple[float, float] | None = None
    stored: int = 0

    @property
    def size(self) -> "Size":
        """How wide and how high it is in pixels."""
        return self.width, self.height


class Pixels(Struct, frozen=True):
    """Rows of ``stride`` bytes: of each pixel red, green, blue, and where there is one alpha, which multiplies them."""

    width: int
    height: int
    stride: int
    data: bytes
    has_alpha: bool


class Overview(Struct, frozen=True):
    """A picture that was opened, and all of it for a ``size`` in pixels.

    There may be up to twice as many each way, which are best scaled down where they are painted.
    """

    info: PictureInfo
    pixels: Pixels
    size: "Size"
