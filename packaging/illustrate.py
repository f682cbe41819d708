#!/usr/bin/env python3
"""Draw the pair of the built-in briefing: an invented place seen from above, before and after an arrival.

The same bytes at every run with the locked libraries: whole numbers and a seeded generator only.
"""

import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 2400, 1600
SCALE = 2
IMAGES = Path(__file__).resolve().parent.parent / "resources" / "briefings" / "troop-buildup-2021-12" / "images"

Colour = tuple[int, int, int]
AUTUMN = [(122, 118, 84), (138, 126, 88), (104, 110, 74), (146, 134, 100), (112, 104, 76), (92, 100, 68)]
WINTER = [(168, 166, 156), (178, 174, 164), (158, 160, 150), (186, 182, 172), (164, 158, 148), (150, 154, 146)]
PARKS = [(1010, 340, 1490, 640), (1010, 760, 1490, 1060), (1590, 340, 2010, 640)]


class Sheet:
    """A picture under the pencil, in points of the finished size."""

    def __init__(self, ground: Colour) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), ground)
        self._draw = ImageDraw.Draw(self.image)

    def box(self, left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
        """A filled rectangle."""
        edges = (left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1)
        self._draw.rectangle(edges, fill=colour)

    def line(self, points: list[tuple[int, int]], width: int, colour: Colour) -> None:
        """A line with rounded joints."""
        self._draw.line([(x * SCALE, y * SCALE) for x, y in points], colour, width * SCALE, joint="curve")

    def dot(self, x: int, y: int, radius: int, colour: Colour) -> None:
        """A disc."""
        edges = [(at + by) * SCALE for at, by in ((x, -radius), (y, -radius), (x, radius), (y, radius))]
        self._draw.ellipse(edges, fill=colour)


def draw(*, after: bool) -> Image.Image:
    """The place, before or after."""
    chance = random.Random(1221)  # noqa: S311 - a drawing, not a secret
    sheet = Sheet((120, 116, 88) if not after else (170, 168, 158))
    fields(sheet, chance, WINTER if after else AUTUMN)
    river(sheet, after=after)
    woods(sheet, chance, after=after)
    roads(sheet, after=after)
    compound(sheet, after=after)
    if after:
        arrivals(sheet, random.Random(1312))  # noqa: S311 - as above
    small = sheet.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    return lettered(grained(small, random.Random(7)))  # noqa: S311 - as above


def fields(sheet: Sheet, chance: random.Random, colours: list[Colour]) -> None:
    """Strips of farmland with their furrows."""
    top = 0
    while top < HEIGHT:
        height = chance.randrange(150, 320)
        left = -chance.randrange(200)
        while left < WIDTH:
            width = chance.randrange(220, 520)
            tone = chance.choice(colours)
            sheet.box(left, top, left + width, top + height, tone)
            darker = (tone[0] - 6, tone[1] - 6, tone[2] - 6)
            if chance.randrange(2):
                for x in range(left, left + width, 8):
                    sheet.line([(x, top), (x, top + height)], 2, darker)
            else:
                for y in range(top, top + height, 8):
                    sheet.line([(left, y), (left + width, y)], 2, darker)
            left += width
        top += height


def river(sheet: Sheet, *, after: bool) -> None:
    """A slow river along the west."""
    points = [(330, -20), (300, 180), (360, 420), (290, 700), (340, 980), (280, 1260), (350, 1640)]
    sheet.line(points, 74, (92, 96, 78) if not after else (150, 152, 148))
    sheet.line(points, 54, (58, 74, 82) if not after else (112, 126, 136))


def woods(sheet: Sheet, chance: random.Random, *, after: bool) -> None:
    """Trees with their shadows, in belts and a wood."""
    crowns = [(60, 74, 46), (72, 84, 52), (52, 66, 42)] if not after else [(86, 88, 78), (98, 98, 88), (78, 80, 70)]
    places = [(chance.randrange(430, 940), 1200 + chance.randrange(260)) for _each in range(520)]
    places += [(460 + chance.randrange(36), y) for y in range(0, 1160, 9)]
    places += [(x, 150 + chance.randrange(30)) for x in range(900, 2400, 10)]
    for x, y in sorted(places, key=lambda place: place[1]):
        radius = chance.randrange(8, 17)
        sheet.dot(x + 7, y + 7, radius, (46, 50, 40) if not after else (110, 112, 110))
        sheet.dot(x, y, radius, chance.choice(crowns))


def roads(sheet: Sheet, *, after: bool) -> None:
    """Two roads and the lanes of the compound."""
    verge = (110, 104, 84) if not after else (140, 134, 122)
    tar = (136, 132, 122) if not after else (104, 98, 90)
    for points, width in (
        ([(-20, 1130), (700, 1120), (1250, 1150), (2420, 1090)], 34),
        ([(960, -20), (950, 500), (970, 1130), (1000, 1640)], 28),
        ([(960, 700), (2080, 700)], 22),
        ([(1540, 300), (1540, 1120)], 22),
    ):
        sheet.line(points, width + 12, verge)
        sheet.line(points, width, tar)


def compound(sheet: Sheet, *, after: bool) -> None:
    """Vehicle parks, and barracks with their roofs and shadows."""
    ground = (150, 142, 120) if not after else (128, 120, 106)
    for park in PARKS:
        sheet.box(*park, ground)
    for row in range(2):
        for column in range(5):
            left, top = 1610 + column * 86, 770 + row * 170
            sheet.box(left + 10, top + 10, left + 68, top + 138, (70, 68, 58) if not after else (104, 102, 98))
            roof = (142, 92, 76) if not after else (176, 156, 148)
            sheet.box(left, top, left + 29, top + 128, roof)
            sheet.box(left + 29, top, left + 58, top + 128, (roof[0] - 26, roof[1] - 22, roof[2] - 20))


def arrivals(sheet: Sheet, chance: random.Random) -> None:
    """Rows of vehicles, tanks and launchers, tents, and the tracks they left."""
    for _each in range(26):
        x, y = chance.randrange(980, 2050), chance.randrange(320, 1080)
        points = [(x, y), (x + chance.randrange(-160, 160), y + chance.randrange(-70, 70))]
        sheet.line(points, 3, (108, 100, 88))
    for left, top, right, bottom in PARKS:
        for row, y in enumerate(range(top + 18, bottom - 40, 58)):
            for x in range(left + 16, right - 26, 26):
                if chance.randrange(12):
                    vehicle(sheet, x, y, kind=row % 3)
    for row in range(4):
        for column in range(7):
            left, top = 1080 + column * 56, 1200 + row * 74
            sheet.box(left + 6, top + 6, left + 42, top + 58, (112, 110, 106))
            sheet.box(left, top, left + 18, top + 52, (96, 102, 84))
            sheet.box(left + 18, top, left + 36, top + 52, (80, 86, 70))


def vehicle(sheet: Sheet, x: int, y: int, *, kind: int) -> None:
    """A lorry, a tank or a launcher, 14 points wide, with its shadow."""
    length = (34, 30, 42)[kind]
    sheet.box(x + 4, y + 4, x + 18, y + length + 4, (84, 80, 72))
    sheet.box(x, y, x + 14, y + length, ((74, 80, 60), (62, 70, 52), (70, 74, 58))[kind])
    if kind == 0:
        sheet.box(x + 2, y + 1, x + 12, y + 9, (104, 108, 88))
    elif kind == 1:
        sheet.dot(x + 7, y + 16, 5, (84, 92, 70))
        sheet.line([(x + 7, y + 14), (x + 7, y - 5)], 2, (46, 52, 40))
    else:
        for tube in (3, 7, 11):
            sheet.line([(x + tube, y + 12), (x + tube, y + length - 2)], 2, (100, 106, 84))


def grained(image: Image.Image, chance: random.Random) -> Image.Image:
    """The drawing with the grain of a picture from far above."""
    noise = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), chance.randbytes(WIDTH * HEIGHT // 4))
    noise = noise.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST).filter(ImageFilter.BoxBlur(1))
    return Image.blend(image, Image.merge("RGB", (noise, noise, noise)), 0.06)


def lettered(image: Image.Image) -> Image.Image:
    """The drawing with the word that says what it is."""
    font = ImageFont.load_default(30)
    pencil = ImageDraw.Draw(image)
    words = "Illustration / Illustratie"
    left, top, right, bottom = pencil.textbbox((0, 0), words, font=font)
    x, y = WIDTH - int(right - left) - 36, HEIGHT - int(bottom - top) - 40
    pencil.rectangle((x - 16, y - 8, WIDTH - 20, HEIGHT - 20), fill=(30, 30, 30))
    pencil.text((x, y - int(top)), words, font=font, fill=(240, 240, 240))
    return image


def main() -> int:
    """Draw both and write them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    for name, after in (("before.jpg", False), ("after.jpg", True)):
        draw(after=after).save(folder / name, "JPEG", quality=88, subsampling=0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
