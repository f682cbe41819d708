"""The sheet that is drawn on: the ground with its mud and shadows, and the things that stand on it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .chance import Chance
from .geometry import Path, Point, hull
from .palette import FROST, MUD, MUD_DARK, Season
from .texture import grain, ragged, weather

WIDTH, HEIGHT = 2400, 1600
SIZE = (WIDTH, HEIGHT)
FINE = 2
"""How much larger the ground is drawn than it is shown."""
FINEST = 6
"""The same for what stands on it."""
SUN: Point = (0.815, 0.58)
"""Where shadows fall."""

Ink = int | tuple[int, ...]


class Pencil:
    """Draws in points on an image that is ``scale`` times as large."""

    def __init__(self, image: Image.Image, scale: int, corner: Point = (0, 0)) -> None:
        self.image = image
        self._scale = scale
        self._corner = corner
        self._draw = ImageDraw.Draw(image)

    def polygon(self, points: Sequence[Point], ink: Ink) -> None:
        """A filled outline."""
        self._draw.polygon(self._placed(points), fill=ink)

    def line(self, points: Sequence[Point], ink: Ink, width: float) -> None:
        """A line through points."""
        self._draw.line(self._placed(points), fill=ink, width=max(1, round(width * self._scale)))

    def dot(self, at: Point, radius: float, ink: Ink) -> None:
        """A disc."""
        ((x, y),) = self._placed([at])
        reach = round(radius * self._scale)
        self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=ink)

    def _placed(self, points: Sequence[Point]) -> list[tuple[int, int]]:
        left, top = self._corner
        return [(round((x - left) * self._scale), round((y - top) * self._scale)) for x, y in points]


class Sheet:
    """A picture in the making; things are set down last, in the order in which they were drawn."""

    def __init__(self, season: Season) -> None:
        self.season = season
        large = (WIDTH * FINE, HEIGHT * FINE)
        self.ground = Pencil(Image.new("RGB", large, season.grass), FINE)
        self.ruts = Pencil(Image.new("L", large), FINE)
        self.shade = Pencil(Image.new("L", large), FINE)
        self.swept = Pencil(Image.new("L", SIZE), 1)
        self.trodden = Pencil(Image.new("L", SIZE), 1)
        self._things: list[tuple[Image.Image, tuple[int, int]]] = []

    def pave(self, outline: Path, colour: tuple[int, int, int]) -> None:
        """Paint ground on which the frost does not stay."""
        self.ground.polygon(outline, colour)
        self.swept.polygon(outline, 255)

    def fall(self, height: float) -> Point:
        """How far the shadow of something so high falls, across and down."""
        return SUN[0] * height * self.season.reach, SUN[1] * height * self.season.reach

    def cast(self, *parts: tuple[Path, float]) -> None:
        """The shadow of a solid thing: outlines with the height at which each lies."""
        points: Path = []
        for outline, height in parts:
            across, down = self.fall(height)
            points += [(x + across, y + down) for x, y in outline]
        self.shade.polygon(hull(points), 255)

    @contextmanager
    def thing(self, at: Point, reach: float, fine: int = FINEST) -> Iterator[Pencil]:
        """A pencil for one thing that stands at ``at`` and reaches no farther than ``reach``."""
        left, top, side = int(at[0] - reach) - 1, int(at[1] - reach) - 1, int(reach * 2) + 3
        pencil = Pencil(Image.new("RGBA", (side * fine, side * fine)), fine, (left, top))
        yield pencil
        self._things.append((pencil.image.reduce(fine), (left, top)))

    def stamp(self, image: Image.Image, at: Point) -> None:
        """Set down a thing that was drawn before, around ``at``."""
        self._things.append((image, (round(at[0] - image.width / 2), round(at[1] - image.height / 2))))

    def finished(self) -> Image.Image:
        """The picture: ground, frost, mud, shadows, things and grain on top of each other."""
        picture = self.ground.image.reduce(FINE)
        picture = ImageChops.soft_light(picture, Image.merge("RGB", (self._clouded(),) * 3))
        if self.season.frost:
            picture.paste(FROST, mask=self._frost())
        self._muddied(picture)
        picture = self._shaded(picture)
        for image, corner in self._things:
            picture.paste(image, corner, image)
        speckle = grain(Chance(7), SIZE)
        return Image.blend(picture, ImageChops.overlay(picture, Image.merge("RGB", (speckle,) * 3)), 0.14)

    def _clouded(self) -> Image.Image:
        """What makes the ground uneven: less so where it is paved."""
        sky = weather(Chance(3), SIZE, (430, 170, 61, 23), 1.15)
        calm = sky.point([128 + (value - 128) // 4 for value in range(256)])
        return Image.composite(calm, sky, self.swept.image)

    def _frost(self) -> Image.Image:
        drifts = weather(Chance(5), SIZE, (310, 97, 29, 11), 2.0)
        drifts = drifts.point([round(value * self.season.frost) for value in range(256)])
        return ImageChops.subtract(drifts, self.swept.image.filter(ImageFilter.BoxBlur(1)))

    def _muddied(self, picture: Image.Image) -> None:
        fray = weather(Chance(9), SIZE, (41, 13, 5), 1.5)
        picture.paste(MUD, mask=ragged(self.trodden.image, fray, 7).point([value * 3 // 5 for value in range(256)]))
        picture.paste(MUD_DARK, mask=self.ruts.image.reduce(FINE))

    def _shaded(self, picture: Image.Image) -> Image.Image:
        shade = self.shade.image.reduce(FINE)
        near = shade.filter(ImageFilter.BoxBlur(7)).point([value // 4 for value in range(256)])
        shade = ImageChops.lighter(shade.filter(ImageFilter.GaussianBlur(0.9)), near)
        dark = ImageChops.multiply(picture, Image.new("RGB", SIZE, self.season.shade))
        return Image.composite(dark, picture, shade)
