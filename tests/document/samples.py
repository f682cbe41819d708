"""Briefings to try things on: a small whole one as a dictionary of files, written to a folder or a zip."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from briefing.document.archive import MIMETYPE
from briefing.document.checks import check

MANIFEST = """
format = 1
id = "small"
edition = 1
languages = ["en", "nl"]
published = 2021-12-24
cutoff = 2021-12-24
issuer = "Somebody"
title.en = "Small"
title.nl = "Klein"
summary.en = "- A point.[^one]"
summary.nl = "- Een punt.[^one]"

[[sources]]
id = "one"
title = "One"
publisher = "Somebody"
kind = "report"
month = "2021-12"
url = "https://example.org/one"
note = "A note"

[[sections]]
id = "first"
title.en = "First"
title.nl = "Eerste"
figures = ["pair"]

[[figures]]
id = "pair"
title = "A pair"
caption = "A caption"
place = { name = "Somewhere", longitude = 34.1, latitude = 45.3 }
metres_per_pixel = 0.5

[[figures.pictures]]
file = "images/a.png"
date = 2021-10-07
label = "Before"
alt = "Fields"
credit = "Somebody"
kind = "satellite"

[[figures.pictures]]
file = "images/b.png"
date = 2021-12-13
label = "After"
alt = "Fields and tents"
credit = "Somebody"
kind = "satellite"

[[events]]
month = "2021-11"
until = 2021-12-13
text = "Something"
section = "first"

[[corrections]]
date = 2022-01-03
text = "Corrected"
"""
# The same with Markdown in the four texts that are one paragraph.
MARKED = (
    MANIFEST.replace('"A caption"', '"A *caption* of [it](figure:pair).[^one]"')
    .replace('"Something"', '"**Something** | [happened](https://example.org/way).[^one]"')
    .replace('"Corrected"', '"Corrected in [First](section:first).[^one]"')
    .replace('"A note"', '"A `note`.[^one]"')
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def files(**changes: str) -> dict[str, bytes]:
    """The files of the small briefing, with another ``manifest``, or other words in ``en`` or ``nl``."""
    return {
        "briefing.toml": changes.get("manifest", MANIFEST).encode(),
        "sections/en/first.md": changes.get("en", "Words.[^one]\n\n## More\n\nAnd more.\n").encode(),
        "sections/nl/first.md": changes.get("nl", "Woorden.[^one]\n").encode(),
        "images/a.png": PNG,
        "images/b.png": PNG,
    }


def write_folder(folder: Path, parts: Mapping[str, bytes]) -> Path:
    for name, data in parts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def write_zip(path: Path, parts: Mapping[str, bytes], *, mimetype: bytes | None = MIMETYPE) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        if mimetype is not None:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def found(tmp_path: Path, parts: dict[str, bytes]) -> list[str]:
    """What is found, without the lines of the manifest, which have a test of their own."""
    return [str(replace(finding, line=0)) for finding in check(write_folder(tmp_path / "x", parts))]
