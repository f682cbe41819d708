"""A small briefing whose two pictures are each of one unusual colour, so that the screen tells what is shown where."""

import functools
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Colour = tuple[int, int, int]

BEFORE: Colour = (214, 31, 168)
AFTER: Colour = (20, 176, 130)

MANIFEST = """\
format = 1
id = "two-colours"
edition = 1
languages = ["en", "nl"]
published = 2021-12-24
cutoff = 2021-12-24
issuer = "Test"
title = { en = "Two colours", nl = "Twee kleuren" }

[[sources]]
id = "paint"
title = "Paint"
publisher = "Shop"
kind = "report"
date = 2021-12-01

[[sections]]
id = "first"
title = { en = "The beginning", nl = "Het begin" }
figures = ["pair"]

[[sections]]
id = "second"
title = { en = "The ending", nl = "Het einde" }

[[figures]]
id = "pair"
title = { en = "A pair", nl = "Een paar" }
caption = { en = "Two plain colours.", nl = "Twee effen kleuren." }
"""
PICTURE = """
[[figures.pictures]]
file = "images/{name}.{suffix}"
date = {date}
label = {{ en = "{english}", nl = "{dutch}" }}
alt = {{ en = "A plain colour", nl = "Een effen kleur" }}
credit = "Test"
kind = "illustration"
"""
TEXTS = {
    "en/first": "The first words stand here.[^paint]",
    "en/second": "Quite different words come last.[^paint]",
    "nl/first": "Hier staan de eerste woorden.[^paint]",
    "nl/second": "Heel andere woorden komen het laatst.[^paint]",
}


def write_pair(folder: Path, size: tuple[int, int] = (1200, 800), suffix: str = "png", words: int = 0) -> Path:
    """Write the briefing into ``folder``; ``words`` more words in each section, ``size`` of each picture in pixels."""
    manifest = MANIFEST
    for name, date, labels in (
        ("before", "2021-10-07", ("Before", "Voor")),
        ("after", "2021-12-13", ("After", "Na")),
    ):
        manifest += PICTURE.format(name=name, date=date, suffix=suffix, english=labels[0], dutch=labels[1])
        path = folder / "images" / f"{name}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_noisy(BEFORE if name == "before" else AFTER, size, suffix))
    (folder / "briefing.toml").write_text(manifest, encoding="utf-8")
    for name, text in TEXTS.items():
        path = folder / "sections" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n\n" + "some words of a section " * (words // 5), encoding="utf-8")
    return folder


def shows(pixels: NDArray[np.uint8], colour: Colour) -> NDArray[np.bool_]:
    """Which of the pixels show a picture of ``colour``, its noise and a scaling allowed for."""
    away = np.abs(pixels.astype(np.int16) - np.array(colour, np.int16))
    return np.asarray(away.max(axis=-1) < 40)


@functools.cache
def _noisy(colour: Colour, size: tuple[int, int], suffix: str) -> bytes:
    """A picture of one colour with a little noise, as costly to decode as a photograph."""
    noise = np.random.default_rng(1).integers(-8, 9, (size[1], size[0], 3), np.int16)
    pixels = np.clip(np.array(colour, np.int16) + noise, 0, 255).astype(np.uint8)
    kept = io.BytesIO()
    Image.fromarray(pixels).save(kept, {"jpg": "JPEG", "png": "PNG"}[suffix], quality=90)
    return kept.getvalue()
