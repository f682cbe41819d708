"""The plate that says what the picture is, large enough to be read when it is shown a fifth as wide."""

from PIL import Image, ImageDraw, ImageFont

from .palette import Colour
from .sheet import HEIGHT, WIDTH

WORDS = ("Illustration", "Illustratie")
LETTERS = 66
MARGIN, PADDING, LEADING = 28, 26, 70
PAPER: Colour = (247, 244, 237)
INK: Colour = (34, 36, 40)


def plate(picture: Image.Image) -> None:
    """Set the words in the lower right corner, on paper."""
    pencil = ImageDraw.Draw(picture)
    font = ImageFont.load_default(LETTERS)
    boxes = [pencil.textbbox((0, 0), word, font=font) for word in WORDS]
    width = round(max(right - left for left, _top, right, _bottom in boxes))
    top, bottom = round(boxes[0][1]), round(boxes[0][3])
    x = WIDTH - MARGIN - PADDING - width
    y = HEIGHT - MARGIN - PADDING - LEADING - (bottom - top)
    pencil.rectangle((x - PADDING, y - PADDING, WIDTH - MARGIN - 1, HEIGHT - MARGIN - 1), fill=PAPER)
    for row, (word, box) in enumerate(zip(WORDS, boxes, strict=True)):
        pencil.text((x - round(box[0]), y - top + row * LEADING), word, font=font, fill=INK)
