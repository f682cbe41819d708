"""Pages as they should look, small and grey. ``python -m tests.paper.golden`` writes them anew,
after a change of design.

They are compared block by block, so that another patch of the renderer passes and a block that moved does not.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import numpy as np
import numpy.typing as npt
from PIL import Image

from briefing.document.opening import open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.options import Paper, PrintOptions
from briefing.paper.press import Press
from briefing.paper.sheets import Sheet, Sheets
from briefing.paths import resource

FOLDER = Path(__file__).with_name("golden")
BUILTIN = "briefings/troop-buildup-2021-12"
CASES: dict[str, PrintOptions] = {
    f"{paper}-{language}": PrintOptions(language=language, paper=paper, historical=True)
    for paper in get_args(Paper)
    for language in ("en", "nl")
} | {"large": PrintOptions(language="nl", large=True, sections=("buildup",))}
INCH = 40.0
BLOCK = 8
TOLERANCE = 22.0

Grey = npt.NDArray[np.float64]


def pages(pictures: PictureService, options: PrintOptions) -> Iterator[Image.Image]:
    """The pages of the built-in briefing."""
    with open_briefing(resource(BUILTIN)) as opened, Press(opened, pictures) as press:
        printed = press.lay_out(options).pdf()
    for sheet in Sheets(printed).drawn(range(printed.pages), INCH):
        yield picture(sheet).convert("L")


def picture(sheet: Sheet) -> Image.Image:
    """A page as Pillow has it."""
    return Image.frombytes("RGB", (sheet.width, sheet.height), sheet.pixels, "raw", "BGRX", sheet.stride)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much the blocks of two pages differ at most, in levels of grey; 255 where the pages have other sizes."""
    return float(np.abs(_blocks(one) - _blocks(other)).max()) if one.size == other.size else 255.0


def _blocks(page: Image.Image) -> Grey:
    """The mean of each block."""
    values = np.asarray(page, dtype=np.float64)
    high, wide = (side // BLOCK for side in values.shape)
    blocks: Grey = values[: high * BLOCK, : wide * BLOCK].reshape(high, BLOCK, wide, BLOCK).mean(axis=(1, 3))
    return blocks


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with PictureService() as pictures:
        for name, case in CASES.items():
            for number, page in enumerate(pages(pictures, case), start=1):
                page.save(FOLDER / f"{name}-{number}.png", optimize=True)


if __name__ == "__main__":
    main()
